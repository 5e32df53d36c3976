/** What becomes of a digest: read back, filtered, rendered, written. */
import { type Reporting, throwError } from '../diagnostics/report.ts';
import { readDigest as readBack } from '../digest/digest.ts';
import { digestText, readTemplate } from '../input/input.ts';
import {
  type Lock,
  type Outcome,
  type OutputOptions,
  type OutputPlan,
  refusedOutputs,
  reserveFolders,
  runFilter,
  writeTexts,
} from '../output/output.ts';
import { entryMaker } from '../parse/parse.ts';
import { isSameDigest, jsonOf, type RenderedFile, type RenderTarget } from '../render/render.ts';
import { fillInName, missingIn } from '../text/placeholders.ts';
import type { Digest, Target } from '../types.ts';

/** What a digest is read back with. */
export interface ReadDigestOptions extends Reporting {
  /** The name of the input, as the user would say it. */
  file: string;
  /** What stands for what the JSON does not say. */
  fallback: Pick<Digest, 'lang' | 'preheader' | 'publication'>;
}

/** Reads a digest as its JSON has it, whatever was done to that since; null when an error was reported. */
export async function readDigest(
  bytes: Uint8Array,
  { file, fallback, report = throwError }: ReadDigestOptions,
): Promise<Digest | null> {
  const { text, diagnostic } = digestText({ file, bytes });
  if (text === null) {
    report(diagnostic);
    return null;
  }
  const describe = await entryMaker(file);
  const { digest, diagnostics } = await readBack(text, { ...fallback, file, describe });
  diagnostics.forEach(report);
  return digest;
}

/** How a filter is run. */
export interface FilterOptions extends Reporting {
  cwd: string;
  /** The environment of the command, and all of it. */
  env: Record<string, string | undefined>;
  /** After so many seconds it is killed, with everything it started. */
  seconds: number;
  /** Takes each line that it writes to its standard error. */
  tellLine: (line: string) => void;
}

/** Passes a digest, as JSON, through a command of the shell; null when an error was reported. */
export async function filterDigest(
  digest: Digest,
  command: string,
  { cwd, env, seconds, tellLine, report = throwError }: FilterOptions,
): Promise<Digest | null> {
  const input = await jsonOf(digest);
  const { name, output, diagnostic } = await runFilter({ command, input, cwd, env, seconds, tellLine });
  if (output !== null) return await readDigest(output, { file: `filter ${name}`, fallback: digest, report });
  report(diagnostic);
  return null;
}

/** Reads the templates that targets name, relative to the folder `base`; a target whose template cannot be read is left out. */
export async function readTemplates(
  targets: Target[],
  { base, read = [], report = throwError }: Reporting & { base: string; read?: string[] },
): Promise<RenderTarget[]> {
  const ready: RenderTarget[] = [];
  for (const target of targets) {
    if (target.template === null) {
      ready.push({ ...target, template: null });
      continue;
    }
    const { template, diagnostic } = await readTemplate(target.template, base, read);
    if (template === null) report(diagnostic);
    else ready.push({ ...target, template });
  }
  return ready;
}

/**
 * Takes the folders of what is going to be written, before anything is read: no other run writes there until the lock is
 * released. Whether they can be had.
 */
export async function reserve(
  lock: Lock,
  plan: OutputPlan,
  { report = throwError }: Reporting = {},
): Promise<boolean> {
  const diagnostic = await reserveFolders(lock, plan);
  if (diagnostic !== null) report(diagnostic);
  return diagnostic === null;
}

/** Says, before anything is rendered, what `write` would refuse; whether there is nothing of that kind. */
export async function mayWrite(
  targets: { file: string }[],
  digest: Digest,
  { report = throwError, ...options }: Reporting & Pick<OutputOptions, 'base' | 'inputs'>,
): Promise<boolean> {
  // Of a name that cannot be filled in `render` tells.
  const named = targets.filter(({ file }) => missingIn(file, digest) === null);
  const outputs = named.map(({ file }) => ({ file: fillInName(file, digest) }));
  const refused = await refusedOutputs(outputs, options);
  refused.forEach(report);
  return refused.length === 0;
}

/** Where rendered files go. */
export interface WriteOptions extends OutputOptions, Reporting {}

/**
 * Writes rendered files: all of them or none, those that would not change are left alone, and standard output comes last.
 * Two files of one name, and one of `inputs`, are errors, and nothing is written then.
 */
export async function write(
  files: RenderedFile[],
  { report = throwError, ...options }: WriteOptions,
): Promise<Outcome[]> {
  const texts = files.map((it) => ({ ...it, same: isSameDigest(it.format) }));
  const { outcomes, diagnostics } = await writeTexts(texts, options);
  diagnostics.forEach(report);
  return outcomes;
}
