/** What people really have: small files of each kind, and what a first run makes of them without any setting. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadConfig, openSources, readEntries } from '../../src/index.ts';
import type { Entry } from '../../src/types.ts';

const folder = new URL('kinds/', import.meta.url);
const files = readdirSync(folder).sort();
const config = await loadConfig({ cwd: new URL('.', folder).pathname });

/** Reads a file, or its bytes from a pipe; without what is of no value here: places, and all that is empty. */
async function read(file: string, isPiped = false): Promise<{ entries: Entry[]; told: string[] }> {
  const told: string[] = [];
  const sources = await openSources([isPiped ? '-' : file], config, {
    base: folder.pathname,
    stdin: async function* () {
      yield readFileSync(new URL(file, folder));
    },
  });
  const read = readEntries(sources, {
    report: ({ severity, place, message }) => told.push(`${severity} in line ${place?.line}: ${message}`),
    introduce: ({ unused }) => told.push(`introduction in line ${unused.place?.line}`),
  });
  const entries: Entry[] = [];
  for await (const entry of read) entries.push(entry);
  return { entries, told };
}

function shown({ title, body, markup, links, section, author, date, done, hashtags }: Entry): string {
  const facts = [
    section && `in ${section}`,
    author && `by ${author}`,
    date,
    done === undefined || done === null ? null : done ? 'done' : 'to do',
    ...hashtags.map((tag) => `#${tag}`),
  ].filter(Boolean);
  const text = (markup || body).split('\n').map((line) => `  | ${line}`.trimEnd());
  return [
    `* ${title || '(no title)'}`,
    ...(body === '' ? [] : text),
    ...links.map((link) => `  ${link}`),
    ...(facts.length > 0 ? [`  ${facts.join(', ')}`] : []),
  ].join('\n');
}

it('each kind of file gives its entries, and what is left out is told', async () => {
  const page: string[] = [];
  for (const file of files) {
    const { entries, told } = await read(file);
    page.push([`── ${file}`, ...entries.map(shown), ...told].join('\n'));
  }
  await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot('kinds.page');
});

/** Nothing but a name can say these: the day in it, and that tabs part cells of a table rather than an address from its title. */
const named = new Set(['2026-03-05-links.md', 'tabs.tsv']);

/** Nothing in these says that they are tables: one name of a column that is known, or none. */
const tables = new Set(['csv-names-of-ones-own.csv', 'csv-of-birds.csv', 'csv-playlist.csv']);

it.each(files.filter((file) => !/\.ya?ml$/.test(file) && !tables.has(file)))(
  '%s is read from a pipe as the file is',
  async (file) => {
    const of = ({ entries }: { entries: Entry[] }) =>
      entries.map((entry) =>
        named.has(file) ? [entry.title, entry.links] : { ...shownParts(entry), id: entry.id },
      );
    expect(of(await read(file, true))).toEqual(of(await read(file)));
  },
);

const shownParts = ({ source: { line, endLine }, ...entry }: Entry) => ({ ...entry, line, endLine });
