/** What is said on standard error, and how much of it. */

import { hasError } from '../diagnostics/diagnostics.ts';
import type { Diagnostic } from '../types.ts';
import { wantsColour } from './colour.ts';
import { diagnosticsJson } from './log.ts';
import { diagnosticText, isAlwaysTold, type Report, sorted, whatWasRead } from './report.ts';
import type { LogFormat, TalkOptions } from './talk.ts';
import { type Io, tell } from './terminal.ts';

/** Tells on standard error what is told always, and with `-v` everything; gives the exit code: 2 when there is an error, else 0. */
export async function reportDiagnostics(
  diagnostics: Diagnostic[],
  { talk, colour, logFormat = 'text' }: TalkOptions & { logFormat?: LogFormat },
  { stderr, env }: Pick<Io, 'stderr' | 'env'>,
): Promise<number> {
  const inColour = wantsColour(stderr, env, colour);
  const reported = sorted(diagnostics.filter((it) => isAlwaysTold(it) || talk === 'verbose'));
  if (logFormat === 'json') await tell(stderr, diagnosticsJson(reported));
  else for (const it of reported) await tell(stderr, await diagnosticText(it, inColour));
  return hasError(diagnostics) ? 2 : 0;
}

/** Tells with `-v` on standard error what was read. */
export async function tellReading(
  survey: Pick<Report, 'configFiles' | 'sources'>,
  { talk }: Pick<TalkOptions, 'talk'>,
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
