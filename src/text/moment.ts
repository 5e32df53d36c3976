import { isoDate } from './dates.ts';
import { twoDigits } from './two-digits.ts';

/**
 * The day of a point in time, however programs write it: RFC 3339 and ISO 8601, RFC 822 as feeds have it, dates in
 * English words, seconds, milliseconds and microseconds since 1970; null when it is none of these, or no such day
 * exists. A time with an offset counts its day in `zone`, an IANA time zone or null for the system's; one without an
 * offset counts the day that is written.
 */
export function dayOfMoment(value: string | number, zone: string | null): string | null {
  if (typeof value === 'number') return dayOfEpoch(value, zone);
  const text = value.trim();
  if (/^-?\d{9,17}(?:\.\d{1,9})?$/.test(text)) return dayOfEpoch(Number(text), zone);
  return isoDate(text) ?? dayOfStamp(text, zone) ?? dayOfWords(yearBehindDay(text), zone);
}

/** `Thu Mar 05 10:00:00 +0000 2026` and `Thu Mar 5 10:15:00 2026 +0100`, as C, Git and Twitter write them, with the year where all others have it. */
function yearBehindDay(text: string): string {
  const [, day, time, before = '', year, after = ''] =
    /^((?:[a-z]{3} )?[a-z]{3} +\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) ((?:[A-Z]{3,4}|[+-]\d{4}) )?(\d{4})( [+-]\d{4})?$/i.exec(
      text,
    ) ?? [];
  return day === undefined ? text : `${day} ${year} ${time} ${before}${after}`;
}

/** Seconds until the year 5138, then milliseconds, microseconds, and those since 1601, as Chrome counts. */
function dayOfEpoch(value: number, zone: string | null): string | null {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size < 1e8) return null;
  if (size < 1e11) return dayIn(zone, value * 1000);
  if (size < 1e14) return dayIn(zone, value);
  return dayIn(zone, size < 1e16 ? value / 1000 : value / 1000 - msBefore1970);
}

const msBefore1970 = 11_644_473_600_000;

/** `2026-03-05T10:00:00Z`, `2026-03-05 10:00:00 +0100`, `2026/03/05 10:00`, `20260305`. */
function dayOfStamp(text: string, zone: string | null): string | null {
  const found =
    /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*))?$/s.exec(
      text,
    );
  if (!found) return null;
  const [, year, , month, date, hour, minute, second = '0', offset = ''] = found;
  const day = isoDate(`${year}-${month}-${date}`);
  if (day === null || hour === undefined) return day;
  return dayAt(day, [hour, minute!, second], offset, zone);
}

/** `Thu, 05 Mar 2026 10:00:00 GMT`, `5 March 2026`, `March 5, 2026 at 10:00 PM`. */
function dayOfWords(text: string, zone: string | null): string | null {
  if (text.length > longestMoment) return null;
  const found =
    /^(?:[a-z]{2,9}[.,]*\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?[\s/-]+([a-z]{3,9})\.?[\s,/-]+(\d{4}|\d{2})|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?\s*(.*))?$/is.exec(
      text,
    );
  if (!found) return null;
  const [, dateFirst, monthSecond, yearThird, monthFirst, dateSecond, yearLast] = found;
  const month = months.indexOf((monthSecond ?? monthFirst)!.slice(0, 3).toLowerCase()) + 1;
  const year = yearLast ?? (yearThird!.length === 2 ? `20${yearThird}` : yearThird!);
  const day = isoDate(`${year}-${twoDigits(month)}-${twoDigits(Number(dateFirst ?? dateSecond))}`);
  const [hour, minute, second = '0', half = '', offset = ''] = found.slice(7);
  if (day === null || hour === undefined) return day;
  return dayAt(day, [hourOf(Number(hour), half), minute!, second], offset, zone);
}

/** The day on which it is this time, with that offset, counted in a zone. */
function dayAt(
  day: string,
  [hour, minute, second]: [string | number, string, string],
  offset: string,
  zone: string | null,
): string | null {
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  const minutes = offsetOf(offset.trim());
  if (minutes === null) return day;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const time = (Number(hour) * 60 + Number(minute) - minutes) * 60_000 + Number(second) * 1000;
  return dayIn(zone, midnight + time);
}

/** Minutes east of Greenwich; null where a text says none that is known. */
function offsetOf(text: string): number | null {
  const sign = /^(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})?/.exec(text);
  if (sign) return (sign[1] === '-' ? -1 : 1) * (Number(sign[2]) * 60 + Number(sign[3] ?? 0));
  const name = /^[a-z]+/i.exec(text)?.[0].toUpperCase();
  return name === undefined ? null : (namedOffsets[name] ?? null);
}

/** The names of RFC 822, in minutes. */
const namedOffsets: Record<string, number> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0 },
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 },
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** The day that a point in time has in a zone; null outside of the years that a date can have. */
function dayIn(zone: string | null, ms: number): string | null {
  const moment = new Date(ms);
  if (Number.isNaN(moment.getTime())) return null;
  if (zone === 'UTC') return isoDate(moment.toISOString().slice(0, 10));
  if (zone === null) {
    const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
    return isoDate(parts.map(twoDigits).join('-').padStart(10, '0'));
  }
  return isoDate(clockOf(zone).format(moment));
}

/** `Intl.DateTimeFormat` takes 20 ms to make; the dates of Canada are written as ISO writes them. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...day });
  clocks.set(zone, clock);
  return clock;
}

/** Characters; what is longer is prose. */
const longestMoment = 80;
