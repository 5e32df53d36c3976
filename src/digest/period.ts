/** Which days an issue covers, and which entries are of these days. */

import { dayOf, daysOfWeek, shiftDay, weekOf } from '../text/calendar.ts';
import type { Config, Diagnostic, Period } from '../types.ts';
import { digestDiagnostic } from './messages.ts';

export type PeriodSettings = Pick<Config, 'week' | 'since' | 'until' | 'timezone'>;

/**
 * The days of the issue: `since` and `until` when one is given, else the week asked for, else the latest week
 * that an entry is dated in, else the current one.
 *
 * @param dates the dates of the entries; `null` for those without.
 */
export function resolvePeriod(settings: PeriodSettings, now: Date, dates: Iterable<string | null>): Period {
  const days = daysAskedFor(settings, now);
  if (days !== null) return days;
  const current = () => weekOf(dayOf(now, settings.timezone));
  if (settings.week === 'current') return ofWeek(current());
  if (settings.week === 'last') return ofWeek(weekOf(shiftDay(daysOfWeek(current()).from, -1)));
  return ofWeek(settings.week ?? latestWeek(dates) ?? current());
}

/** The period when days are asked for, which no entry's date can change; null when it is a week. */
export function daysAskedFor(settings: PeriodSettings, now: Date): Period | null {
  return settings.since === null && settings.until === null ? null : range(settings, now);
}

/** An error when the first day asked for comes after the last. */
export function checkPeriod({
  since,
  until,
  written = {},
}: PeriodSettings & Partial<Pick<Config, 'written'>>): Diagnostic[] {
  if (since === null || until === null || since <= until) return [];
  return [digestDiagnostic('period-reversed', { since, until }, written.until ?? written.since)];
}

/** Whether an entry of this date belongs to the period: an entry without a date always does. */
export function isWithin(date: string | null, period: Period): boolean {
  if (date === null) return true;
  const { from, to } = spanOf(date);
  return from <= period.to && to >= period.from;
}

const ofWeek = (week: string): Period => ({ ...daysOfWeek(week), week });

/** An open end is today (or the first day, if that is later); an open beginning is six days before the end. */
function range({ since, until, timezone }: PeriodSettings, now: Date): Period {
  const from = since ?? shiftDay(until!, -6);
  const end = until ?? dayOf(now, timezone);
  const to = end > from ? end : from;
  const week = weekOf(from);
  const days = daysOfWeek(week);
  return { from, to, week: days.from === from && days.to === to ? week : null };
}

function latestWeek(dates: Iterable<string | null>): string | null {
  let latest: string | null = null;
  const seen = new Map<string, string>();
  for (const date of dates) {
    if (date === null || seen.has(date)) continue;
    const week = date.includes('W') ? date : weekOf(date);
    seen.set(date, week);
    if (latest === null || week > latest) latest = week;
  }
  return latest;
}

const spanOf = (date: string): { from: string; to: string } =>
  date.includes('W') ? daysOfWeek(date) : { from: date, to: date };
