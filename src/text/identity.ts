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
  if (words === null || !mixBytes(hash, words.bytes, words.titleFrom, words.titleTo))
    mixText(hash, view.title);
  if (words === null || !mixBytes(hash, words.bytes, words.bodyFrom, words.bodyTo)) mixText(hash, view.body);
  return hash;
}

/** Mixes bytes as they are folded; false, and nothing is mixed, where it takes a decoded text to fold them. */
function mixBytes(hash: Fingerprint, bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes !== seen) {
    seen = bytes;
    seenWords = wordsOf(bytes);
  }
  if (mixIfFolded(hash, seenWords, from, to)) return true;
  const length = foldBytes(bytes, from, to);
  if (length < 0) return false;
  mix(hash, foldedWords, length);
  return true;
}

function mixText(hash: Fingerprint, text: string): void {
  const bytes = encoder.encode(foldForIdentity(text));
  mix(hash, wordsOf(bytes), bytes.length);
}

const encoder = new TextEncoder();

/** Bytes to be read as words of four, wherever these begin. */
const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The bytes that were asked for last: the entries of a text share them. */
let seen: Uint8Array = new Uint8Array(0);
let seenWords = wordsOf(seen);

/** Where bytes are folded; it is used anew for each text. */
let folded = new Uint8Array(4096);
let foldedWords = wordsOf(folded);

function makeRoomFor(length: number): void {
  if (length <= folded.length) return;
  folded = new Uint8Array(2 * length);
  foldedWords = wordsOf(folded);
}

/** FNV-1a over words of four bytes, twice with other primes; how many bytes there are comes last, which keeps a title and its body apart. */
function mix(hash: Fingerprint, words: DataView, length: number): void {
  let high = hash[0] | 0;
  let low = hash[1] | 0;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    const word = words.getInt32(at, true);
    high = mixedHigh(high, word);
    low = mixedLow(low, word);
  }
  mixEnd(hash, [high, low], lastOf(words, at, length), length);
}

/** The highest bit of each byte of a word, and the others. */
const HIGH = 0x80808080 | 0;
const LOW = 0x7f7f7f7f;
const SPACES = 0x20202020;
const LETTERS = 0x41414141;

/**
 * The same of bytes that are what they are folded to, as nearly all are: visible ASCII, with single spaces between words. It looks at
 * four at once, each with a bit of the word that holds them. False, and nothing is mixed, where there are others.
 */
function mixIfFolded(hash: Fingerprint, words: DataView, from: number, to: number): boolean {
  let high = hash[0] | 0;
  let low = hash[1] | 0;
  // As behind a space, since none may stand first.
  let spaces = HIGH;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = words.getInt32(at, true);
    const before = spaces >>> 24;
    spaces = spacesIn(word);
    if (oddIn(word, spaces, before) !== 0) return false;
    high = mixedHigh(high, word);
    low = mixedLow(low, word);
  }
  const last = lastOf(words, at, to);
  const filled = last | (LETTERS << (8 * (to - at)));
  if (oddIn(filled, spacesIn(filled), spaces >>> 24) !== 0) return false;
  // None may stand last either.
  if (to > from && words.getUint8(to - 1) === 0x20) return false;
  mixEnd(hash, [high, low], last, to - from);
  return true;
}

/** A bit for each byte that is a space. */
const spacesIn = (word: number): number => ~((((word ^ SPACES) & LOW) + LOW) | (word ^ SPACES)) & HIGH;

/** A bit for each byte that is folded to something else, and for each space behind another; of a byte below the space the highest bit is borrowed. */
const oddIn = (word: number, spaces: number, before: number): number =>
  ((word | (word - SPACES)) & HIGH) | (spaces & ((spaces << 8) | before));

function mixEnd(hash: Fingerprint, [high, low]: Fingerprint, last: number, length: number): void {
  hash[0] = mixedHigh(mixedHigh(high, last), length);
  hash[1] = mixedLow(mixedLow(low, last), length);
}

function mixedHigh(high: number, word: number): number {
  const mixed = Math.imul(high ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function mixedLow(low: number, word: number): number {
  const mixed = Math.imul(low ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** The bytes behind the last whole word as a word, the rest of it empty. */
function lastOf(words: DataView, from: number, to: number): number {
  let word = 0;
  for (let at = from; at < to; at++) word |= words.getUint8(at) << (8 * (at - from));
  return word;
}

/**
 * Folds bytes into `folded`, and says how many they are then; -1 when one of the characters may compose with its
 * neighbours, so that it takes a decoded text to fold it: none below U+0300 does, no general punctuation and no picture.
 */
function foldBytes(bytes: Uint8Array, from: number, to: number): number {
  // Nothing becomes longer by it.
  makeRoomFor(to - from);
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
