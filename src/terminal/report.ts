/**
 * What a run has to say → text for standard error. Pure but for one package that is loaded when it is needed.
 */

import type { Outcome } from '../index.ts';
import type { Counts, Diagnostic, Severity, SourceReport } from '../types.ts';
import { columns } from './columns.ts';
import { type Paint, painter } from './paint.ts';
import type { Talk } from './talk.ts';
import { visible } from './visible.ts';

/** Everything that a run of `build` has to say. */
export interface Report {
  diagnostics: Diagnostic[];
  /** The inputs, each with the format it was read as and the reason for that. */
  sources: SourceReport[];
  /** The configuration files that were read. */
  configFiles: string[];
  /** Null when there is no digest. */
  counts: Counts | null;
  /** How many themes the digest shows. */
  themes: number;
  outputs: Outcome[];
  /** The weeks of the issues that told before what this one leaves out; empty: it leaves out nothing, or not all of it is listed. */
  toldIn: string;
  /** Why the issue was not published, in words; null: it was. */
  withheld: string | null;
  /** Whether the issue was recorded in an archive. */
  isRecorded: boolean;
  /** When its message was sent, RFC 3339; null: it was not, or is sent again. */
  sentBefore: string | null;
  /** Those whom the message was not sent to again, while it was to others, as its header names them; null: nobody. */
  sentTo: string | null;
  isDryRun: boolean;
  /** 0 done, 1 warnings under `--strict`, 2 could not run, 3 no entries and that is a failure. */
  exitCode: number;
}

/** How a report is shown. */
export interface ReportStyle {
  talk: Talk;
  colour: boolean;
}

/** The report for a person; empty when there is nothing to say. */
export async function reportText(report: Report, { talk, colour }: ReportStyle): Promise<string> {
  const chalk = painter(colour);
  const lines: string[] = [];
  if (talk === 'verbose') for (const it of whatWasRead(report)) lines.push(it);
  for (const diagnostic of shown(report, talk)) lines.push(...(await diagnosticLines(diagnostic, chalk)));
  if (talk === 'verbose' || (report.isDryRun && talk === 'normal')) {
    lines.push(...report.outputs.flatMap((outcome) => outcomeLines(outcome, report.isDryRun)));
  }
  if (talk !== 'quiet') lines.push(summary(report, talk));
  return lines.map((line) => `${line}\n`).join('');
}

/** One diagnostic for a person, as it stands in the report. */
export async function diagnosticText(diagnostic: Diagnostic, colour: boolean): Promise<string> {
  const lines = await diagnosticLines(diagnostic, painter(colour));
  return lines.map((line) => `${line}\n`).join('');
}

/** The diagnostics in the order of their places: file, line, column; those without a place first. */
export function sorted(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => {
    const [left, right] = [a.place ?? nowhere, b.place ?? nowhere];
    if (left.file !== right.file) return left.file < right.file ? -1 : 1;
    return left.line - right.line || left.column - right.column;
  });
}

const nowhere = { file: '', line: 0, column: 0 };

/** What is told to everybody: without it the digest is a riddle, or seems to be whole. */
const forReaders = new Set(['pack-unfit', 'items-within']);

/** What is told even when little is asked for: errors, and that the archive is damaged, since what that told may come twice. */
export const isAlwaysTold = ({ severity, code }: Diagnostic): boolean =>
  severity === 'error' || code === 'archive-damaged';

/** What is told one by one: with `-v` all, else what decided the outcome. */
function shown({ diagnostics, exitCode }: Report, talk: Talk): Diagnostic[] {
  if (talk === 'verbose') return sorted(diagnostics);
  const decided = ({ severity }: Diagnostic) => exitCode === 1 && severity === 'warning';
  const isForReaders = ({ code }: Diagnostic) => forReaders.has(code) && talk !== 'quiet';
  return sorted(diagnostics.filter((it) => isAlwaysTold(it) || decided(it) || isForReaders(it)));
}

