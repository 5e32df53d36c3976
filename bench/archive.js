/** What years of issues cost: a build of a week beside the same with an archive, and a site of which nothing is new. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rarely } from './generate.js';

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const library = new URL('../dist/index.js', import.meta.url).href;
const day = 86_400_000;

/** The first day of the week that the archive ends before. */
const present = Date.UTC(2026, 2, 2);
const isoDay = (time) => new Date(time).toISOString().slice(0, 10);

/** `count × 50` stories that tell different things, and the week that comes after them. */
function weeksOf(count) {
  const lines = [...rarely((count + 1) * 50, 3)]
    .join('')
    .split('\n')
    .filter((line) => line !== '');
  const weeks = Array.from({ length: count + 1 }, (_, at) => lines.slice(at * 100, at * 100 + 100));
  return weeks.map((week) => `${week.join('\n')}\n`);
}

/**
 * A project whose archive has so many issues of fifty entries, and whose week repeats two stories of a year ago; made once,
 * and kept.
 *
 * @param {string} folder @param {number} count
 */
export async function writeProject(folder, count) {
  const path = join(folder, `archive-${count}`);
  if (existsSync(path)) return withIndex(path);
  const {
    loadConfig,
    openTexts,
    readEntries,
    classify,
    compileRules,
    issueConfig,
    compose,
    openArchive,
    recordIssue,
  } = await import(library);
  const draft = `${path}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(
    join(draft, 'digest.yaml'),
    'title: The Lighthouse Letter\nhome: https://lighthouse.example/\n',
  );
  const config = await loadConfig({ cwd: draft });
  const weeks = weeksOf(count);
  const archive = await openArchive(join(draft, 'archive'));
  for (const [at, text] of weeks.slice(0, count).entries()) {
    const from = present - 7 * day * (count - at);
    const period = { since: isoDay(from), until: isoDay(from + 6 * day) };
    const sources = await openTexts([{ file: 'week.txt', text }], config);
    const placed = classify(readEntries(sources), await compileRules(config));
    const issue = issueConfig(config, sources, { flags: period });
    const digest = await compose(placed, issue, { now: new Date(from + 7 * day) });
    await recordIssue({ ...digest, issue: String(at + 1) }, archive);
  }
  const again = weeks[Math.max(0, count - 52)].split('\n').slice(0, 4);
  writeFileSync(join(draft, 'week.txt'), `${weeks[count]}${again.join('\n')}\n`);
  copyFileSync(join(draft, 'archive/SHA256SUMS'), join(draft, 'SHA256SUMS'));
  renameSync(draft, path);
  return withIndex(path);
}

/** The same with an index that this version of the program reads, of what was there before the week. */
function withIndex(path) {
  rmSync(join(path, 'archive/2026-W10.json'), { force: true });
  copyFileSync(join(path, 'SHA256SUMS'), join(path, 'archive/SHA256SUMS'));
  execFileSync(process.execPath, [program, 'archive', '-q', '--archive', 'archive'], { cwd: path });
  copyFileSync(join(path, 'archive/.digest-index'), join(path, 'index'));
  return path;
}

/**
 * The cases: a build without an archive, with one that has no issue yet, with one into which the issue is recorded, and with one
 * whose index was deleted; the site when nothing changed, and from the beginning. Each starts from the same archive, whose cost to make so is part of all
 * of them.
 *
 * @param {string} cwd
 */
export function cases(cwd) {
  const run = (before, ...args) => ({
    command: 'sh',
    args: ['-c', `${before}; exec "$@"`, 'sh', process.execPath, program, ...args],
    cwd,
  });
  const again = 'rm -f archive/2026-W10.json; cp -p SHA256SUMS archive; cp -p index archive/.digest-index';
  const build = [
    'build',
    '-q',
    'week.txt',
    '--since',
    '2026-03-02',
    '--until',
    '2026-03-08',
    '-o',
    'out.html',
  ];
  return {
    'build, no archive': run(again, ...build),
    'build, recorded as the first': run(`${again}; rm -rf first`, ...build, '--archive', 'first'),
    'build, recorded': run(again, ...build, '--archive', 'archive'),
    'build, the index deleted': run(`${again}; rm archive/.digest-index`, ...build, '--archive', 'archive'),
    'site, unchanged': run(again, 'site', '-q', '--archive', 'archive'),
    'site, from the beginning': run(`${again}; rm -rf public`, 'site', '-q', '--archive', 'archive'),
  };
}
