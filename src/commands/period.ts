import { readDay, readWeek } from '../index.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** The days that flags ask for, as given. */
export interface PeriodOptions {
  week: string | null;
  since: string | null;
  until: string | null;
}

/** Complains about weeks and days that do not exist, all at once. */
export function checkPeriodOptions(options: PeriodOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { week } = options;
  if (week !== null && week !== 'missed' && readWeek(week) === null) {
    const advice = 'write 2026-W10, current, last or missed; few years have a week 53';
    diagnostics.push(
      commandDiagnostic('usage', { problem: `--week is "${week}", which is no ISO week`, advice }),
    );
  }
  for (const name of ['since', 'until'] as const) {
    const day = options[name];
    if (day === null || readDay(day) !== null) continue;
    const advice = 'write year, month and day: 2026-03-02';
    diagnostics.push(
      commandDiagnostic('usage', { problem: `--${name} is "${day}", which is no day`, advice }),
    );
  }
  return diagnostics;
}