/** Which configuration and which inputs, and why each was read as it was; a line for each. */
export function whatWasRead({ configFiles, sources }: Pick<Report, 'configFiles' | 'sources'>): string[] {
  const read = sources.map(
    ({ file, format, because, entries }) =>
      `${file}: read as ${format} (${because}); ${count(entries, 'snippet')}`,
  );
  const configured = configFiles.map((file) => `configuration: ${file}`);
  return [...(configured.length > 0 ? configured : ['configuration: built-in']), ...read].map(visible);
}

async function diagnosticLines(diagnostic: Diagnostic, chalk: Paint): Promise<string[]> {
  const { severity, place, excerpt, hint } = diagnostic;
  const paint = paintOf(severity, chalk);
  const lines = [headline(diagnostic, chalk)];
  if (excerpt !== null && excerpt !== '') {
    const { text, before } = cut(excerpt, (place?.column ?? 1) - 1);
    lines.push(`    ${text}`, `    ${' '.repeat(await columns(before))}${paint('^')}`);
  }
  if (hint !== null) lines.push(`    ${chalk.dim('hint:')} ${visible(hint)}`);
  return lines;
}

/** A diagnostic on one line, with the place first, where editors look for it. */
export function headline({ severity, message, code, place }: Diagnostic, chalk: Paint): string {
  const where = place === null ? 'digest' : `${place.file}:${place.line}:${place.column}`;
  const paint = paintOf(severity, chalk);
  return `${chalk.bold(visible(where))}: ${paint(severity)}: ${visible(message)} ${chalk.dim(`[${code}]`)}`;
}

const paintOf = (severity: Severity, { red, yellow, cyan }: Paint): Paint =>
  ({ error: red, warning: yellow, note: cyan })[severity];

/** How much of a long line is shown around the place, in UTF-16 code units. */
const excerptLength = 96;

/** The part of a line around an offset, and what of it stands before that offset; both fit for a terminal. */
function cut(line: string, offset: number): { text: string; before: string } {
  const from = line.length <= excerptLength ? 0 : Math.max(0, offset - excerptLength / 2);
  const to = from + excerptLength;
  const head = from > 0 ? '…' : '';
  const tail = to < line.length ? '…' : '';
  const part = (end: number) => visible(line.slice(from, end).replace(halfCharacter, ''));
  return { text: head + part(to) + tail, before: head + part(Math.max(from, offset)) };
}

/** Half of a surrogate pair, as cutting leaves it at either end. */
const halfCharacter = /^[\udc00-\udfff]|[\ud800-\udbff]$/g;

/** Says on a line of its own what became of an output; nothing of one that failed, since an error tells that. */
function outcomeLines({ file, change, bytes, isWritten }: Outcome, isDryRun: boolean): string[] {
  const size = count(bytes, 'byte');
  if (change === 'unchanged') return [`unchanged ${visible(file)} (${size})`];
  if (!isWritten && !isDryRun) return [];
  const verb = isWritten ? 'wrote' : 'would write';
  return [
    change === null ? `${verb} ${size} to standard output` : `${verb} ${visible(file)} (${change}, ${size})`,
  ];
}

function summary(report: Report, talk: Talk): string {
  const { counts, outputs, diagnostics, withheld, isRecorded, sentBefore, sentTo, isDryRun, exitCode } =
    report;
  const parts: string[] = [];
  if (withheld !== null) parts.push(withheld, 'nothing was published');
  else if (counts !== null) parts.push(countsText(counts, report));
  if (sentBefore !== null) parts.push(`sent on ${sentBefore.slice(0, 10)}, and not again (--again sends it)`);
  if (sentTo !== null) parts.push(`not again to ${sentTo} (--again sends it to all)`);
  const written = outputs.filter(({ change, isWritten }) => isWritten && change !== null);
  const kept = outputs.filter(({ change }) => change === 'unchanged');
  if (written.length > 0) parts.push(`wrote ${names(written)}`);
  if (kept.length > 0) parts.push(`${names(kept)} unchanged`);
  const isIdle = kept.length === 0 && !outputs.some(({ isWritten }) => isWritten);
  if (isIdle && isRecorded && sentBefore === null)
    parts.push('recorded in the archive, and nothing else was written');
  else if ((isIdle && withheld === null && sentBefore === null) || isDryRun)
    parts.push('nothing was written');
  parts.push(...diagnosticCounts(diagnostics, talk, exitCode));
  return `digest: ${parts.join('; ')}`;
}

