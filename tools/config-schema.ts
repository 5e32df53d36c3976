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
import { everyEnding, formats } from '../src/text/formats.ts';

/** A part of a JSON Schema. */
type Json = Record<string, unknown>;

const documentation = fileURLToPath(new URL('../docs/configuration.md', import.meta.url));

/** What a text looks like. The validator knows more of each: which zones there are, how long a month is. */
const like = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));
const address = like(/^\s*[Hh][Tt][Tt][Pp][Ss]?:/);
const day = like(/^\s*\d{4}-\d\d-\d\d\s*$/);
const line = like(/^\s*\S[^\n\r\t]*\s*$/);
const mailbox = like(/@/);
const recipient = like(/@|^\s*[Uu]ndisclosed[ -][Rr]ecipients/);
const recipients = v.union([
  like(/@|^\s*[Uu]ndisclosed[ -][Rr]ecipients|\.[Tt][Xx][Tt]\s*$/),
  v.array(recipient),
]);

/** A keyword, of which a sign alone is none. */
const aKeyword = /^(?!\s*(?:=|@|#|\*|\/|[Ss][Ii][Tt][Ee]:)?\s*$)/;
const keyword = like(aKeyword);
const words = v.union([keyword, v.array(keyword)]);
const site = like(/\.|\[/);
const when = map(scopeKeys, [], { site: v.union([site, v.array(site)]) });
const conditions = { not: words, when };
const together = { ...conditions, all: v.pipe(v.array(keyword), v.minLength(2)), match: keyword };

/** A word, words together, or whatever is of some scope. */
function keywordOf({ match, all, near, in: fields, ...keys }: Schemas): v.GenericSchema {
  const readers = {
    ...together,
    // A weight may be anything but nothing.
    weight: v.union([
      v.pipe(v.number(), v.minValue(-1000), v.maxValue(-0.001)),
      v.pipe(v.number(), v.minValue(0.001), v.maxValue(1000)),
    ]),
  };
  return v.union([
    keyword,
    map({ match: match!, in: fields!, ...keys }, ['match'], readers),
    map({ all: all!, near: near!, in: fields!, ...keys }, ['all'], readers),
    map(keys, ['when'], readers),
  ]);
}

const keywords = v.array(keywordOf(keywordKeys));
const rules = v.array(keywordOf(ruleKeys));
const theme = map(themeKeys, ['id'], { keywords, exclude: keywords, ...conditions });

/** Texts in capitals and small letters, as a part of a pattern. */
const anyCase = (texts: string[]) =>
  texts
    .map((it) => it.replace('.', '\\.').replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`))
    .join('|');

/** The ending of a file tells its format, if nothing else does; `-` is standard output. */
const file = like(new RegExp(`^\\s*-\\s*$|(?:${anyCase(everyEnding)})\\s*$`));
const formatName = like(
  new RegExp(`^\\s*(?:${anyCase([...formats, ...everyEnding.map((it) => it.slice(1))])})\\s*$`),
);
const { file: anyFile, ...targetOptions } = targetKeys;
const target = v.union([
  file,
  map({ file: anyFile, ...targetOptions }, ['file'], {
    format: v.union([v.picklist(formats), formatName]),
    to: recipients,
  }),
]);

/** A name of a pack, of which editors propose those that there are, or a file. */
const pack = v.union([v.picklist(packWords), like(/[./\\]/)]);

/** The keys that have readers of their own, and those of which the validator asks more than that they are text. */
const ownReaders: Schemas = {
  ...{ url: address, home: address, since: day, until: day, preheader: line },
  lang: like(/^\s*(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:-[A-Za-z0-9]{1,8})*\s*$/),
  accent: like(/^\s*(?:#[0-9A-Fa-f]{3,8}|[A-Za-z]+(?:\([\s\S]*\))?)\s*$/),
  logo: like(/^\s*(?:[Hh][Tt][Tt][Pp][Ss]:|(?![A-Za-z][A-Za-z0-9+.-]+:))/),
  week: like(/^\s*(?:\d{4}-W\d\d|current|last)\s*$/),
  timezone: like(/^\s*[A-Za-z][\w+/-]*\s*$/),
  feed: map(feedKeys, [], { atom: address, rss: address, jsonfeed: address }),
  email: map(emailKeys, [], {
    ...{ from: mailbox, to: recipients, 'reply-to': v.union([recipient, v.array(recipient)]) },
    ...{
      subject: line,
      list: line,
      unsubscribe: like(/^\s*(?:[Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):/),
    },
  }),
  output: v.union([target, v.array(target)]),
  weights: map(weightKeys),
  extends: v.union([pack, v.pipe(v.array(pack), v.minLength(1))]),
  themes: v.array(theme),
  drop: rules,
  pin: rules,
  disable: v.union([themeKeys.id, v.array(themeKeys.id)]),
  sections: v.record(v.string(), themeKeys.id),
};

/** The schema that the package publishes, as a text. */
export function configSchema(): string {
  const { $schema, ...schema } = toJsonSchema(map(configKeys, [], ownReaders), {
    target: 'draft-07',
    typeMode: 'input',
    // What looks right and is not, only the validator can say.
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

/** Where any text is wanted, `2026` and `no` are text, as when the file is read; white space alone is none. */
function wordsAsWritten(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(wordsAsWritten);
  if (typeof schema !== 'object' || schema === null) return schema;
  const all = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, wordsAsWritten(value)]));
  const { minLength, ...rest } = all;
  if (all.pattern === aKeyword.source) return { ...all, type: ['string', 'number', 'boolean'] };
  if (all.type !== 'string' || 'enum' in all || 'pattern' in all) return all;
  const words = { ...rest, type: ['string', 'number', 'boolean'] };
  return minLength === undefined ? words : { ...words, pattern: '\\S' };
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
