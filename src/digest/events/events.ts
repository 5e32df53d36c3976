/** The door of the room: entries → the dated events that they announce. */
import type { DigestEntry, DigestEvent, Period } from '../../types.ts';
import { type Ear, earOf, isAnnounced, isOfToday, mayAnnounce, yearBeside } from './announcement.ts';
import { type Reading, statedDates } from './dates.ts';
import { daysBetween } from './days.ts';
import { daysIn, type Idiom } from './language.ts';
import { idiomsOf } from './languages/languages.ts';
import { type Span, spanOf } from './span.ts';

/** What is known of an issue when its events are looked for. */
export interface Almanac {
  period: Pick<Period, 'from' | 'to'>;
  /** The language of the issue, as BCP 47 writes it. */
  lang: string;
}

/** The events that entries announce, by date; of the same date in the order of the entries. */
export async function eventsOf(entries: DigestEntry[], { period, lang }: Almanac): Promise<DigestEvent[]> {
  const listeners = (await idiomsOf(lang)).map(listenerOf);
  const events: DigestEvent[] = [];
  for (const entry of entries) {
    const found = await announcedIn(entry, listeners, period);
    for (const { span, text } of withoutRepeats(found)) {
      events.push({ entry: entry.id, title: titleOf(entry), ...span, text });
    }
  }
  return events.sort((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start)));
}

async function announcedIn(
  entry: DigestEntry,
  listeners: Listener[],
  period: Almanac['period'],
): Promise<Found[]> {
  const text = `${entry.title}\n${entry.body}`;
  const found: Found[] = [];
  for (const listener of listeners) {
    if (!mayHaveDay(text, listener) || !mayAnnounce(text, listener.ear)) continue;
    found.push(...readIn(text, { ...listener, reader: await listener.reader() }, entry, period));
  }
  return found;
}

/** One language, listening: what is cheap is ready, what is heavy is loaded when something was heard. */
interface Listener extends Omit<Reading, 'reader'> {
  /** `mayBe` without its bounds, which is several times as fast. */
  hint: RegExp;
  ear: Ear;
  reader: Idiom['reader'];
}

function listenerOf(idiom: Idiom): Listener {
  return {
    hint: new RegExp(idiom.day, 'i'),
    mayBe: daysIn(idiom),
    repairs: idiom.repairs,
    ear: earOf(idiom),
    reader: idiom.reader,
  };
}

/** Most entries have no digit, and most others no month beside it. */
function mayHaveDay(text: string, { hint, mayBe }: Listener): boolean {
  return /\d/.test(text) && hint.test(text) && text.search(mayBe) >= 0;
}

interface Found {
  span: Span;
  text: string;
}

/** What is said close to the day is not for a day that is farther away than this after the issue. */
const CLOSE = 8;

function readIn(
  text: string,
  { ear, ...reading }: Reading & { ear: Ear },
  { date }: DigestEntry,
  { from, to }: Almanac['period'],
): Found[] {
  // Entries may carry their own day; a week is as long as an issue.
  const near = date !== null && /^\d{4}-\d\d-\d\d$/.test(date) ? date : from;
  return statedDates(text, reading, near).flatMap((stated) => {
    const span = spanOf(stated, near, yearBeside(text, stated));
    if (span === null || span.start < from || !isAnnounced(text, stated, ear)) return [];
    if (daysBetween(to, dayOf(span.start)) > CLOSE && isOfToday(text, stated, ear)) return [];
    return [{ span, text: text.slice(stated.from, stated.to) }];
  });
}

/** One event a day, the most telling one; none for a whole day inside a longer event. */
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
