/** The JSON of a digest, read as `digest render` reads it where nothing is configured. */
import { type ReadDigestOptions, readDigest } from '../../../src/index.ts';
import type { Diagnostic, Digest } from '../../../src/types.ts';
import { publication } from '../../render/week.ts';

/** Reads a text; `before` says what stands for keys that are missing. */
export async function readBack(
  json: string,
  before: Partial<ReadDigestOptions['fallback']> = {},
): Promise<{ digest: Digest | null; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const digest = await readDigest(new TextEncoder().encode(json), {
    file: 'issue.json',
    fallback: { lang: 'en', preheader: null, publication, ...before },
    report: (diagnostic) => diagnostics.push(diagnostic),
  });
  return { digest, diagnostics };
}
