import { commandDiagnostic } from '../commands/messages.ts';
import { readDay, readWeek } from '../config/week.ts';
import type { Diagnostic } from '../types.ts';
import type { BuildOptions } from './options/build.ts';

/** Complains about weeks and days that do not exist, all at once. */
export function checkPeriodOptions(options: Pick<BuildOptions, 'week' | 'since' | 'until'>): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { week } = options;
  if (week !== null && readWeek(week) === null) {
    const advice = 'write 2026-W10, current or last; few years have a week 53';
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
