/**
 * The JSON Schema of digest.yaml, made of the schemas that it is validated by, and of what docs/configuration.md says of
 * each key. After a change of these, `npx vitest run test/config/config-schema.test.ts -u` writes
 * schema/config.schema.json anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import {
  configKeys,
  emailKeys,
  feedKeys,
  keywordKeys,
  packWords,
  ruleKeys,
  type Schemas,
  scopeKeys,
  targetKeys,
  themeKeys,
  weightKeys,
} from '../src/config/schema.ts';
import { schemaAddress } from '../src/config/schema-line.ts';
import { formats } from '../src/text/formats.ts';

/** A part of a JSON Schema. */
type Json = Record<string, unknown>;

const documentation = fileURLToPath(new URL('../docs/configuration.md', import.meta.url));

const words = v.union([v.string(), v.array(v.string())]);
const conditions = { all: v.array(v.string()), not: words, when: map(scopeKeys) };
/** A word, words together, or whatever is of some scope. */
const longForms = (keys: Schemas) =>
  ['match', 'all', 'when'].map((required) => map(keys, [required], conditions));
const keyword = v.union([v.string(), ...longForms(keywordKeys)]);
const rule = v.union([v.string(), ...longForms(ruleKeys)]);
const theme = map(themeKeys, ['id'], {
  keywords: v.array(keyword),
  exclude: v.array(keyword),
  not: words,
  when: conditions.when,
});
const target = v.union([
  v.string(),
  map(targetKeys, ['file'], { format: v.union([v.picklist(formats), v.string()]) }),
]);

/** A name of a pack, of which editors propose those that there are, or a file. */
const pack = v.union([v.picklist(packWords), v.string()]);

/** The keys that have readers of their own. */
const ownReaders: Schemas = {
  feed: map(feedKeys),
  email: map(emailKeys),
  output: v.union([target, v.array(target)]),
  weights: map(weightKeys),
  extends: v.union([pack, v.array(pack)]),
  themes: v.array(theme),
  drop: v.array(rule),
  pin: v.array(rule),
  sections: v.record(v.string(), v.string()),
};

/** The schema that the package publishes, as a text. */
export function configSchema(): string {
  const { $schema, ...schema } = toJsonSchema(map(configKeys, [], ownReaders), {
    target: 'draft-07',
    typeMode: 'input',
    // What is right of a time zone or a colour is more than a JSON Schema can say.
    ignoreActions: ['check', 'trim'],
  });
  const described = withDescriptions(schema as Json, readFileSync(documentation, 'utf8'));
  const head = {
    $schema,
    $id: schemaAddress,
    title: 'digest.yaml',
    description: 'What a weekly digest is made of.',
  };
  return `${JSON.stringify({ ...head, ...(wordsAsWritten(described) as Json) }, null, 2)}\n`;
}

/** A map of keys, of which only `required` have to be there. */
function map(keys: Schemas, required: string[] = [], readers: Schemas = {}): v.GenericSchema {
  const entries = Object.entries(keys).map(([key, schema]) => {
    const whole = readers[key] ?? eitherWay(schema);
    if (whole.type === 'unknown') throw new Error(`the JSON Schema does not know what \`${key}\` may hold`);
    return [key, required.includes(key) ? whole : v.optional(whole)];
  });
  return v.strictObject(Object.fromEntries(entries));
}

/** What may be one or a list is decided by what is given: both are possible. */
function eitherWay(schema: v.GenericSchema): v.GenericSchema {
  if (schema.type !== 'lazy') return schema;
  const { getter } = schema as v.LazySchema<v.GenericSchema>;
  return v.union([getter(''), getter([])]);
}

/** Where text is wanted, `2026` and `no` are text, as when the file is read. */
function wordsAsWritten(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(wordsAsWritten);
  if (typeof schema !== 'object' || schema === null) return schema;
  const all = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, wordsAsWritten(value)]));
  const isPlain = all.type === 'string' && !('enum' in all) && !('pattern' in all);
  return isPlain ? { ...all, type: ['string', 'number', 'boolean'] } : all;
}

/** The first paragraph below the heading of each key, and of the keys in it the row of the table there. */
function withDescriptions(schema: Json, pages: string): Json {
  const properties = { ...(schema.properties as Record<string, Json>) };
  for (const section of pages.split(/^#{2,} /m).slice(1)) {
    const [heading = '', ...lines] = section.split('\n');
    const text = lines.join('\n');
    for (const [, key] of heading.matchAll(/`([\w-]+)`/g)) {
      if (!(key! in properties)) continue;
      properties[key!] = {
        description: plainText(firstParagraph(text)),
        ...withRows(properties[key!]!, text),
      };
    }
  }
  return { ...schema, properties };
}

const firstParagraph = (text: string): string =>
  text.split(/\n{2,}/).find((it) => /^\n?[A-Z`]/.test(it) && !it.startsWith('```')) ?? '';

/** A schema whose maps have the descriptions of a table, `| key | what it is | …`. */
function withRows(schema: Json, text: string): Json {
  const rows = new Map([...text.matchAll(/^\| `([\w-]+)` \| (.*?) \|/gm)].map(([, key, is]) => [key!, is!]));
  const add = (it: unknown): unknown => {
    if (Array.isArray(it)) return it.map(add);
    if (typeof it !== 'object' || it === null) return it;
    const { properties, ...rest } = it as { properties?: Record<string, Json> } & Json;
    const added = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, add(value)]));
    if (properties === undefined) return added;
    const named = Object.entries(properties).map(([key, value]) => {
      const row = rows.get(key);
      return [key, row === undefined ? add(value) : { description: plainText(row), ...value }];
    });
    return { ...added, properties: Object.fromEntries(named) };
  };
  return add(schema) as Json;
}

/** Markdown without links, in one line. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
