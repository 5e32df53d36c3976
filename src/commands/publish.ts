/** Digest → files and standard output. Nothing is written before everything is rendered. */

import { hasError } from '../diagnostics/diagnostics.ts';
import {
  type Lock,
  locate,
  mayWrite,
  memoryGauge,
  type Outcome,
  readTemplates,
  render,
  write,
} from '../index.ts';
import { print } from '../terminal/print.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Diagnostic, Digest, MailSettings, Target } from '../types.ts';
import { newFindings } from './inputs.ts';

/** What is to be written, and around what. */
export interface PublishRequest {
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
  /** What keeps other runs from the same folders. */
  lock: Lock;
}

/** What became of each output, and what went wrong; after an error nothing is written. */
export interface Published {
  outputs: Outcome[];
  diagnostics: Diagnostic[];
}

/** Renders and writes: all files or none of them, and standard output last. */
export async function publish(
  { digest, mail, targets, base, inputs, isDryRun, isStrict, colour, lock }: PublishRequest,
  { stdout }: Pick<Io, 'stdout'>,
): Promise<Published> {
  const { list, report } = newFindings();
  const templates = targets.flatMap(({ template }) => (template === null ? [] : [locate(base, template)]));
  const where = { base, inputs: [...inputs, ...templates], report };
  if (!(await mayWrite(targets, digest, where))) return { outputs: [], diagnostics: list };
  const read: string[] = [];
  const ready = await readTemplates(targets, { base, read, report });
  const files = await render(digest, ready, { mail, colour, report, findShortage: memoryGauge() });
  const isRefused = hasError(list) || (isStrict && list.some(({ severity }) => severity === 'warning'));
  const outputs = await write(files, {
    ...where,
    inputs: [...where.inputs, ...read],
    isDryRun: isDryRun || isRefused,
    print: (text) => print(text, stdout),
    lock,
  });
  return { outputs, diagnostics: list };
}
