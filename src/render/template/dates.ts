/**
 * Dates in a template, as strftime writes them. Liquid's own filters ask the clock and compute in the zone of the machine;
 * these know neither.
 */
import { tzOffset } from '@date-fns/tz';
import { twoDigits } from '../../text/two-digits.ts';

/** A time as clocks somewhere show it: its UTC fields are what they show, `offset` is how many minutes they are ahead. */
interface Moment {
  shown: Date;
  offset: number;
}

/** Writes a time that stands in ISO 8601 or in seconds since 1970; null when it is none. */
export type DateWriter = (value: unknown, format: string, zone?: unknown) => string | null;

/** A writer that says months and days of the week in a language, and what it is now. */
export function dateWriter(lang: string, now: string): DateWriter {
  const named = (options: Intl.DateTimeFormatOptions, { shown }: Moment) =>
    new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC', calendar: 'gregory' }).format(shown);
  return (value, format, zone) => {
    const moment = momentOf(value === 'now' || value === 'today' ? now : value, zone);
    if (moment === null) return null;
    return format.replace(
      /%([-_0^:]*)(\d{0,2})([A-Za-z%])/g,
      (whole, flags: string, width: string, code: string) => {
        const name = names[code];
        const number = numbers[code];
        if (name !== undefined) return cased(flags, named(name, moment));
        if (number !== undefined)
          return padded(flags, width || number.width, number.of(moment), number.fill ?? '0');
        return cased(flags, others[code]?.(moment, flags) ?? whole);
      },
    );
  };
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────

const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(?:Z|([+-])(\d\d):?(\d\d))?)?$/;

function momentOf(value: unknown, zone: unknown): Moment | null {
  const seconds =
    typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : null;
  const [whole, day, time = '00:00', sign, hours, minutes] =
    typeof value === 'string' ? (iso.exec(value) ?? []) : [];
  if (seconds === null && whole === undefined) return null;
  const offset = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const shown = seconds === null ? new Date(`${day}T${time}Z`) : new Date(seconds * 1000);
  if (Number.isNaN(shown.getTime())) return null;
  return typeof zone === 'string' ? inZone({ shown, offset }, zone) : { shown, offset };
}

/** The same time as clocks in a zone show it. A zone that there is not is a RangeError, which the template's author sees. */
function inZone({ shown, offset }: Moment, timeZone: string): Moment {
  const instant = shown.getTime() - offset * 60_000;
  const ahead = tzOffset(timeZone, new Date(instant));
  if (Number.isNaN(ahead)) throw new RangeError(`Invalid time zone specified: ${timeZone}`);
  return { shown: new Date(instant + ahead * 60_000), offset: ahead };
}

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────

const names: Record<string, Intl.DateTimeFormatOptions> = {
  a: { weekday: 'short' },
  A: { weekday: 'long' },
  b: { month: 'short' },
  h: { month: 'short' },
  B: { month: 'long' },
};

const numbers: Record<string, { width: number; fill?: string; of: (moment: Moment) => number }> = {
  Y: { width: 4, of: ({ shown }) => shown.getUTCFullYear() },
  C: { width: 2, of: ({ shown }) => Math.floor(shown.getUTCFullYear() / 100) },
  y: { width: 2, of: ({ shown }) => shown.getUTCFullYear() % 100 },
  m: { width: 2, of: ({ shown }) => shown.getUTCMonth() + 1 },
  d: { width: 2, of: ({ shown }) => shown.getUTCDate() },
  e: { width: 2, fill: ' ', of: ({ shown }) => shown.getUTCDate() },
  j: { width: 3, of: ({ shown }) => dayOfYear(shown) },
  H: { width: 2, of: ({ shown }) => shown.getUTCHours() },
  k: { width: 2, fill: ' ', of: ({ shown }) => shown.getUTCHours() },
  I: { width: 2, of: ({ shown }) => shown.getUTCHours() % 12 || 12 },
  l: { width: 2, fill: ' ', of: ({ shown }) => shown.getUTCHours() % 12 || 12 },
  M: { width: 2, of: ({ shown }) => shown.getUTCMinutes() },
  S: { width: 2, of: ({ shown }) => shown.getUTCSeconds() },
  L: { width: 3, of: ({ shown }) => shown.getUTCMilliseconds() },
  u: { width: 1, of: ({ shown }) => shown.getUTCDay() || 7 },
  w: { width: 1, of: ({ shown }) => shown.getUTCDay() },
  U: { width: 2, of: ({ shown }) => Math.floor((dayOfYear(shown) + 6 - shown.getUTCDay()) / 7) },
  W: { width: 2, of: ({ shown }) => Math.floor((dayOfYear(shown) + 6 - ((shown.getUTCDay() + 6) % 7)) / 7) },
  V: { width: 2, of: ({ shown }) => Math.ceil(dayOfYear(thursdayOf(shown)) / 7) },
  G: { width: 4, of: ({ shown }) => thursdayOf(shown).getUTCFullYear() },
  s: { width: 1, of: ({ shown, offset }) => Math.floor(shown.getTime() / 1000) - offset * 60 },
};

const others: Record<string, (moment: Moment, flags: string) => string> = {
  p: ({ shown }) => (shown.getUTCHours() < 12 ? 'AM' : 'PM'),
  P: ({ shown }) => (shown.getUTCHours() < 12 ? 'am' : 'pm'),
  F: ({ shown }) => shown.toISOString().slice(0, 10),
  T: ({ shown }) => shown.toISOString().slice(11, 19),
  R: ({ shown }) => shown.toISOString().slice(11, 16),
  z: ({ offset }, flags) => offsetOf(offset, flags.includes(':') ? ':' : ''),
  Z: ({ offset }) => (offset === 0 ? 'UTC' : offsetOf(offset, ':')),
  '%': () => '%',
};

function offsetOf(minutes: number, colon: string): string {
  const ahead = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(ahead / 60))}${colon}${twoDigits(ahead % 60)}`;
}

function padded(flags: string, width: string | number, value: number, fill: string): string {
  if (flags.includes('-')) return String(value);
  const sign = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : fill;
  return String(value).padStart(Number(width), sign);
}

const cased = (flags: string, words: string): string => (flags.includes('^') ? words.toUpperCase() : words);

const DAY = 86_400_000;

function dayOfYear(date: Date): number {
  const first = Date.UTC(date.getUTCFullYear(), 0, 1);
  return Math.floor((date.getTime() - first) / DAY) + 1;
}

/** An ISO week belongs to the year of its Thursday. */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY);
}
