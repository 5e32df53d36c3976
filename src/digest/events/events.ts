/** The door of the room: entries → the dated events that they announce. */

import { daysBetween, weekOf } from '../../text/calendar.ts';
import { type Expression, expression } from '../../text/expression.ts';
import { wide } from '../../text/wide.ts';
import type { Diagnostic, DigestEntry, DigestEvent, Period } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import {
  type CuePhrases,
  cuePhrasesOf,
  isAnnounced,
  isOfToday,
  mayAnnounce,
  mayBePoster,
  yearBeside,
} from './announcement.ts';
import { hoursOf } from './clock.ts';
import { type Reading, type StatedDate, statedDates } from './dates.ts';
import { dayIn, daysIn, type Language } from './language.ts';
import { languageOf, languagesIn } from './languages/languages.ts';
import { openedAt, openingOf } from './opening.ts';
import { mayTellTime, type OtherTime, otherTimeOf } from './other-time.ts';
import { type Span, spanOf } from './span.ts';

/** What is known of an issue when its events are looked for. */
export interface EventContext {
  period: Pick<Period, 'from' | 'to'>;
  /** The language of the issue, as BCP 47 writes it. */
  lang: string;
  /** What people gather for in this publication, beside what everybody does. */
  words?: string[];
}

/** The files whose entries have no date and speak of another time than that of the issue, by their names. */
export async function otherTimes(
  entries: DigestEntry[],
  context: EventContext,
): Promise<Map<string, OtherTime>> {
  const stated = new Map<string, Parameters<typeof otherTimeOf>[0]>();
  for (const entry of entries) {
    const text = textOf(entry);
    if (!mayTellTime(entry, text)) continue;
    const found = await datesIn(text, await detectorsOf(text, context), context.period.from);
    const { file } = entry.source;
    const more = found.map((date) => ({ date, entry, words: text.slice(date.from, date.to) }));
    stated.set(file, [...(stated.get(file) ?? []), ...more]);
  }
  const others = new Map<string, OtherTime>();
  for (const [file, dates] of stated) {
    const other = otherTimeOf(dates, context.period.from);
    if (other !== null) others.set(file, other);
  }
  return others;
}

/** A note for each file that speaks of another time. */
export function notesOnTime(others: ReadonlyMap<string, OtherTime>): Diagnostic[] {
  return [...others.values()].map(({ day, entry, words }) => {
    const { file, line } = entry.source;
    const facts = { words, week: weekOf(day) };
    return digestDiagnostic('time-other', facts, { place: { file, line, column: 1 } });
  });
}

async function datesIn(text: string, detectors: Detector[], near: string): Promise<StatedDate[]> {
  const found: StatedDate[] = [];
  for (const detector of detectors) {
    if (!mayHaveDay(text, detector)) continue;
    for (const it of await detector.dates(text, near)) found.push(it);
  }
  return found;
}

/**
 * The events that entries announce, by date; of the same date in the order of the entries. Dates of files that
 * speak of another time, as `otherTimes` finds them, are those of that time.
 */
export async function eventsOf(
  entries: DigestEntry[],
  context: EventContext,
  others: ReadonlyMap<string, OtherTime> = new Map(),
): Promise<DigestEvent[]> {
  const events: DigestEvent[] = [];
  for (const entry of entries) {
    const text = textOf(entry);
    // Of most there is nothing to wait for.
    if (!/\d/.test(text)) continue;
    const near = nearOf(entry, context.period.from, others.get(entry.source.file));
    const found = await announcedIn(entry, text, context, near);
    for (const { span, text } of withoutRepeats(found)) {
      events.push({ entry: entry.id, title: titleOf(entry), ...span, text });
    }
  }
  return events.sort((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start)));
}

/** Those of the languages of a text. */
function detectorsOf(text: string, context: EventContext): Promise<Detector[]> {
  const made = known.get(context) ?? new Map<string, Promise<Detector>>();
  known.set(context, made);
  const detectors = languagesIn(text, context.lang).map((name) => {
    const detector = made.get(name) ?? makeDetector(name, context);
    made.set(name, detector);
    return detector;
  });
  return Promise.all(detectors);
}

/** Those of an issue, made once: their expressions take longer to compile than a week of entries to read. */
const known = new WeakMap<EventContext, Map<string, Promise<Detector>>>();

/** That of a language; the publication's own words are taken as they are written. */
async function makeDetector(name: string, { words = [] }: EventContext): Promise<Detector> {
  const own = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const language = await languageOf(name);
  return detectorOf({ ...language, gathering: [...own, ...language.gathering] });
}

async function announcedIn(
  entry: DigestEntry,
  text: string,
  context: EventContext,
  near: string,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const detector of await detectorsOf(text, context)) {
    if (!mayHaveDay(text, detector)) continue;
    const isCalled = mayAnnounce(text, detector.cues);
    if (!isCalled && !mayBePoster(text)) continue;
    const dates = (words: string) => detector.dates(words, near);
    for (const date of await dates(text)) {
      const opened = await openedAt({ text, date, opening: detector.opening, dates });
      const words = text.slice(date.from, date.to);
      const it = readAs(opened ?? { date, words }, text, detector.cues, near, context.period);
      // Without a word that calls anybody a day of the issue's own is when something was written.
      const isAhead = isCalled || (it !== null && dayOf(it.span.start) > context.period.to);
      if (it !== null && isAhead && !isOver(it.span, entry)) found.push(it);
    }
  }
  return found;
}

