/** `digest themes test`: the rules against entries whose themes are known. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import {
  classify,
  compileRules,
  type Evaluation,
  evaluate,
  loadConfig,
  type Measurement,
  openSources,
  readEntries,
  readLabelMap,
} from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { evaluationText, wrongOnes } from '../terminal/evaluation-text.ts';
import { print } from '../terminal/print.ts';
import { count } from '../terminal/report.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { jsonDocument } from '../text/visible-json.ts';
import type { Diagnostic, Placement } from '../types.ts';
import { defineCommand } from './command.ts';
import { chooseInputs, type Findings, inputsOf, newFindings, whole } from './inputs.ts';
import { keepable } from './kept-entries.ts';
import {
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './options/reading.ts';

/** What `digest themes test` was asked to do. */
export interface ThemesTestOptions extends ReadingOptions {
  /** The file that says which themes a label stands for. */
  map: string | null;
  /** The least that each ratio must be, from 0 to 1; null: anything will do. */
  least: Record<(typeof demands)[number], number | null>;
  isJson: boolean;
}

/** What the command is called, takes, and does. */
export const themesTestCommand = defineCommand<ThemesTestOptions>({
  description:
    'Places entries whose themes are known, without a look at their labels, and tells how the rules did.',
  operands: {
    name: 'files',
    description: 'labelled entries: tables, snippets, NDJSON, or - for standard input',
  },
  options: () => testOptions(),
  help: () => help,
  read: readOptions,
  run: runThemesTest,
});

/** Prints how the rules did: 0 done, 1 less than what was demanded, 2 could not run. */
async function runThemesTest(options: ThemesTestOptions, io: Io): Promise<number> {
  const inputs = await chooseInputs(options, io);
  const found = newFindings();
  const evaluation = await evaluateRules(options, inputs, io, found);
  const exitCode = await reportDiagnostics(found.list, options, io);
  if (exitCode !== 0 || evaluation === null) return exitCode;

  const { measurement } = evaluation;
  const colour = wantsColour(io.stdout, io.env, options.colour);
  const text = options.isJson
    ? evaluationJson(evaluation)
    : await evaluationText(evaluation, options.talk === 'verbose', colour);
  const failure = await print(text, io.stdout);
  if (failure !== null) return await reportDiagnostics([failure], options, io);

  await tell(io.stderr, summary(measurement, found.list, options));
  const shortfalls = shortfallsOf(measurement, options);
  await tell(io.stderr, shortfalls.map((line) => `digest: ${line}\n`).join(''));
  return shortfalls.length > 0 ? 1 : 0;
}

/** Places the entries and compares; null when an error ended it before. */
async function evaluateRules(
  { inputFormat: format, config: path, map: mapFile }: ThemesTestOptions,
  inputs: string[],
  { cwd, env, stdin }: Io,
  { list, report }: Findings,
): Promise<Evaluation | null> {
  const config = await loadConfig({ cwd, path, env, report });
  if (hasError(list)) return null;
  const { themes } = config;
  const ids = themes.map(({ id }) => id);
  const map = mapFile === null ? new Map() : await readLabelMap(mapFile, { cwd, ids, report });
  const chosen = inputsOf(inputs, config, cwd);
  const sources = await openSources(chosen.inputs, config, {
    base: chosen.base,
    stdin: () => whole(stdin),
    format,
    mayBeTable: format === 'auto',
    report,
  });
  if (hasError(list)) return null;
  const entries = readEntries(sources, { report });
  const rules = await compileRules(config);
  const placements: Placement[] = [];
  const placed = classify(entries, rules, { ignoresDirectives: true, report });
  for await (const it of keepable(placed, { report })) placements.push(it.placement());
  return hasError(list) ? null : await evaluate(placements, { map, themes }, { report });
}

/** What is less than was demanded. A precision of nothing placed is less than any. */
function shortfallsOf(measurement: Measurement, { least }: ThemesTestOptions): string[] {
  return demands.flatMap((name) => {
    const wanted = least[name];
    if (wanted === null || (measurement[name] ?? -1) >= wanted) return [];
    return [`${shortOf(name, measurement[name], wanted)}, and at least ${wanted} was asked for`];
  });
}

/** A ratio that is too small, with as many digits as it takes to see that. */
function shortOf(name: string, ratio: number | null, wanted: number): string {
  if (ratio === null) return `there is no ${name}, since nothing was placed`;
  const digits = [3, 4, 5, 6].find((it) => Number(ratio.toFixed(it)) < wanted);
  return `the ${name} is ${digits === undefined ? ratio : ratio.toFixed(digits)}`;
}

/** What was left out or doubtful changes the figures, so it does not go without a word. */
function summary({ entries }: Measurement, diagnostics: Diagnostic[], { talk }: ThemesTestOptions): string {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  if (talk !== 'normal' || warnings === 0) return '';
  return `digest: ${count(entries, 'snippet')} measured; ${count(warnings, 'warning')} (details with -v)\n`;
}

/** One document: the measurement, and every entry that stands in the wrong place or in none. */
function evaluationJson(evaluation: Evaluation): string {
  const wrong = wrongOnes(evaluation).map(({ label, accepted, placement }) => {
    const { entry, theme, score, also, why } = placement;
    return {
      id: entry.id,
      title: entry.title,
      source: entry.source,
      label,
      accepted,
      theme,
      score,
      also,
      why,
    };
  });
  return jsonDocument({ ...evaluation.measurement, wrong });
}

/** The ratios that can be asked for. */
export const demands = ['accuracy', 'coverage', 'precision'] as const;

const testOptions = (): Option[] => [
  new Option('--map <file>', 'YAML that says which themes a label stands for'),
  ...demands.map((name) =>
    new Option(`--min-${name} <ratio>`, `exit with 1 when the ${name} is below this, from 0 to 1`).argParser(
      ratio,
    ),
  ),
  jsonOption(),
  ...readingOptions(),
  ...talkOptions(),
];

function ratio(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('It has to be a number from 0 to 1.');
  }
  return value;
}

function readOptions(inputs: string[], command: Command): ThemesTestOptions {
  const flags = command.opts<{
    map?: string;
    minAccuracy?: number;
    minCoverage?: number;
    minPrecision?: number;
    json?: boolean;
  }>();
  return {
    ...readReading(inputs, command),
    map: flags.map ?? null,
    least: {
      accuracy: flags.minAccuracy ?? null,
      coverage: flags.minCoverage ?? null,
      precision: flags.minPrecision ?? null,
    },
    isJson: flags.json ?? false,
  };
}

const help = `Labelled entries:
  A table (.csv, .tsv) whose first line names its columns: title, body, and theme (or label, or
  gold); NDJSON with a "theme"; or snippets whose titles end in {theme=...}. A label is the id or
  the title of a theme; others are explained by --map, a YAML file:
    World news: politics
    AI & agents: [ai-agents, ai-coding]     either is right
    Miscellaneous: []                       these entries are left out

What is told:
  accuracy   the part of all entries that stands where it belongs
  coverage   the part that any theme took
  precision  the part of the placed ones that is right; also for each theme, with recall and F1
  With --verbose each wrong entry, and why it stands there.

Examples:
  digest themes test labelled.tsv
  digest themes test -v week-with-labels.txt | less
  digest themes test --min-accuracy 0.9 test/*.tsv     for CI: exit status 1 when it got worse

Exit status:
  0  done
  1  a ratio is below what --min-accuracy, --min-coverage or --min-precision asks for
  2  could not run`;
