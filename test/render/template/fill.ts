/** Templates filled in within a test: the files beside them are in memory. */

import { renderAs } from '../../../src/render/render.ts';
import type { Digest, OutputFormat } from '../../../src/types.ts';
import { testMail } from '../../support/issue.ts';

/** What a template makes of a digest; `partials` are the files beside it. */
export async function fill(
  digest: Digest,
  text: string,
  format: OutputFormat = 'html',
  partials: Record<string, string> = {},
) {
  const partial = async (path: string) => {
    const found = partials[path];
    return found === undefined ? { text: null, why: 'it does not exist' } : { text: found, why: null };
  };
  const template = { file: 'forms/week.liquid', text, partial };
  return await renderAs(digest, format, { colour: false, mail: testMail, template });
}

/** The same, for a template with which nothing is wrong. */
export async function filled(...given: Parameters<typeof fill>): Promise<string> {
  const { text, diagnostics } = await fill(...given);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  return text;
}
