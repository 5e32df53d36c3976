/**
 * Finds the lists that a source squeezed into one line: "intro: • a • b", "1. a 2. b 3. c".
 *
 * A list that is not one reads worse than one that was missed, so each kind asks for proof: the same sign
 * throughout, numbers that count up from 1, times that go on from 0:00; and the words before the first
 * marker must have come to an end, which tells "Do this: 1. Rest 2. Eat" from "Step 1. Rest. Step 2. Eat".
 */

/** A line taken apart. No word of it is lost: only markers are. */
export interface Squeezed {
  /** The words before the first marker; may be empty. */
  lead: string;
  /** The items in order, none empty; timestamps and letters keep their label. */
  items: string[];
  /** Whether the markers were numbers, counting from 1. */
  ordered: boolean;
}

interface Marker {
  /** Where the marker begins and where what it marks begins, in UTF-16 code units. */
  start: number;
  end: number;
}

interface Kind {
  /** The markers in the line when they are certain to be markers; else an empty list. */
  find: (line: string) => Marker[];
  /** Fewest markers that prove a list, where the lead ends like an announcement (":", "?") and elsewhere. */
  least: [announced: number, otherwise: number];
  ordered: boolean;
  /** Whether the marker says something ("07:19") and stays in the item. */
  keep: boolean;
}

const KINDS: Kind[] = [
  { find: bullets, least: [2, 3], ordered: false, keep: false },
  { find: times, least: [3, 3], ordered: false, keep: true },
  { find: counting(/(?<!\S)(\d{1,2})\.\s+(?=\S)/g), least: [2, 3], ordered: true, keep: false },
  { find: counting(/(?<!\S)(\d{1,2})\)\s+(?=\S)/g), least: [2, 3], ordered: true, keep: false },
  { find: counting(/(?<!\S)\((\d{1,2})\)\s+(?=\S)/g), least: [2, 3], ordered: true, keep: false },
  { find: counting(/(?<!\S)(\d)\uFE0F?\u20E3\s*(?=\S)/gu), least: [2, 3], ordered: true, keep: false },
  { find: counting(/(?<!\S)\(?([a-z])\)\s+(?=\S)/g), least: [2, 3], ordered: false, keep: true },
  { find: counting(/(?<!\S)\(?([A-Z])\)\s+(?=\S)/g), least: [2, 3], ordered: false, keep: true },
];

/** What every marker has something of: most lines have none of it, and are looked through once instead of eight times. */
const MARKED = /\b(?:\d{1,2}[.)]|[a-zA-Z]\))\s|\u20e3|:\d|[•‣◦▪▫●○■□◆▸►➤✅✔✓☑🔹🔸]/u;

/** Takes a line apart when it certainly holds a squeezed list; null otherwise. */
export function squeezedList(line: string): Squeezed | null {
  if (!MARKED.test(line)) return null;
  for (const kind of KINDS) {
    const markers = kind.find(line);
    const lead = line.slice(0, markers[0]?.start ?? 0).trim();
    const [announced, otherwise] = kind.least;
    const least = lead === '' || /[:?]$/.test(lead) ? announced : otherwise;
    if (markers.length < least || !isFinished(lead)) continue;
    const items = itemsBetween(line, markers, kind.keep);
    if (items !== null) return { lead, items, ordered: kind.ordered };
  }
  return null;
}

/** Whether a lead has come to an end: no letter, digit, comma or dash stands last. */
function isFinished(lead: string): boolean {
  // Most end in ASCII, for which no expression of all letters has to be made.
  const last = /[^\0-\x7f]$/.test(lead) ? /[\p{L}\p{N}–—]$/u : /[a-z\d,;-]$/i;
  return !last.test(lead);
}

/** What the markers mark; null when one marks nothing, but for a last one left over. */
function itemsBetween(line: string, markers: Marker[], keep: boolean): string[] | null {
  const items = markers.map((marker, index) =>
    line.slice(keep ? marker.start : marker.end, markers[index + 1]?.start).trim(),
  );
  if (items.at(-1) === '') items.pop();
  return items.length < 2 || items.includes('') ? null : items;
}

function bullets(line: string): Marker[] {
  const sign = /(?<!\S)[•‣◦▪▫●○■□◆▸►➤✅✔✓☑🔹🔸]/u.exec(line)?.[0];
  if (sign === undefined) return [];
  return markersOf(line, new RegExp(`(?<!\\S)${sign}\\uFE0F?\\s*`, 'gu'));
}

/** Times of a recording: they start at 0:00 and only grow. */
function times(line: string): Marker[] {
  const markers = markersOf(line, /(?<!\S)(?:\d{1,2}:)?\d{1,2}:\d{2}(?=\s+\S)/g);
  const seconds = markers.map(({ start, end }) =>
    line
      .slice(start, end)
      .split(':')
      .reduce((total, part) => total * 60 + Number(part), 0),
  );
  const grows = seconds.every((time, index) => index === 0 || time > seconds[index - 1]!);
  return seconds[0] === 0 && grows ? markers : [];
}

/** Markers that count up from 1 or from a; numbers out of turn are text, and a second start proves nothing. */
function counting(pattern: RegExp): (line: string) => Marker[] {
  return (line) => {
    const markers: Marker[] = [];
    for (const match of line.matchAll(pattern)) {
      const ordinal = ordinalOf(match[1]!);
      if (ordinal === 1 && markers.length > 0) return [];
      if (ordinal === markers.length + 1) markers.push(markerOf(match));
    }
    return markers;
  };
}

function ordinalOf(label: string): number {
  return /\d/.test(label) ? Number(label) : label.toLowerCase().charCodeAt(0) - 96;
}

function markersOf(line: string, pattern: RegExp): Marker[] {
  return [...line.matchAll(pattern)].map(markerOf);
}

function markerOf(match: RegExpExecArray): Marker {
  return { start: match.index, end: match.index + match[0].length };
}
