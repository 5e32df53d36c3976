/**
 * How fast it is, beside what people would use instead: whole processes in interleaved rounds, on each Node that can be had. Writes
 * docs/performance.md, its charts, and the history of the last runs.
 *
 *     npm run bench                      everything: an hour, a million snippets
 *     npm run bench -- start,others      some of: start, others, throughput, scale, millions, archive
 *     npm run bench -- all --quick       fewer rounds, smaller files
 *     npm run bench -- all --dry         prints the tables, writes nothing
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases as archiveCases, writeProject } from './archive.js';
import { writeKeywords, writeMany, writeRepository, writeSite, writeThemes, writeWeek } from './inputs.js';
import { measure, median, ratio } from './measure.js';
import { publish, tableOf } from './report.js';
import { eleventy, gitCliff, installed, leftOut, nodes, tsc } from './tools.js';

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const [asked = 'all'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isQuick = process.argv.includes('--quick');
const groups = { start, others, throughput, scale, millions, archive };
const wanted = asked === 'all' ? Object.keys(groups) : asked.split(',');

const kept = join(tmpdir(), 'digest-bench');
mkdirSync(kept, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'digest-bench-run-'));
const loads = [loadavg()[0]];
const tables = [];
for (const name of wanted) {
  console.error(`${name} …`);
  tables.push(...(await groups[name]()));
}
loads.push(loadavg()[0]);
rmSync(folder, { recursive: true });

const run = {
  date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  }).trim(),
  processors: cpus().length,
  load: Math.max(...loads),
  isQuick,
  leftOut: [...new Set(leftOut)],
  tables,
};
for (const table of tables) console.log(`\n${table.title}\n\n${tableOf(table)}`);
if (!process.argv.includes('--dry')) publish(run);

/** One table: cases beside the first of them. A goal is a ratio, or what a case may take: `{ starts, memory }`, in CPU of `node -e 0` and in MB. */
function table(id, title, about, cases, rounds, goals = {}) {
  const times = measure(cases, rounds, folder);
  const base = times[Object.keys(cases)[0]];
  const start = Object.values(goals).some(({ starts }) => starts !== undefined) ? startOfNode() : null;
  const rows = Object.entries(times).map(([name, { wall, cpu, memory, ended }]) => ({
    name: ended === 0 ? name : `${name}: ended with ${ended}`,
    wall: median(wall),
    cpu: median(cpu),
    memory: Math.round(memory),
    ratio: ratio(wall, base.wall),
    cpuRatio: ratio(cpu, base.cpu).median,
    ...(start === null ? {} : { starts: Math.round(median(cpu) / start) }),
    goal: typeof goals[name] === 'number' ? goals[name] : null,
    ...(typeof goals[name] === 'object' ? { most: goals[name] } : {}),
    ...(ended === 0 ? {} : { ended }),
  }));
  return { id, title, about, rounds, rows };
}

/** Seconds of CPU that Node takes to do nothing: by this a goal in seconds of one machine is one of every machine. */
function startOfNode() {
  const nothing = { command: process.execPath, args: ['-e', '0'], cwd: folder };
  return median(measure({ nothing }, 25, folder).nothing.cpu);
}

/** What a start costs, beside Node that does nothing. */
function start() {
  const week = writeWeek(folder);
  const themes = writeThemes(folder);
  const one = join(folder, 'one.txt');
  writeFileSync(
    one,
    'Postgres Queues Beat a Broker\nUntil 5,000 jobs a second, one table and one index do.\n',
  );
  return nodes().map(([line, node]) => {
    const most = line === '20' ? 6 : 4;
    const digest = (...args) => ({ command: node, args: [program, ...args], cwd: folder });
    const cases = {
      'node -e 0': { command: node, args: ['-e', '0'], cwd: folder },
      '--version': digest('--version'),
      'build --help': digest('build', '--help'),
      'classify, one snippet from a pipe': { ...digest('classify', '-q'), stdin: one },
      ...Object.fromEntries(
        ['markdown', 'html', 'json', 'text', 'email'].map((format) => [
          `build, ${format}`,
          digest('build', '-q', week, '-f', format),
        ]),
      ),
      'build with twenty more themes': { ...digest('build', '-q', week, '-f', 'markdown'), cwd: themes },
    };
    const goals = Object.fromEntries(
      Object.keys(cases).map((name) => [
        name,
        name.startsWith('build,')
          ? most
          : name.startsWith('build with')
            ? most + 1
            : name.startsWith('classify')
              ? 3
              : line === '20'
                ? 1.8
                : 1.3,
      ]),
    );
    delete goals['node -e 0'];
    const about = 'A week of 48 snippets, the built-in themes; ratios to `node -e 0`.';
    return table(`start-${line}`, `Start, Node ${line}`, about, cases, isQuick ? 3 : 15, goals);
  });
}

