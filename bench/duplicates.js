/**
 * How well duplicates are told from stories that only resemble each other: precision and recall over the bounds, on
 * pairs that are labelled by hand.
 *
 *     node bench/duplicates.js [PAIRS.txt]
 *
 * `bench/duplicates.txt` says how pairs are written. With `-v` each pair that is judged otherwise than labelled is named.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'tsdown';
import { readPairs } from './pairs.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', short: 'v', default: false } },
});
const { similarityOf, featuresOf, BOUNDS, makeEntry } = await sources();
const file = positionals[0] ?? fileURLToPath(new URL('duplicates.txt', import.meta.url));
const pairs = readPairs(readFileSync(file, 'utf8')).map((pair) => ({
  ...pair,
  a: featuresOf(entryOf(pair.a)),
  b: featuresOf(entryOf(pair.b)),
}));

console.log(`${pairs.length} pairs, ${pairs.filter(({ same }) => same).length} of them one story`);
for (const [name, steps] of Object.entries({
  text: [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9],
  headline: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3],
  page: [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5],
})) {
  for (const step of steps) {
    const { precision, recall, wrong } = judge({ ...BOUNDS, [name]: step });
    const chosen = step === BOUNDS[name] ? ' ←' : '';
    console.log(
      `${name} ${step.toFixed(2)}: precision ${precision}, recall ${recall}, wrong ${wrong}${chosen}`,
    );
  }
}
if (values.verbose) {
  for (const { same, kind, a, b } of pairs) {
    const alike = similarityOf(a, b);
    if ((alike !== null) === same) continue;
    console.log(
      `${same ? 'missed' : `WRONG (${alike.because})`}: ${kind}: ${a.title.join(' ')} / ${b.title.join(' ')}`,
    );
  }
}

/** Precision and recall under some bounds. */
function judge(bounds) {
  const merged = pairs.filter(({ a, b }) => similarityOf(a, b, bounds) !== null);
  const right = merged.filter(({ same }) => same).length;
  const all = pairs.filter(({ same }) => same).length;
  return {
    precision: (right / Math.max(merged.length, 1)).toFixed(3),
    recall: (right / Math.max(all, 1)).toFixed(3),
    wrong: merged.length - right,
  };
}

function entryOf(snippet) {
  return makeEntry({ ...snippet, date: null, source: { file, line: 1, endLine: 2 } });
}

/** What the program decides with, built from its sources. */
async function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'digest-duplicates-'));
  const source = (path) => fileURLToPath(new URL(`../src/${path}.ts`, import.meta.url));
  const entry = Object.fromEntries(
    ['compose/likeness', 'compose/telling', 'parse/entry', 'parse/links'].map((path) => [
      path.split('/')[1],
      source(path),
    ]),
  );
  await build({
    entry,
    outDir: folder,
    config: false,
    dts: false,
    hash: false,
    fixedExtension: true,
    logLevel: 'error',
  });
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const { loadLinkFinder } = await load('links');
  await loadLinkFinder();
  const all = { ...(await load('likeness')), ...(await load('telling')), ...(await load('entry')) };
  rmSync(folder, { recursive: true });
  return all;
}
