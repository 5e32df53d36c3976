/** Names of time zones after a time, and how far they are from UTC. */
import { tzOffset } from '@date-fns/tz';
import { isoDayOf, weekdayOf } from '../../text/calendar.ts';
import { expression } from '../../text/expression.ts';
import { twoDigits } from '../../text/two-digits.ts';

/**
 * `summer` are the rules by which clocks are an hour ahead: those of the European Union, those of the United States. Who
 * writes "EST" in July means what clocks in New York show.
 */
interface Zone {
  minutes: number;
  summer: 'none' | 'eu' | 'us';
}

const ZONES: Record<string, Zone> = {
  UTC: { minutes: 0, summer: 'none' },
  GMT: { minutes: 0, summer: 'none' },
  Z: { minutes: 0, summer: 'none' },
  WET: { minutes: 0, summer: 'eu' },
  WEST: { minutes: 60, summer: 'none' },
  BST: { minutes: 60, summer: 'none' },
  CET: { minutes: 60, summer: 'eu' },
  MEZ: { minutes: 60, summer: 'eu' },
  CEST: { minutes: 120, summer: 'none' },
  MESZ: { minutes: 120, summer: 'none' },
  EET: { minutes: 120, summer: 'eu' },
  EEST: { minutes: 180, summer: 'none' },
  MSK: { minutes: 180, summer: 'none' },
  IST: { minutes: 330, summer: 'none' },
  SGT: { minutes: 480, summer: 'none' },
  HKT: { minutes: 480, summer: 'none' },
  JST: { minutes: 540, summer: 'none' },
  KST: { minutes: 540, summer: 'none' },
  AEST: { minutes: 600, summer: 'none' },
  AEDT: { minutes: 660, summer: 'none' },
  NZST: { minutes: 720, summer: 'none' },
  NZDT: { minutes: 780, summer: 'none' },
  BRT: { minutes: -180, summer: 'none' },
  ET: { minutes: -300, summer: 'us' },
  EST: { minutes: -300, summer: 'us' },
  EDT: { minutes: -240, summer: 'none' },
  CT: { minutes: -360, summer: 'us' },
  CST: { minutes: -360, summer: 'us' },
  CDT: { minutes: -300, summer: 'none' },
  MT: { minutes: -420, summer: 'us' },
  MST: { minutes: -420, summer: 'us' },
  MDT: { minutes: -360, summer: 'none' },
  PT: { minutes: -480, summer: 'us' },
  PST: { minutes: -480, summer: 'us' },
  PDT: { minutes: -420, summer: 'none' },
  // Anywhere on Earth: a day is over when it is over everywhere.
  AoE: { minutes: -720, summer: 'none' },
  AOE: { minutes: -720, summer: 'none' },
};

/** `Europe/Berlin`, `America/Argentina/Salta` */
const PLACES =
  '(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_]{1,20}(?:/[A-Z][A-Za-z_]{1,20})?';

/** A zone behind a time, `CET`, `(UTC+1)`, or the `+01:00` of an ISO time. Only capitals: "at 6pm get a seat". */
export const ZONE = expression(
  `(?<=\\d\\s?(?:[apAP]\\.?[mM]\\.?|Uhr|h)?\\s?\\(?)(?:(?<place>${PLACES})|(${Object.keys(ZONES).join('|')})(?:\\s?([+\\-−]\\d{1,2})(?::?(\\d\\d))?)?(?![\\p{L}\\p{N}])|(?<=T\\d\\d:\\d\\d(?::\\d\\d)?)([+-]\\d\\d):?(\\d\\d)(?!\\d))`,
  'gu',
);

/** The offset that a match of `ZONE` says for a day and a time of it, as ISO 8601 writes it; empty when there is no such zone. */
export function offsetOf(
  match: RegExpMatchArray,
  day: { year: number; month: number; day: number },
  time: string,
): string {
  const [, place, name = 'UTC', hours = match[5] ?? '0', minutes = match[6] ?? '0'] = match;
  if (place !== undefined) return offsetIn(place, `${isoDayOf(day.year, day.month, day.day)}T${time}:00Z`);
  const { minutes: base, summer } = ZONES[name]!;
  const ahead = Number(hours.replace('−', '-'));
  const pattern = hours.startsWith('-') || hours.startsWith('−') ? -1 : 1;
  return written(base + (isSummer(summer, day) ? 60 : 0) + ahead * 60 + pattern * Number(minutes));
}

function written(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** The offset of a place when its clocks show a time, which is given as if it were UTC; empty when there is no such place. */
function offsetIn(place: string, clock: string): string {
  const shown = Date.parse(clock);
  const at = (instant: number) => tzOffset(place, new Date(instant));
  // Twice, since on the day of a change the first look may be at the wrong side of it.
  const ahead = at(shown - at(shown) * 60_000);
  return Number.isNaN(ahead) ? '' : written(ahead);
}

function isSummer(
  rules: Zone['summer'],
  { year, month, day }: { year: number; month: number; day: number },
): boolean {
  if (rules === 'none') return false;
  const [from, to] =
    rules === 'eu'
      ? [sundayFrom(year, 3, 25), sundayFrom(year, 10, 25)]
      : [sundayFrom(year, 3, 8), sundayFrom(year, 11, 1)];
  const today = isoDayOf(year, month, day);
  return from <= today && today < to;
}

/** The first Sunday on or after a day of March, October or November. */
function sundayFrom(year: number, month: number, day: number): string {
  return isoDayOf(year, month, day + ((7 - weekdayOf(year, month, day)) % 7));
}
