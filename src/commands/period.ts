import type { Command } from 'commander';
import { readDay, readWeek } from '../index.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** The days that flags ask for, as given. */
export interface PeriodOptions {
  week: string | null;
  since: string | null;
  until: string | null;
}

/** The days that flags ask for. A flag that names a week takes the place of days in the environment, and the reverse. */
export function readPeriod(command: Command): PeriodOptions {
  const { week = null, since = null, until = null } = command.opts<Partial<PeriodOptions>>();
  const isFlag = (name: string) => command.getOptionValueSource(name) === 'cli';
  if (isFlag('since') || isFlag('until')) return { week: isFlag('week') ? week : null, since, until };
  return isFlag('week') ? { week, since: null, until: null } : { week, since, until };
}

/** Complains about a week that does not exist, or that is none: `missed` is as many as there are. */
export function checkWeekOption({ week }: Pick<PeriodOptions, 'week'>): Diagnostic[] {
  if (week !== 'missed') return checkWeek(week, 'current or last');
  const problem = '--week is "missed", which may be several weeks';
  return [commandDiagnostic('usage', { problem, advice: 'write 2026-W10, current or last' })];
}

/** Complains about weeks and days that do not exist, all at once. */
export function checkPeriodOptions(options: PeriodOptions): Diagnostic[] {
  const { week } = options;
  const diagnostics = week === 'missed' ? [] : checkWeek(week, 'current, last or missed');
  const day = (['since', 'until'] as const).find((name) => options[name] !== null);
  if (week !== null && day !== undefined) {
    const problem = `--week and --${day} ask for two periods`;
    const advice = 'give the week, or its first and last day';
    diagnostics.push(commandDiagnostic('usage', { problem, advice }));
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

function checkWeek(week: string | null, words: string): Diagnostic[] {
  if (week === null || readWeek(week) !== null) return [];
  const problem = `--week is "${week}", which is no ISO week`;
  return [
    commandDiagnostic('usage', { problem, advice: `write 2026-W10, ${words}; few years have a week 53` }),
  ];
}
