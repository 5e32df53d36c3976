/** `digest check`: what is wrong or idle in snippets and rules. */
import { type Command, Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import { check, classify, compileRules, newStatistics, readEntries } from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { type FindingsFormat, findingsText } from '../terminal/findings.ts';
import { print } from '../terminal/print.ts';
import { count, sorted } from '../terminal/report.ts';
import { reportDiagnostics, tellReading } from '../terminal/tell.ts';
import { type Io, inLinesOf, tell } from '../terminal/terminal.ts';
import type { Diagnostic, Placement, Severity, SourceReport } from '../types.ts';
import { unfitFindings } from './another-field.ts';
import { defineCommand } from './command.ts';
import { chooseInputs, newFindings, openIssue } from './inputs.ts';
import { keepable } from './kept-entries.ts';
import {
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './options/reading.ts';

/** What `digest check` was asked to do. */
export interface CheckOptions extends ReadingOptions {
  format: FindingsFormat;
}

/** What the command is called, takes, and does. */
export const checkCommand = defineCommand<CheckOptions>({
  description: 'Finds what is wrong or idle in snippets and rules. Nothing is built or written.',
  options: () => checkOptions(),
  help: () => help,
  read: (inputs, command) => ({ ...readReading(inputs, command), format: formatOf(command) }),
  run: runCheck,
});

/**
 * Prints one finding a line: 0 there are none, 1 there are some, 2 could not run. Errors and warnings are findings;
 * a note is none, and only shown with `-v`.
 */
async function runCheck(options: CheckOptions, io: Io): Promise<number> {
  const inputs = await chooseInputs(options, io);
  const inspection = await inspect(options, inputs, io);
  await tellReading(inspection, options, io);
  // What stands in no file is no finding: it is told like the fault of any other command.
  const isFault = ({ severity, place }: Diagnostic) => severity === 'error' && place === null;
  const faults = inspection.diagnostics.filter(isFault);
  const found = sorted(inspection.diagnostics.filter((it) => !isFault(it)));
  const shown = found.filter(({ severity }) => severity !== 'note' || options.talk === 'verbose');
  const colour = wantsColour(io.stdout, io.env, options.colour);
  const text = findingsText(shown, options.format, colour);
  const failure = await print(options.format === 'text' ? await inLinesOf(io.stdout, text) : text, io.stdout);
  if (failure !== null) faults.push(failure);

  await reportDiagnostics(faults, options, io);
  const exitCode = exitCodeOf(inspection, found, faults);
  if (options.talk !== 'quiet') await tell(io.stderr, summary(inspection, found, options));
  return exitCode;
}

/** Everything that is wrong or idle. */
interface Inspection {
  /** How many entries were looked at; null when an error ended it before. */
  entries: number | null;
  sources: SourceReport[];
  configFiles: string[];
  /** What reading complained about, and then what looking at all of it adds. */
  diagnostics: Diagnostic[];
}

async function inspect(options: CheckOptions, inputs: string[], io: Io): Promise<Inspection> {
  const found = newFindings();
  const { config, ready } = await openIssue(options, inputs, io, found);
  const configFiles = config?.files ?? [];
  if (config === null || ready === null)
    return { entries: null, sources: [], configFiles, diagnostics: found.list };

  const entries = readEntries(ready.sources, found);
  const placed = classify(entries, await compileRules(config), found);
  const placements: Placement[] = [];
  const statistics = await newStatistics();
  for await (const it of keepable(placed, found)) {
    statistics.add(it.scoring(), it.rules);
    placements.push(it.placement());
  }
  const inspection = { entries: null, sources: entries.sources, configFiles, diagnostics: found.list };
  if (hasError(found.list)) return inspection;
  const { themes, weights } = ready.issue;
  const idle = await check({
    placements,
    themes,
    weights,
    uses: statistics.uses(),
    shared: statistics.shared(),
    scopes: statistics.scopes(),
    sections: statistics.sections(),
  });
  const unfit = await unfitFindings(placements, ready.issue, ready.sources);
  return { ...inspection, entries: placements.length, diagnostics: [...found.list, ...unfit, ...idle] };
}

function exitCodeOf({ entries }: Inspection, found: Diagnostic[], faults: Diagnostic[]): number {
  if (faults.length > 0 || entries === null) return 2;
  return found.some(({ severity }) => severity !== 'note') ? 1 : 0;
}

function summary({ entries }: Inspection, found: Diagnostic[], { talk }: CheckOptions): string {
  const number = (severity: Severity) => found.filter((it) => it.severity === severity).length;
  const [errors, warnings, notes] = [number('error'), number('warning'), number('note')];
  const findings = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const parts = [
    entries === null ? 'could not check' : `${count(entries, 'snippet')} checked`,
    findings.join(', ') || (entries === null ? '' : 'nothing found'),
    notes > 0 ? `${count(notes, 'note')}${talk === 'verbose' ? '' : ' (shown with -v)'}` : '',
  ];
  return `digest: ${parts.filter((part) => part !== '').join('; ')}\n`;
}

const checkOptions = (): Option[] => [
  new Option('-f, --format <format>', 'write text, json, github (annotations) or sarif').choices([
    'text',
    'json',
    'github',
    'sarif',
  ]),
  jsonOption().conflicts('format'),
  ...readingOptions(),
  ...talkOptions(),
];

/** `--json` and `--format` exclude each other as flags; a flag beats the other one's variable. */
function formatOf(command: Command): FindingsFormat {
  const { format, json } = command.opts<{ format?: FindingsFormat; json?: boolean }>();
  if (!json) return format ?? 'text';
  return command.getOptionValueSource('format') === 'cli' ? format! : 'json';
}

const help = `Findings:
  snippets   without a body or a title, with a title that ends in the middle; taken by no theme, by
             a tie or a close call, or by a single keyword that scores no more than one of weight 1
             in the body
  keywords   found nowhere; found only inside another one of their theme; shared by two themes;
             phrases under "exclude" that take nothing away
  themes     that take no entry; of a built-in pack that fits hardly any of the snippets

  The keywords and themes of the built-in pack are only counted, in notes, since most of them wait
  for another week. Notes are no findings; they are shown with --verbose.

Output:
  One line a finding, sorted: file:line:column: severity: message [code]. --format github writes
  annotations for GitHub Actions, sarif a SARIF 2.1.0 log for code scanning, json (or --json) an
  array of objects. A summary goes to standard error.

Examples:
  digest check                              what digest.yaml names
  digest check notes/ -c rules.yaml         these snippets against these rules
  digest check --format github              in a workflow
  vim -q <(digest check -q)                 jump from finding to finding

Exit status:
  0  nothing found
  1  there are findings
  2  could not run: wrong usage, configuration or input

Environment:
  DIGEST_CHECK_FORMAT sets --format; the others are as "digest build --help" tells.`;
