/** The JSON Schema of digest.yaml: whether it says what the validator says, and what editors make of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { getLanguageService } from 'yaml-language-server';
import { configKeys } from '../../src/config/schema.ts';
import { schemaAddress, schemaLine } from '../../src/config/schema-line.ts';
import { configSchema } from '../../tools/config-schema.ts';
import { diagnosticsOf } from './reports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = join(root, 'schema/config.schema.json');
const schema = JSON.parse(configSchema());
const accepts = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('the published schema', () => {
  it('is what the validator and the documents give', async () => {
    await expect(configSchema()).toMatchFileSnapshot(file);
  });

  it('has every key, and says what each is', () => {
    expect(Object.keys(schema.properties)).toEqual(Object.keys(configKeys));
    for (const [key, { description }] of Object.entries<{ description?: string }>(schema.properties))
      expect([key, description]).toEqual([key, expect.stringMatching(/\w{3,}.*\.$/)]);
  });

  it('lies where its address says, in the package', () => {
    const { name, version, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const path = exports['./config-schema.json'].slice('./'.length);
    expect(schemaAddress).toBe(`https://unpkg.com/${name}@${version.split('.')[0]}/${path}`);
    expect(join(root, path)).toBe(file);
  });
});

const fixtures = join(root, 'fixtures');
const configurations = readdirSync(fixtures)
  .map((name) => `fixtures/${name}/digest.yaml`)
  .filter((path) => existsSync(join(root, path)));

describe('the configurations of the fixtures', () => {
  it.each(configurations)('are right by the schema where they are by the validator: %s', async (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    if ((await diagnosticsOf(text)).includes(' error: ')) return;
    accepts(parse(text) ?? {});
    expect(accepts.errors).toBeNull();
  });

  it.each([
    'titel: The week\n',
    'fold: three\n',
    'order: sise\n',
    'limit: 0\n',
    'themes: [{title: Garden}]\n',
    'themes: [{id: Garden Notes}]\n',
    'themes: [{id: garden, keyword: [mulch]}]\n',
    'themes: [{id: garden, keywords: [{mach: mulch}]}]\n',
    'themes: [{id: garden, keywords: [{match: mulch, in: heading}]}]\n',
    'output: [{format: html}]\n',
    'email: {sender: ada@example.org}\n',
    'weights: {title: -1}\n',
    'seen-for: always\n',
  ])('what the validator refuses, the schema does, too: %j', async (text) => {
    expect(await diagnosticsOf(text)).toContain(' error: ');
    expect(accepts(parse(text))).toBe(false);
  });
});

let opened = 0;

/** The language server that editors start, which gets the schema without a network. */
function languageServer() {
  const fetched: string[] = [];
  const service = getLanguageService({
    schemaRequestService: async (address) => {
      fetched.push(address);
      return readFileSync(file, 'utf8');
    },
    workspaceContext: { resolveRelativePath: (path) => path },
    connection: undefined as never,
    telemetry: { send: () => {}, sendError: () => {}, sendTrack: () => {} },
    yamlSettings: undefined as never,
    clientCapabilities: { textDocument: { completion: { completionItem: {} } } } as never,
  });
  service.configure({
    completion: true,
    validate: true,
    hover: true,
    customTags: [],
    yamlVersion: '1.2',
  } as never);
  // The server remembers what a version of a file holds.
  const open = (text: string) =>
    TextDocument.create('file:///news/digest.yaml', 'yaml', opened++, `${schemaLine}${text}`);
  return { service, open, fetched };
}

describe('an editor with yaml-language-server', () => {
  it('completes keys and values of a file that begins as "digest init" begins it', async () => {
    const { service, open, fetched } = languageServer();
    const keys = await service.doComplete(open('ti\n'), { line: 1, character: 2 }, false);
    expect(keys.items.map(({ label }) => label)).toContain('timezone');
    expect(fetched).toEqual([schemaAddress]);
    const values = await service.doComplete(open('order: \n'), { line: 1, character: 7 }, false);
    expect(values.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['rules', 'size']));
  });

  it('marks what is wrong, where it is', async () => {
    const { service, open } = languageServer();
    const found = await service.doValidation(open('title: Garden\nfold: many\ntitel: x\n'), false);
    expect(found.map(({ range, message }) => `${range.start.line + 1}: ${message}`)).toEqual([
      expect.stringMatching(/^3: Incorrect type\. Expected "(?:number|integer)"/),
      expect.stringMatching(/^4: Property titel is not allowed/),
    ]);
    expect(await service.doValidation(open('title: 2026\ninput: [notes]\n'), false)).toEqual([]);
  });

  it('says what a key is when the pointer rests on it', async () => {
    const { service, open } = languageServer();
    const hover = await service.doHover(open('fold: 2\n'), { line: 1, character: 1 });
    expect(JSON.stringify(hover)).toContain('Themes with fewer entries than this share one section');
  });
});
