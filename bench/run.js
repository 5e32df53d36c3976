/**
 * How fast it is, beside what people would use instead: whole processes in interleaved rounds, on each Node that can be had. Writes
 * docs/performance.md, its charts, and the history of the last runs.
 *
 *     npm run bench                      everything: half an hour, a million snippets
 *     npm run bench -- start,others      some of: start, others, throughput, scale, archive
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
const groups = { start, others, throughput, scale, archive };
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

/** One table: cases beside the first of them. */
function table(id, title, about, cases, rounds, goals = {}) {
  const times = measure(cases, rounds, folder);
  const base = times[Object.keys(cases)[0]];
  const rows = Object.entries(times).map(([name, { wall, cpu, memory }]) => ({
    name,
    wall: median(wall),
    cpu: median(cpu),
    memory: Math.round(memory),
    ratio: ratio(wall, base.wall),
    cpuRatio: ratio(cpu, base.cpu).median,
    goal: goals[name] ?? null,
  }));
  return { id, title, about, rounds, rows };
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
  const sizes = isQuick ? [10_000] : [10_000, 100_000];
  const made = [];
  for (const size of sizes) {
    const file = await writeMany(kept, 'many', size);
    const cases = Object.fromEntries(
      ['markdown', 'html', 'json'].map((format) => [
        `build, ${format}`,
        {
          command: process.execPath,
          args: [program, 'build', '-q', file, '-f', format, '-o', join(folder, `out.${format}`)],
          cwd: folder,
          isLarge: true,
        },
      ]),
    );
    const pandoc = size === 10_000 ? installed('pandoc') : null;
    if (pandoc !== null)
      cases['pandoc, its Markdown to HTML'] = {
        command: pandoc,
        args: ['-f', 'gfm', '-t', 'html', join(folder, 'out.markdown')],
        cwd: folder,
        isLarge: true,
      };
    made.push(
      table(
        `scale-${size}`,
        `${size.toLocaleString('en')} entries in one issue`,
        'Ratios to Markdown.',
        cases,
        isQuick ? 1 : 2,
      ),
    );
  }
  const limited = await writeMany(kept, 'many', isQuick ? 100_000 : 1_000_000);
  const rules = writeKeywords(kept, 200);
  const on = (...args) => ({
    command: process.execPath,
    args: [program, ...args, limited],
    cwd: rules,
    isLarge: true,
  });
  made.push(
    table(
      'scale-limit',
      `The best twenty of ${isQuick ? '100,000' : '1,000,000'}`,
      'Ratios to `classify` of the same.',
      {
        'classify, 200 keywords': on('classify', '-q', '--fields', 'line,theme,score'),
        'build --limit 20': on('build', '-q', '--limit', '20'),
      },
      isQuick ? 1 : 2,
      { 'build --limit 20': 1.3 },
    ),
  );
  return made;
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
