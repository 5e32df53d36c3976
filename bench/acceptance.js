/**
 * How many of the placements a reader accepts: entries of whole weeks, for which a person wrote down beforehand which
 * themes would do, the best one first.
 *
 *     node bench/acceptance.js LABELLED.tsv [options]
 *       -c, --config FILE    other rules than the built-in pack
 *       --each               every entry that a reader would not have so, and what decided it
 *       --sweep              what thresholds and margins would change
 *       --strong SCORE       from which score a placement counts as strong; by default 4
 *
 * The columns are named in the first line: title, body and accept, and others are passed over. `accept` holds ids of
 * themes with commas between; `none` among them accepts that no theme takes the entry, and alone asks for it. Ranges
 * are Wilson's, for 95 %. Nothing of the texts is kept.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const program = process.env.DIGEST_PROGRAM ?? fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string', short: 'c' },
    each: { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    strong: { type: 'string', default: '4' },
  },
});
if (positionals.length === 0)
  throw new Error('which labelled entries? node bench/acceptance.js LABELLED.tsv');

const entries = positionals.flatMap(readEntries);
const placed = place(entries);
summary();
if (values.sweep) sweep();
if (values.each) each();

function summary() {
  const { taken, acceptable, best, left, rightlyLeft } = count(placed);
  const strong = placed.filter(({ score }) => score >= Number(values.strong)).length;
  console.log(`${placed.length} entries`);
  console.log(`placed            ${share(taken, placed.length)}`);
  console.log(`  acceptable      ${share(acceptable, taken)}  of the placed`);
  console.log(`  the best theme  ${share(best, taken)}  of the placed`);
  console.log(`left              ${share(left, placed.length)}`);
  console.log(`  acceptable      ${share(rightlyLeft, left)}  of the left`);
  console.log(`right altogether  ${share(acceptable + rightlyLeft, placed.length)}`);
  console.log(`score ${values.strong} or more   ${share(strong, placed.length)}`);
}

function sweep() {
  console.log('\nthreshold  margin   placed  acceptable   best');
  for (const threshold of [1, 1.5, 2, 2.5, 3, 4, 5]) {
    for (const margin of [0, 0.5, 1, 2]) {
      const kept = placed.map((it) =>
        it.score >= threshold && it.score - it.next >= margin ? it : { ...it, theme: null },
      );
      const { taken, acceptable, best } = count(kept);
      const ratios = [taken / kept.length, acceptable / taken, best / taken].map((it) => it.toFixed(3));
      console.log(
        `${String(threshold).padStart(9)}  ${String(margin).padStart(6)}    ${ratios[0]}       ${ratios[1]}  ${ratios[2]}`,
      );
    }
  }
}

/** The placements that no reader asked for, each with the hits behind it. */
function each() {
  for (const { title, theme, accept, score, also, why } of placed.filter((it) => !isAcceptable(it))) {
    const others = also.map((it) => `${it.theme} ${it.score}`).join(', ');
    const hits = why.map(({ keyword, weight }) => `${keyword} ${weight}`).join(', ');
    console.log(`\n${title}\n  ${theme ?? 'left'} ${score}, asked for ${accept.join(', ')}`);
    console.log(`  by ${hits || 'nothing'}; also ${others || 'none'}`);
  }
}

function count(all) {
  const taken = all.filter(({ theme }) => theme !== null);
  const left = all.filter(({ theme }) => theme === null);
  return {
    taken: taken.length,
    acceptable: taken.filter(isAcceptable).length,
    best: taken.filter(({ theme, accept }) => accept[0] === theme).length,
    left: left.length,
    rightlyLeft: left.filter(isAcceptable).length,
  };
}

function isAcceptable({ theme, accept }) {
  return accept.includes(theme ?? 'none');
}

function readEntries(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  const [title, body, accept] = ['title', 'body', 'accept'].map((name) => names.indexOf(name));
  if (Math.min(title, body, accept) < 0)
    throw new Error(`${path}: the columns title, body and accept are needed`);
  return lines.map((line) => {
    const cells = line.split('\t');
    const accepted = (cells[accept] ?? '').split(',').filter((id) => id !== '');
    return { title: cells[title], body: cells[body], accept: accepted.length === 0 ? ['none'] : accepted };
  });
}

/** What the program itself makes of the entries. */
function place(all) {
  const config = values.config === undefined ? [] : ['--config', resolve(values.config)];
  const args = ['classify', '-q', '--input-format', 'ndjson', '--fields', 'theme,score,also,why', ...config];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '-'], {
    cwd: tmpdir(),
    encoding: 'utf8',
    input: all.map(({ title, body }) => `${JSON.stringify({ title, body })}\n`).join(''),
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  const results = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  if (results.length !== all.length) throw new Error(`${all.length} entries, ${results.length} placements`);
  return all.map((entry, at) => ({ ...entry, ...results[at], next: results[at].also[0]?.score ?? 0 }));
}

/** A share with its range. */
function share(part, whole) {
  if (whole === 0) return '    -';
  const z = 1.96;
  const p = part / whole;
  const middle = (p + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const spread = (z / (1 + z ** 2 / whole)) * Math.sqrt((p * (1 - p)) / whole + z ** 2 / (4 * whole ** 2));
  const range = `${(middle - spread).toFixed(3)}-${(middle + spread).toFixed(3)}`;
  return `${p.toFixed(3)}  ${`${part} of ${whole}`.padEnd(11)} ${range}`;
}
