/** Digest → files and standard output. Nothing is written before everything is rendered. */
import { diagnose } from '../diagnostics.ts';
import { reason } from '../disk/reason.ts';
import { compareFile, isOneOf, locate, writeFileWhole } from '../disk/write.ts';
import type { Diagnostic, Digest, Target } from '../model.ts';
import { renderAll } from '../pipeline.ts';
import type { Io } from './io.ts';
import { expandName, isSameDigest, standardOutput } from './outputs.ts';
import { print } from './print.ts';
import type { Outcome } from './report.ts';

/** What is to be written, and around what. */
export interface Publication {
  digest: Digest;
  targets: Target[];
  /** The folder that the targets' names start from. */
  base: string;
  /** The files that the digest was made from, as absolute paths; none of them is overwritten. */
  inputs: string[];
  isDryRun: boolean;
  /** Whether escape codes may go to standard output. */
  colour: boolean;
}

/** What became of each output, and what went wrong; after an error nothing further is written. */
export interface Published {
  outputs: Outcome[];
  diagnostics: Diagnostic[];
}

/** Renders, compares and writes; files that would not change are left alone, standard output comes last. */
export async function publish(publication: Publication, { stdout }: Pick<Io, 'stdout'>): Promise<Published> {
  const { digest, base, inputs, isDryRun } = publication;
  const named = publication.targets.map(({ file, format }) => ({ file: expandName(file, digest), format }));
  // A pipe whose beginning failed must not replace last week's page by an empty one.
  const isEmpty = digest.counts.read === 0;
  const kept = isEmpty ? named.filter(({ file }) => file !== standardOutput) : [];
  const targets = named.filter((target) => !kept.includes(target));
  const refused = await refusals(named, base, inputs);
  if (refused.length > 0) return { outputs: [], diagnostics: refused };

  const drafts: Draft[] = [];
  for (const target of targets) drafts.push(await draft(target, publication, stdout.columns));
  const diagnostics = (await Promise.all(drafts.map(compare))).flat();
  if (!isDryRun && diagnostics.length === 0) await writeDrafts(drafts, stdout, diagnostics);
  diagnostics.push(...kept.map(({ file }) => diagnose('output-kept', { path: file })));
  return { outputs: drafts.map(({ outcome }) => outcome), diagnostics };
}

/** A rendered output on its way. */
interface Draft {
  /** Absolute; null for standard output. */
  path: string | null;
  text: string;
  outcome: Outcome;
}

async function refusals(targets: Target[], base: string, inputs: string[]): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { file } of targets) {
    const path = file === standardOutput ? file : locate(base, file);
    if (seen.has(path)) diagnostics.push(diagnose('output-twice', { path: file }));
    else if (await isOneOf(path, inputs)) diagnostics.push(diagnose('output-is-input', { path: file }));
    seen.add(path);
  }
  return diagnostics;
}

/** The width that a rendering has when no terminal asks for another, in columns. */
const plainWidth = 80;

async function draft(
  { file, format }: Target,
  publication: Publication,
  columns: number | null,
): Promise<Draft> {
  const isStandard = file === standardOutput;
  const style = isStandard
    ? { colour: publication.colour, width: columns ?? plainWidth }
    : { colour: false, width: plainWidth };
  const [text = ''] = await renderAll(publication.digest, [{ format }], style);
  const bytes = new TextEncoder().encode(text).length;
  return {
    path: isStandard ? null : locate(publication.base, file),
    text,
    outcome: { file, format, bytes, change: null, isWritten: false },
  };
}

async function compare({ path, text, outcome }: Draft): Promise<Diagnostic[]> {
  if (path === null) return [];
  try {
    outcome.change = await compareFile(path, text, isSameDigest(outcome.format));
    return [];
  } catch (error) {
    return [diagnose('output-failed', { path: outcome.file, why: reason(error) })];
  }
}

async function writeDrafts(drafts: Draft[], stdout: Io['stdout'], diagnostics: Diagnostic[]): Promise<void> {
  const filesFirst = drafts.toSorted((a, b) => Number(a.path === null) - Number(b.path === null));
  for (const { path, text, outcome } of filesFirst) {
    if (outcome.change === 'unchanged') continue;
    const failure = path === null ? await print(text, stdout) : await writeOne(path, text, outcome.file);
    if (failure !== null) return void diagnostics.push(failure);
    outcome.isWritten = true;
  }
}

async function writeOne(path: string, text: string, file: string): Promise<Diagnostic | null> {
  try {
    await writeFileWhole(path, text);
    return null;
  } catch (error) {
    return diagnose('output-failed', { path: file, why: reason(error) });
  }
}
