/** What each key may hold. The message of a schema completes the sentence "`key` must be …". */

import * as v from 'valibot';
import { nearest } from '../diagnostics/nearest.ts';
import { formatNamed, formats } from '../text/formats.ts';
import { inputFormats } from '../text/input-formats.ts';
import { type Path, pathText } from '../text/paths.ts';
import { complain, type DocumentReading } from './document.ts';
import { configDiagnostic } from './messages.ts';
import { defaultPack, packNames } from './pack.ts';
import {
  addressees,
  colour,
  language,
  lineOfText,
  mailbox,
  picture,
  recipients,
  unsubscribeAddress,
  webAddressValue,
} from './web-values.ts';
import { readDay, readWeek, weeksOf } from './week.ts';

const text = v.pipe(v.string('text'), v.trim(), v.nonEmpty('text with something in it'));
/** Sums of numbers no larger than this are exact. */
const largest = 1000;
const aWeight = `a number from -${largest} to ${largest}, and not 0`;
const keywordWeight = v.pipe(
  v.number(aWeight),
  v.minValue(-largest, aWeight),
  v.maxValue(largest, aWeight),
  v.check((it) => Math.abs(it) >= 0.001, aWeight),
);
const aMeasure = `a number from 0 to ${largest}`;
const fromZero = v.pipe(v.number(aMeasure), v.minValue(0, aMeasure), v.maxValue(largest, aMeasure));
const wholeFrom = (least: number) => {
  const expected = `a whole number from ${least}`;
  return v.pipe(v.number(expected), v.safeInteger(expected), v.minValue(least, expected));
};
const aDay = 'a day such as 2026-03-02';
const day = v.pipe(
  v.string(aDay),
  v.trim(),
  v.check((it) => readDay(it) !== null, aDay),
);
const week = v.pipe(
  v.string(aWeek('')),
  v.trim(),
  v.check(
    (it) => readWeek(it) !== null,
    (issue) => aWeek(issue.input),
  ),
);
/** `8 weeks`, or `forever`. */
const weeks = v.pipe(
  v.string('a number of weeks such as `8 weeks`, or `forever`'),
  v.trim(),
  v.regex(/^(?:[1-9]\d{0,3} weeks?|forever)$/, 'a number of weeks such as `8 weeks`, or `forever`'),
  v.transform((it) => (it === 'forever' ? null : Number.parseInt(it, 10))),
);
const timezone = v.pipe(v.string('the name of a time zone'), v.trim(), v.check(isTimezone, aTimezone));
const slug = v.pipe(
  v.string('lower-case letters, digits and hyphens'),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    (issue) => `lower-case letters, digits and hyphens${likeSlug(issue.input)}`,
  ),
);
const texts = v.lazy((given) => (Array.isArray(given) ? v.array(text) : oneText));
const oneText = v.pipe(
  v.string('text or a list of texts'),
  v.trim(),
  v.nonEmpty('text or a list of texts'),
  v.transform((it) => [it]),
);
const fieldNames = ['title', 'body', 'tags', 'handles', 'links', 'section', 'author', 'file'] as const;
const field = v.picklist(
  fieldNames,
  '`title`, `body`, `tags`, `handles`, `links`, `section`, `author` or `file`',
);
const fields = v.lazy((given) =>
  Array.isArray(given)
    ? v.pipe(v.array(field), v.nonEmpty('a field, or a list with at least one'))
    : v.pipe(
        field,
        v.transform((it) => [it]),
      ),
);
/** The names that `extends` may have, beside those of files. */
export const packWords = [...packNames, 'default'] as const;
const pack = v.pipe(
  v.picklist(
    packWords,
    `one of ${packWords.map((it) => `\`${it}\``).join(', ')}, or a file such as \`team/themes.yaml\``,
  ),
  v.transform((it) => (it === 'default' ? defaultPack : it)),
);
/** A pack, or a file: by its path, or in a package. */
const extended = v.lazy((given) => (typeof given === 'string' && /[./\\]/.test(given) ? text : pack));
const extendedList = v.lazy((given) =>
  Array.isArray(given)
    ? v.pipe(v.array(extended), v.nonEmpty('the name of a pack or a file, or a list with at least one'))
    : v.pipe(
        extended,
        v.transform((it) => [it]),
      ),
);

