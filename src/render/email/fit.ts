/** Makes an email short enough: what is left out is said where it was, and told. */

/** A part of an email, as HTML: entries of it may be left out. */
export interface EmailPart {
  /** What it is, for those who hear what was left out. */
  kind: 'masthead' | 'contents' | 'section' | 'colophon';
  title: string;
  /** Entries of the parts with the lowest rank are left out first, the last ones of the longest part. */
  rank: number;
  head: string;
  entries: string[];
  foot: string;
  /** What is said in place of so many entries. */
  instead: (left: number) => string;
}

/** What was made of the parts. */
export interface FittedParts {
  html: string;
  /** What everything would have: its bytes in UTF-8. */
  wanted: number;
  /** The parts that were cut, in their order, and how many of their entries are left out. */
  cut: { part: EmailPart; left: number }[];
}

/** A part with its size; everything is measured once. */
interface Measured {
  part: EmailPart;
  /** The entries that stay, by their place in the part, and the size of each. */
  kept: { at: number; size: number }[];
  /** The bytes of these entries. */
  bulk: number;
  /** The bytes of everything around them. */
  around: number;
  /** The part goes as a whole, since even its heading is too much. */
  gone: boolean;
}

/**
 * The parts in at most so many bytes. `instead` is said at the end for entries whose whole part is left out: of no email
 * that people write, but a program may name a theme for every entry.
 */
export function fit(parts: EmailPart[], room: number, instead: EmailPart['instead']): FittedParts {
  const measured = parts.map(measure);
  const wanted = sum(measured.map(bytesOf));
  let total = wanted;
  const change = (of: Measured, how: (of: Measured) => void) => {
    total -= bytesOf(of);
    how(of);
    total += bytesOf(of);
  };
  // Else all the entries behind a single giant would have to go before it.
  for (const { of, at } of giants(measured, room / 4)) if (total > room) change(of, without(at));
  for (const rank of [...new Set(parts.map((part) => part.rank))].sort((a, b) => a - b)) {
    const some = measured.filter(({ part }) => part.rank === rank);
    for (let it = longest(some); total > room && it !== null; it = longest(some)) {
      change(it, without(it.kept.at(-1)!.at));
    }
  }
  let end = '';
  let lost = 0;
  for (const it of measured.toReversed()) {
    if (total + bytes(end) <= room) break;
    change(it, (of) => Object.assign(of, { kept: [], bulk: 0, gone: true }));
    lost += it.part.kind === 'section' ? it.part.entries.length : 0;
    end = lost === 0 ? '' : instead(lost);
  }
  return {
    html: measured.map(htmlOf).join('') + end,
    wanted,
    cut: measured.flatMap((it) => (it.gone || leftOf(it) > 0 ? [{ part: it.part, left: leftOf(it) }] : [])),
  };
}

/** How many bytes a text has in UTF-8. */
export function bytes(text: string): number {
  return encoder.encode(text).length;
}

const encoder = new TextEncoder();

function measure(part: EmailPart): Measured {
  const kept = part.entries.map((entry, at) => ({ at, size: bytes(entry) }));
  const around = bytes(part.head) + bytes(part.foot);
  return { part, kept, bulk: sum(kept.map(({ size }) => size)), around, gone: false };
}

function bytesOf(of: Measured): number {
  if (of.gone) return 0;
  const left = leftOf(of);
  return of.around + of.bulk + (left === 0 ? 0 : bytes(of.part.instead(left)));
}

function htmlOf(of: Measured): string {
  if (of.gone) return '';
  const { part, kept } = of;
  const left = leftOf(of);
  const shown = kept.map(({ at }) => part.entries[at]).join('');
  return part.head + shown + (left === 0 ? '' : part.instead(left)) + part.foot;
}

function leftOf({ part, kept }: Measured): number {
  return part.entries.length - kept.length;
}

/** The entries that are larger than so much, the largest first. */
function giants(measured: Measured[], most: number): { of: Measured; at: number }[] {
  return measured
    .flatMap((of) => of.kept.map((entry) => ({ of, ...entry })))
    .filter(({ size }) => size > most)
    .sort((a, b) => b.size - a.size);
}

/** The part whose entries take the most room; null when none has any left. */
function longest(some: Measured[]): Measured | null {
  let most: Measured | null = null;
  for (const each of some) {
    if (each.kept.length > 0 && (most === null || each.bulk >= most.bulk)) most = each;
  }
  return most;
}

function without(at: number): (of: Measured) => void {
  return (of) => {
    const index = of.kept.findLastIndex((entry) => entry.at === at);
    const [entry] = of.kept.splice(index, 1);
    of.bulk -= entry!.size;
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