/** What people would use instead. */
function others() {
  const week = writeWeek(folder);
  const node = process.execPath;
  const markdown = execFileSync(node, [program, 'build', '-q', week, '-f', 'markdown'], {
    encoding: 'utf8',
    cwd: folder,
  });
  const finished = join(folder, 'finished.md');
  writeFileSync(finished, markdown);
  const cases = {
    'digest build, html': { command: node, args: [program, 'build', '-q', week, '-f', 'html'], cwd: folder },
  };
  const add = (name, path, args, cwd, isScript) => {
    if (path === null) return;
    cases[name] = isScript ? { command: node, args: [path, ...args], cwd } : { command: path, args, cwd };
  };
  add(
    'pandoc, its Markdown to HTML',
    installed('pandoc'),
    ['-f', 'gfm', '-t', 'html', finished],
    folder,
    false,
  );
  add('git-cliff from npm, 48 commits', gitCliff(), ['--offline'], writeRepository(kept), true);
  add('eleventy, one page', eleventy(), ['--quiet', '--output=_site'], writeSite(folder, markdown), true);
  add('tsc --version', tsc(), ['--version'], folder, true);
  return [
    table(
      'others',
      'Beside others',
      'The week of 48 as a page, and what others take for less; ratios to it.',
      cases,
      isQuick ? 3 : 9,
    ),
  ];
}

/** How fast snippets are read and matched, beside ripgrep, which only counts their lines. */
async function throughput() {
  const rg = installed('rg');
  const count = isQuick ? 100_000 : 1_000_000;
  const rounds = isQuick ? 2 : 3;
  const made = [];
  for (const kind of ['few', 'many']) {
    const file = await writeMany(kept, kind, count);
    const two = writeKeywords(kept, 200);
    const classify = (rules, ...more) => ({
      command: process.execPath,
      args: [program, 'classify', '-q', '--fields', 'line,theme,score', ...more, file],
      cwd: rules,
      isLarge: true,
    });
    const cases = {
      ...(rg === null
        ? {}
        : {
            'rg -c -w -i -f, 200 keywords': {
              command: rg,
              args: ['-c', '-w', '-i', '-f', join(two, 'keywords.txt'), file],
              cwd: folder,
              isLarge: true,
            },
          }),
      'classify, 200 keywords': classify(two),
      'classify --jobs 2': classify(two, '--jobs', '2'),
      'classify, 5,000 keywords': classify(writeKeywords(kept, 5_000)),
      'classify, 50,000 keywords': classify(writeKeywords(kept, 50_000)),
    };
    const goals = {
      'classify, 200 keywords': 1.5,
      'classify --jobs 2': 1,
      'classify, 5,000 keywords': 3,
      'classify, 50,000 keywords': 3,
    };
    const about = `${count.toLocaleString('en')} snippets with ${kind === 'few' ? 'a match in one of four' : 'seven matches each'}; ratios to the first row.`;
    made.push(table(`throughput-${kind}`, `Throughput, ${kind} matches`, about, cases, rounds, goals));
  }
  return made;
}

