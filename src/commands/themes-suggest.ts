/** `digest themes suggest`: keywords that the rules lack, learnt from entries without labels. */
import { type Command, Option } from 'commander';
import {
  type Suggestions,
  suggestKeywords,
  type ThemeSuggestions,
  toKeyword,
  type UncertainEntry,
  writeKeywords,
} from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { print } from '../terminal/print.ts';
import { count, grouped } from '../terminal/report.ts';
import { suggestionsText } from '../terminal/suggestions-text.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { jsonDocument } from '../text/visible-json.ts';
import { chooseKeywords, chooseThemes } from './choose-keywords.ts';
import { defineCommand } from './command.ts';
import { type Findings, newFindings } from './inputs.ts';
import { entriesToLearnFrom, learningProgress } from './learning-entries.ts';
import { commandDiagnostic } from './messages.ts';
import {
  append,
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './options/reading.ts';
import { wholeNumber } from './options/whole-number.ts';

/** What `digest themes suggest` was asked to do. */
export interface ThemesSuggestOptions extends ReadingOptions {
  /** Ids of the themes to propose for; empty: all. */
  themes: string[];
  /** The most keywords of a theme; null: as few as say what was learnt. */
  limit: number | null;
  /** The fewest entries that must have a keyword. */
  minSupport: number;
  /** Whether to add what is proposed to the configuration. */
  isWrite: boolean;
  /** Whether to ask about each keyword before it is added. */
  isInteractive: boolean;
  isJson: boolean;
}

/** What the command is called, takes, and does. */
export const themesSuggestCommand = defineCommand<ThemesSuggestOptions>({
  description:
    'Learns keywords from entries without labels: the rules as they are place some, words that go with those ' +
    'spread to the others, and what tells the themes apart is proposed, with weights.',
  options: () => suggestOptions(),
  help: () => help,
  read: readOptions,
  run: runThemesSuggest,
});

/** Prints what was learnt, and adds it to the configuration when asked to: 0 done, 2 could not run. */
async function runThemesSuggest(options: ThemesSuggestOptions, io: Io): Promise<number> {
  if (options.isInteractive && (io.stdin.kind !== 'terminal' || !io.stderr.isTerminal)) {
    return await reportDiagnostics([commandDiagnostic('ask-no-terminal', {})], options, io);
  }
  const found = newFindings();
  const { learnt, configFiles } = await learnFrom(options, io, found);
  const exitCode = await reportDiagnostics(found.list, options, io);
  if (learnt === null) return exitCode;

  const chosen = options.isInteractive ? await chooseKeywords(learnt.themes, io) : learnt.themes;
  const isWrite = options.isWrite || options.isInteractive;
  const { list: faults, report } = newFindings();
  const written =
    isWrite && countKeywords(chosen) > 0
      ? await writeKeywords(chosen, { files: configFiles, cwd: io.cwd, report })
      : null;
  if (faults.length > 0) return await reportDiagnostics(faults, options, io);

  // After questions and answers the table would only repeat them.
  const isReported = !options.isInteractive || options.isJson;
  const failure = isReported
    ? await print(await product(chosen, learnt, written, options, io), io.stdout)
    : null;
  if (failure !== null) return await reportDiagnostics([failure], options, io);
  if (options.talk !== 'quiet') await tell(io.stderr, summary(chosen, learnt, written, isWrite));
  return 0;
}

/** What was learnt; null when an error ended it. */
async function learnFrom(options: ThemesSuggestOptions, io: Io, findings: Findings) {
  const { config, entries } = await entriesToLearnFrom(options, io, findings);
  const configFiles = config?.files ?? [];
  if (config === null || entries === null) return { learnt: null, configFiles };

  const { themes, limit, minSupport, talk } = options;
  const progress = learningProgress('learning', talk, io);
  const advise = async (uncertain: UncertainEntry[]) => {
    await progress.close();
    return await chooseThemes(uncertain, io);
  };
  const learnt = await suggestKeywords(entries, config, {
    ...{ themes, limit, minSupport, toKeyword, step: progress.show, report: findings.report },
    advise: options.isInteractive ? advise : null,
  });
  await progress.close();
  return { learnt, configFiles };
}

async function product(
  suggestions: ThemeSuggestions[],
  { entries, limit, agreement }: Suggestions,
  written: string | null,
  { isJson, colour }: ThemesSuggestOptions,
  { stdout, env }: Io,
): Promise<string> {
  if (isJson) return jsonDocument({ entries, limit, agreement, written, themes: suggestions });
  return await suggestionsText(suggestions, wantsColour(stdout, env, colour));
}

const countKeywords = (suggestions: ThemeSuggestions[]): number =>
  suggestions.reduce((sum, { keywords }) => sum + keywords.length, 0);

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function summary(
  suggestions: ThemeSuggestions[],
  { entries, themes: learnt, limit, agreement }: Suggestions,
  written: string | null,
  isWrite: boolean,
): string {
  const sum = (of: (it: ThemeSuggestions) => number) => learnt.reduce((total, it) => total + of(it), 0);
  const keywords = countKeywords(suggestions);
  const themes = suggestions.filter((it) => it.keywords.length > 0).length;
  const result = written === null ? 'proposed' : `added to ${written}`;
  const none = sum((it) => it.keywords.length) === 0 ? 'no keyword to add' : 'no keyword was added';
  const parts = [
    `learnt from ${count(entries, 'snippet')}`,
    keywords === 0 ? none : `${count(keywords, 'keyword')} for ${count(themes, 'theme')} ${result}`,
  ];
  // What all of them together would do says nothing of those that were chosen.
  if (suggestions === learnt && keywords > 0)
    parts.push(
      `${count(
        sum((it) => it.anew),
        'snippet',
      )} placed anew, ${sum((it) => it.moved)} moved`,
    );
  if (suggestions === learnt && keywords > 0)
    parts.push(
      `at most ${grouped(limit)} a theme, with which the rules say of ${percent(agreement)} of the snippets what was learnt`,
    );
  if (!isWrite && keywords > 0) parts.push('add them with --write');
  return `digest: ${parts.join('; ')}\n`;
}

/** Two entries may share a word by chance. */
const usualSupport = 3;

const suggestOptions = (): Option[] => [
  new Option(
    '--limit <number>',
    'at most so many keywords a theme; unless told otherwise, as few as say what was learnt',
  ).argParser(wholeNumber()),
  new Option(
    '--min-support <number>',
    `only what at least so many entries have; ${usualSupport} unless told otherwise`,
  ).argParser(wholeNumber()),
  new Option('--theme <id>', 'propose for this theme only; may be repeated').argParser(append),
  new Option('--write', 'add them to the configuration, whose comments and order stay'),
  new Option('--interactive', 'ask about each, and add those that were agreed to'),
  jsonOption(),
  ...readingOptions(),
  ...talkOptions(),
];

function readOptions(inputs: string[], command: Command): ThemesSuggestOptions {
  const flags = command.opts<{
    limit?: number;
    minSupport?: number;
    theme?: string[];
    write?: boolean;
    interactive?: boolean;
    json?: boolean;
  }>();
  return {
    ...readReading(inputs, command),
    themes: flags.theme ?? [],
    limit: flags.limit ?? null,
    minSupport: flags.minSupport ?? usualSupport,
    isWrite: flags.write ?? false,
    isInteractive: flags.interactive ?? false,
    isJson: flags.json ?? false,
  };
}

const help = `How to use it:
  Give each theme a plain word or a dozen, then let it read everything you have: it takes a hundred
  entries, and gets better with thousands. Look at what it proposes, write it, and measure:
    digest themes suggest archive/
    digest themes suggest archive/ --write
    digest themes test labelled.tsv
  Without --limit a theme gets as few keywords as say what was learnt; a lower one gives rules that
  are easier to read. --interactive asks first about the entries that are most uncertain, and learns
  from the answers; they are kept nowhere else. What is written are
  keywords like any others: there is no model file, and the rules alone decide.

The columns:
  weight     what the keyword counts
  entries    how many entries have it, and how many of them the rules place in this theme now
  example    the title of one of them

Exit status:
  0  done
  2  could not run`;
