/** What becomes of a digest: read back, filtered, rendered, written. */
import { hasError } from '../diagnostics/diagnostics.ts';
import { type Reporting, throwError } from '../diagnostics/report.ts';
import { readDigest as readBack } from '../digest/digest.ts';
import { digestText, memoryFault, memoryGauge, readNamed, readTemplate } from '../input/input.ts';
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
import {
  forEachReader,
  isSameDigest,
  jsonOf,
  type RenderedFile,
  type RenderTarget,
  readRecipients,
} from '../render/render.ts';
import { fillInName, missingIn, namesReader } from '../text/placeholders.ts';
import { isRecipientsFile } from '../text/recipients.ts';
import type { Digest, MailSettings, Target } from '../types.ts';

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
  const fault = await memoryFault({ file, firstLine: 1, format: 'json', bytes }, memoryGauge());
  const { text, diagnostic } =
    fault === null ? digestText({ file, bytes }) : { text: null, diagnostic: fault };
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

/** What the recipients of messages are read with. */
export interface AddressOptions extends Reporting {
  /** The folder that a file of recipients is relative to. */
  base: string;
  /** Takes the names of the files that were read. */
  read?: string[];
}

/**
 * Says whom each message goes to: where a file names the recipients, as that file has it, and where the name of the output
 * is another one for each of them, it becomes an output for each. After an error the list is empty.
 */
export async function addressMessages(
  targets: Target[],
  mail: Pick<MailSettings, 'to'>,
  { base, read = [], report = throwError }: AddressOptions,
): Promise<Target[]> {
  const known = new Map<string, Awaited<ReturnType<typeof recipientsIn>>>();
  const addressed: Target[] = [];
  for (const target of targets) {
    const file = target.to ?? mail.to ?? '';
    if (target.format !== 'eml' || !isRecipientsFile(file)) {
      addressed.push(target);
      continue;
    }
    if (!known.has(file)) {
      known.set(file, await recipientsIn(file, base));
      known.get(file)!.diagnostics.forEach(report);
      read.push(file);
    }
    const { to, shown } = known.get(file)!;
    if (to === null) return [];
    if (shown !== null && !namesReader(target.file)) {
      report(shown);
      return [];
    }
    addressed.push({ ...target, to });
  }
  const each = await forEachReader(addressed, mail);
  each.diagnostics.forEach(report);
  return each.diagnostics.length > 0 ? [] : each.targets;
}

/** The recipients that a file names; null after an error. `shown` says that they see each other. */
async function recipientsIn(file: string, base: string) {
  const { bytes, diagnostic } = await readNamed(file, base);
  if (bytes === null) return { to: null, shown: null, diagnostics: [diagnostic] };
  const { to, shown, diagnostics } = await readRecipients(file, new TextDecoder().decode(bytes));
  return { to: hasError(diagnostics) ? null : to, shown, diagnostics };
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
  const texts = files.map((it) => {
    const { file, format, parts } = it;
    return { file, format, text: parts ?? it.text, same: isSameDigest(format) };
  });
  const { outcomes, diagnostics } = await writeTexts(texts, options);
  diagnostics.forEach(report);
  return outcomes;
}
