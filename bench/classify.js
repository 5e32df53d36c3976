/**
 * `digest classify` over a million snippets against `rg`, which only counts the lines, in interleaved rounds of whole
 * processes: one thread, two threads, `build --limit 20`, and the built-in pack.
 *
 *     node bench/classify.js [snippets] [rounds]
 *
 * ripgrep must be there. Quote ratios and medians: the machine's load changes both sides alike.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { FIELD, snippets } from './generate.js';

const count = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 3);
const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const folder = join(tmpdir(), 'digest-bench');
mkdirSync(join(folder, 'pack'), { recursive: true });
const file = join(folder, `${count}.txt`);
if (!existsSync(file)) await writeSnippets();

/** Two hundred keywords: words of the field, pairs of them, and words that are nowhere. */
const keywords = [
  ...FIELD,
  ...FIELD.map((word, i) => `${word} ${FIELD[(i + 3) % FIELD.length]}`),
  ...FIELD.map((word) => `${word}ing`),
].slice(0, 200);
writeRules();

const classify = [program, 'classify', '-q', '--fields', 'line,theme,score', file];
const cases = {
  'rg -c -w -i, 200 keywords': ['rg', ['-c', '-w', '-i', '-f', join(folder, 'keywords.txt'), file], folder],
  'classify, 200 keywords': [process.execPath, classify, folder],
  'classify --jobs 2': [process.execPath, [...classify, '--jobs', '2'], folder],
  'build --limit 20': [process.execPath, [program, 'build', '-q', '--limit', '20', file], folder],
  'rg -c -F -w -i, the pack': ['rg', ['-c', '-F', '-w', '-i', '-f', join(folder, 'pack.txt'), file], folder],
  'classify, the pack': [process.execPath, classify, join(folder, 'pack')],
};
const wanted = process.argv[4]?.split(',').map(Number);
const chosen = Object.entries(cases).filter((_, i) => wanted === undefined || wanted.includes(i));

const results = new Map(chosen.map(([name]) => [name, { wall: [], cpu: [], memory: 0 }]));
for (let round = 0; round < rounds; round++) {
  for (const [name, [command, args, cwd]] of chosen) {
    const { wall, cpu, memory } = run(command, args, cwd);
    const result = results.get(name);
    result.wall.push(wall);
    result.cpu.push(cpu);
    result.memory = Math.max(result.memory, memory);
  }
}
const [base] = results.values();
console.log(
  `Node ${process.version}, ${count} snippets, medians of ${rounds} interleaved rounds; ratios to the first row`,
);
for (const [name, { wall, cpu, memory }] of results) {
  const ratio = (list, other) => (median(list) / median(other)).toFixed(2);
  console.log(
    `${name.padEnd(28)} ${median(wall).toFixed(2).padStart(7)} s (${ratio(wall, base.wall)})  cpu ${median(cpu).toFixed(2).padStart(7)} s (${ratio(cpu, base.cpu)})  ${Math.round(memory / 1024)} MB`,
  );
}

/** Runs a process to its end; its times and its largest memory come from `time`. */
function run(command, args, cwd) {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', command, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  const [wall, user, system, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: user + system, memory };
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}

async function writeSnippets() {
  const out = createWriteStream(file);
  for (const piece of snippets(count)) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

function writeRules() {
  writeFileSync(join(folder, 'keywords.txt'), `${keywords.join('\n')}\n`);
  const themes = Array.from(
    { length: 10 },
    (_, i) =>
      `  - id: theme-${i}\n    keywords:\n${keywords
        .slice(i * 20, i * 20 + 20)
        .map((word) => `      - ${word}\n`)
        .join('')}`,
  );
  writeFileSync(join(folder, 'digest.yaml'), `themes:\n${themes.join('')}`);
  writeFileSync(join(folder, 'pack', 'digest.yaml'), 'title: With the pack\n');
  const pack = parse(readFileSync(new URL('../src/config/packs/software.yaml', import.meta.url), 'utf8'));
  const words = pack.themes.flatMap((theme) =>
    theme.keywords.map((it) => (typeof it === 'string' ? it : it.match)),
  );
  const plain = words.filter((word) => !/^[=@#/]|^site:|\*$/.test(word));
  writeFileSync(join(folder, 'pack.txt'), `${[...new Set(plain)].join('\n')}\n`);
}
