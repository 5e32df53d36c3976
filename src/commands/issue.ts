/** How a digest leaves the house, whichever command has it: filters, outputs, and what is said at the end. */

import {
  addressMessages,
  archiveRecord,
  carriedOver,
  hasError,
  isTakenIn,
  type Lock,
  languages,
  locate,
  type OpenArchive,
  recordIssue,
  recordSent,
  sentBefore,
  splitBySent,
  standardOutput,
} from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { reportJson } from '../terminal/log.ts';
import { type Report, reportText } from '../terminal/report.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { weeksTold, whyCarried, whyEmpty } from '../terminal/withheld.ts';
import type { Config, Diagnostic, Digest, Target } from '../types.ts';
import { newFindings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import type { IssuingOptions } from './options/issuing.ts';
import { destinationOf } from './outputs.ts';
import { publish } from './publish.ts';

/** A digest that is to be issued. */
export interface IssueRequest {
  digest: Digest;
  config: Config;
  /** The outputs that flags ask for; null: what the configuration says. */
  targets: Target[] | null;
  /** The files that the digest was made from, as absolute paths; none of them is overwritten. */
  inputs: string[];
  /** What keeps other runs from the same folders. */
  lock: Lock;
  /** Where the issue is recorded when everything is written; null: nowhere. */
  archive?: OpenArchive | null;
}

/** What only a build is asked for. */
export interface RecordingOptions {
  /** Whether the issue is recorded and nothing is written. */
  isRecordOnly?: boolean;
  /** Whether a message that was sent is sent again. */
  sendsAgain?: boolean;
  /** Whether somebody is still writing it: then it is not recorded. */
  watches?: boolean;
}

/** Passes a digest through the filters and writes it; what came of it goes into the report. */
export async function issueDigest(
  edition: IssueRequest,
  report: Report,
  options: IssuingOptions & RecordingOptions,
  io: Io,
): Promise<void> {
  const { config, archive = null } = edition;
  const digest = await passFilters(edition.digest, report, options, io);
  if (digest !== null)
    for (const it of unspoken(digest.lang, config.written.lang)) report.diagnostics.push(it);
  if (digest === null || exitCodeOf(report, options) !== 0) return;
  report.counts = digest.counts;
  report.themes = digest.themes.length;
  report.toldIn = weeksTold(digest);
  const addressed = await withRecipients({ ...edition, digest }, report, io);
  if (exitCodeOf(report, options) !== 0) return;
  if (options.isRecordOnly && archive === null) report.diagnostics.push(commandDiagnostic('record-only', {}));
  if (!options.isRecordOnly) {
    if (await isWithheld(addressed, report, options)) return;
    addressed.targets = await publishTo(
      { ...addressed, digest: await issueAlone(addressed) },
      report,
      options,
      io,
    );
  }
  const isDone = exitCodeOf(report, options) === 0 && isRecording(options);
  if (archive === null || !isDone || shownIn(digest) === 0) return;
  const found = newFindings(report.diagnostics);
  const { lock } = edition;
  await recordIssue(digest, archive, { ...found, lock });
  report.isRecorded = !hasError(found.list);
  const mail = addressed.targets.find(isMail);
  const isSent = report.outputs.some(({ file, format, isWritten }) => isWritten && isMail({ file, format }));
  if (mail === undefined || !isSent || hasError(found.list)) return;
  await recordSent(digest, archive, { ...found, lock, to: recipientsOf(mail, config) });
}

/** An issue whose messages say whom they go to. */
interface AddressedIssue extends IssueRequest {
  targets: Target[];
  /** The folder that the targets' names start from. */
  base: string;
}

/** Reads who the messages go to; a file that says it is an input as any other. */
async function withRecipients(issue: IssueRequest, report: Report, { cwd }: Io): Promise<AddressedIssue> {
  const { config, inputs } = issue;
  const { targets, base } = destinationOf(issue.targets, config, cwd);
  const read: string[] = [];
  const addressed = await addressMessages(targets, config.mail, {
    base: config.base,
    read,
    report: newFindings(report.diagnostics).report,
  });
  return {
    ...issue,
    targets: addressed,
    base,
    inputs: [...inputs, ...read.map((file) => locate(config.base, file))],
  };
}

/** Whether an archive is to know of the issue: not of a try, nor of what somebody is still writing. */
const isRecording = ({ isDryRun, watches = false }: IssuingOptions & RecordingOptions): boolean =>
  !isDryRun && !watches;

const shownIn = ({ counts }: Digest): number => counts.placed + counts.unplaced;

/**
 * Whether the issue is not to be published: a pipe whose beginning failed and a week without entries must not replace last
 * week's page by an empty one, and a thin week waits for the next.
 */
async function isWithheld(
  { digest, config, targets, archive = null, ...edition }: AddressedIssue,
  report: Report,
  options: IssuingOptions & RecordingOptions,
): Promise<boolean> {
  const shown = shownIn(digest);
  if (shown === 0) {
    const hasMessage = config.mail.empty && targets.some(({ format }) => format === 'eml');
    if (config.empty === 'publish' || (hasMessage && config.empty !== 'fail')) return false;
    report.withheld = whyEmpty(digest);
    if (config.empty === 'fail')
      report.diagnostics.push(commandDiagnostic('issue-empty', { why: report.withheld }));
    return true;
  }
  if (archive === null) return false;
  const isTaken = await isTakenIn(digest, archive);
  if (shown >= config.minEntries && !isTaken) return false;
  report.withheld = isTaken ? 'a later issue has taken this week in' : whyCarried(digest, config.minEntries);
  if (!isTaken && isRecording(options))
    await recordIssue(await carriedOver(digest), archive, {
      ...newFindings(report.diagnostics),
      lock: edition.lock,
    });
  return true;
}

/** The issue without what the input has of other weeks: its JSON is what an archive records, and the same when there are more of them. */
async function issueAlone({ digest, targets, archive = null }: AddressedIssue): Promise<Digest> {
  const hasOthers =
    archive !== null ||
    digest.skipped.some(({ reason }) => reason === 'date') ||
    digest.diagnostics.some(({ code }) => code === 'input-issue' || code === 'input-passed');
  return hasOthers && targets.some(({ format }) => format === 'json') ? await archiveRecord(digest) : digest;
}

/** Writes a digest to its outputs, but for a message to those who have it already; the outputs that are left. */
async function publishTo(
  { digest, config, targets, base, inputs, lock, archive = null }: AddressedIssue,
  report: Report,
  options: IssuingOptions & RecordingOptions,
  io: Io,
): Promise<Target[]> {
  const wanted = shownIn(digest) > 0 || config.empty === 'publish' ? targets : targets.filter(isMessage);
  const found = newFindings(report.diagnostics);
  const asksArchive = archive !== null && wanted.some(isMail);
  const before = asksArchive ? await sentBefore(digest, archive, found) : [];
  if (hasError(found.list)) return [];
  const sent = options.sendsAgain ? [] : before;
  const left: Target[] = [];
  for (const target of wanted) {
    const { known, rest } = isMail(target)
      ? await splitBySent(recipientsOf(target, config), sent)
      : { known: '', rest: '' };
    const isSame = sent.some(({ to }) => to === recipientsOf(target, config));
    const isSent = isMail(target) && (isSame || (known !== '' && rest === ''));
    if (isSent)
      report.sentBefore = sent
        .map(({ at }) => at)
        .sort()
        .at(-1)!;
    else left.push(known === '' ? target : { ...target, to: rest });
    if (known !== '' && !isSent) report.sentTo = known;
  }
  const published = await publish(
    {
      digest,
      mail: config.empty === 'publish' ? { ...config.mail, empty: true } : config.mail,
      targets: left,
      base,
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
  for (const it of published.diagnostics) report.diagnostics.push(it);
  return left;
}

const isMessage = ({ format }: Pick<Target, 'format'>): boolean => format === 'eml';

/** A message on standard output goes to a program that sends it. */
const isMail = (it: Pick<Target, 'file' | 'format'>): boolean => isMessage(it) && it.file === standardOutput;

const recipientsOf = ({ to }: Target, { mail }: Pick<Config, 'mail'>): string => to ?? mail.to ?? '';

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
    toldIn: '',
    outputs: [],
    withheld: null,
    isRecorded: false,
    sentBefore: null,
    sentTo: null,
    isDryRun,
    exitCode: 0,
  };
}

/** What a run comes to: 0 done, 1 warnings under `--strict`, 2 could not run, 3 no entries and that is a failure. */
export function exitCodeOf({ diagnostics }: Report, { isStrict }: IssuingOptions): number {
  const has = (severity: Diagnostic['severity']) => diagnostics.some((it) => it.severity === severity);
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  if (has('error')) return diagnostics.filter(isError).every(({ code }) => code === 'issue-empty') ? 3 : 2;
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
