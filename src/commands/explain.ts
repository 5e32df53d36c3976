/** `digest explain`: why entries stand where they stand. */
import { Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import {
  classify,
  compileRules,
  type EntryHistory,
  explain,
  type Rules,
  readEntries,
  toldBefore,
} from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { table } from '../terminal/columns.ts';
import { explanationText, type Numbered } from '../terminal/explanation-text.ts';
import { print } from '../terminal/print.ts';
import { reportDiagnostics, tellReading } from '../terminal/tell.ts';
import { type Io, inLinesOf, tell } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { jsonDocument } from '../text/visible-json.ts';
import type { Config, Diagnostic, Entry } from '../types.ts';
import { openChosenArchive } from './archive-of.ts';
import { type Candidate, chooseEntries } from './choose-entries.ts';
import { clock } from './clock.ts';
import { defineCommand } from './command.ts';
import { chooseInputs, type Findings, newFindings, openIssue } from './inputs.ts';
import { keepable } from './kept-entries.ts';
import { commandDiagnostic } from './messages.ts';
import {
  append,
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './options/reading.ts';
import { checkWeekOption } from './period.ts';

/** What `digest explain` was asked to do. */
export interface ExplainOptions extends ReadingOptions {
  /** Which entries: each a number, a part of a title, or the beginning of an id; empty: none was named. */
  entries: string[];
  /** The week whose issue is asked about; null: that of each entry, else what the configuration says. */
  week: string | null;
  /** The folder of earlier issues; null: what the configuration says. */
  archive: string | null;
  isJson: boolean;
}

/** What the command is called, takes, and does. */
export const explainCommand = defineCommand<ExplainOptions>({
  description: 'Shows which themes competed for an entry, and what speaks for each.',
  options: () => explainOptions(),
  help: () => help,
  read: (inputs, command) => {
    const flags = command.opts<{ entry?: string[]; week?: string; archive?: string; json?: boolean }>();
    const { entry = [], week = null, archive = null, json = false } = flags;
    return { ...readReading(inputs, command), entries: entry, week, archive, isJson: json };
  },
  run: runExplain,
});

/** Prints an explanation of each entry that was named: 0 done, 2 could not run. */
async function runExplain(options: ExplainOptions, io: Io): Promise<number> {
  const usage = checkWeekOption(options);
  if (usage.length > 0) return await reportDiagnostics(usage, options, io);
  const inputs = await chooseInputs(options, io);
  const { entries, issue, ...read } = await readExplainable(options, inputs, io);
  await tellReading(read, options, io);
  const exitCode = await reportDiagnostics(read.diagnostics, options, io);
  if (entries === null || issue === null) return exitCode;

  const isSnippet = inputs.length > 0 && inputs.every((input) => input === '-');
  const chosen = choose(entries, options.entries, isSnippet);
  if (chosen.diagnostic !== null) return await refuse(chosen.diagnostic, chosen.candidates, options, io);

  const found = newFindings();
  const published = await publicationsOf(chosen.candidates, entries, { options, issue, io, found });
  if (hasError(found.list)) return await reportDiagnostics(found.list, options, io);
  const explained: Numbered[] = [];
  for (const [at, { number }] of chosen.candidates.entries()) {
    const { entry, rules } = entries[number - 1]!;
    const { told, standsIn } = published[at] ?? { told: null, standsIn: null };
    const more = { number, told, standsIn, seen: issue.seen };
    explained.push({ ...more, ...(await explain(entry, rules)) });
  }
  const failure = await print(await product(explained, options, io), io.stdout);
  return failure === null ? 0 : await reportDiagnostics([failure], options, io);
}

/** Where the entries that are explained were published, as a build of all of them, or of their own week, would judge. */
async function publicationsOf(
  chosen: Candidate[],
  all: Explainable[],
  { options, issue, io, found }: { options: ExplainOptions; issue: Config; io: Io; found: Findings },
): Promise<EntryHistory[]> {
  const archive = await openChosenArchive(options, issue, io, found);
  if (archive === null) return [];
  const { now, diagnostics } = clock(io);
  diagnostics.forEach(found.report);
  const dates = new Set(all.map(({ entry }) => entry.date));
  return await toldBefore(
    chosen.map(({ entry }) => entry),
    archive,
    issue,
    { now, dates },
  );
}

/** An entry that can be explained, and the rules of its source. */
interface Explainable {
  entry: Entry;
  rules: Rules;
}

/** Reads the entries: which of them to explain is decided by looking at them. Null when an error ended it. */
async function readExplainable(options: ExplainOptions, inputs: string[], io: Io) {
  const found = newFindings();
  const { config, ready } = await openIssue(options, inputs, io, found, {
    flags: { week: options.week },
  });
  const read = { configFiles: config?.files ?? [], diagnostics: found.list };
  if (config === null || ready === null) return { ...read, sources: [], entries: null, issue: null };
  const entries = readEntries(ready.sources, found);
  const placed = classify(entries, await compileRules(config), found);
  const explainable: Explainable[] = [];
  for await (const { view, rules } of keepable(placed, found))
    explainable.push({ entry: view.entry(), rules });
  const { issue } = ready;
  return { ...read, issue, sources: entries.sources, entries: hasError(found.list) ? null : explainable };
}

/** Without a name all of a snippet that is piped or typed in is meant, and the only entry of anything else. */
function choose(
  entries: Explainable[],
  wanted: string[],
  isSnippet: boolean,
): ReturnType<typeof chooseEntries> {
  const candidates = entries.map(({ entry }, at) => ({ number: at + 1, entry }));
  if (entries.length === 0) return { candidates: [], diagnostic: commandDiagnostic('entry-none', {}) };
  if (wanted.length > 0) return chooseEntries(candidates, wanted);
  if (isSnippet || entries.length === 1) return { candidates, diagnostic: null };
  return { candidates: [], diagnostic: commandDiagnostic('entry-unnamed', { entries: entries.length }) };
}

/** Complains, and lists the entries that could be meant. */
async function refuse(
  diagnostic: Diagnostic,
  candidates: Candidate[],
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const exitCode = await reportDiagnostics([diagnostic], options, io);
  const rows = candidates.map(({ number, entry: { title, source } }) => [
    `    ${number}`,
    visible(`${source.file}:${source.line}`),
    visible(title),
  ]);
  const lines = await table(rows, [{ align: 'right' }, { align: 'left' }, { align: 'left' }]);
  for (const line of lines) await tell(io.stderr, `${line}\n`);
  return exitCode;
}

async function product(
  explained: Numbered[],
  { isJson, colour }: ExplainOptions,
  { stdout, env }: Io,
): Promise<string> {
  if (isJson) return jsonDocument(explained.map(inJson));
  const inColour = wantsColour(stdout, env, colour);
  const texts = await Promise.all(explained.map((it) => explanationText(it, inColour)));
  return await inLinesOf(stdout, texts.join('\n'));
}

/** The JSON calls the directives of an entry its `steering`: its keys are promised. */
function inJson({ entry, ...explanation }: Numbered): object {
  const keys = Object.entries(entry).map(([key, value]) => [key === 'directives' ? 'steering' : key, value]);
  const { number, told, standsIn, seen, ...rest } = explanation;
  const { in: issue = null, alike = null } = told ?? {};
  return {
    number,
    entry: Object.fromEntries(keys),
    ...rest,
    seen: alike === null ? null : { in: issue, ...alike },
    follows: alike === null ? issue : null,
    standsIn,
  };
}

const explainOptions = (): Option[] => [
  new Option(
    '-e, --entry <entry>',
    'its number, a part of its title, or the beginning of its id; may be repeated',
  ).argParser(append),
  new Option('-w, --week <week>', 'say it of the issue of this week: 2026-W10, current or last'),
  new Option('--archive <folder>', 'say which issue in this folder has published it before'),
  jsonOption(),
  ...readingOptions(),
  ...talkOptions(),
];

const help = `Entries:
  --entry takes the number of an entry in the input, from 1; or the beginning of its id, 4 digits or
  more; or a part of its title, in any case. A part that several titles have is refused with a list
  of them. Without --entry everything that is piped or typed in is explained.

Output:
  For each theme that competed, the best first: its score, and each keyword with what it adds, the
  field and the column it was found at, the text it matched, its own weight, and where it is
  written. Then what "exclude", "not", "when" and "near" took away, and what the second theme would
  need to win. A rule that drops or pins the entry, or the heading that places it, is told first;
  with an archive, so is the issue that has published it before, that it follows, or that of its own
  week, which it stands in. In a terminal
  the words that speak for the winner are underlined, those of other themes yellow, those taken
  away struck out.

  --json prints an array with an object for each entry: number, entry, theme, by (rules, hand,
  section or none), contenders, nested, excluded, denied, drop, pin, section, margin, seen (in,
  because, similarity), follows, standsIn. In it places are offsets: start and end, from 0.

Examples:
  digest explain week.txt -e 7              the seventh entry
  digest explain week.txt -e 7 -w last      with an archive: as last week's issue has it
  digest explain week.txt -e "travel agent" the one with these words in its title
  digest explain -                          a snippet that you type, ended with Ctrl-D

Exit status:
  0  done
  2  could not run: wrong usage, configuration or input, or no such entry`;
