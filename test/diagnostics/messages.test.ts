/**
 * Everything that can be said, on one page: to be read, compared and edited together. After a change
 * `npx vitest run test/diagnostics/messages.test.ts -u` writes the page anew.
 */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Message, Messages } from '../../src/diagnostics/diagnostics.ts';

/** The messages of every stage, by its name. */
const stages = Object.entries(
  import.meta.glob<Record<string, Messages>>('../../src/*/messages.ts', { eager: true }),
).map(([path, file]) => ({
  stage: path.split('/').at(-2)!,
  messages: Object.values(file).find((it): it is Messages => typeof it === 'object')!,
}));

/** What messages speak of, by the name of the fact. */
const facts: Record<string, unknown> = {
  added: 2,
  address: 'ada@example.org',
  advice: 'write a number above 0',
  all: 40,
  at: 'notes/monday.md',
  bytes: 81_000,
  cells: 5,
  columns: 4,
  because: 'near',
  by: 'section',
  byte: '0xE9',
  count: 3,
  deepest: 200,
  end: 'endfor',
  example: 'Ada Byron <ada@engine.example>',
  fields: ['views', 'likes'],
  filter: 'upcase',
  isLiquids: false,
  isRelative: true,
  length: 240,
  missing: 'title',
  open: 'for',
  partial: '../card.liquid',
  place: null,
  tag: 'fro',
  target: '/mnt/notes/week.txt',
  urls: ['../week.html', 'mailto:ada@engine.example'],
  encoding: 'UTF-16',
  endings: ['.md', '.html', '.json'],
  entries: 12,
  expected: 'a number',
  fence: '---',
  fault: 'Nested mappings are not allowed in compact mappings',
  field: 'title',
  file: 'notes/week.txt',
  first: 'The Engine Room',
  fitting: { pack: 'team', fits: 9 },
  fewest: 50,
  folder: 'notes',
  format: 'list',
  found: 'a number',
  from: '2026-03-02',
  got: 'a list',
  id: 'storage',
  idle: 7,
  ids: ['storage', 'people'],
  is: 'pairs',
  isAll: false,
  isAsked: false,
  isFurtherValue: false,
  isHeld: false,
  isLimited: false,
  key: 'title',
  keys: ['layout', 'permalink'],
  keyword: 'vacuum',
  kilobytes: 340,
  known: ['en', 'de', 'pt'],
  label: 'Operations',
  lang: 'tlh',
  language: 'YAML',
  least: 50,
  limit: '100 kB',
  line: 4,
  linked: true,
  list: 'keywords',
  lost: 3,
  maybe: 'blocks',
  meant: 'title',
  more: 5,
  most: 1000,
  name: 'archive.zip',
  names: ['logo.psd', 'week.docx'],
  nearest: 'storage',
  of: 'Postgres 18 Is Out',
  offset: 1200,
  only: 'links',
  other: 'people',
  otherScore: 4,
  others: ['people', 'events'],
  over: 4200,
  own: 'a1b2c3d4e5f6',
  pairs: 3,
  path: 'out/week.html',
  port: 4711,
  pattern: 'notes/*.txt',
  problem: '"--limt" is no option',
  score: 5,
  rest: 1,
  seconds: 60,
  section: 'From the stacks',
  sections: [{ title: 'Storage', left: 3 }],
  severity: 'warning',
  shared: 0.8,
  signal: 'SIGKILL',
  since: '2026-03-09',
  status: 3,
  stray: 'wek',
  fits: 1,
  text: 'out/{wek}.html',
  theme: 'storage',
  title: 'Postgres 18 Is Out',
  to: '2026-03-08',
  until: '2026-03-02',
  url: 'https://engine.example/a',
  value: 'soon',
  version: '2',
  wanted: 'Postgres',
  way: 'export it as CSV',
  week: '2026-W10',
  weeks: ['2026-W09', '2026-W10'],
  issue: '12',
  input: 'notes',
  what: 'limit',
  state: 'draft',
  where: 'themes[2].keywords[5]',
  why: 'permission denied',
  within: 'output[0]',
  word: 'slug',
  words: ['week', 'date', 'issue', 'slug'],
  written: 'vacuum*',
};

