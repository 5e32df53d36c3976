import { hasError } from '../diagnostics/diagnostics.ts';
import type { ReportDiagnostic } from '../diagnostics/report.ts';
import { type IssueFlags, issueConfig, loadConfig, locate, openSources, standardOutput } from '../index.ts';
import type { Talk } from '../terminal/talk.ts';
import { type Input, type Io, tell } from '../terminal/terminal.ts';
import type { Config, ConfiguredSource, Diagnostic, Target } from '../types.ts';
import type { ReadingOptions } from './options/reading.ts';

/**
 * What was named, else standard input when it is piped and not empty, else nothing, so that the configuration
 * decides. An empty pipe counts as nothing since cron and build servers often hand one over.
 */
export async function chooseInputs(
  { inputs, talk }: Pick<ReadingOptions, 'inputs' | 'talk'>,
  io: Io,
): Promise<string[]> {
  const { stdin, stderr } = io;
  await invite(inputs, talk, io);
  if (inputs.length > 0 || stdin.kind !== 'piped') return inputs;
  const message =
    'digest: waiting for standard input; to read the configured input instead, add "< /dev/null"\n';
  const reminder = setTimeout(() => tell(stderr, talk === 'quiet' ? '' : message), patience);
  try {
    const bytes = await stdin.read();
    return bytes.length > 0 ? ['-'] : [];
  } catch {
    // Reading it again as a named input tells what is wrong.
    return ['-'];
  } finally {
    clearTimeout(reminder);
  }
}

/** Where `-` was named at a terminal somebody is to type, and may wonder what is waited for. */
export async function invite(inputs: string[], talk: Talk, { stdin, stderr }: Io): Promise<void> {
  const isAwaited = inputs.includes('-') && stdin.kind === 'terminal' && talk !== 'quiet';
  if (isAwaited) await tell(stderr, 'digest: type a title and, on the next line, a body; end with Ctrl-D\n');
}

/** How long standard input may keep silent before a person is told what is waited for. */
const patience = 3000;

/** What a command begins with. */
export interface CommandOpening {
  /** The configuration of the project; null when it has an error. */
  config: Config | null;
  /** The sources and the configuration of the issue that they make; null when there is an error. */
  ready: { sources: ConfiguredSource[]; issue: Config } | null;
}

/** What else there is to know before the inputs are opened. */
export interface HowToOpen {
  flags?: IssueFlags;
  /** The outputs that flags ask for. */
  targets?: Target[] | null;
  /** Called with the configuration of the project, before anything else is read. */
  beforeReading?: (config: Config) => Promise<void>;
}

/** Loads the configuration and opens the inputs: those that were named, else those that are configured. */
export async function openIssue(
  { inputFormat, config: path }: ReadingOptions,
  inputs: string[],
  { cwd, env, stdin, stdout }: Io,
  { list: found, report }: Findings,
  { flags = {}, targets = null, beforeReading = async () => {} }: HowToOpen = {},
): Promise<CommandOpening> {
  const loaded = await loadConfig({ cwd, path, env, report });
  const config = { ...loaded, strict: loaded.strict || flags.strict === true };
  if (hasError(found)) return { config: null, ready: null };
  await beforeReading(config);
  if (hasError(found)) return { config: null, ready: null };
  const chosen = inputsOf(inputs, config, cwd);
  const sources = await openSources(chosen.inputs, config, {
    base: chosen.base,
    stdin: () => whole(stdin),
    format: inputFormat,
    output: stdout.file ?? null,
    outputs: unsigned(targets ?? [], cwd),
    report,
  });
  if (hasError(found)) return { config, ready: null };
  const issue = issueConfig(config, sources, { flags, report, files: new Set() });
  return { config, ready: hasError(found) ? null : { sources, issue } };
}

/** Those that do not say what made them, since a template writes what it likes; absolute. */
const unsigned = (targets: Target[], cwd: string): Target[] =>
  targets
    .filter(({ template }) => template !== null)
    .map(({ file, template, ...target }) => ({
      ...target,
      file: file === standardOutput ? file : locate(cwd, file),
      template: locate(cwd, template!),
    }));

/** What is read: the inputs that were named, from where the user is, or those of the configuration, from where it stands. */
export const inputsOf = (named: string[], { input, base }: Config, cwd: string) =>
  named.length > 0 ? { inputs: named, base: cwd } : { inputs: input, base };

/** Standard input as one part: it has been read already, to see whether there is something in it. */
export async function* whole(stdin: Input): AsyncGenerator<Uint8Array> {
  yield await stdin.read();
}

/** What was found on the way, by all stages. */
export interface Findings {
  list: Diagnostic[];
  report: ReportDiagnostic;
}

/** Collects what is found. */
export function newFindings(list: Diagnostic[] = []): Findings {
  return { list, report: (diagnostic) => list.push(diagnostic) };
}
