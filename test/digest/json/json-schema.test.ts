/** The JSON Schema that the package publishes, and whether it says the same as the reader. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { digestSchema, parts } from '../../../src/digest/json/schema.ts';
import { jsonSchema } from '../../../tools/json-schema.ts';
import { detailedEntry, digest, entry, theme } from '../../render/week.ts';
import { readBack } from './read-back.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const file = join(root, 'schema/digest.schema.json');
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const accepts = ajv.compile(JSON.parse(jsonSchema()));

describe('the published schema', () => {
  it('is what the declaration gives', async () => {
    await expect(jsonSchema()).toMatchFileSnapshot(file);
  });

  it('is in the package, under a name of its own', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(join(root, exports['./schema.json'])).toBe(file);
  });

  it('has the keys of a digest in their order, and says what each is', () => {
    const always = Object.keys(digestSchema.entries).filter(
      (key) => !/^(?:group|introductions|trends|carried)$/.test(key),
    );
    expect(always).toEqual(Object.keys(digest()));
    expect(Object.keys(parts.entry.entries)).toEqual(Object.keys(detailedEntry()));
    const { $defs, ...whole } = JSON.parse(jsonSchema());
    for (const part of [whole, ...Object.values<typeof whole>($defs)]) {
      expect(part.description).toMatch(/\.$/);
      for (const field of Object.values<typeof whole>(part.properties))
        expect(field.description).toMatch(/\.$/);
    }
  });
});

const fixtures = join(root, 'fixtures');
const goldens = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) =>
    /^[^/]+\/(?:stdout|written\/.*)\.json$|^json-digest\/issue\.json$/.test(path.replaceAll('\\', '/')),
  )
  .filter((path) => isDigest(readFileSync(join(fixtures, path), 'utf8')))
  .sort();

function isDigest(text: string): boolean {
  return /^\{\s*"schema": 1,/.test(text) && existsSync(file);
}

describe('golden JSON', () => {
  it('is there', () => expect(goldens.length).toBeGreaterThan(5));

  it.each(goldens)('of fixtures/%s is a digest by the schema and by the reader', async (path) => {
    const text = readFileSync(join(fixtures, path), 'utf8');
    accepts(JSON.parse(text));
    expect(accepts.errors).toBeNull();
    expect((await readBack(text)).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

/** A week with something of everything, as plain data. */
const whole = () =>
  JSON.parse(
    JSON.stringify(
      digest({
        themes: [
          theme('Operations', [
            entry({
              title: 'Restores Take Nine Hours',
              why: [
                {
                  theme: 'operations',
                  keyword: 'restore*',
                  field: 'title',
                  text: 'Restores',
                  start: 0,
                  end: 8,
                  weight: 2,
                },
              ],
              also: [{ theme: 'people', score: 1 }],
            }),
          ]),
        ],
        unplaced: [entry({ title: 'A Reader Asks About Gardening' })],
      }),
    ),
  );

/** The ways to every value of it. */
function pathsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, it]) => pathsIn(it, [...path, key]))];
}

function withValue(path: (string | number)[], value: unknown): unknown {
  const data = whole();
  if (path.length === 0) return value;
  const holder = path.slice(0, -1).reduce((at, step) => at[step], data);
  holder[path.at(-1)!] = value;
  return data;
}

describe('a wrong value anywhere', () => {
  const wrong = [null, true, -1, 1.5, 'nonsense <b>', [], [null], {}];

  it.each(pathsIn(whole()).map((path) => [path.join('.') || 'the digest', path] as const))(
    'at %s is refused by the schema when the reader refuses it, and the reverse',
    async (_, path) => {
      for (const value of wrong) {
        const data = withValue(path, value);
        const { digest: read, diagnostics } = await readBack(JSON.stringify(data));
        expect([value, accepts(data)], JSON.stringify(diagnostics)).toEqual([value, read !== null]);
      }
    },
  );
});
