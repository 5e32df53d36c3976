/**
 * What the number of keywords costs: compiling 50,000 of them, and classifying with 200, 5,000 and 50,000, in one run.
 *
 *     node bench/keywords.js [snippets]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELD, snippets } from './generate.js';

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'digest-keywords-'));
const texts = { few: 1, many: Number(process.argv[2] ?? 300_000) };
for (const [name, count] of Object.entries(texts)) {
  writeFileSync(join(folder, `${name}.txt`), [...snippets(count)].join(''));
}

for (const size of [200, 5_000, 50_000]) {
  const words = [
    ...FIELD,
    ...Array.from({ length: size - FIELD.length }, (_, i) => `word${i.toString(26)} of phrase`),
  ];
  const rules = `themes:\n  - id: one\n    keywords:\n${words.map((word) => `      - ${word}\n`).join('')}`;
  writeFileSync(join(folder, 'digest.yaml'), rules);
  const [start, all] = ['few', 'many'].map((name) =>
    Math.min(...[1, 2, 3].map(() => seconds(`${name}.txt`))),
  );
  console.log(
    `${String(size).padStart(6)} keywords: ${start.toFixed(2)} s to start (reading the YAML included), ${(all - start).toFixed(2)} s for ${texts.many} snippets`,
  );
}
rmSync(folder, { recursive: true });

/** The least of three runs, in seconds of the processor. */
function seconds(file) {
  const { status, stderr } = spawnSync(
    '/usr/bin/time',
    ['-f', '%U %S', process.execPath, program, 'classify', '-q', '--fields', 'line,theme,score', file],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}
