/** `digest themes discover`: themes for entries that have neither labels nor rules. */
import { type Command, Option } from 'commander';
import {
  type Discovery,
  discoverThemes,
  type FoundTheme,
  type PlacedView,
  toKeyword,
  writeThemes,
} from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { choiceText, discoveryText } from '../terminal/discovery-text.ts';
import { print } from '../terminal/print.ts';
import { count } from '../terminal/report.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { jsonDocument } from '../text/visible-json.ts';
import { defineCommand } from './command.ts';
import { type Findings, newFindings } from './inputs.ts';
import { entriesToLearnFrom, learningProgress } from './learning-entries.ts';
import {
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './options/reading.ts';
import { wholeNumber } from './options/whole-number.ts';

/** What `digest themes discover` was asked to do. */
export interface ThemesDiscoverOptions extends ReadingOptions {
  from: 'all' | 'unplaced';
  /** How many themes; null: as many as are there. */
  k: number | null;
  /** Whether to begin a configuration with them. */
  isWrite: boolean;
  isJson: boolean;
}

/** What the command is called, takes, and does. */
export const themesDiscoverCommand = defineCommand<ThemesDiscoverOptions>({
  description:
    'Finds the themes that are in entries without labels and without rules: how many there are, what to call ' +
    'them, their keywords, and examples.',
  options: () => discoverOptions(),
  help: () => help,
  read: readOptions,
  run: runThemesDiscover,
});

/** The file that --write begins. */
const newFile = 'digest.yaml';

/** The most themes that may be asked for. */
const mostThemes = 50;

/** Prints what was found, and begins a configuration with it when asked to: 0 done, 2 could not run. */
async function runThemesDiscover(options: ThemesDiscoverOptions, io: Io): Promise<number> {
  const findings = newFindings();
  const discovery = await find(options, io, findings);
  const { report } = findings;
  if (discovery !== null && options.isWrite)
    await writeThemes(newFile, discovery.found, { cwd: io.cwd, report });
  const exitCode = await reportDiagnostics(findings.list, options, io);
  if (discovery === null || exitCode !== 0) return exitCode;
  const { found } = discovery;
  const failure = await print(await product(found, discovery, options, io), io.stdout);
  if (failure !== null) return await reportDiagnostics([failure], options, io);
  if (options.talk !== 'quiet') await tell(io.stderr, summary(discovery, found, options));
  return 0;
}

/** What was found; null when an error ended it. */
async function find(options: ThemesDiscoverOptions, io: Io, findings: Findings): Promise<Discovery | null> {
  const { report } = findings;
  const { from, k, talk } = options;
  const isWanted = ({ theme }: PlacedView) => from === 'all' || theme === null;
  const { config, entries } = await entriesToLearnFrom(options, io, findings, isWanted);
  if (config === null || entries === null) return null;

  const progress = learningProgress('looking for themes', talk, io);
  const isRule = (match: string) => toKeyword(match, 1) !== null;
  const { weights } = config;
  const discovery = await discoverThemes(entries, { from, k, weights, isRule, step: progress.show, report });
  await progress.close();
  return discovery;
}

async function product(
  found: FoundTheme[],
  { entries, choice }: Discovery,
  { isJson, isWrite, colour }: ThemesDiscoverOptions,
  { stdout, env }: Io,
): Promise<string> {
  if (isJson) return jsonDocument({ entries, choice, written: isWrite ? newFile : null, themes: found });
  return await discoveryText(found, wantsColour(stdout, env, colour));
}

function summary(
  { entries, choice }: Discovery,
  found: FoundTheme[],
  { isWrite }: ThemesDiscoverOptions,
): string {
  const parts = [
    `${count(found.length, 'theme')} in ${count(entries, 'snippet')}`,
    choiceText(choice, found.length),
    isWrite ? `wrote ${newFile}: edit it, it is yours` : `begin a ${newFile} with --write`,
  ];
  return `digest: ${parts.join('; ')}\n`;
}

const discoverOptions = (): Option[] => [
  new Option(
    '-k, --number <number>',
    'so many themes; unless told otherwise, as many as are there',
  ).argParser(wholeNumber(mostThemes)),
  new Option('--from <entries>', 'which entries to look through: all, or those that no theme takes')
    .choices(['all', 'unplaced'])
    .default('all'),
  new Option('--write', `begin a ${newFile} with them; one that is there is never touched`),
  jsonOption(),
  ...readingOptions(),
  ...talkOptions(),
];

function readOptions(inputs: string[], command: Command): ThemesDiscoverOptions {
  const flags = command.opts<{
    number?: number;
    from: 'all' | 'unplaced';
    write?: boolean;
    json?: boolean;
  }>();
  return {
    ...readReading(inputs, command),
    from: flags.from,
    k: flags.number ?? null,
    isWrite: flags.write ?? false,
    isJson: flags.json ?? false,
  };
}

const help = `How to use it:
  Give it everything you have; it takes fifty entries, and with a few hundred the themes become
  steady. What it calls a theme are words: give each a name of yours, drop what you do not want to
  read, and let "digest themes suggest" find further keywords:
    digest themes discover archive/ --write
    digest themes suggest archive/ --write
  Without -k the number is the largest on which two halves of the entries agree. The same entries
  have the same themes, on every machine.

Examples:
  digest themes discover archive/
  digest themes discover archive/ -k 8
  digest themes discover season/ --from unplaced     the theme that is missing

Exit status:
  0  done
  2  could not run: with fewer than fifty entries, say, or a ${newFile} in the way of --write`;
