/** The options of `digest themes test`, declared once for parsing and for `--help`. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { themesTestHelp } from './help.ts';
import { jsonOption, type ReadingOptions, readingOptions, readReading, talkOptions } from './reading.ts';

/** The ratios that can be asked for. */
export const demands = ['accuracy', 'coverage', 'precision'] as const;

/** What `digest themes test` was asked to do. */
export interface ThemesTestOptions extends ReadingOptions {
  /** The file that says which themes a label stands for. */
  map: string | null;
  /** The least that each ratio must be, from 0 to 1; null: anything will do. */
  least: Record<(typeof demands)[number], number | null>;
  isJson: boolean;
}

/** Adds the command to `digest themes`; `run` gets its options when it was asked for. */
export function declareThemesTest(
  themes: Command,
  env: Record<string, string | undefined>,
  run: (options: ThemesTestOptions) => void,
): void {
  const declaration: Declaration<ThemesTestOptions> = {
    name: 'test',
    summary: 'compare the rules with entries whose themes are known',
    operands: {
      name: 'files',
      description: 'labelled entries: tables, snippets, NDJSON, or - for standard input',
    },
    options: testOptions(),
    help: themesTestHelp,
    read: readOptions,
  };
  declare(themes, env, declaration, run);
}

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