/** The keys of the configuration; those of `v.unknown()` have readers of their own. */
export const configKeys = {
  title: text,
  issue: text,
  author: text,
  intro: text,
  preheader: lineOfText,
  lang: language,
  url: webAddressValue,
  home: webAddressValue,
  accent: colour,
  logo: picture,
  style: text,
  footer: text,
  feed: v.unknown(),
  counts: v.boolean('`true` or `false`'),
  evidence: v.boolean('`true` or `false`'),
  email: v.unknown(),
  input: texts,
  'input-format': v.picklist(inputFormats, 'a format of the input, such as `markdown` or `blocks`'),
  output: v.unknown(),
  week,
  since: day,
  until: day,
  timezone,
  order: v.picklist(['rules', 'size'], '`rules` or `size`'),
  group: v.picklist(['theme', 'section', 'tag'], '`theme`, `section` or `tag`'),
  fold: wholeFrom(0),
  limit: wholeFrom(1),
  duplicates: v.picklist(['merge', 'same'], '`merge` or `same`'),
  events: texts,
  archive: text,
  seen: v.picklist(['leave-out', 'mark', 'keep'], '`leave-out`, `mark` or `keep`'),
  'seen-for': weeks,
  trends: v.boolean('`true` or `false`'),
  empty: v.picklist(['skip', 'fail', 'publish'], '`skip`, `fail` or `publish`'),
  'min-entries': wholeFrom(0),
  heartbeat: text,
  threshold: fromZero,
  strict: v.boolean('`true` or `false`'),
  weights: v.unknown(),
  extends: extendedList,
  disable: texts,
  themes: v.unknown(),
  drop: v.unknown(),
  pin: v.unknown(),
  sections: v.unknown(),
};

/** The keys of `weights`. */
export const weightKeys = { title: fromZero, body: fromZero };

/** The keys of `feed`. */
export const feedKeys = {
  items: v.picklist(['entries', 'issues'], '`entries` or `issues`'),
  atom: webAddressValue,
  rss: webAddressValue,
  jsonfeed: webAddressValue,
};

/** The keys of `email`. */
export const emailKeys = {
  from: mailbox,
  to: recipients,
  'reply-to': addressees,
  subject: lineOfText,
  list: lineOfText,
  unsubscribe: unsubscribeAddress,
  empty: v.boolean('`true` or `false`'),
};

const aFormat = `one of ${formats.map((it) => `\`${it}\``).join(', ')}`;

/** The keys of a target in its long form. */
export const targetKeys = {
  file: text,
  format: v.pipe(
    v.string(aFormat),
    v.transform((it) => formatNamed(it) ?? it),
    v.picklist(formats, aFormat),
  ),
  template: text,
  to: recipients,
  'front-matter': v.boolean('`true` or `false`'),
};

/** The keys of a theme. */
export const themeKeys = {
  id: slug,
  title: text,
  emoji: text,
  description: text,
  keywords: v.unknown(),
  exclude: v.unknown(),
  not: v.unknown(),
  when: v.unknown(),
  replace: v.boolean('`true` or `false`'),
};

/** The long form of a rule that decides by itself (`drop`, `pin`): of a keyword all but its weight. */
export const ruleKeys = {
  match: text,
  all: v.unknown(),
  near: wholeFrom(0),
  not: v.unknown(),
  when: v.unknown(),
  in: fields,
};

/** The long form of a keyword. */
export const keywordKeys = { ...ruleKeys, weight: keywordWeight };

/** The keys of `when`: what an entry is of. */
export const scopeKeys = { site: texts, author: texts, file: texts, section: texts, tag: texts };

/** What each key of a map may hold. */
export type Schemas = Record<string, v.GenericSchema>;
/** What was read of a map: the keys that are there and right. */
export type Values<S extends Schemas> = { [K in keyof S]?: v.InferOutput<S[K]> };

/**
 * Reads a map key by key, so that one wrong key hides no other: what is right is returned, what is wrong is
 * reported. A key without a value counts as not given.
 */
export function readKeys<S extends Schemas>(
  reading: DocumentReading,
  path: Path,
  map: unknown,
  schemas: S,
): Values<S> {
  const values: Values<S> = {};
  if (!isMap(map)) {
    complain(reading, path, `keys with values, such as \`${Object.keys(schemas)[0]}: …\``);
    return values;
  }
  for (const [key, value] of Object.entries(map)) {
    const schema = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
    if (!schema) complainKey(reading, [...path, key], map, schemas);
    else if (value !== null) readValue(reading, [...path, key], value, schema, values);
  }
  return values;
}

