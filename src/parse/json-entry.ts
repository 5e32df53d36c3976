import { isoDate } from '../text/dates.ts';
import type { Entry, SourceLines } from '../types.ts';
import { makeEntry } from './entry.ts';
import { isWebAddress } from './links.ts';

/** What the fields of a JSON object say about an entry. */
export interface EntryFields {
  title: string;
  body: string;
  date: string | null;
  links: string[];
  mentions: string[];
  hashtags: string[];
  theme: string | null;
  top: boolean;
  skip: boolean;
  /** Fields of a wrong type, and what they have to be. */
  wrong: { field: string; expected: string }[];
  /** Links that are no web addresses, and the field they stand in. */
  otherLinks: { field: string; url: string }[];
  /** Names of fields that are no part of an entry. */
  ignored: string[];
}

/** Reads the fields of an entry. A field that is null is as good as missing. */
export function readFields(value: object): EntryFields {
  const given = new Map<string, unknown>(Object.entries(value).filter(([, it]) => it !== null));
  const wrong: EntryFields['wrong'] = [];
  const read = <T>(field: string, kind: Kind<T>): T => {
    const it = given.has(field) ? kind.read(given.get(field)) : kind.absent;
    if (it === undefined) wrong.push({ field, expected: kind.expected });
    return it ?? kind.absent;
  };
  const lists = (...fields: string[]) =>
    fields.flatMap((field) => read(field, list).map((it) => ({ field, it })));
  const names = (sign: RegExp, ...fields: string[]) =>
    unique(lists(...fields).map(({ it }) => it.trim().replace(sign, '')));
  const urls = lists('links', 'url', 'link').map(({ field, it }) => ({ field, url: it.trim() }));
  return {
    title: read('title', text)
      .replace(/\s*[\r\n]\s*/g, ' ')
      .trim(),
    body: read('body', text)
      .replace(/[^\S\n]*\r?\n/g, '\n')
      .trim(),
    date: read('date', day),
    links: urls.filter(({ url }) => isWebAddress(url)).map(({ url }) => url),
    mentions: names(/^@/, 'mentions'),
    hashtags: names(/^#/, 'hashtags', 'tags'),
    theme: read('theme', text).trim() || null,
    top: read('top', flag),
    skip: read('skip', flag),
    wrong,
    otherLinks: urls.filter(({ url }) => url !== '' && !isWebAddress(url)),
    ignored: Object.keys(value).filter((name) => !known.has(name)),
  };
}

/**
 * The entry that the fields make. What the text itself has (links, mentions, hashtags, steering behind the title)
 * counts too; `around` is what a digest around the entry says.
 */
export function entryOf(
  fields: EntryFields,
  around: { theme: string | null; skip: boolean },
  date: string | null,
  source: SourceLines,
): Entry {
  const { title, body, links } = fields;
  const entry = makeEntry({ title, body, links, date: fields.date ?? date, source });
  return {
    ...entry,
    mentions: unique([...fields.mentions, ...entry.mentions]),
    hashtags: unique([...fields.hashtags, ...entry.hashtags]),
    steering: {
      theme: fields.theme ?? entry.steering.theme ?? around.theme,
      top: fields.top || entry.steering.top,
      skip: fields.skip || entry.steering.skip || around.skip,
    },
  };
}

const unique = (names: string[]): string[] => [...new Set(names)].filter((name) => name !== '');

/** The fields that are read, and those that a digest has besides and that are found out anew. */
const known = new Set([
  ...[
    'title',
    'body',
    'date',
    'links',
    'url',
    'link',
    'mentions',
    'hashtags',
    'tags',
    'theme',
    'top',
    'skip',
  ],
  ...['id', 'truncated', 'source', 'by', 'score', 'also', 'why'],
]);

/** A type of field: how it is read (undefined when it is of another type), and what it is when it is missing. */
interface Kind<T> {
  expected: string;
  absent: T;
  read(value: unknown): T | undefined;
}

const text: Kind<string> = {
  expected: 'a text',
  absent: '',
  read: (value) => (typeof value === 'string' ? value : undefined),
};

const flag: Kind<boolean> = {
  expected: 'true or false',
  absent: false,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

const list: Kind<string[]> = {
  expected: 'a text or a list of texts',
  absent: [],
  read: (value) => {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items.every((item) => typeof item === 'string') ? items : undefined;
  },
};

/** A day, a week, or a point in time (RFC 3339), of which the day counts as it is written. */
const day: Kind<string | null> = {
  expected: 'a day such as 2026-03-02 or a week such as 2026-W10',
  absent: null,
  read: (value) =>
    typeof value === 'string' ? (isoDate(value.trim().replace(/[T ]\d\d:.*$/s, '')) ?? undefined) : undefined,
};
