import { hasError } from '../diagnostics/diagnostics.ts';
import type { Diagnostic } from '../types.ts';
import { wantsColour } from './colour.ts';
import { type Io, tell } from './io.ts';
import type { ReadingOptions } from './options/reading.ts';
import { diagnosticText, type Report, sorted, whatWasRead } from './report.ts';

/** Tells errors on standard error, and with `-v` everything; gives the exit code: 2 when there is an error, else 0. */
export async function tellComplaints(
  diagnostics: Diagnostic[],
  { talk, colour }: Pick<ReadingOptions, 'talk' | 'colour'>,
  { stderr, env }: Pick<Io, 'stderr' | 'env'>,
): Promise<number> {
  const inColour = wantsColour(stderr, env, colour);
  const told = diagnostics.filter(({ severity }) => severity === 'error' || talk === 'verbose');
  for (const diagnostic of sorted(told)) await tell(stderr, await diagnosticText(diagnostic, inColour));
  return hasError(diagnostics) ? 2 : 0;
}

/** Tells with `-v` on standard error what was read. */
export async function tellReading(
  survey: Pick<Report, 'configFiles' | 'sources'>,
  { talk }: Pick<ReadingOptions, 'talk'>,
  { stderr }: Pick<Io, 'stderr'>,
): Promise<void> {
  if (talk === 'verbose')
    await tell(
      stderr,
      whatWasRead(survey)
        .map((line) => `${line}\n`)
        .join(''),
    );
}
