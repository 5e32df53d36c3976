import { expression } from '../../text/expression.ts';
import { ZONE } from './zones.ts';

/** A pattern in a text and what is written in its place, of the same length; `when` is found in every text that has it, and compiled much sooner. */
export type Rewrite = [
  pattern: RegExp,
  by: (match: string, ...groups: string[]) => string,
  when?: RegExp | undefined,
];

/** What people write in any language that keeps chrono from a date, and what no date stands in. */
const commonRewrites = (text: string): Rewrite[] => [
  [/\b(?:https?:\/\/|www\.)\S+/gi, blank],
  [ZONE.for(text), blank],
  [PICTURE.for(text), blank],
  [/(?<!\d)(20\d\d)\/(\d\d)\/(\d\d)(?!\d)/g, (_, year, month, day) => `${year}-${month}-${day}`],
  [/(?<!\d)24(?=[.:]00(?!\d))/g, () => '00'],
  [/[–—‒―−~〜～]/g, () => '-'],
  [/-{2,}/g, bridge],
  // Behind "T14:00" chrono sees no end.
  [/(?<=20\d\d-\d\d-\d\d)T(?=\d\d:\d\d\s*(?:-|\p{L}{1,5})\s*\d\d:\d\d(?!\d))/gu, () => ' ', /\dT\d/],
  [/[|•·]/g, () => ','],
  // A time at the end of a line or a sentence is not that of the day that comes next.
  [/(?<=\d(?:[:.h]\d\d|\s?[ap]\.?m\.?|\s?(?:h|uhr|uur)\.?)[ \t]*)\n/gi, () => ';'],
  [/(?<=\d\s?[ap]m)\.(?=\s+[A-Z])/g, () => ';'],
  // "15, 16 and 17 October" does not begin at 15 hours.
  [/(?<=(?<![\d.:])\d{1,2}),(?=\s\d{1,2}(?:,|\s?(?:-|&|(?:and|und|et|e|y|en)\b)\s?\d))/gi, () => ';'],
  // "5 March @ 18:00", "5 March (18:00-20:00)"
  [/[@(](?=\s?\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m))/gi, blank],
];

const PICTURE = expression('\\p{Extended_Pictographic}|\\uFE0F|\\u200D|\\u20E3', 'gu');

/**
 * The text as chrono reads it best, every character in its place: no addresses, no pictures, plain dashes, and no zones,
 * since it knows too many and takes words for them. `rewrites` are those of a language.
 */
export function normalise(text: string, rewrites: Rewrite[]): string {
  return [...commonRewrites(text), ...rewrites].reduce(
    (read, [pattern, by, when]) => (when?.test(read) === false ? read : read.replace(pattern, by)),
    text,
  );
}

/** Spaces. */
function blank(match: string): string {
  return ' '.repeat(match.length);
}

/** A dash between two days, in the middle since chrono allows for three spaces. */
function bridge(match: string): string {
  return '-'.padStart(Math.ceil(match.length / 2)).padEnd(match.length);
}

/** The same for "1 and 2 June", and not for "5 June and 20 speakers": the groups are the two days. */
function bridgeToNextDay(match: string, first: string, second: string): string {
  return Number(second) === Number(first) + 1 ? bridge(match) : match;
}

/** A dash in a wider gap, "the 7th to the 9th of July": a longer word, where chrono allows for no more spaces. */
function farBridge(match: string): string {
  const word =
    ['-', 'to', 'till', 'until', 'through'].find(({ length }) => match.length <= length + 6) ?? '-';
  return word.padStart(word.length + Math.min(3, match.length - word.length)).padEnd(match.length);
}

/** A time as chrono knows it, "20:30", at the end of what says it; the groups are the hour and the minute. */
function clock(match: string, hour: string, minute = '00'): string {
  return atEnd(match, `${hour}:${minute}`);
}

/** The same for "10:00-14:00": the groups are the hour and the minute of the start, and those of the end. */
function clocks(match: string, hour: string, minute = '00', endHour = '', endMinute = '00'): string {
  return atEnd(match, `${hour}:${minute}-${endHour}:${endMinute}`);
}

/** The same where chrono takes an hour behind a day for a year: it knows this dot. */
function partedClock(match: string, hour: string, minute = '00'): string {
  return atEnd(match, `∙${hour}:${minute}`);
}

/** The same for hours that begin anew at noon: "7 de la tarde". */
function afternoon(match: string, hour: string, minute?: string): string {
  return clock(match, String(Number(hour) < 12 ? Number(hour) + 12 : hour), minute);
}

/** A time between two hours that is called by the later one, "halb acht", in the afternoon or the evening: of the groups, the words for one to eight, one is there. */
function halfBefore(match: string, ...words: (string | undefined)[]): string {
  return clock(match, String(12 + words.findIndex((word) => word !== undefined)), '30');
}

/** "8pm" for an hour that has no room for "20:00": the group. */
function halfDay(match: string, hour: string): string {
  const number = Number(hour);
  return atEnd(match, ` ${number % 12 || 12}${number < 12 ? 'am' : 'pm'}`);
}

/** The match as it is where there is no room. */
function atEnd(match: string, written: string): string {
  return written.length <= match.length ? written.padStart(match.length) : match;
}

/** "19/3" for "19.3.": the groups are the day and the month. */
function stroke(match: string, day: string, month: string): string {
  return `${day}/${month}`.padEnd(match.length);
}

/** "at" as the Dutch say it. */
function om(match: string): string {
  return 'om'.padEnd(match.length);
}

/** What a language may write in the place of a pattern, by the names that its file has for it. */
export const rewriters = {
  blank,
  om,
  clock,
  clocks,
  afternoon,
  partedClock,
  bridge,
  bridgeToNextDay,
  farBridge,
  stroke,
  dot: () => '∙',
  halfBefore,
  halfDay,
  colon: () => ':',
  noon: (match: string) => atEnd(match, '12pm'),
};
