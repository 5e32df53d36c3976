/** What a run has to say → JSON for standard error, one object a line, for programs that watch it. */

import { visibleJson } from '../text/visible-json.ts';
import type { Diagnostic } from '../types.ts';
import { isAlwaysTold, type Report, sorted } from './report.ts';

/** One line a diagnostic, then one with the summary; when quiet, only what is told always. */
export function reportJson(report: Report, isQuiet: boolean): string {
  const {
    diagnostics,
    sources,
    configFiles,
    counts,
    themes,
    outputs,
    withheld,
    isRecorded,
    sentBefore,
    sentTo,
    isDryRun,
    exitCode,
  } = report;
  const reported = sorted(diagnostics).filter((it) => !isQuiet || isAlwaysTold(it));
  const lines: object[] = reported.map(flat);
  if (!isQuiet) {
    const summary = {
      exitCode,
      counts,
      themes,
      sources,
      configFiles,
      outputs,
      withheld,
      isRecorded,
      sentBefore,
      sentTo,
      isDryRun,
    };
    lines.push({ type: 'summary', ...summary });
  }
  return asLines(lines);
}

/** Diagnostics alone, a line for each. */
export const diagnosticsJson = (diagnostics: Diagnostic[]): string => asLines(diagnostics.map(flat));

const asLines = (objects: object[]): string =>
  objects.map((it) => `${visibleJson(JSON.stringify(it))}\n`).join('');

/** A diagnostic as every JSON output of the command line has it: one object without another inside. */
export function flat({ severity, code, message, hint, place, endLine, excerpt }: Diagnostic): object {
  const { file, line, column } = place ?? { file: null, line: null, column: null };
  return { type: 'diagnostic', severity, code, message, hint, file, line, column, endLine, excerpt };
}