/** The facts of one message, where their names mean something else in others. */
const own: Record<string, Record<string, unknown>> = {
  'archive-failed': { file: '2026-W10.json', folder: 'archive' },
  'sent-unreadable': { folder: 'archive', why: 'its line 3 tells of no message' },
  'archive-other': { file: '2026-W10.json', folder: 'archive', title: 'The Harbour Letter' },
  'archive-kept': { file: '2026-W10.json', folder: 'archive' },
  'email-cut': { others: ['contents'] },
  'recipient-address': { problem: '"ada.example.org" has no "@"' },
  'recipients-none': { file: 'readers.txt' },
  'recipients-shown': { file: 'readers.txt' },
  'recipient-missing': { file: 'out/{to}.eml', format: 'eml' },
  'way-out-for-one': { format: 'eml' },
  'front-matter-unknown': {
    keys: [
      { key: 'layout', meant: null },
      { key: 'titel', meant: 'title' },
    ],
  },
  'memory-short': { allowed: 2 ** 30 },
  'input-folder-own': { path: 'notes', parts: ['an output', 'the archive'] },
  'input-memory': { allowed: 2 ** 30 },
  'entries-memory': { allowed: 2 ** 30 },
  'output-failed': { others: 'untouched' },
  'table-columns': { found: ['when', 'who'] },
  'table-unnamed': { found: ['when', 'who'] },
};

/** What else facts may be, where a message then reads otherwise. */
const alternatives: [name: string, value: unknown][] = [
  ...(['nearest', 'advice', 'fitting'] as const).map((name): [string, null] => [name, null]),
  ...(['isAll', 'isAsked', 'isFurtherValue', 'isHeld', 'isLimited'] as const).map(
    (name): [string, boolean] => [name, true],
  ),
  ...(['count', 'entries', 'lost', 'more', 'pairs', 'seconds'] as const).map((name): [string, number] => [
    name,
    1,
  ]),
  ['by', 'tag'],
  ['by', 'nothing'],
  ['because', 'same'],
  ['because', 'link'],
  ['linked', false],
  ['list', 'exclude'],
  ['others', 'written'],
  ['others', 'torn'],
  ['others', 'none'],
  ['rest', 0],
  ['status', 127],
  ['fits', 0],
  ['word', 'issue'],
];

it('can all be read on one page', async () => {
  const page = stages.map(({ stage, messages }) => {
    const forms = Object.entries(messages).map(([code, message]) =>
      [code, ...formsOf(code, message)].join('\n'),
    );
    return [`# ${stage}`, ...forms].join('\n\n');
  });
  expect([...unknown]).toEqual([]);
  const file = fileURLToPath(new URL('messages.page', import.meta.url));
  await expect(`${page.join('\n\n\n')}\n`).toMatchFileSnapshot(file);
});

/** Facts that a message speaks of, and that have no sample yet. */
const unknown = new Set<string>();

/** Every way in which a message can read. */
function formsOf(code: string, { severity, message, hint }: Message<never>): string[] {
  const mine = { ...facts, ...own[code] };
  const asked = new Set<string>();
  const say = (some: Record<string, unknown>): string => {
    const seen = new Proxy(some, {
      get(all, name: string) {
        if (!(name in all)) unknown.add(`${name} (${code})`);
        asked.add(name);
        return all[name] ?? (name in all ? null : [name]);
      },
    }) as never;
    const advice = typeof hint === 'function' ? hint(seen) : (hint ?? null);
    return `  ${severity}: ${message(seen)}${advice === null ? '' : `\n    hint: ${advice}`}`;
  };
  const usual = say(mine);
  const others = alternatives.filter(([name]) => asked.has(name) && typeof mine[name] !== 'object');
  return [...new Set([usual, ...others.map(([name, value]) => say({ ...mine, [name]: value }))])];
}
