/**
 * The crash matrix: a build with several outputs and an archive, in which each system call that touches its files fails or is the
 * last one, in turn. `npm run crash-matrix` prints the table that stands in docs/reliability.md, `-- --write` puts it there. It needs
 * strace, and some minutes: Linux only.
 *
 * After each trial the files are compared with those before (old) and those of an undisturbed build (new). It is a
 * violation when a file is neither; when exit status 0 leaves anything but the new ones; and when the next run does not
 * make everything new, at once, and leave nothing of its own lying about.
 */
import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const page = fileURLToPath(new URL('../docs/reliability.md', import.meta.url));

const configuration = `title: Orchard weekly
input: notes
output: [out/latest.html, out/latest.json, "issues/{week}.md", feed/atom.xml]
archive: archive
issue: auto
url: https://orchard.example/{week}
timezone: UTC
themes:
  - id: trees
    keywords: [pruning, grafting]
  - id: harvest
    keywords: [picking, pressing]
`;
const firstWeek = `Pruning the old pear
It took three of us and a ladder, and the pear looks younger. https://orchard.example/pear
`;
const secondWeek = `Grafting in a cold spring
Wait for the sap, say the neighbours, and they were right last year too. https://orchard.example/sap
Pressing what fell early
Small apples, and a cider that nobody expected. https://orchard.example/cider
`;

/** What touches the disk, by what it does. */
const calls = {
  open: ['openat'],
  read: ['read', 'pread64', 'getdents64'],
  'look at': ['statx', 'newfstatat', 'readlink', 'access'],
  write: ['write', 'pwrite64', 'writev', 'ftruncate'],
  sync: ['fsync', 'fdatasync'],
  'mode, owner': ['fchmod', 'fchown', 'utimensat', 'utime'],
  link: ['link', 'linkat'],
  rename: ['rename', 'renameat', 'renameat2'],
  unlink: ['unlink', 'unlinkat', 'rmdir'],
  mkdir: ['mkdir', 'mkdirat'],
  close: ['close'],
};
const faults = ['ENOSPC', 'EIO', 'EINTR', 'SIGKILL'];

/**
 * What only looks cannot run out of space, and a run that is killed there leaves what one leaves that is killed at the next
 * change.
 */
const faultsOf = { read: ['EIO', 'EINTR'], 'look at': ['EIO'], close: ['EIO'] };

const environment = () => ({
  PATH: process.env.PATH,
  HOME: join(work, 'home'),
  TZ: 'UTC',
  SOURCE_DATE_EPOCH: '1773576000',
  NODE_DISABLE_COMPILE_CACHE: '1',
  // One thread beside the main one, so that the calls come in one order.
  UV_THREADPOOL_SIZE: '1',
});

const work = mkdtempSync(join(tmpdir(), 'crash-matrix-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Runs a program to its end; a run that does not end in a minute is ended. */
function run(command, args, cwd) {
  return new Promise((resolve) => {
    const options = { cwd, env: environment(), timeout: 60_000, killSignal: 'SIGKILL' };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? 'killed'), stdout, stderr });
    });
    child.stdin.end();
  });
}

const build = ['build', '-w', '2026-W11'];

/** The files of a project by name; locks and the archive's index are bookkeeping. */
function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  const named = files.map((path) => [relative(folder, path), path]);
  return new Map(
    named
      .filter(([name]) => !/(^|\/)\.digest|^notes\/|^digest\.yaml$/.test(name))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
}

/** What is left lying about. */
const rubbishIn = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => /\.digest\.lock|\.digest-index\./.test(name));

async function prepare() {
  const project = join(work, 'old');
  mkdirSync(join(project, 'notes'), { recursive: true });
  writeFileSync(join(project, 'digest.yaml'), configuration);
  writeFileSync(join(project, 'notes/2026-W10.txt'), firstWeek);
  writeFileSync(join(project, 'notes/2026-W11.txt'), secondWeek);
  await mustSucceed(project, ['build', '-w', '2026-W10']);
  const done = join(work, 'new');
  cpSync(project, done, { recursive: true, preserveTimestamps: true });
  await mustSucceed(done, build);
  return { project, old: filesOf(project), fresh: filesOf(done) };
}

