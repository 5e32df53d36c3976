/** Digest → files and standard output. Nothing is written before everything is rendered. */

import { hasError } from '../diagnostics/diagnostics.ts';
import { commonDiagnostic } from '../diagnostics/messages.ts';
import { readTemplate } from '../input/named.ts';
import { compareFile } from '../output/compare.ts';
import { outputDiagnostic } from '../output/messages.ts';
import { clearBeside, isOneOf, linkTarget, locate, writeAll } from '../output/output.ts';
import type { IssueLayout } from '../render/layout/issue.ts';
import { isSameDigest, needsLayout, render } from '../render/render.ts';
import type { Rendering } from '../render/rendering.ts';
import { print } from '../terminal/print.ts';
import type { Outcome } from '../terminal/report.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { fillInName, missingIn } from '../text/placeholders.ts';
import { reason } from '../text/system-error.ts';
import type { Diagnostic, Digest, MailSettings, Target } from '../types.ts';
import { commandDiagnostic } from './messages.ts';
import { standardOutput } from './outputs.ts';

/** What is to be written, and around what. */
export interface Publication {
  digest: Digest;
  mail: MailSettings;
  targets: Target[];
  /** The folder that the targets' names start from. */
  base: string;
  /** The files that the digest was made from, as absolute paths; none of them is overwritten. */
  inputs: string[];
  isDryRun: boolean;
  /** Whether a warning keeps everything from being written. */
  isStrict: boolean;
  /** Whether escape codes may go to standard output. */
  colour: boolean;
  /** Whether a person is to be told that another run is waited for. */
  isTalkative: boolean;
}

/** What became of each output, and what went wrong; after an error nothing is written. */
export interface Published {
  outputs: Outcome[];
  diagnostics: Diagnostic[];
}

type Streams = Pick<Io, 'stdout' | 'stderr'>;

/**
 * Renders, compares and writes: all files or none of them, and those that would not change are left alone. Standard
 * output comes last.
 */
export async function publish(publication: Publication, streams: Streams): Promise<Published> {
  const { digest, base, inputs, isDryRun, isStrict } = publication;
  const targets = publication.targets.map((it) => ({ ...it, file: fillInName(it.file, digest) }));
  const nameless = unnameable(publication);
  const templates = targets.flatMap(({ template }) => (template === null ? [] : [locate(base, template)]));
  const refused = nameless.length > 0 ? nameless : await refusals(targets, base, [...inputs, ...templates]);
  if (refused.length > 0) return { outputs: [], diagnostics: refused };

  // A pipe whose beginning failed and a week without entries must not replace last week's page by an empty one.
  const isBare = digest.counts.placed + digest.counts.unplaced === 0;
  // A message looks after itself: `email.empty` may ask for it all the same.
  const isKept = (it: Target) => isBare && it.file !== standardOutput && it.format !== 'eml';
  const drafts: Draft[] = [];
  const issue = await issueFor(targets, digest);
  for (const target of targets) if (!isKept(target)) drafts.push(await draft(target, issue, publication));
  const ready = drafts.filter(({ text }) => text !== '');
  const diagnostics = [
    ...withoutRepetition(drafts.flatMap((it) => it.diagnostics)),
    ...(await Promise.all(ready.map(compare))).flat(),
    ...targets.filter(isKept).map(({ file }) => commandDiagnostic('output-kept', { path: file })),
  ];
  const isRefused = isStrict && diagnostics.some(({ severity }) => severity === 'warning');
  if (!isDryRun && !isRefused && !hasError(diagnostics)) {
    diagnostics.push(...(await writeDrafts(ready, publication, streams)));
  }
  return { outputs: ready.map(({ outcome }) => outcome), diagnostics };
}

/** A rendered output on its way. */
interface Draft {
  /** Absolute; null for standard output. */
  path: string | null;
  /** Empty when there is nothing to send. */
  text: string;
  /** What there was to say while it was rendered. */
  diagnostics: Diagnostic[];
  outcome: Outcome;
}

/** Names and subjects that ask for what the issue does not have. */
function unnameable({ digest, mail, targets }: Publication): Diagnostic[] {
  const hasMessage = targets.some(({ format }) => format === 'eml');
  return [...targets.map(({ file }) => file), ...(hasMessage ? [mail.subject] : [])].flatMap((text) => {
    const word = missingIn(text, digest);
    return word === null ? [] : [commonDiagnostic('name-word-missing', { text, word, title: digest.title })];
  });
}

