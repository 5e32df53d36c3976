/** `digest classify`: a filter from snippets to lines of JSON. */
import { InvalidArgumentError, Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { ReportDiagnostic } from '../diagnostics/report.ts';
import { loadConfig, openSources, type RecordField, recordFields } from '../index.ts';
import { printPart } from '../terminal/print.ts';
import { openProgress } from '../terminal/progress.ts';
import { count, grouped } from '../terminal/report.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { Chunk, Config, ConfiguredSource, Diagnostic } from '../types.ts';
import type { SourceSettings } from './chunk-classifier.ts';
import { type ClassifyRequest, type ClassifyResult, classifySources } from './classify-sources.ts';
import { defineCommand } from './command.ts';
import { inputsOf, invite, newFindings } from './inputs.ts';
import { type ReadingOptions, readingOptions, readReading, talkOptions } from './options/reading.ts';
import { wholeNumber } from './options/whole-number.ts';

/** What `digest classify` was asked to do. */
export interface ClassifyCommandOptions extends ReadingOptions {
  /** What each line says, in this order. */
  fields: RecordField[];
  /** How many threads share the work. */
  jobs: number;
}

/** What the command is called, takes, and does. */
export const classifyCommand = defineCommand<ClassifyCommandOptions>({
  description:
    'A filter: reads snippets and writes one line of JSON an entry, in the order of the input, in constant memory.',
  options: () => classifyOptions(),
  help: () => help,
  read: (inputs, command) => {
    const { fields, jobs } = command.opts<{ fields: RecordField[]; jobs: number }>();
    return { ...readReading(inputs, command), fields, jobs };
  },
  run: runClassify,
});

/** Classifies the inputs: 0 done, 2 could not run. The lines of entries before a fault are written all the same. */
async function runClassify(options: ClassifyCommandOptions, io: Io): Promise<number> {
  const { list, report } = newFindings();
  const done: ClassifyResult = { entries: 0, placed: 0, dropped: 0, diagnostics: list };
  const config = await loadConfig({ cwd: io.cwd, path: options.config, env: io.env, report });
  if (hasError(list)) return await summarise(done, options, io);
  const sources = await openInputs(options, config, io, report);
  if (hasError(list)) return await summarise(done, options, io);

  const meter = openMeter(sources, options, io);
  const failures: Diagnostic[] = [];
  const { diagnostics, ...counts } = await classifySources(meter.sources, config, {
    fields: options.fields,
    openPool: options.jobs > 1 ? await threads(options) : null,
    write: async (lines) => {
      await meter.show();
      const { isOpen, diagnostic } = await printPart(lines, io.stdout);
      if (diagnostic !== null) failures.push(diagnostic);
      return isOpen;
    },
  });
  await meter.close();
  return await summarise({ ...counts, diagnostics: [...list, ...diagnostics, ...failures] }, options, io);
}

/**
 * To `build` an empty pipe is what cron hands over, so it reads what is configured. To a filter it is an input without
 * entries: `grep … | digest classify` must not classify something else when nothing was found.
 */
async function openInputs(
  { inputs: named, inputFormat: format, talk }: ClassifyCommandOptions,
  config: Config,
  io: Io,
  report: ReportDiagnostic,
): Promise<ConfiguredSource[]> {
  const { cwd, stdin } = io;
  await invite(named, talk, io);
  const piped = named.length === 0 && stdin.kind === 'piped' ? ['-'] : named;
  const { inputs, base } = inputsOf(piped, config, cwd);
  return await openSources(inputs, config, { base, stdin: () => stdin.chunks(), format, report });
}

/** Shows how much of the inputs has been read, when that can be told and nothing else is written to the terminal. */
function openMeter(
  sources: ConfiguredSource[],
  { talk }: ClassifyCommandOptions,
  { stdout, stderr, now }: Io,
) {
  const bar = openProgress('classifying', stderr, now);
  const isShown = talk !== 'quiet' && !stdout.isTerminal;
  const total = sources.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0);
  let read = 0;
  async function* counted(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
    for await (const chunk of chunks) {
      read += chunk.bytes.length;
      yield chunk;
    }
  }
  return {
    sources: sources.map((it) => ({ ...it, chunks: () => counted(it.chunks()) })),
    async show() {
      if (isShown && total > 0) await bar.show(Math.min(1, read / total));
    },
    close: () => bar.close(),
  };
}

/** The threads' room is loaded only when somebody asks for them. */
async function threads({ jobs, fields }: ClassifyCommandOptions): Promise<ClassifyRequest['openPool']> {
  const { openPool } = await import('./worker-pool.ts');
  return (settings, classify) => openPool(jobs, { settings: ruleSettings(settings), fields }, classify);
}

/** What a thread needs of a configuration: what it is sent is copied. */
function ruleSettings({ themes, weights, threshold, drop, pin, sections, timezone }: SourceSettings) {
  return {
    ...{ themes, weights, threshold, timezone },
    ...(drop === undefined ? {} : { drop }),
    ...(pin === undefined ? {} : { pin }),
    ...(sections === undefined ? {} : { sections }),
  };
}

async function summarise(
  { entries, placed, dropped, diagnostics }: ClassifyResult,
  options: ClassifyCommandOptions,
  io: Io,
): Promise<number> {
  const exitCode = await reportDiagnostics(diagnostics, options, io);
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const rest =
    warnings === 0
      ? ''
      : `; ${count(warnings, 'warning')}${options.talk === 'verbose' ? '' : ' (details with -v)'}`;
  const isUnread = exitCode === 2 && entries === 0;
  if (options.talk !== 'quiet' && !isUnread) {
    const left = dropped === 0 ? '' : `, ${grouped(dropped)} dropped`;
    await tell(io.stderr, `digest: ${count(entries, 'snippet')}, ${grouped(placed)} placed${left}${rest}\n`);
  }
  return exitCode;
}

const mostJobs = 64;
const defaultFields: RecordField[] = ['file', 'line', 'title', 'theme', 'score'];

const classifyOptions = (): Option[] => [
  new Option('--fields <list>', `what a line says, out of ${recordFields.join(', ')}`)
    .argParser(readFields)
    .default(defaultFields, defaultFields.join(',')),
  new Option('-j, --jobs <number>', 'how many threads share the work')
    .argParser(wholeNumber(mostJobs))
    .default(1),
  ...readingOptions(),
  ...talkOptions(),
];

function readFields(list: string): RecordField[] {
  const fields = list.split(',').map((name) => {
    const field = recordFields.find((known) => known === name.trim());
    if (field !== undefined) return field;
    const meant = nearest(name, recordFields);
    throw new InvalidArgumentError(
      `There is no field "${name}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
    );
  });
  return [...new Set(fields)];
}

const help = `Input and output:
  Text and NDJSON are read as a stream; Markdown and JSON whole. "theme" is null where no rule takes
  an entry; {theme=...} behind a title goes before the rules. What a "drop" rule leaves out of an
  issue has its line here, too, without a theme; the field "drop" tells the rule, "pin" one that
  makes it a highlight. An input cut at blank lines, classified
  in pieces and joined again gives the same lines, but for "line".

Examples:
  digest classify week.txt | jq -r 'select(.theme == null).title'
  zcat archive.gz | digest classify --fields theme,score | sort | uniq -c
  parallel --pipe --recend '\\n\\n' digest classify -q < archive.txt

Exit status:
  0  done
  2  could not run, or an input is broken; the lines before the fault are written`;
