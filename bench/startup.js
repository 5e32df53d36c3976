/**
 * How long the program takes from nothing to done, against `node -e 0` in the same round.
 *
 * node bench/startup.js [rounds] [file]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'digest-bench-'));
const file = process.argv[3] ?? sampleFile();
const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));

const cases = {
  'node -e 0': ['-e', '0'],
  'digest --version': [program, '--version'],
  'digest build, Markdown': [program, 'build', file, '-f', 'markdown'],
  'digest build, HTML': [program, 'build', file, '-f', 'html'],
  'digest build, JSON': [program, 'build', file, '-f', 'json'],
};

const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, args] of Object.entries(cases)) {
    const milliseconds = run(args);
    // The first round fills the caches of the disk and does not count.
    if (round >= 0) times[name].push(milliseconds);
  }
}
rmSync(folder, { recursive: true });

const base = median(times['node -e 0']);
console.log(`Node ${process.version}, medians of ${rounds} interleaved rounds`);
for (const [name, list] of Object.entries(times)) {
  console.log(
    `${name.padEnd(24)} ${median(list).toFixed(1).padStart(7)} ms   ${(median(list) / base).toFixed(2)}`,
  );
}

function run(args) {
  const start = process.hrtime.bigint();
  // An environment of its own, since some variables make Node itself start slower.
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, TZ: 'UTC' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function sampleFile() {
  const path = join(folder, 'week.txt');
  const entry = (number) =>
    `Postgres Release ${number} Speeds Up Vacuum\nThe new version reads fewer pages, so that large tables are cleaned sooner.\n`;
  writeFileSync(path, Array.from({ length: 12 }, (_, index) => entry(index + 1)).join('\n'));
  return path;
}
