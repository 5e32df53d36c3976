/** Issues built in process from inputs in memory; only the configuration is read from the disk. */

import {
  classify,
  compileRules,
  compose,
  hasError,
  type IssueFlags,
  issueConfig,
  loadConfig,
  openTexts,
  readEntries,
  readPublication,
} from '../../src/index.ts';
import { renderAs } from '../../src/render/render.ts';
import type { FormatOptions } from '../../src/render/rendering.ts';
import type {
  Diagnostic,
  Digest,
  DigestEntry,
  Entry,
  InputFormat,
  MailSettings,
  OutputFormat,
  SourceReport,
} from '../../src/types.ts';
import { testTime } from './memory-io.ts';

/** The inputs of a test: names and contents. */
export type Files = Record<string, string | Uint8Array>;

/** What came of a build. */
export interface Issue {
  digest: Digest | null;
  /** All that was read, before anything is left out. */
  entries: Entry[];
  sources: SourceReport[];
  diagnostics: Diagnostic[];
}

/** Builds an issue of files in memory, in the folder of a `digest.yaml`. */
export async function issueOf(
  files: Files,
  cwd: string,
  format: InputFormat | 'auto' = 'auto',
  flags: IssueFlags = {},
): Promise<Issue> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const config = await loadConfig({ cwd, report });
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
  const sources = await openTexts(texts, config, { format });
  const issue = issueConfig(config, sources, { flags, report });
  const read = readEntries(sources, { report });
  const placed = classify(read, await compileRules(config), { report });
  const publication = await readPublication(issue, { report });
  const entries: Entry[] = [];
  async function* watched() {
    for await (const batch of placed.batches()) {
      for (const { view } of batch) entries.push(view.entry());
      yield batch;
    }
  }
  const stream = { ...placed, batches: watched };
  const digest = await compose(stream, publication, { now: testTime, diagnostics, report });
  return { digest: hasError(diagnostics) ? null : digest, entries, sources: read.sources, diagnostics };
}

/** The digest of an issue; fails where there is none. */
export function digestOf({ digest, diagnostics }: Issue): Digest {
  if (digest === null) throw new Error(`no digest: ${JSON.stringify(diagnostics, null, 2)}`);
  return digest;
}

/** What the message of a test's newsletter says in its headers. */
export const testMail: MailSettings = {
  from: 'Ada Byron <ada@engine.example>',
  to: 'readers@engine.example',
  replyTo: null,
  subject: '{title}',
  list: null,
  empty: false,
};

/** A digest as a file of some format, as it would be written. */
export async function rendered(
  digest: Digest,
  format: OutputFormat,
  options: Partial<FormatOptions> = {},
): Promise<string> {
  const plain = { colour: false, mail: testMail, template: null };
  return (await renderAs(digest, format, { ...plain, ...options })).text;
}

/** The entries that a digest shows: those of its themes, then those that no theme took. */
export function shownEntries({ themes, unplaced }: Digest): DigestEntry[] {
  return [...themes.flatMap(({ entries }) => entries), ...unplaced];
}

/** Every entry that a digest holds, wherever it stands. */
export function allEntries(digest: Digest): DigestEntry[] {
  const aside = [...digest.duplicates, ...digest.skipped].map(({ entry }) => entry);
  return [...shownEntries(digest), ...aside];
}
