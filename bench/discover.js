/**
 * How right the themes are that `themes discover` finds: its groups against labels that it never saw, each group matched
 * with one label so that most entries fit.
 *
 *     node bench/discover.js LABELLED.ndjson [-k NUMBER] [--rules]
 *       -k NUMBER   ask for so many themes; without it the program chooses
 *       --rules     judge what the written rules place too, before and behind `themes suggest`
 *
 * The file has a line of JSON an entry, with title, body and theme. Nothing of the data is kept.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const program = process.env.DIGEST_PROGRAM ?? fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { k: { type: 'string', short: 'k' }, rules: { type: 'boolean', default: false } },
});
if (positionals.length === 0)
  throw new Error('which labelled entries? node bench/discover.js LABELLED.ndjson');
const folder = mkdtempSync(join(tmpdir(), 'digest-bench-'));
const entries = readFileSync(positionals[0], 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const texts = entries.map(({ title, body }) => `${JSON.stringify({ title, body })}\n`);
writeFileSync(join(folder, 'texts.ndjson'), texts.join(''));

const asked = values.k === undefined ? [] : ['-k', values.k];
const start = process.hrtime.bigint();
const { themes } = JSON.parse(digest('themes', 'discover', 'texts.ndjson', '--json', '--write', ...asked));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const themeOf = new Map(themes.flatMap((theme, at) => theme.entries.map((id) => [id, at])));
const ids = lines(digest('classify', '-q', '--fields', 'id', 'texts.ndjson')).map(({ id }) => id);
report(
  'groups',
  ids.map((id) => themeOf.get(id) ?? -1),
);
if (values.rules) {
  report('rules', placements());
  digest('themes', 'suggest', 'texts.ndjson', '--write', '--json');
  report('and suggest', placements());
}
console.log(
  `${themes.length} themes in ${seconds.toFixed(1)} s: ${themes.map(({ title }) => title).join(' · ')}`,
);
rmSync(folder, { recursive: true });

function placements() {
  const numbers = new Map(themes.map(({ id }, at) => [id, at]));
  return lines(digest('classify', '-q', '--fields', 'theme', 'texts.ndjson')).map(
    ({ theme }) => numbers.get(theme) ?? -1,
  );
}

/** The accuracy after matching, give or take twice its standard error. */
function report(name, groups) {
  const labels = [...new Set(entries.map(({ theme }) => theme))];
  const size = Math.max(labels.length, themes.length);
  const counts = Array.from({ length: size }, () => new Array(size).fill(0));
  for (const [at, { theme }] of entries.entries()) {
    if (groups[at] >= 0) counts[groups[at]][labels.indexOf(theme)]++;
  }
  const accuracy = matched(counts) / entries.length;
  const error = 2 * Math.sqrt((accuracy * (1 - accuracy)) / entries.length);
  console.log(`${name.padEnd(12)} ${accuracy.toFixed(4)} ± ${error.toFixed(4)}`);
}

/** The Hungarian method (Kuhn 1955): the most entries that a one-to-one matching of groups and labels can have. */
function matched(counts) {
  const size = counts.length;
  const rowPrice = new Array(size + 1).fill(0);
  const columnPrice = new Array(size + 1).fill(0);
  const rowOf = new Array(size + 1).fill(0);
  for (let row = 1; row <= size; row++) {
    const slack = new Array(size + 1).fill(Infinity);
    const before = new Array(size + 1).fill(0);
    const isDone = new Array(size + 1).fill(false);
    rowOf[0] = row;
    let column = 0;
    do {
      isDone[column] = true;
      const from = rowOf[column];
      let next = 0;
      let least = Infinity;
      for (let other = 1; other <= size; other++) {
        if (isDone[other]) continue;
        const rest = -counts[from - 1][other - 1] - rowPrice[from] - columnPrice[other];
        if (rest < slack[other]) {
          slack[other] = rest;
          before[other] = column;
        }
        if (slack[other] < least) {
          least = slack[other];
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (isDone[other]) {
          rowPrice[rowOf[other]] += least;
          columnPrice[other] -= least;
        } else slack[other] -= least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
  }
  return rowOf.slice(1).reduce((sum, row, at) => sum + counts[row - 1][at], 0);
}

function digest(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function lines(text) {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
