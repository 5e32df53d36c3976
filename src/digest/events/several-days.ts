/** Several days of which chrono reads one: "29. und 30.06.", "samedi 11 et dimanche 12 juillet", "11月14日から16日まで". */
import { expression } from '../../text/expression.ts';

/** The first of several days, and where in a text they begin; the last, and where they end. */
export interface SeveralDays {
  first: number;
  from: number;
  last: number;
  to: number;
}

const DAY = String.raw`(?<![\p{L}\d.:/-])(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?`;

/** What stands between a day and the next one, which may have its weekday: "11 et dimanche 12". */
const JOINED = String.raw`\s{0,3}(?:[/&+]|(?:and|und|et|e|y|en)(?!\p{L}))\s{0,3}`;
const WEEKDAY = String.raw`(?:the\s|(?:\p{L}{2,3}\.?|\p{L}{4,10}(?:-feira)?),?\s(?:(?:den|dem|the)\s)?)?`;

const BEFORE = {
  next: expression(`${DAY}${JOINED}${WEEKDAY}$`, 'iu'),
  list: expression(`${DAY}[,;]\\s?$`, 'iu'),
  range: expression(
    String.raw`${DAY}\s{0,3}(?:–|-|(?:to|bis|au|al?|até|tot(?:\sen\smet)?|t\/m|until|through)(?!\p{L}))\s{0,3}${WEEKDAY}$`,
    'iu',
  ),
  between: expression(
    String.raw`(?<!\p{L})(?:between|zwischen|entre|tra|tussen)\s(?:the\s|dem\s|le\s|os dias\s|el\s|il\s)?(\d{1,2})(?:th|\.)?\s(?:and|und|et|e|y|en)\s(?:the\s|dem\s|le\s|el\s|il\s)?$`,
    'iu',
  ),
};

/** `20日（土）から22日`, `20日、21日`. */
const BEHIND =
  /^(?:日)?(?:\s?[(（].{1,3}[)）])?\s?(から|[〜～~–-]|[・、,])\s?(\d{1,2})日(?:\s?[(（].{1,3}[)）])?/;

/** All of the days of which a text states one, or a range, from `from` to `to`; null when there are no others. */
export function severalDays(
  text: string,
  { day, from, to, isRange }: { day: number; from: number; to: number; isRange: boolean },
): SeveralDays | null {
  const before = text.slice(0, from);
  const first = isRange ? listedBefore(before, { day, from }) : firstBefore(before, { day, from });
  const last = isRange ? null : behindDay(text.slice(to), day);
  if (first.day === day && last === null) return null;
  return { first: first.day, from: first.from, last: last?.day ?? day, to: to + (last?.length ?? 0) };
}

/** A day, and where it stands. */
interface Day {
  day: number;
  from: number;
}

function firstBefore(before: string, stated: Day): Day {
  const range = startOf(BEFORE.between.for(before).exec(before) ?? BEFORE.range.for(before).exec(before));
  if (range !== null) return isDayBefore(range.day, stated.day) ? range : stated;
  const next = startOf(BEFORE.next.for(before).exec(before));
  return next?.day === stated.day - 1 ? listedBefore(before.slice(0, next.from), next) : stated;
}

/** The first of "15, 16" before 17. */
function listedBefore(before: string, stated: Day): Day {
  const first = startOf(BEFORE.list.for(before).exec(before));
  return first?.day === stated.day - 1 ? listedBefore(before.slice(0, first.from), first) : stated;
}

function isDayBefore(first: number, last: number): boolean {
  return first > 0 && first < last;
}

function startOf(found: RegExpExecArray | null): Day | null {
  return found === null ? null : { day: Number(found[1]), from: found.index + found[0].indexOf(found[1]!) };
}

function behindDay(behind: string, stated: number): { day: number; length: number } | null {
  const [words = '', sign = '', digits = ''] = BEHIND.exec(behind) ?? [];
  const day = Number(digits);
  const follows = /[・、,]/.test(sign) ? day === stated + 1 : day > stated;
  if (words === '' || !follows) return null;
  const more = behindDay(behind.slice(words.length), day);
  return { day: more?.day ?? day, length: words.length + (more?.length ?? 0) };
}
