/** How letters begin and end: words to the readers that are no news. */
import { late } from '../../../text/late.ts';
import { indentOf, isBlank, type LineTable, nextFilled, textAt, textOfLine } from '../lines/lines.ts';
import { isPoint } from '../lines/marker.ts';
import { endOfBatch, rawEnd } from './batches.ts';
import words from './letters.yaml';

/** Bytes, or UTF-16 code units, of a greeting, of a farewell, of a name below one; what is longer says something. */
const longestWords = 72;
const longestName = 40;

const { greetings, hails, farewells, signoffs, titles, footers, reasons } = words as Record<
  'greetings' | 'hails' | 'farewells' | 'signoffs' | 'titles' | 'footers' | 'reasons',
  string[]
>;

/** Whether a batch is nothing but words to the readers. */
export const isLetter = (table: LineTable, from: number, to: number): boolean =>
  isGreeting(table, from, to) || isFooter(table, from, to) || isSignature(table, from, to);

/** Lines in which a list may be signed: a farewell and names, or a signature with its dashes. */
const longestEnd = 5;

/** The line that ends the points of the last list of a letter: a farewell or signature right below them is none of theirs. */
export function endOfList(table: LineTable, from: number, to: number): number {
  for (let line = to - 1; line > from && line >= to - longestEnd; line--) {
    if (isBlank(table, line) || indentOf(table, line) > 0 || isPoint(table, line)) continue;
    if (isLetter(table, line, to) && isLetterBelow(table, to)) return line;
  }
  return to;
}

/** Whether nothing but such words stands below a line. */
function isLetterBelow(table: LineTable, to: number): boolean {
  for (let from = to, end = to; from < table.count; from = end + 1) {
    end = endOfBatch(table, from);
    if (end > from && !isLetter(table, from, end)) return false;
  }
  return true;
}

/** Whether a batch is a greeting or a farewell and nothing else, perhaps with names below it. */
export function isGreeting(table: LineTable, from: number, to: number): boolean {
  const { bytes, start, end } = table;
  if (to - from > mostGreeting || end[from]! - start[from]! > longestWords) return false;
  for (let line = from + 1; line < to; line++)
    if (isBlank(table, line) || end[line]! - start[line]! > longestName) return false;
  return areGreeting(
    Array.from({ length: to - from }, (_, at) => textAt(bytes, start[from + at]!, end[from + at]!)),
  );
}

/** Lines of a greeting or a farewell and the names below it. */
const mostGreeting = 3;

/** Whether some lines are such words. */
export function areGreeting([first = '', ...names]: readonly string[]): boolean {
  if (first.length > longestWords || names.length >= mostGreeting || !names.every(isName)) return false;
  const words = first.toLowerCase().replaceAll('’', "'");
  if (names.length === 0 || isMark(words)) {
    const isSigned = names.length > 0 && signoffs.includes(words.replace(/[,!.]+$/, ''));
    return isSigned || isHail(words) || farewells.some((farewell) => beginsWith(words, farewell));
  }
  if (farewells.includes(words)) return names.every((name) => /^\p{Lu}/u.test(name));
  // So may a title stand over its body.
  return names.length === 1 && isFullName(names[0]!) && farewells.some((it) => isHardlyMore(words, it));
}

/**
 * Whether each line of a batch is what a newsletter says of its own sending, with addresses and strokes between it: `Unsubscribe |
 * View in browser`, `You are receiving this since …`.
 */
export function isFooter(table: LineTable, from: number, to: number): boolean {
  const { bytes } = table;
  if (!mayBeFooter()(bytes, table.start[from]!)) return false;
  for (let line = from; line < to; line++) {
    const [start, end] = [table.start[line]!, table.end[line]!];
    if (end - start > longestFooter || !isFooterLine(textAt(bytes, start, end))) return false;
  }
  return true;
}

/**
 * Makes what tells by three bytes, and by how long the first word is, that a text does not begin with one of some words,
 * whatever its case: nearly every line is told without decoding it.
 */
