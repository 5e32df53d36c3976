/**
 * What makes two texts the same although they were copied about: the one fold behind the id of an entry and behind the
 * fingerprint that stands for it where making ids of millions would take most of the time.
 */
import type { EntryView } from '../types.ts';

/**
 * A text after folding what changes when it is copied: composed or decomposed accents (NFC), white space and line
 * breaks, invisible characters, curly or straight quotes, the many hyphens and dashes, `…` or `...`. Case counts.
 */
export function foldForIdentity(text: string): string {
  // Most are folded already.
  if (!/[^ -~]| {2}/.test(text)) return text.trim();
  const folded = foldLetters(text);
  return (/[^\S ]|\s\s/.test(folded) ? folded.replace(/\s+/g, ' ') : folded).trim();
}

/** The signs that stand for others, and what each group is folded to. */
const foldedSigns = new Map([
  ...signs('\u00ad\u200b\u2060\ufeff', ''),
  ...signs('\u2018\u2019\u201a\u201b\u2032', "'"),
  ...signs('\u201c\u201d\u201e\u201f\u2033', '"'),
  ...signs('\u2010\u2011\u2012\u2013\u2014\u2015\u2212', '-'),
  ...signs('\u2026', '...'),
]);

function signs(characters: string, folded: string): [string, string][] {
  return [...characters].map((character) => [character, folded]);
}

const anySign = new RegExp(`[${[...foldedSigns.keys()].join('')}]`, 'g');

/** What may compose with its neighbours: nothing below U+0300 does, no general punctuation that stays, and no picture. */
const mayCompose = /[^\0-\u02ff\u2000-\u207f\ud83c-\ud83f\udc00-\udfff]/;

const foldLetters = (text: string): string =>
  (mayCompose.test(text) ? text.normalize('NFC') : text).replace(anySign, (sign) => foldedSigns.get(sign)!);

/** 64 bits in two numbers. */
export type Fingerprint = [high: number, low: number];

/**
 * A hash of the folded title and body. Entries share it when they share their id, and two others share it in one of 37
 * million files of a million entries.
 */
export function fingerprintOf(view: Pick<EntryView, 'words' | 'title' | 'body'>): Fingerprint {
  const { words } = view;
  const hash: Fingerprint = [0x811c9dc5, 0x1b873593];
  const title = words === null ? -1 : foldBytes(words.bytes, words.titleFrom, words.titleTo);
  mix(hash, title >= 0 ? title : foldText(view.title));
  const body = words === null ? -1 : foldBytes(words.bytes, words.bodyFrom, words.bodyTo);
  mix(hash, body >= 0 ? body : foldText(view.body));
  return hash;
}

/** Where bytes are folded, and the same as words of four bytes; it is used anew for each text. */
let folded = new Uint8Array(4096);
let foldedWords = new Int32Array(folded.buffer);

function makeRoomFor(length: number): void {
  if (length <= folded.length) return;
  folded = new Uint8Array(8 * Math.ceil(length / 4));
  foldedWords = new Int32Array(folded.buffer);
}