/** Whether a value is a map of keys. */
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readValue(
  reading: DocumentReading,
  path: Path,
  value: unknown,
  schema: v.GenericSchema,
  values: Record<string, unknown>,
): void {
  // Where text or a list of texts is wanted, `2026`, `007` and `no` are text: as it was written, not as YAML reads it.
  const isText = schema.type === 'string' || schema.type === 'lazy';
  const textOf = (it: unknown, at: Path) =>
    typeof it === 'number' || typeof it === 'boolean' ? reading.document.written(at) : it;
  const textsOf = (it: unknown) =>
    Array.isArray(it) ? it.map((item, index) => textOf(item, [...path, index])) : textOf(it, path);
  const given = isText ? textsOf(value) : value;
  // A number that is neither whole nor large enough is wrong once.
  const result = v.safeParse(schema, given, { abortPipeEarly: true });
  if (result.success) values[path.at(-1)!] = result.output;
  else for (const issue of result.issues) complainValue(reading, path, issue);
}

function complainValue(reading: DocumentReading, path: Path, issue: v.BaseIssue<unknown>): void {
  const steps = (issue.path ?? []).map(({ key }) => key as string | number);
  complain(reading, [...path, ...steps], issue.message, suggestion(issue));
}

/** The nearest of the words that a picklist allows. */
function suggestion(issue: v.BaseIssue<unknown>): string | undefined {
  if (issue.type !== 'picklist' || typeof issue.input !== 'string') return undefined;
  // Valibot writes them as ("rules" | "size").
  const words = [...(issue.expected ?? '').matchAll(/"(.+?)"/g)].map(([, word]) => word!);
  const near = nearest(issue.input, words);
  return near === null ? undefined : `did you mean \`${near}\`?`;
}

/** The maps that keys may stand in, by what people call them. */
const keysByPlace: Record<string, Schemas> = {
  'at the top of the file': configKeys,
  'in an item of `themes`': themeKeys,
  'in a keyword, `{match: …}`': keywordKeys,
  'in an item of `output`': targetKeys,
  'in `email`': emailKeys,
  'in `feed`': feedKeys,
  'in `weights`': weightKeys,
};

function complainKey(
  { document, diagnostics }: DocumentReading,
  path: Path,
  map: object,
  schemas: Schemas,
): void {
  const key = String(path.at(-1));
  const places = Object.entries(keysByPlace).filter(([, keys]) => Object.hasOwn(keys, key));
  const facts = {
    key,
    within: pathText(path.slice(0, -1)),
    nearest: nearest(key, Object.keys(schemas)),
    place: places[0]?.[0] ?? null,
    // What is there already cannot be given again.
    keys: Object.keys(schemas).filter((it) => !Object.hasOwn(map, it)),
  };
  diagnostics.push(configDiagnostic('config-unknown-key', facts, document.atKey(path)));
}

function aWeek(given: string): string {
  const missing = /^(\d{4})-W53$/.exec(given);
  if (missing) return `one of the ${weeksOf(missing[1]!)} weeks of ${missing[1]}`;
  const others = 'a week such as 2026-W10, `current` or `last`';
  return given.trim() === 'missed'
    ? `${others}; for all that were missed, run \`digest build -w missed\``
    : others;
}

/** A name such as `Europe/Berlin` or `UTC`; offsets such as `+01:00` are none, since they know no summer time. */
function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function aTimezone({ input }: { input: string }): string {
  const near = nearest(input, Intl.supportedValuesOf('timeZone'));
  return `the name of a time zone, such as \`${near ?? 'Europe/Berlin'}\``;
}

function likeSlug(given: string): string {
  const like = given
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return like === '' ? '' : `, such as \`${like}\``;
}