export function beginningsOf(words: string[]): (bytes: Uint8Array, at: number) => boolean {
  /** For each three bytes the lengths of first words that begin so, a bit for each. */
  const lengths = new Uint32Array(1 << 15);
  const signs = (bytes: Uint8Array, at: number): number =>
    ((bytes[at]! & 0x1f) << 10) | ((bytes[at + 1]! & 0x1f) << 5) | (bytes[at + 2]! & 0x1f);
  for (const word of words) {
    const bytes = new TextEncoder().encode(word);
    lengths[signs(bytes, 0)]! |= 1 << lettersFrom(bytes, 0);
  }
  return (bytes, at) => {
    const known = lengths[signs(bytes, at)]!;
    if (known === 0) return false;
    const letters = lettersFrom(bytes, at);
    return ((known >>> letters) & 1) === 1 || bytes[at + letters]! >= 0x80;
  };
}

/** How many letters of ASCII stand from an offset on, at most 31. */
function lettersFrom(bytes: Uint8Array, at: number): number {
  let letters = 0;
  while (letters < 31 && isSmall(bytes[at + letters]! | 0x20)) letters++;
  return letters;
}

const isSmall = (lower: number): boolean => lower >= 0x61 && lower <= 0x7a;

const mayBeFooter = late(() => beginningsOf([...footers, ...reasons]));

/** Bytes: two addresses with all that counts clicks. */
const longestFooter = 600;

/** The same of one line. */
export function isFooterLine(line: string): boolean {
  const words = line
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[<(]?https?:\/\/\S+/g, '|');
  const parts = words.split(/\s?[|·•]\s?/).flatMap((part) => part.replace(/[\s:.–—-]+$/, '').trim() || []);
  return (
    parts.length > 0 &&
    parts.every(
      (part) => footers.some((it) => isHardlyMore(part, it)) || reasons.some((it) => beginsWith(part, it)),
    )
  );
}

/** Lines of a signature below its dashes. */
const longestSignature = 4;

/** Whether a batch signs a text, with nothing behind it but words to the readers: some short lines below two dashes, below a farewell, or that thank and are a name. */
export function isSignature(table: LineTable, from: number, to: number): boolean {
  if (to - from > longestSignature + 1) return false;
  for (let line = from; line < to; line++) {
    const length = table.end[line]! - table.start[line]!;
    if (length === 0 || length > longestWords) return false;
  }
  return (isBehindDashes(table, from, to) || isSigned(table, from, to)) && isLast(table, to);
}

/** Batches that may stand below a signature: a wish, a signature with its dashes, and what a newsletter says of its sending. */
const mostBelow = 4;

/** Whether hardly anything stands below a line, and no news. */
function isLast(table: LineTable, to: number): boolean {
  let from = nextFilled(table, to);
  for (let count = 0; from < table.count && count < mostBelow; count++) {
    const end = endOfBatch(table, from);
    const isWords = isGreeting(table, from, end) || isFooter(table, from, end);
    if (!isWords && !isBehindDashes(table, from, end)) return false;
    from = nextFilled(table, end);
  }
  return from === table.count;
}

/**
 * Whether a batch is two dashes, as mail has them before a signature, and some lines. Without the space that mail writes behind the
 * dashes, it has to be a name: they may part entries as well.
 */
function isBehindDashes(table: LineTable, from: number, to: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[from]!, table.end[from]!];
  if (to - from < 2 || end - start !== 2 || bytes[start] !== 0x2d || bytes[start + 1] !== 0x2d) return false;
  return bytes[end] === 0x20 || (to - from === 2 && isFullName(textOfLine(table, from + 1)));
}

/**
 * Whether a batch is a name, perhaps with what they are: behind a farewell or thanks, above or in its first line, behind "Row hard!", alone in
 * what begins with a greeting, or with a title ("Fr Paul").
 */
