import type { Io } from '../terminal/terminal.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** The last second of a year whose last week can be written with years of four digits. */
const lastSecond = Date.UTC(9998, 11, 31, 23, 59, 59) / 1000;

/** The time it is: SOURCE_DATE_EPOCH when that is set, else the clock; with a diagnostic when it is no time. */
export function clock({ env, now }: Pick<Io, 'env' | 'now'>): { now: Date; diagnostics: Diagnostic[] } {
  const value = env.SOURCE_DATE_EPOCH;
  if (value === undefined || value === '') return { now: now(), diagnostics: [] };
  const seconds = Number(value);
  const isTime = /^\d+$/.test(value) && seconds <= lastSecond;
  if (!isTime) return { now: now(), diagnostics: [commandDiagnostic('clock-invalid', { value })] };
  return { now: new Date(seconds * 1000), diagnostics: [] };
}
