import type { Diagnostic, Severity } from '../types.ts';
import { commonDiagnostic } from './messages.ts';

/**
 * Takes the faults that a stage finds, one by one, as it finds them. All stages have it among their options, since
 * those that are streams find faults long after they were called, and so the faults of all of them come in one order.
 * Who learns of an error has to stop: what the stages give from then on is not whole.
 */
export type ReportDiagnostic = (diagnostic: Diagnostic) => void;

/** Where a stage tells what it finds. */
export interface Reporting {
  /** Takes faults as they are found; without it errors are thrown, and the rest is not told. */
  report?: ReportDiagnostic;
}

/** What a stage does that nobody listens to: an error is thrown, so that it cannot be missed; warnings and notes pass. */
export function throwError(diagnostic: Diagnostic): void {
  const { severity, message, hint, place } = diagnostic;
  if (severity !== 'error') return;
  const where = place === null ? '' : `${place.file}:${place.line}:${place.column}: `;
  throw new Error(`${where}${message}${hint === null ? '' : ` (${hint})`}`, { cause: diagnostic });
}

/** A file that is no snippet file would otherwise fill the memory with diagnostics: more of one severity are not told of it. */
export const mostReported = 1000;

/** Passes on what is found in one file until there is enough of it; of warnings there may be enough, and errors left. */
export function enough(report: ReportDiagnostic): ReportDiagnostic {
  const reported = new Map<Severity, number>();
  return (diagnostic) => {
    const { severity, place } = diagnostic;
    const before = reported.get(severity) ?? 0;
    if (before === mostReported) return;
    reported.set(severity, before + 1);
    report(diagnostic);
    if (before + 1 === mostReported)
      report(commonDiagnostic('complaints-enough', { file: place?.file ?? '', most: mostReported }));
  };
}
