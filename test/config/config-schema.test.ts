/** The JSON Schema of digest.yaml: whether it says what the validator says, and what editors make of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, stringify } from 'yaml';
import { getLanguageService } from 'yaml-language-server';
import { configKeys } from '../../src/config/schema.ts';
import { schemaAddress, schemaLine } from '../../src/config/schema-line.ts';
import { configSchema } from '../../tools/config-schema.ts';
import { runs } from '../support/runs.ts';
import { diagnosticsOf, load } from './reports.ts';

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

/** What may stand where the schema wants a text: right for one key, wrong for most others. */
const texts = [
  ...[
    '',
    ' ',
    'x',
    'Garden',
    'garden',
    'two words',
    '2026',
    'no',
    'a\nb',
    'a: b',
    '#tag',
    '@ada',
    '/ab+/i',
    '/(/',
    '=',
    '*',
    'w*rd',
    'site:',
  ],
  ...[
    'site:example.org/notes',
    '2026-W10',
    '2026-03-02',
    'current',
    'Europe/Berlin',
    'en',
    'pt-BR',
    'de_DE',
    '#0a7',
    'teal',
    'rgb(1 2 3)',
  ],
  ...[
    'https://example.org',
    'ftp://example.org',
    'mailto:a@example.org',
    'Ada <ada@example.org>',
    'readers.txt',
    'week.md',
    'week.doc',
  ],
  ...[
    '-',
    '{week}.html',
    '{wek}.html',
    'software',
    '../team/themes.yaml',
    'html',
    'HTM',
    'docx',
    '8 weeks',
    'title',
  ],
];

/** The part of a schema that says what a list or a map holds. */
type Part = { [key: string]: unknown } & {
  anyOf?: Part[];
  enum?: string[];
  items?: Part;
  properties?: Record<string, Part>;
  required?: string[];
};

/** What a part of the schema lets pass, more or less: what it does not is sorted out afterwards. */
function valuesOf({
  type,
  anyOf,
  enum: words,
  items,
  properties,
  required = [],
}: Part): fc.Arbitrary<unknown> {
  if (anyOf !== undefined) return fc.oneof(...anyOf.map(valuesOf));
  if (words !== undefined) return fc.constantFrom(...words);
  if (items !== undefined) return fc.array(valuesOf(items), { maxLength: 3 });
  if (properties !== undefined) {
    const parts = Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, valuesOf(part)]));
    return fc.record(parts, { requiredKeys: required });
  }
  if (type === 'object') return fc.dictionary(fc.constantFrom('Tools', 'Jobs'), fc.constantFrom(...texts));
  if (type === 'boolean') return fc.boolean();
  if (type === 'number' || type === 'integer')
    return fc.constantFrom(-1001, -1, -0.5, 0, 0.0001, 0.5, 1, 3, 1000, 1e16);
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...texts) },
    { weight: 1, arbitrary: fc.constantFrom(2026, true) },
  );
}

/** What only the validator can know: what keywords, handles, sites and patterns are, what stands in braces, what another key says. */
const beyond = new Set([
  ...['keyword-invalid', 'keyword-field', 'name-word-unknown', 'config-output-format'],
  ...['theme-not-there', 'theme-duplicate', 'section-unknown-theme', 'extends-missing'],
]);

const beyondWords = /must be (?:a colour|the name of a time zone|left out)/;

describe('whatever the schema lets pass', () => {
  it.each(Object.keys(schema.properties))(
    'the validator lets pass, too: %s',
    { tags: 'long' },
    async (key) => {
      const part: Part = schema.properties[key];
      const right = valuesOf(part).filter((value) => accepts({ [key]: value }));
      await fc.assert(
        fc.asyncProperty(right, async (value) => {
          const { diagnostics } = await load(stringify({ [key]: value }));
          const told = diagnostics.filter(({ code, severity }) => severity === 'error' && !beyond.has(code));
          expect(told.filter(({ message }) => !beyondWords.test(message))).toEqual([]);
        }),
        { numRuns: runs(60) },
      );
    },
  );
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
