/**
 * How much `themes suggest` makes of sixteen plain words a theme: the curve of accuracy over the number of keywords.
 *
 *     node bench/learning.js SEEDS.yaml LABELLED.ndjson [options]
 *     node bench/learning.js SEEDS.yaml ENTRIES.txt GOLD.tsv [options]
 *       --limits 50,100,200    keywords a theme; by default auto, 50, 100, 200, 500, 1000 and 2000
 *       --min-support N        handed on
 *       --merge FILE.yaml      which class each label of the gold file counts to; labels that are not in it are left out
 *       --apart N              measure on every Nth entry alone: once learnt from all the others, once from these as well
 *
 * The labelled file has a line of JSON an entry, with title, body and theme. The gold file has the columns index, title
 * and gold; the labels are the titles of the seeds' themes. The entries are learnt from without their labels; everything is done by the program itself, and the rules alone decide. Nothing of
 * the data is kept.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const program = process.env.DIGEST_PROGRAM ?? fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    limits: { type: 'string', default: 'auto,50,100,200,500,1000,2000' },
    'min-support': { type: 'string' },
    merge: { type: 'string' },
    apart: { type: 'string' },
  },
});
const [seeds, entriesFile, goldFile] = positionals;
if (entriesFile === undefined)
  throw new Error(
    'which seeds and which labelled entries? node bench/learning.js SEEDS.yaml LABELLED.ndjson',
  );
const folder = mkdtempSync(join(tmpdir(), 'digest-bench-'));
const rules = join(folder, 'digest.yaml');

const entries = labelled();
const part = values.apart === undefined ? null : Number(values.apart);
const asked = entries.filter((_, at) => part === null || at % part === 0);
const others = entries.filter((_, at) => part !== null && at % part !== 0);
writeFileSync(join(folder, 'all.ndjson'), texts(entries));
writeFileSync(join(folder, 'others.ndjson'), texts(others));
writeFileSync(join(folder, 'labelled.ndjson'), lines(asked));

console.log(`${entries.length} entries, ${asked.length} asked`);
console.log('learnt from    limit  keywords  accuracy  coverage  precision  macro F1  seconds');
copyFileSync(seeds, rules);
row('nothing', '', 0);
for (const limit of values.limits.split(',')) {
  for (const from of part === null ? ['all'] : ['others', 'all']) learn(from, limit);
}
rmSync(folder, { recursive: true });

function learn(from, limit) {
  copyFileSync(seeds, rules);
  const start = process.hrtime.bigint();
  const support = values['min-support'] === undefined ? [] : ['--min-support', values['min-support']];
  const most = limit === 'auto' ? [] : ['--limit', limit];
  digest('themes', 'suggest', `${from}.ndjson`, '--json', '--write', ...most, ...support);
  row(from, limit, Number(process.hrtime.bigint() - start) / 1e9);
}

/** The entries that have a class among the seeds, with it. */
function labelled() {
  const read = goldFile === undefined ? fromLines() : fromSnippets();
  const merge = values.merge === undefined ? null : parse(readFileSync(values.merge, 'utf8'));
  const titles = parse(readFileSync(seeds, 'utf8')).themes.map(({ title }) => title);
  return read.flatMap(({ label, ...entry }) => {
    const theme = merge === null ? label : merge[label];
    return titles.includes(theme) ? [{ ...entry, theme }] : [];
  });
}

function fromLines() {
  const lines = readFileSync(entriesFile, 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .map(({ title, body, theme }) => ({ title, body, label: theme }));
}

function fromSnippets() {
  const text = digest('classify', '--fields', 'title,body', '--input-format', 'text', entriesFile);
  const read = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const gold = readFileSync(goldFile, 'utf8').trimEnd().split('\n').slice(1);
  if (gold.length !== read.length) throw new Error(`${read.length} entries, ${gold.length} labels`);
  return read.map((entry, at) => ({ ...entry, label: gold[at].split('\t')[2] }));
}

function row(from, limit, seconds) {
  const { accuracy, coverage, precision, macro } = JSON.parse(
    digest('themes', 'test', 'labelled.ndjson', '--json'),
  );
  const keywords = parse(readFileSync(rules, 'utf8')).themes.map((theme) => theme.keywords.length);
  const mean = keywords.reduce((sum, count) => sum + count) / keywords.length;
  const ratios = [accuracy, coverage, precision, macro.f1].map((ratio) => ratio.toFixed(4).padStart(9));
  console.log(
    `${from.padEnd(11)}  ${limit.padStart(6)}  ${mean.toFixed(0).padStart(8)} ${ratios.join(' ')}  ${seconds.toFixed(1).padStart(8)}`,
  );
}

function digest(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: args[0] === 'classify' ? process.cwd() : folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function texts(read) {
  return lines(read.map(({ title, body }) => ({ title, body })));
}

function lines(values) {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
