/** Tables of a run → docs/performance.md with its charts, and the history that they are compared with. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chart } from './chart.js';
import { goalsOf } from './goals.js';
import { median } from './measure.js';

const docs = new URL('../docs/', import.meta.url);
const historyFile = fileURLToPath(new URL('performance/history.json', docs));

/** How many runs of a table are kept. */
const KEPT = 12;

/** What counts as slower: a tenth more than the runs before. */
const TENTH = 1.1;

/** Writes the page, a chart for each table, and the history. */
export function publish(run) {
  mkdirSync(fileURLToPath(new URL('performance/', docs)), { recursive: true });
  const history = existsSync(historyFile) ? JSON.parse(readFileSync(historyFile, 'utf8')) : {};
  for (const table of run.tables) {
    const runs = history[table.id] ?? [];
    history[table.id] = [...runs, { ...about(run), ...table }].slice(-KEPT);
  }
  writeFileSync(historyFile, `${JSON.stringify(history, null, 1)}\n`);
  const shown = Object.values(history).map((runs) => withChanges(runs));
  for (const table of shown)
    writeFileSync(fileURLToPath(new URL(`performance/${table.id}.svg`, docs)), chart(table));
  writeFileSync(fileURLToPath(new URL('performance.md', docs)), page(shown, run));
}

const about = ({ date, commit, processors, load, isQuick }) => ({
  date,
  commit,
  processors,
  load: Math.round(load),
  isQuick,
});

/** The last run of a table; each row with those of the runs before, and how it compares with them. */
function withChanges(runs) {
  const last = runs.at(-1);
  const rows = last.rows.map((row) => {
    const before = runs.slice(0, -1).flatMap((it) => it.rows.filter(({ name }) => name === row.name));
    const past = before.map((it) => it.ratio.median);
    return { ...row, past, change: past.length === 0 ? null : row.ratio.median / median(past) };
  });
  return { ...last, rows };
}

/** @param {number} value */
const times = (value) => (value < 0.1 ? value.toFixed(3) : value.toFixed(2));
const seconds = (value) => (value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(1)} s`);

/** A table as Markdown. */
export function tableOf({ rows }) {
  const hasMemory = rows.some(({ memory }) => memory > 0);
  const hasStarts = rows.some(({ starts }) => starts !== undefined);
  const hasGoal = rows.some((row) => goalsOf(row).length > 0);
  const head = [
    '',
    'least',
    '**median**',
    'most',
    'by CPU',
    'median time',
    ...(hasStarts ? ['CPU', 'starts'] : []),
    ...(hasMemory ? ['memory'] : []),
    ...(hasGoal ? ['goal'] : []),
    'runs before',
  ];
  const lines = rows.map((row) => {
    const { name, ratio, cpuRatio, wall, cpu, starts, memory, change = null } = row;
    return [
      name,
      times(ratio.min),
      `**${times(ratio.median)}**`,
      times(ratio.max),
      times(cpuRatio),
      seconds(wall),
      ...(hasStarts ? [seconds(cpu), String(starts)] : []),
      ...(hasMemory ? [`${memory} MB`] : []),
      ...(hasGoal ? [goalWords(row)] : []),
      changeWords(change),
    ];
  });
  const align = ['---', ...head.slice(1).map(() => '--:')];
  return [head, align, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const goalWords = (row) =>
  goalsOf(row)
    .map(({ words, isReached }) => `${words}${isReached ? ' ✓' : ', missed'}`)
    .join('; ');

function changeWords(change) {
  if (change === null) return '';
  const percent = Math.round((change - 1) * 100);
  const sign = change >= TENTH ? '🔺 ' : '';
  return `${sign}${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;
}

function page(tables, { leftOut }) {
  const parts = tables.map((table) =>
    [
      `## ${table.title}`,
      `${table.about} ${when(table)}`,
      `![${table.title}](performance/${table.id}.svg)`,
      tableOf(table),
    ].join('\n\n'),
  );
  const missing =
    leftOut.length === 0 ? [] : [`Not there in the last run, and left out: ${leftOut.join(', ')}.`];
  return `${[
    '# How fast it is',
    `Written by \`npm run bench\`: whole processes from start to end, one of each in every round, so that what else the machine does
slows all of them alike. Ratios are taken round by round. A 🔺 marks what takes a tenth longer than the median of the runs
before; in the charts its bar is red. Green is a goal that was reached, grey has none, amber missed it.`,
    ...missing,
    ...parts,
  ].join('\n\n')}\n`;
}

function when({ date, commit, processors, load, rounds, isQuick }) {
  const noise =
    load > processors / 2
      ? `; other work kept it busy (a load of ${load}), so the spread says more than the median`
      : '';
  return `Measured on ${date} at ${commit}, ${rounds} round${rounds === 1 ? '' : 's'}${isQuick ? ', small files' : ''}, ${processors} processors${noise}.`;
}