function countsText(
  { read, placed, unplaced, duplicates, skipped, dropped = 0, seen = 0 }: Counts,
  { themes, toldIn }: Pick<Report, 'themes' | 'toldIn'>,
): string {
  if (read === 0) return 'no snippets';
  const parts = [count(read, 'snippet')];
  parts.push(placed === 0 ? 'none placed' : `${grouped(placed)} placed in ${count(themes, 'theme')}`);
  if (unplaced > 0) parts.push(`${grouped(unplaced)} unplaced`);
  if (duplicates > 0) parts.push(count(duplicates, 'duplicate'));
  if (skipped > seen) parts.push(`${grouped(skipped - seen)} skipped${ofThem(skipped - seen, dropped)}`);
  if (seen > 0) parts.push(`${grouped(seen)} told before${toldIn === '' ? '' : ` in ${toldIn}`}`);
  return parts.join(', ');
}

/** How many of those that are skipped a rule took away. */
function ofThem(skipped: number, dropped: number): string {
  if (dropped === 0) return '';
  return dropped === skipped ? ' by `drop`' : ` (${grouped(dropped)} by \`drop\`)`;
}

/** How many errors and warnings there are, and how to see those that were not told. */
function diagnosticCounts(diagnostics: Diagnostic[], talk: Talk, exitCode: number): string[] {
  const number = (severity: Severity) => diagnostics.filter((it) => it.severity === severity).length;
  const [errors, warnings] = [number('error'), number('warning')];
  const parts = errors > 0 ? [count(errors, 'error')] : [];
  if (warnings > 0) parts.push(count(warnings, 'warning'));
  if (exitCode === 1) return [`${parts.join(', ')} under --strict`];
  const passages = diagnostics.filter(({ code }) => leftOut.has(code));
  if (passages.length > 0) parts.push(passagesText(passages));
  const heldBack = diagnostics.filter(({ code }) => code === 'post-held-back').length;
  if (heldBack > 0) parts.push(`${count(heldBack, 'draft')} left out`);
  const hasIssues = diagnostics.some(({ code }) => code === 'input-issue');
  if (hasIssues) parts.push('issues that digest wrote are not read again');
  if (parts.length === 0) return [];
  const isAllReported = talk === 'verbose' || (warnings + passages.length + heldBack === 0 && !hasIssues);
  return [`${parts.join(', ')}${isAllReported ? '' : ' (details with -v)'}`];
}

/** How many passages are left out, and how much that is where it is more than a word here and there. */
function passagesText(passages: Diagnostic[]): string {
  const lines = passages.reduce((sum, { place, endLine }) => {
    const first = place?.line ?? 1;
    return sum + (endLine ?? first) - first + 1;
  }, 0);
  const size = count(lines, 'line');
  const isLong = lines >= manyLines;
  return passages.length === 1
    ? `1 passage${isLong ? ` of ${size}` : ''} is no entry`
    : `${grouped(passages.length)} passages${isLong ? `, ${size} in all,` : ''} are no entries`;
}

function names(outputs: Outcome[]): string {
  const files = outputs.map(({ file }) => visible(file));
  const more = files.length - MOST_NAMES;
  return more > 1 ? `${files.slice(0, MOST_NAMES).join(', ')} and ${grouped(more)} more` : files.join(', ');
}

/** What somebody wrote, and what is no entry. */
const leftOut = new Set(['markdown-unused', 'who-met', 'letter-words', 'task-cancelled']);

/** So many lines are more than words around the entries. */
const manyLines = 60;

/** Files that the one line of a run names; a message to each of many is many files. */
const MOST_NAMES = 12;

/** `1 snippet`, `48 snippets`, `1,200 bytes`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `1,200`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
