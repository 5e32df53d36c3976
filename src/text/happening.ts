/** When and where something is that people go to, as programs write it in fields, in one line that needs no language. */
import { readDateLine } from './date-line.ts';
import { isoDate } from './dates.ts';
import * as names from './field-names.ts';

/** A day, a time of it, and how far its zone is from UTC, as it is written: `19:30`, `+1`; null where it says none. */
interface Moment {
  day: string;
  time: string | null;
  zone: string | null;
}

/**
 * The line of some fields, by their plain names, and which of them it was read from: `📅 2026-03-14 19:30–21:00 UTC+1 📍 Town hall`. Null
 * where they tell of no event: a day alone may be that on which something else began, unless its name or a place says more.
 */
export function happeningIn(fields: ReadonlyMap<string, unknown>): { line: string; used: string[] } | null {
  const [name, start] = firstOf(fields, [...names.eventDayNames, ...names.startNames], momentIn) ?? [];
  if (name === undefined || start === undefined) return null;
  const [endName, end = null] = firstOf(fields, names.endNames, (it) => endIn(it, start)) ?? [];
  const [placeName, place = null] = firstOf(fields, names.placeNames, placeIn) ?? [];
  if (start.time === null && place === null && !names.eventDayNames.includes(name)) return null;
  const line = `📅 ${spanText(start, end)}${place === null ? '' : ` 📍 ${place}`}`;
  return { line, used: [name, endName, placeName].filter((it) => it !== undefined) };
}

function firstOf<T>(
  fields: ReadonlyMap<string, unknown>,
  wanted: readonly string[],
  read: (value: unknown) => T | null,
): [string, T] | null {
  for (const name of wanted) {
    const value = fields.has(name) ? read(fields.get(name)) : null;
    if (value !== null) return [name, value];
  }
  return null;
}

/** `2026-03-14T19:30:00+01:00`, `14.03.2026 19:30`, `{"dateTime": …}` as Google's calendar has it. */
function momentIn(value: unknown): Moment | null {
  if (typeof value === 'object' && value !== null) {
    const { dateTime, date } = value as Record<string, unknown>;
    return momentIn(dateTime ?? date ?? null);
  }
  if (typeof value !== 'string') return null;
  const [, written = '', time, zone] = moment.exec(value.trim()) ?? [];
  const day = isoDate(written) ?? readDateLine(written)?.date ?? null;
  if (day === null || day.includes('W')) return null;
  return { day, time: time === undefined ? null : time.padStart(5, '0'), zone: zoneIn(zone) };
}

const moment =
  /^(.{6,30}?)(?:(?:T|,?\s+(?:at |um |à )?)(\d{1,2}:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** The zone as people write it: `UTC`, `UTC+1`, `UTC+5:30`. */
function zoneIn(written: string | undefined): string | null {
  if (written === undefined) return null;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(written) ?? [];
  if (hours === undefined || (hours === '00' && minutes === '00')) return 'UTC';
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** An end may be a time alone. One before the start is a slip. */
function endIn(value: unknown, start: Moment): Moment | null {
  const [time] = (typeof value === 'string' && /^\d{1,2}:\d\d/.exec(value.trim())) || [];
  if (time !== undefined) return { ...start, time: time.padStart(5, '0') };
  const end = momentIn(value);
  return end === null || end.day < start.day ? null : end;
}

/** The name of a place: a text of one line, or an object with one. */
function placeIn(value: unknown): string | null {
  if (typeof value === 'object' && value !== null) {
    const { name, address } = value as Record<string, unknown>;
    return placeIn(name ?? address ?? null);
  }
  const text = typeof value === 'string' ? value.replace(/\s*\r?\n\s*/g, ', ').trim() : '';
  return text === '' || text.length > longestPlace ? null : text;
}

/** UTF-16 code units. */
const longestPlace = 200;

function spanText(start: Moment, end: Moment | null): string {
  const zone = start.zone === null ? '' : ` ${start.zone}`;
  const first = `${start.day}${start.time === null ? '' : ` ${start.time}`}`;
  if (end === null || (end.day === start.day && (end.time === null || end.time === start.time)))
    return `${first}${zone}`;
  if (end.day === start.day) return start.time === null ? first : `${first}–${end.time}${zone}`;
  const last = start.time === null || end.time === null ? end.day : `${end.day} ${end.time}`;
  return `${first} – ${last}${zone}`;
}
