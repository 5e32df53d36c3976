/**
 * How well titles and bodies are told apart: on whole files, and with a part of their lines deleted, doubled or
 * blanked. What counts is the share of pairs that keep their own title and body.
 *
 *     npm run build && node bench/recovery.js FILE.txt...
 *
 * Beside `FILE.txt` may stand `FILE.gold.tsv` with a column `title`: the titles in their order. Without it what is
 * read from the whole file counts as right.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadConfig, openTexts, readEntries } from '../dist/index.js';

const config = await loadConfig({ cwd: process.cwd() });

/** Each line with one chance in ten, the same lines in every run. */
const damages = {
  none: (line) => [line],
  deleted: (line, hit) => (hit ? [] : [line]),
  doubled: (line, hit) => (hit ? [line, line] : [line]),
  blanked: (line, hit) => (hit ? [''] : [line]),
  'all doubled': (line) => (line.trim() === '' ? [line] : [line, line]),
};

for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
  const whole = await read(lines);
  const pairs = withGold(whole, file, lines);
  const row = [];
  for (const [name, damage] of Object.entries(damages)) {
    const random = lcg(7);
    const hits = lines.map((line) => random() < 0.1 && line.trim() !== '');
    const found = new Set((await read(lines.flatMap((line, at) => damage(line, hits[at])))).map(said));
    const isHarmless = name === 'none' || name.endsWith('doubled');
    const spared = pairs.filter(({ from, to }) => isHarmless || !hits.slice(from, to).includes(true));
    const kept = spared.filter((pair) => found.has(said(pair))).length;
    row.push(`${name} ${((100 * kept) / spared.length).toFixed(2)} % of ${spared.length}`);
  }
  console.log(`${basename(file)}: ${row.join(', ')}`);
}

/** The pairs that are there, each with its lines from 0. */
function withGold(entries, file, lines) {
  const gold = file.replace(/\.txt$/, '.gold.tsv');
  if (!existsSync(gold)) return entries;
  const [head, ...rows] = readFileSync(gold, 'utf8').trimEnd().split('\n');
  const column = head.split('\t').indexOf('title');
  let at = 0;
  return rows.map((row) => {
    const title = row.split('\t')[column];
    while (at < lines.length && lines[at].trim() !== title.trim()) at++;
    const from = at;
    at += 2;
    return { title, body: lines[from + 1] ?? '', from, to: from + 2 };
  });
}

async function read(lines) {
  const sources = await openTexts([{ file: 'week.txt', text: `${lines.join('\n')}\n` }], config);
  const entries = [];
  for await (const { title, body, source } of readEntries(sources, { report: () => {} }))
    entries.push({ title, body, from: source.line - 1, to: source.endLine });
  return entries;
}

function said({ title, body }) {
  return `${title.trim()}\n${body.trim()}`;
}

function lcg(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
