/** `--filter`: commands of the user that a digest passes through as JSON, one after the other. */

import { filterDigest } from '../index.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { visibleJson } from '../text/visible-json.ts';
import type { Digest } from '../types.ts';
import type { Findings } from './inputs.ts';
import type { IssuingOptions } from './options/issuing.ts';

/** What the filters made of a digest; null when one of them failed, and then the others are not run. */
export async function filtered(
  digest: Digest,
  {
    filters,
    filterTimeout: seconds,
    logFormat,
  }: Pick<IssuingOptions, 'filters' | 'filterTimeout' | 'logFormat'>,
  { stderr, cwd, env }: Pick<Io, 'stderr' | 'cwd' | 'env'>,
  { report }: Findings,
): Promise<Digest | null> {
  let passed: Digest | null = digest;
  for (const command of filters) {
    const tellLine = (line: string) =>
      void tell(stderr, logFormat === 'json' ? logged(command, line) : `${visible(line)}\n`);
    passed = await filterDigest(passed, command, { cwd, env, seconds, tellLine, report });
    if (passed === null) return null;
  }
  return passed;
}

/** What a filter says, among the lines that programs read. */
function logged(filter: string, text: string): string {
  return `${visibleJson(JSON.stringify({ type: 'filter', filter, text }))}\n`;
}