/** Whole issues of very many entries. */
async function scale() {
  const made = [besidePandoc(await writeMany(kept, 'many', 10_000))];
  if (isQuick) return made;
  const large = await writeMany(kept, 'many', 100_000);
  const about =
    'Ratios to Markdown. Goals are in starts, the CPU of `node -e 0` in the same run: 6, 9 and 5 seconds where a start takes 18 ms.';
  const goals = {
    'build, markdown': { starts: 333, memory: 500 },
    'build, html': { starts: 500, memory: 800 },
    'build, json': { starts: 278, memory: 500 },
  };
  return [...made, table('scale-100000', '100,000 entries in one issue', about, issuesOf(large), 1, goals)];
}

/** Pandoc makes a page of the Markdown that was built before the first round. */
function besidePandoc(file) {
  const pandoc = installed('pandoc');
  const issues = issuesOf(file);
  const title = '10,000 entries in one issue';
  const rounds = isQuick ? 1 : 2;
  if (pandoc === null) return table('scale-10000', title, 'Ratios to Markdown.', issues, rounds);
  execFileSync(process.execPath, issues['build, markdown'].args, { cwd: folder });
  const reading = ['-f', 'gfm', '-t', 'html', join(folder, 'out.markdown')];
  const cases = {
    'pandoc, its Markdown to HTML': { command: pandoc, args: reading, cwd: folder, isLarge: true },
    ...issues,
  };
  return table('scale-10000', title, 'Ratios to pandoc.', cases, rounds, { 'build, html': 0.5 });
}

/** An issue of all entries of a file, in each format. */
function issuesOf(file) {
  const formats = ['markdown', 'html', 'json'];
  return Object.fromEntries(formats.map((format) => [`build, ${format}`, issueOf(file, format)]));
}

function issueOf(file, format) {
  const args = [program, 'build', '-q', file, '-f', format, '-o', join(folder, `out.${format}`)];
  return { command: process.execPath, args, cwd: folder, isLarge: true };
}

/** A million entries: the best of them, all of them, and whether memory grows with them. */
async function millions() {
  const count = isQuick ? 100_000 : 1_000_000;
  const words = (entries) => entries.toLocaleString('en');
  const file = await writeMany(kept, 'many', count);
  const cwd = writeKeywords(kept, 200);
  const node = process.execPath;
  const classify = [program, 'classify', '-q', '--fields', 'line,theme,score'];
  const best = {
    'classify, 200 keywords': { command: node, args: [...classify, file], cwd, isLarge: true },
    'build --limit 20': {
      command: node,
      args: [program, 'build', '-q', '--limit', '20', file],
      cwd,
      isLarge: true,
    },
  };
  const again = 'file=$1; shift; for i in $(seq $0); do cat "$file"; done | "$@"';
  const piped = Object.fromEntries(
    [1, 5].map((times) => [
      `classify, ${words(times * count)} from a pipe`,
      { command: 'bash', args: ['-c', again, String(times), file, node, ...classify], cwd, isLarge: true },
    ]),
  );
  const small = Object.fromEntries(Object.keys(piped).map((name) => [name, { memory: 100 }]));
  const all = { 'build, markdown': { ...issueOf(file, 'markdown'), mayFail: true } };
  const named = (of) => `${of} ${words(count)}`;
  const rounds = isQuick ? 1 : 2;
  const beside = 'Ratios to `classify` of the same.';
  return [
    table('scale-limit', named('The best twenty of'), beside, best, rounds, { 'build --limit 20': 1.3 }),
    table('scale-memory', 'Five times as many entries', 'Ratios to the first row.', piped, 1, small),
    table('scale-million', named('One issue of'), 'With every entry in it.', all, 1, {
      'build, markdown': { memory: 2000 },
    }),
  ];
}

/** What years of issues cost. */
async function archive() {
  const issues = isQuick ? 100 : 500;
  const cases = archiveCases(await writeProject(kept, issues));
  const about = `An archive of ${issues} issues of 50 entries, and the week after them; ratios to the build that knows none.`;
  const goals = { 'build, recorded': 1.1 };
  return [
    table(`archive-${issues}`, `${issues} issues in the archive`, about, cases, isQuick ? 3 : 9, goals),
  ];
}