/** One language, listening: what is cheap is ready, what is heavy is loaded when something was heard. */
interface Detector extends Pick<Reading, 'mayBe'> {
  /** `mayBe` without its bounds, which is several times as fast. */
  hint: RegExp;
  cues: CuePhrases;
  /** What stands before the time at which something begins. */
  opening: Expression;
  /** The dates that a text states. Of those that are asked for first to know its time, and then for its events, they are known. */
  dates: (text: string, near: string) => Promise<StatedDate[]>;
}

function detectorOf(language: Language): Detector {
  const mayBe = daysIn(language);
  const hoursIn = hoursOf(language.clock, language.spaced);
  const read = new Map<string, { near: string; dates: StatedDate[] }>();
  return {
    hint: new RegExp(dayIn(language), 'i'),
    mayBe,
    cues: cuePhrasesOf(language),
    opening: openingOf(language),
    async dates(text, near) {
      const earlier = read.get(text);
      if (earlier?.near === near) return earlier.dates;
      const dates = statedDates(text, { mayBe, hoursIn, ...(await language.load()) }, near);
      read.set(text, { near, dates });
      return dates;
    },
  };
}

/** Most entries with a digit have no month beside it. */
function mayHaveDay(text: string, { hint, mayBe }: Detector): boolean {
  return hint.test(text) && text.search(mayBe.for(text)) >= 0;
}

interface Found {
  span: Span;
  text: string;
}

/** What is said close to the day is not for a day that is farther away than this after the issue. */
const CLOSE = 8;

/** A stated date as an event; null when it is none. */
function readAs(
  { date, words }: { date: StatedDate; words: string },
  text: string,
  cues: CuePhrases,
  near: string,
  { from, to }: EventContext['period'],
): Found | null {
  const span = spanOf(date, near, yearBeside(text, date));
  if (span === null || span.start < from || !isAnnounced(text, date, cues)) return null;
  if (daysBetween(to, dayOf(span.start)) > CLOSE && isOfToday(text, date, cues)) return null;
  return { span, text: words };
}

/** Whether something was over on the day of the entry that tells it; entries of a week have none. */
function isOver({ start, end }: Span, { date }: DigestEntry): boolean {
  return date !== null && isoDay.test(date) && dayOf(end ?? start) < date;
}

/** The day about which an entry was written. Entries may carry their own; a week is as long as an issue. */
function nearOf({ date }: DigestEntry, from: string, other: OtherTime | undefined): string {
  if (date === null) return other?.day ?? from;
  return isoDay.test(date) ? date : from;
}

const isoDay = /^\d{4}-\d\d-\d\d$/;

/** What an entry says, behind the day that it stands under: "Sat 14 March" over "10am Litter pick, meet at the lock". */
function textOf({ title, body, section = '' }: DigestEntry): string {
  const text = `${title}\n${body}`;
  const isUnderDay = section !== '' && section.length <= longestDay && dayAlone.test(section);
  return wide(isUnderDay ? `${section}, ${text}` : text);
}

/** A day in words, and nothing else: `Sat 14 March`, `March 14th`. */
const dayAlone = expression(
  String.raw`^(?:\p{L}{2,12}[.,]{0,2}\s)?(?:\d{1,2}(?:st|nd|rd|th|\.|er)?\s(?:de\s|of\s)?\p{L}{3,10}\.?|\p{L}{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?)$`,
  'u',
);

/** UTF-16 code units. */
const longestDay = 36;

/** One event a day, the one that says most; none for a whole day inside a longer event. */
function withoutRepeats(found: Found[]): Found[] {
  const days = new Map<string, Found>();
  for (const each of found) {
    const day = dayOf(each.span.start);
    const known = days.get(day);
    if (known === undefined || detailOf(each.span) > detailOf(known.span)) days.set(day, each);
  }
  const events = [...days.values()];
  const isInside = ({ start, end }: Span) =>
    end === null && events.some(({ span }) => span.end !== null && span.start < start && start <= span.end);
  return events.filter(({ span }) => span.start.includes('T') || !isInside(span));
}

function detailOf({ start, end }: Span): number {
  return (start.includes('T') ? 2 : 0) + (end === null ? 0 : 1);
}

function dayOf(start: string): string {
  return start.slice(0, 10);
}

/** The most of a body that stands for a title. */
const WORDS = 80;

/** An entry without a title is called by its first words. */
function titleOf({ title, body }: DigestEntry): string {
  if (title.trim() !== '') return title;
  const [line = ''] = body.trim().split('\n', 1);
  if (line.length <= WORDS) return line;
  const cut = line.slice(0, WORDS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), WORDS / 2)).trimEnd()}…`;
}