async function mustSucceed(cwd, args) {
  const { status, stderr } = await run(process.execPath, [program, ...args], cwd);
  if (status !== 0) throw new Error(`digest ${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** Copies the project, and builds it under strace. Gives what the calls were. */
async function traced(project, name, options) {
  const cwd = join(work, name);
  cpSync(project, cwd, { recursive: true, preserveTimestamps: true });
  const log = join(work, `${name}.log`);
  const strace = ['-f', '-qq', '-y', '-o', log, ...options];
  const { status, stderr } = await run('strace', [...strace, process.execPath, program, ...build], cwd);
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  rmSync(log, { force: true });
  return { cwd, status, stderr, lines };
}

/** The turns at which a call of this name touches a file of the project; each thread counts for itself, as strace does. */
async function turnsOf(project, call) {
  const { cwd, lines } = await traced(project, `trace-${call}`, ['-e', `trace=${call}`]);
  const counts = new Map();
  const turns = new Set();
  for (const line of lines) {
    const [, thread, rest] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (thread === undefined || !rest.startsWith(`${call}(`)) continue;
    const turn = (counts.get(thread) ?? 0) + 1;
    counts.set(thread, turn);
    if (rest.replace(/AT_FDCWD<[^>]*>/, '').includes(cwd)) turns.add(turn);
  }
  rmSync(cwd, { recursive: true, force: true });
  return [...turns].sort((a, b) => a - b);
}

/** What a trial came to. */
async function trial({ project, old, fresh }, { call, fault, turn }) {
  const how = fault === 'SIGKILL' ? 'signal=SIGKILL' : `error=${fault}`;
  const name = `${call}-${fault}-${turn}`;
  const options = ['-e', `trace=${call}`, '-e', `inject=${call}:${how}:when=${turn}`];
  const { cwd, status, stderr, lines } = await traced(project, name, options);
  // Of the two threads, each of which counts, one may have met a file of the program itself.
  const isOurs = (line) => line.replace(/AT_FDCWD<[^>]*>/, '').includes(cwd);
  const isElsewhere = lines.some((line) => line.includes('INJECTED') && !isOurs(line));
  const there = filesOf(cwd);
  const names = new Set([...old.keys(), ...fresh.keys(), ...there.keys()]);
  const torn = [...names].filter((it) => ![old.get(it), fresh.get(it)].includes(there.get(it)));
  const isOld = [...names].every((it) => there.get(it) === old.get(it));
  const isNew = [...names].every((it) => there.get(it) === fresh.get(it));
  const began = performance.now();
  const again = await run(process.execPath, [program, ...build], cwd);
  const seconds = (performance.now() - began) / 1000;
  const after = filesOf(cwd);
  const isRepaired = again.status === 0 && [...names].every((it) => after.get(it) === fresh.get(it));
  const left = rubbishIn(cwd);
  rmSync(cwd, { recursive: true, force: true });
  const isMet = lines.some((line) => line.includes(fault === 'SIGKILL' ? 'killed by SIGKILL' : 'INJECTED'));
  const wrong = [
    ...torn.map((it) => `${it} is neither old nor new`),
    ...(status === 0 && !isNew ? ['exit status 0, and not everything is new'] : []),
    ...(isRepaired ? [] : [`the next run does not put it right (${again.status}): ${again.stderr.trim()}`]),
    ...(seconds > 15 ? [`the next run takes ${Math.round(seconds)} seconds`] : []),
    ...(left.length > 0 ? [`left lying about: ${left.join(', ')}`] : []),
    ...(/^ {4}at /m.test(stderr) && !isElsewhere ? ['a stack is shown'] : []),
  ];
  return { isMet, status, state: isNew ? 'new' : isOld ? 'old' : 'between', wrong };
}

/** How often a trial is begun anew in which the fault was not met. */
const mostAttempts = 5;

/** The threads wake each other by writing, one time more, another less: a run may have fewer calls than the one that was counted. */
async function metTrial(setting, job) {
  let result;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    result = await trial(setting, job);
    if (result.isMet) break;
  }
  return result;
}

/** Does the work in parallel, as many at a time as there are processors. */
async function inParallel(jobs, work) {
  const results = new Array(jobs.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < jobs.length; at = next++) {
      results[at] = await work(jobs[at]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** The table, and what is wrong. */
async function matrix() {
  if (spawnSync('strace', ['--version']).status !== 0) throw new Error('strace is needed');
  const setting = await prepare();
  const groups = Object.entries(calls).flatMap(([group, names]) => names.map((call) => ({ group, call })));
  const turns = await inParallel(groups, ({ call }) => turnsOf(setting.project, call));
  const planned = groups.flatMap(({ group, call }, at) =>
    turns[at].flatMap((turn) => (faultsOf[group] ?? faults).map((fault) => ({ group, call, turn, fault }))),
  );
  process.stderr.write(`${planned.length} trials\n`);
  const tried = await inParallel(planned, (job) => metTrial(setting, job));
  const jobs = planned.filter((_, at) => tried[at].isMet);
  const results = tried.filter(({ isMet }) => isMet);
  const count = (group, fault, test) =>
    jobs.filter((job, at) => job.group === group && job.fault === fault && test(results[at])).length;
  const cell = (group, fault) => {
    const parts = [
      ['old', ({ state, status }) => state === 'old' && status !== 0],
      ['new', ({ state, status }) => state === 'new' && status !== 0],
      ['between', ({ state, status }) => state === 'between' && status !== 0],
      ['done', ({ status }) => status === 0],
    ];
    const counted = parts
      .map(([name, test]) => [name, count(group, fault, test)])
      .filter(([, number]) => number > 0);
    return counted.map(([name, number]) => `${number} ${name}`).join(', ') || '–';
  };
  const rows = Object.keys(calls)
    .filter((group) => jobs.some((job) => job.group === group))
    .map((group) => `| ${group} | ${faults.map((fault) => cell(group, fault)).join(' | ')} |`);
  const wrong = jobs.flatMap((job, at) =>
    results[at].wrong.map((why) => `${job.call} number ${job.turn}, ${job.fault}: ${why}`),
  );
  const kept = results.filter(({ wrong }) => wrong.length === 0).length;
  return {
    table: [`| Call | ${faults.join(' | ')} |`, '|---|---|---|---|---|', ...rows].join('\n'),
    wrong,
    trials: jobs.length,
    unmet: planned.length - jobs.length,
    kept,
  };
}

const { table, wrong, trials, unmet, kept } = await matrix();
const without = unmet === 0 ? '' : ` ${unmet} more met no fault, and are not counted.`;
const text = `${table}\n\n${trials} trials, ${trials - kept} violations.${without}\n`;
process.stdout.write(`\n${text}`);
for (const line of wrong) process.stdout.write(`${line}\n`);
if (process.argv.includes('--write')) {
  const before = readFileSync(page, 'utf8');
  const after = before.replace(/(<!-- crash matrix -->\n)[\s\S]*?(<!-- end -->)/, `$1\n${text}\n$2`);
  writeFileSync(page, after);
}
process.exitCode = wrong.length > 0 ? 1 : 0;
