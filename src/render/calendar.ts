import ical, { type ICalEventData, ICalEventTransparency } from 'ical-generator';
import type { Digest, DigestEntry, DigestEvent } from '../types.ts';
import { entryAddress, pageAddress, webAddress } from './address.ts';
import { permanentId } from './permanent-id.ts';
import { oneLine, printableDigest } from './printable.ts';

/** A calendar has to hold something (RFC 5545, 3.4): this stands in one without events, and means nothing. */
const EMPTY = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n');

/** The events of a digest as a calendar (RFC 5545). */
export function calendarOf(raw: Digest): string {
  const digest = printableDigest(raw);
  const known = new Map(
    [...digest.themes.flatMap(({ entries }) => entries), ...digest.unplaced].map((entry) => [
      entry.id,
      entry,
    ]),
  );
  const calendar = ical({
    prodId: { company: 'digest', product: 'digest' },
    name: escaped(oneLine(digest.title)),
    events: digest.events.map((event) => eventOf(event, known.get(event.entry), digest)),
  });
  const text = calendar.toString();
  return `${digest.events.length > 0 ? text : text.replace(/END:VCALENDAR$/, `${EMPTY}$&`)}\r\n`;
}

function eventOf(event: DigestEvent, entry: DigestEntry | undefined, digest: Digest): ICalEventData {
  return {
    id: permanentId('event', event.entry, event.start),
    stamp: new Date(digest.generatedAt),
    ...spanOf(event),
    summary: oneLine(event.title),
    description: entry === undefined ? null : wordsOf(entry),
    url: addressOf(event, entry, digest),
    // An announcement does not make those busy who read it.
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

type Span = Pick<ICalEventData, 'allDay' | 'floating' | 'start' | 'end'>;

/**
 * When an event is. It lasts whole days when only a day is known of either end. A time without an offset is that of the
 * place, wherever the reader is; an event that says no end has none, since a guess would be one in every calendar.
 */
function spanOf({ start, end }: DigestEvent): Span {
  if (isDay(start) || (end !== null && isDay(end))) {
    const first = dayOf(start);
    const last = end === null ? null : dayOf(end);
    return { allDay: true, start: first, end: last === null || last < first ? null : dayAfter(last) };
  }
  const offset = offsetOf(start) || offsetOf(end ?? '');
  const from = timeOf(start, offset);
  const to = end === null ? null : timeOf(end, offset);
  return { floating: offset === '', start: from, end: to === null || to <= from ? null : to };
}

function isDay(when: string): boolean {
  return !when.includes('T');
}

function dayOf(when: string): Date {
  return new Date(when.slice(0, 'yyyy-mm-dd'.length));
}

/** A calendar names the day after the last one. */
function dayAfter(day: Date): Date {
  return new Date(day.getTime() + 24 * 60 * 60 * 1000);
}

/** `+01:00`, `Z`, or nothing. */
function offsetOf(when: string): string {
  return /(?:[+-]\d{2}:\d{2}|Z)?$/.exec(isDay(when) ? '' : when)![0];
}

/** Where no offset is known the time is taken as UTC, so that no machine's own time zone changes it. */
function timeOf(when: string, offset: string): Date {
  return new Date(offsetOf(when) === '' ? `${when}${offset || 'Z'}` : when);
}

/** What an entry says, with the addresses that stand beside its text. */
function wordsOf({ summary, body, links }: DigestEntry): string | null {
  const words = (summary ?? body).trim();
  const unsaid = links.filter((url) => !words.includes(url));
  return [words, ...unsaid].filter((part) => part !== '').join('\n') || null;
}

/** Where the entry leads, or where it stands on the page of its issue. */
function addressOf(event: DigestEvent, entry: DigestEntry | undefined, digest: Digest): string | null {
  const links = (entry?.links ?? []).map(webAddress).filter((url) => url !== null);
  const url = links[0] ?? entryAddress(pageAddress(digest.publication.url), event.entry);
  // ical-generator would put a backslash before these, as in a text.
  return url?.replace(/[\\;,]/g, encodeURIComponent) ?? null;
}

/** A text as a property has it; ical-generator does that to all of them but the name. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`);
}
