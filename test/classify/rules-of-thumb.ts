/** Short ways to write themes and entries in tests. */
import type { Entry, Keyword, KeywordKind, RuleSettings, Theme } from '../../src/types.ts';

const KINDS: [RegExp, KeywordKind][] = [
  [/^=(.+)$/, 'exact'],
  [/^@(.+)$/, 'handle'],
  [/^#(.+)$/, 'tag'],
  [/^site:(.+)$/, 'site'],
  [/^\/(.+)\/[ism]*$/, 'regex'],
  [/^(.+)\*$/, 'prefix'],
];

const FIELDS: Partial<Record<KeywordKind, Keyword['fields']>> = {
  handle: ['handles'],
  tag: ['tags'],
  site: ['links'],
};

export function keyword(written: string, more: Partial<Keyword> = {}): Keyword {
  const [sign, kind] = KINDS.find(([shape]) => shape.test(written)) ?? [/^(.+)$/s, 'literal' as const];
  return {
    written,
    kind,
    pattern: sign.exec(written)?.[1] ?? written,
    flags: kind === 'regex' ? written.slice(written.lastIndexOf('/') + 1) : '',
    weight: 1,
    fields: FIELDS[kind] ?? ['title', 'body', 'tags'],
    place: null,
    ...more,
  };
}

export function theme(id: string, keywords: (string | Keyword)[], exclude: string[] = []): Theme {
  const read = (item: string | Keyword) => (typeof item === 'string' ? keyword(item) : item);
  return {
    id,
    title: id,
    emoji: '',
    description: '',
    keywords: keywords.map(read),
    exclude: exclude.map(read),
  };
}

export function settings(...themes: Theme[]): RuleSettings {
  return { themes, weights: { title: 2, body: 1 }, threshold: 0 };
}

export function entry(title: string, body = '', more: Partial<Entry> = {}): Entry {
  return {
    id: 'a1b2c3d4e5f6',
    title,
    body,
    truncated: false,
    links: [],
    mentions: [],
    hashtags: [],
    date: null,
    source: { file: 'week.txt', line: 1, endLine: 2 },
    directives: { theme: null, top: false, skip: false },
    ...more,
  };
}