async function refusals(targets: Target[], base: string, inputs: string[]): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { file } of targets) {
    const path = file === standardOutput ? file : await linkTarget(locate(base, file));
    if (seen.has(path)) diagnostics.push(commandDiagnostic('output-twice', { path: file }));
    else if (await isOneOf(path, inputs))
      diagnostics.push(commandDiagnostic('output-is-input', { path: file }));
    seen.add(path);
  }
  return diagnostics;
}

/** The digest, laid out once for all the formats that need it so. */
async function issueFor(targets: Target[], digest: Digest): Promise<Digest | IssueLayout> {
  const isNeeded = targets.some(({ format, template }) => template !== null || needsLayout(format));
  return isNeeded ? await (await import('../render/layout/layout.ts')).layout(digest) : digest;
}

async function draft(target: Target, issue: Digest | IssueLayout, publication: Publication): Promise<Draft> {
  const { file, format } = target;
  const isStandard = file === standardOutput;
  const { text, diagnostics } = await rendered(target, issue, publication);
  const bytes = new TextEncoder().encode(text).length;
  return {
    path: isStandard ? null : locate(publication.base, file),
    text,
    diagnostics,
    outcome: { file, format, bytes, change: null, isWritten: false },
  };
}

async function rendered(
  { file, format, template, to }: Target,
  issue: Digest | IssueLayout,
  { mail, base, colour }: Publication,
): Promise<Rendering> {
  const read = template === null ? null : await readTemplate(template, base);
  if (read !== null && read.diagnostic !== null) return { text: '', diagnostics: [read.diagnostic] };
  return await render(issue, format, {
    colour: colour && file === standardOutput,
    mail: to === null ? mail : { ...mail, to },
    template: read?.template ?? null,
  });
}

/** What is wrong with the digest or its settings is said once, however many outputs meet it. */
function withoutRepetition(diagnostics: Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((it) => [JSON.stringify(it), it])).values()];
}

async function compare({ path, text, outcome }: Draft): Promise<Diagnostic[]> {
  if (path === null) return [];
  try {
    outcome.change = await compareFile(path, text, isSameDigest(outcome.format));
    return [];
  } catch (error) {
    return [
      outputDiagnostic('output-failed', { path: outcome.file, why: reason(error), others: 'untouched' }),
    ];
  }
}

async function writeDrafts(
  drafts: Draft[],
  publication: Publication,
  streams: Streams,
): Promise<Diagnostic[]> {
  const files = drafts.filter((it): it is FileDraft => it.path !== null);
  if (files.some(({ outcome }) => outcome.change !== 'unchanged')) {
    const faults = await writeFiles(files, publication, streams.stderr);
    if (faults.length > 0) return faults;
  } else {
    await clearBeside(files.map(({ path }) => path));
  }
  for (const { text, outcome } of drafts.filter(({ path }) => path === null)) {
    const failure = await print(text, streams.stdout);
    if (failure !== null) return [failure];
    outcome.isWritten = true;
  }
  return [];
}

type FileDraft = Draft & { path: string };

async function writeFiles(
  files: FileDraft[],
  { isTalkative }: Publication,
  stderr: Io['stderr'],
): Promise<Diagnostic[]> {
  const waiting = (folder: string) => {
    const message = `digest: waiting for another run that writes to "${visible(folder)}"\n`;
    void tell(stderr, isTalkative ? message : '');
  };
  const { results, fault } = await writeAll(
    files.map(({ path, text, outcome }) => ({ path, text, same: isSameDigest(outcome.format) })),
    { waiting },
  );
  for (const [index, { outcome }] of files.entries()) {
    // What was compared before is only compared again when nothing went wrong on the way.
    outcome.change = results[index]!.change ?? outcome.change;
    outcome.isWritten = results[index]!.isWritten;
  }
  if (fault === null) return [];
  const nameOf = (path: string) =>
    files[results.findIndex((result) => result.path === path)]?.outcome.file ?? path;
  const others = fault.isLate ? 'written' : fault.torn.length > 0 ? 'torn' : 'untouched';
  return [
    outputDiagnostic('output-failed', { path: nameOf(fault.path), why: reason(fault.error), others }),
    ...fault.torn.map(({ path, error }) =>
      commandDiagnostic('output-torn', { path: nameOf(path), why: reason(error) }),
    ),
  ];
}
