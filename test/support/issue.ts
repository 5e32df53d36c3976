/** Issues built in process from inputs in memory; only the configuration is read from the disk. */

import { readNamed } from '../../src/input/named.ts';
import { build, type Issue } from '../../src/pipeline.ts';
import { render } from '../../src/render/render.ts';
import type { RenderOptions } from '../../src/render/rendering.ts';
import type { Digest, DigestEntry, InputFormat, MailSettings, OutputFormat } from '../../src/types.ts';
import { testTime } from './memory-io.ts';

/** The inputs of a test: names and contents. */
export type Files = Record<string, string | Uint8Array>;

/** Builds an issue of files in memory, in the folder of a `digest.yaml`. */
export async function issueOf(files: Files, cwd: string, inputFormat: InputFormat | 'auto' = 'auto') {
  const sources = Object.entries(files).map(([file, content]) => ({
    file,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  const request = { inputs: Object.keys(files), inputFormat, configPath: null, cwd, env: {}, overrides: {} };
  return await build(
    { ...request, now: testTime },
    { readSources: async () => ({ sources, diagnostics: [] }), readNamed },
  );
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
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const plain = { colour: false, mail: testMail, template: null };
  return (await render(digest, format, { ...plain, ...options })).text;
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
