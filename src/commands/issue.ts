/** How a digest leaves the house, whichever command has it: filters, outputs, and what is said at the end. */

import { type Lock, languages, locate, type OpenArchive, recordIssue } from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { reportJson } from '../terminal/log.ts';
import { type Report, reportText } from '../terminal/report.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { Config, Diagnostic, Digest, Target } from '../types.ts';
import { newFindings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import type { IssuingOptions } from './options/issuing.ts';
import { configuredTargets } from './outputs.ts';
import { publish } from './publish.ts';

/** A digest that is to be issued. */
export interface Edition {
  digest: Digest;
  config: Pick<Config, 'mail' | 'output' | 'base' | 'written' | 'files' | 'assets'>;
  /** The outputs that flags ask for; null: what the configuration says. */
  targets: Target[] | null;
  /** The files that the digest was made from, as absolute paths; none of them is overwritten. */
  inputs: string[];
  /** What keeps other runs from the same folders. */
  lock: Lock;
  /** Where the issue is recorded when everything is written; null: nowhere. */
  archive?: OpenArchive | null;
}

/** Passes a digest through the filters and writes it; what came of it goes into the report. */
export async function issueDigest(
  { digest, config, targets, inputs, lock, archive = null }: Edition,
  report: Report,
  options: IssuingOptions & { isRecordOnly?: boolean },
  io: Io,
): Promise<void> {
  const filtered = await passFilters(digest, report, options, io);
  if (filtered !== null) report.diagnostics.push(...unspoken(filtered.lang, config.written.lang));
  if (filtered === null || exitCodeOf(report, options) !== 0) return;
  report.counts = filtered.counts;
  report.themes = filtered.themes.length;
  if (options.isRecordOnly && archive === null) report.diagnostics.push(commandDiagnostic('record-only', {}));
  if (!options.isRecordOnly)
    await publishTo({ digest: filtered, config, targets, inputs, lock }, report, options, io);
  const isDone = exitCodeOf(report, options) === 0 && !options.isDryRun;
  const hasEntries = filtered.counts.placed + filtered.counts.unplaced > 0;
  if (archive !== null && isDone && hasEntries) {
    await recordIssue(filtered, archive, { lock, report: (it) => report.diagnostics.push(it) });
  }
}

/** Writes a digest to its outputs. */
async function publishTo(
  { digest, config, targets, inputs, lock }: Edition,
  report: Report,
  options: IssuingOptions,
  io: Io,
): Promise<void> {
  const published = await publish(
    {
      digest,
      mail: config.mail,
      targets: targets ?? configuredTargets(config),
      base: targets === null ? config.base : io.cwd,
      inputs: [
        ...inputs,
        ...config.files.map((file) => locate(io.cwd, file)),
        ...config.assets.map((file) => locate(config.base, file)),
      ],
      isDryRun: options.isDryRun,
      isStrict: options.isStrict,
      lock,
      colour: wantsColour(io.stdout, io.env, options.colour),
    },
    io,
  );
  report.outputs = published.outputs;
  report.diagnostics.push(...published.diagnostics);
}

async function passFilters(
  digest: Digest,
  report: Report,
  options: IssuingOptions,
  io: Io,
): Promise<Digest | null> {
  if (options.filters.length === 0) return digest;
  return await (await import('./filter.ts')).filtered(digest, options, io, newFindings(report.diagnostics));
}

/** A language that the document cannot speak is no reason to write nothing. */
function unspoken(lang: string, at: Config['written']['lang']): Diagnostic[] {
  const isSpoken = languages.includes(lang.split('-')[0]!.toLowerCase());
  return isSpoken ? [] : [commandDiagnostic('language-unknown', { lang, known: languages }, at)];
}

/** A report of a run that did nothing yet. */
export function newReport({ isDryRun }: IssuingOptions, diagnostics: Diagnostic[]): Report {
  return {
    diagnostics,
    sources: [],
    configFiles: [],
    counts: null,
    themes: 0,
    outputs: [],
    isDryRun,
    exitCode: 0,
  };
}

/** What a run comes to: 0 done, 1 warnings under `--strict`, 2 could not run. */
export function exitCodeOf({ diagnostics }: Report, { isStrict }: IssuingOptions): number {
  const has = (severity: Diagnostic['severity']) => diagnostics.some((it) => it.severity === severity);
  if (has('error')) return 2;
  return isStrict && has('warning') ? 1 : 0;
}

/** Says what there is to say, and settles the exit code. */
export async function finish(report: Report, options: IssuingOptions, { stderr, env }: Io): Promise<number> {
  report.exitCode = exitCodeOf(report, options);
  const text =
    options.logFormat === 'json'
      ? reportJson(report, options.talk === 'quiet')
      : await reportText(report, {
          talk: options.talk,
          colour: wantsColour(stderr, env, options.colour),
        });
  await tell(stderr, text);
  return report.exitCode;
}