function isSigned(table: LineTable, from: number, to: number): boolean {
  const [first = '', ...others] = Array.from({ length: to - from }, (_, at) => textOfLine(table, from + at));
  const [name = ''] = others;
  if (others.some(isMark)) return false;
  const words = first.toLowerCase().replaceAll('’', "'");
  // "Bon jardinage !" over a name, at the end
  const isWish = /^\S+(?: \S+){1,4}$/.test(first) && /[!,]$/.test(first);
  const isWished = isWish && (others.length === 1 || name.includes(' '));
  if (isFullName(name) && (isWished || isSignoff(words))) return true;
  if (!isFullName(first)) return false;
  // "Mrs J. Whitlow" over "Headteacher"
  const isRole = others.length === 1 && /^\p{L}+(?:[ -]\p{L}+)?$/u.test(name);
  if ((isRole || others.length === 0) && isHailed(table)) return true;
  if (others.length === 0 && titled().test(words)) return true;
  const above = endOfLineAbove(table, from);
  let head = above - 1;
  while (head > 0 && !isBlank(table, head - 1)) head--;
  return above > 0 && isGreeting(table, head, above) && !isHailAt(table, head);
}

/** Whether some words are thanks or a farewell by themselves: "Thanks", "Herzliche Grüße", as nobody calls what they tell. */
const isSignoff = (words: string): boolean =>
  signoffs.includes(words) || farewells.some((it) => isHardlyMore(words, it));

const titled = late(() => new RegExp(`^(?:${titles.join('|')})\\.? \\p{L}`, 'u'));

/** The line below the last one above a batch that is not blank; 0 where none is. */
function endOfLineAbove(table: LineTable, from: number): number {
  let line = from;
  while (line > 0 && isBlank(table, line - 1)) line--;
  return line;
}

/** Whether one of the first lines greets, be it out of the way already or not. */
function isHailed(table: LineTable): boolean {
  for (let line = 0; line < Math.min(mostAbove, table.count); line++) {
    const end = rawEnd(table, line);
    if (end - table.start[line]! > longestWords) continue;
    const words = textAt(table.bytes, table.start[line]!, end).toLowerCase().replaceAll('’', "'");
    if (isHail(words)) return true;
  }
  return false;
}

/** Lines of a head, as that of a mail, and blank ones, with the greeting below it. */
const mostAbove = 14;

const isHailAt = (table: LineTable, line: number): boolean =>
  table.end[line]! - table.start[line]! <= longestWords &&
  isHail(textOfLine(table, line).toLowerCase().replaceAll('’', "'"));

/** "See you next week", but not "Take care of your knives". */
const isHardlyMore = (words: string, farewell: string): boolean =>
  beginsWith(words, farewell) && /^(?: [\p{L}]+){0,2}$/u.test(words.slice(farewell.length));

/** "Anna", "Bo Larsen", "Anna & Bo", "The Kettle Team". */
export const isFullName = (name: string): boolean =>
  /^\p{Lu}[\p{L}.'’-]*(?: (?:& )?\p{Lu}[\p{L}.'’-]*){0,2}$/u.test(name);

/** Whether a first line greets without a sign behind it: "Hi boaters", "Hej alla". */
export const isOpenHail = (line: string): boolean =>
  /^\p{L}+(?: \p{L}+){1,2}$/u.test(line) && hails.includes(line.split(' ')[0]!.toLowerCase());

/** "Hello everybody," and "Liebe Leute!", but not "Hello, World". */
function isHail(words: string): boolean {
  return /^[^,!]{2,60}(?:[,!]+|(?<=^dear .*):)$/.test(words) && greetings.some((it) => beginsWith(words, it));
}

/** Whether a line greets the readers, and the letter goes on in the next one: only such a line ends in a comma, as a title does not. */
export function isHailOver(table: LineTable, line: number): boolean {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (bytes[end - 1] !== 0x2c || end - start > longestWords) return false;
  return isHail(textAt(bytes, start, end).toLowerCase());
}

const beginsWith = (words: string, beginning: string): boolean =>
  words.startsWith(beginning) && !/^[\p{L}\p{N}-]/u.test(words.slice(beginning.length));

/** A short line that ends in a letter. */
const isName = (line: string): boolean => line.length <= longestName && !isMark(line);

const isMark = (line: string): boolean => /[!,.:]$/.test(line);
