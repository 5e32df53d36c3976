/** What the benchmarks read: made anew in a folder, the same each time. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELD, rarely, snippets } from './generate.js';

const sample = fileURLToPath(new URL('../fixtures/sample/2026-W11.txt', import.meta.url));

/** The week of 48: the sample of 31, and some more. @param {string} folder */
export function writeWeek(folder) {
  const path = join(folder, 'week.txt');
  writeFileSync(path, `${readFileSync(sample, 'utf8').trimEnd()}\n\n${[...snippets(17)].join('')}`);
  return path;
}

/** A folder whose configuration adds twenty themes to the built-in ones. */
export function writeThemes(folder) {
  const path = join(folder, 'twenty-themes');
  const themes = Array.from({ length: 20 }, (_, at) => {
    const words = Array.from(
      { length: 15 },
      (_, i) => `${FIELD[(at * 7 + i) % FIELD.length]} ${FIELD[(at + i * 5) % FIELD.length]}`,
    );
    return `  - id: own-${at}\n    title: Our theme ${at}\n    keywords: [${[...new Set(words)].join(', ')}]\n`;
  });
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'digest.yaml'), `extends: default\nthemes:\n${themes.join('')}`);
  return path;
}

/** A file of many snippets, kept between runs. */
export async function writeMany(folder, kind, count) {
  const path = join(folder, `${kind}-${count}.txt`);
  if (existsSync(path)) return path;
  const out = createWriteStream(`${path}.part`);
  for (const piece of kind === 'few' ? rarely(count) : snippets(count)) {
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  renameSync(`${path}.part`, path);
  return path;
}

/** A folder with rules of so many keywords in ten themes, and the same keywords for rg: words of the field, pairs of them, and words that are nowhere. */
export function writeKeywords(folder, count) {
  const path = join(folder, `keywords-${count}`);
  const words = [
    ...FIELD,
    ...FIELD.map((word, i) => `${word} ${FIELD[(i + 3) % FIELD.length]}`),
    ...FIELD.map((word) => `${word}ing`),
    ...Array.from({ length: count }, (_, i) => `qx${i.toString(26)} of phrase`),
  ].slice(0, count);
  const size = Math.ceil(count / 10);
  const themes = Array.from({ length: 10 }, (_, at) => {
    const own = words.slice(at * size, (at + 1) * size);
    return `  - id: theme-${at}\n    keywords:\n${own.map((word) => `      - ${word}\n`).join('')}`;
  });
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'digest.yaml'), `themes:\n${themes.join('')}`);
  writeFileSync(join(path, 'keywords.txt'), `${words.join('\n')}\n`);
  return path;
}

/** A repository with 48 commits of six kinds. */
export function writeRepository(folder) {
  const path = join(folder, 'commits');
  if (existsSync(path)) return path;
  const git = (...args) =>
    execFileSync('git', ['-C', path, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
      stdio: 'ignore',
    });
  mkdirSync(path, { recursive: true });
  git('init', '-q');
  const kinds = ['feat', 'fix', 'docs', 'perf', 'refactor', 'test'];
  for (let at = 0; at < 48; at++)
    git(
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      `${kinds[at % 6]}: ${FIELD[at]} and ${FIELD[(at * 3) % FIELD.length]}`,
    );
  return path;
}

/** A site of one page. */
export function writeSite(folder, markdown) {
  const path = join(folder, 'site');
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.md'), markdown);
  return path;
}