/** FNV-1a over words of four bytes, twice with other primes; how many bytes there are comes last, which keeps a title and its body apart. */
function mix(hash: Fingerprint, length: number): void {
  const words = foldedWords;
  let [high, low] = hash;
  const whole = length >> 2;
  const rest = (1 << (8 * (length & 3))) - 1;
  for (let at = 0; at <= whole + 1; at++) {
    const word = at < whole ? words[at]! : at === whole ? words[at]! & rest : length;
    high = Math.imul(high ^ word, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
  }
  hash[0] = high;
  hash[1] = low;
}

const encoder = new TextEncoder();

/** Folds a text into `folded`, and says how many bytes it is then. */
function foldText(text: string): number {
  const bytes = encoder.encode(foldForIdentity(text));
  makeRoomFor(bytes.length);
  folded.set(bytes);
  return bytes.length;
}

/**
 * Folds bytes into `folded`, and says how many they are then; -1 when one of the characters may compose with its
 * neighbours, so that it takes a decoded text to fold it: none below U+0300 does, no general punctuation and no picture.
 */
function foldBytes(bytes: Uint8Array, from: number, to: number): number {
  // Nothing becomes longer by it.
  makeRoomFor(to - from);
  folded.set(bytes.subarray(from, to));
  if (isFolded(to - from)) return to - from;
  let length = 0;
  let isSpaced = false;
  for (let at = from; at < to; ) {
    const end = endOfFolded(bytes, at, to);
    const byte = bytes[at]!;
    const size = end > at ? end - at : sizeOf(byte, bytes[at + 1]!);
    if (size === 0) return -1;
    const other = end > at || size === 4 ? undefined : standIns.get(codePointOf(bytes, at, size));
    if (other === ' ') isSpaced = length > 0;
    else if (other === undefined || other.length > 0) {
      if (isSpaced) folded[length++] = 0x20;
      isSpaced = false;
      const as = other ?? bytes.subarray(at, at + size);
      folded.set(as, length);
      length += as.length;
    }
    at += size;
  }
  return length;
}

/** The highest bit of each byte of a word, and the others. */
const HIGH = 0x80808080 | 0;
const LOW = 0x7f7f7f7f;
const SPACES = 0x20202020;
const LETTERS = 0x41414141;

/**
 * Whether the first bytes in `folded` are what they are folded to, as nearly all are: visible ASCII, with single spaces between words. It
 * looks at four bytes at once, each with a bit of the word that holds them.
 */
function isFolded(length: number): boolean {
  // As behind a space, since none may stand first.
  let before = 0x80;
  for (let at = 0; 4 * at < length; at++) {
    const left = length - 4 * at;
    const word = left >= 4 ? foldedWords[at]! : withLetters(foldedWords[at]!, left);
    const other = word ^ SPACES;
    const spaces = ~(((other & LOW) + LOW) | word) & HIGH;
    // Of a byte below the space the highest bit is borrowed.
    const odd = (word | (word - SPACES)) & HIGH;
    if ((odd | (spaces & ((spaces << 8) | before))) !== 0) return false;
    before = spaces >>> 24;
  }
  // None may stand last either.
  return length === 0 || folded[length - 1] !== 0x20;
}

/** A word with letters for all but its first bytes. */
const withLetters = (word: number, bytes: number): number =>
  (word & ((1 << (8 * bytes)) - 1)) | (LETTERS << (8 * bytes));

/** Where bytes end that folding leaves as they are, which are nearly all: ASCII, with single spaces between words. */
function endOfFolded(bytes: Uint8Array, from: number, to: number): number {
  let end = from;
  // As behind a space, since none may stand first.
  let before = 1;
  for (; end < to; end++) {
    const kind = kinds[bytes[end]!]!;
    if (kind + before > 1) break;
    before = kind;
  }
  // None may stand last either.
  return before === 1 && end > from ? end - 1 : end;
}

/** Of each byte: 0 stays as it is, 1 is a space, 2 has to be looked at. */
const kinds = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte === 0x20 ? 1 : byte > 0x7f || (byte >= 0x09 && byte <= 0x0d) ? 2 : 0,
);

/** How many bytes a character has that folding may change; 0 when it is none of those that are folded as bytes: up to U+02FF, U+2000 to U+207F, pictures. */
function sizeOf(lead: number, next: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xcc) return 2;
  if (lead === 0xf0 && next === 0x9f) return 4;
  return lead === 0xe2 && (next === 0x80 || next === 0x81) ? 3 : 0;
}

function codePointOf(bytes: Uint8Array, at: number, size: number): number {
  if (size === 1) return bytes[at]!;
  const last = bytes[at + size - 1]! & 0x3f;
  return size === 2 ? ((bytes[at]! & 0x1f) << 6) | last : 0x2000 | ((bytes[at + 1]! & 0x3f) << 6) | last;
}

/** White space of one or two bytes, and of general punctuation. */
const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f';

/** What stands for a character beyond ASCII that is folded: nothing, a space, or the bytes of other signs. */
const standIns = new Map<number, ' ' | Uint8Array>([
  ...[...WHITE_SPACE].map((space): [number, ' '] => [space.charCodeAt(0), ' ']),
  ...[...foldedSigns].map(([sign, as]): [number, Uint8Array] => [sign.charCodeAt(0), encoder.encode(as)]),
]);
