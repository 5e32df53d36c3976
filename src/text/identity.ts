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

const foldLetters = (text: string): string =>
  text.normalize('NFC').replace(anySign, (sign) => foldedSigns.get(sign)!);

/** 64 bits in two numbers. */
export type Fingerprint = [high: number, low: number];

/**
 * A hash of the folded title and body. Entries share it when they share their id, and two others share it in one of 37
 * million files of a million entries.
 */
export function fingerprintOf(view: Pick<EntryView, 'words' | 'title' | 'body'>): Fingerprint {
  const { words } = view;
  const hash: Fingerprint = [0x811c9dc5, 0x1b873593];
  if (words === null || !mixFolded(hash, words.bytes, words.titleFrom, words.titleTo))
    mixText(hash, view.title);
  if (words === null || !mixFolded(hash, words.bytes, words.bodyFrom, words.bodyTo)) mixText(hash, view.body);
  return hash;
}

const encoder = new TextEncoder();

function mixText(hash: Fingerprint, text: string): void {
  const bytes = encoder.encode(foldForIdentity(text));
  mix(hash, bytes, 0, bytes.length);
}

/** FNV-1a over words of four bytes, twice with other primes; how many bytes there are comes last, which keeps a title and its body apart. */
function mix(hash: Fingerprint, bytes: Uint8Array, from: number, to: number): void {
  let [high, low] = hash;
  const whole = to - ((to - from) & 3);
  let at = from;
  for (; at < whole; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    high = Math.imul(high ^ word, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
  }
  let rest = 0;
  for (; at < to; at++) rest = (rest << 8) | bytes[at]!;
  for (const word of [rest, to - from]) {
    high = Math.imul(high ^ word, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
  }
  hash[0] = high;
  hash[1] = low;
}

/**
 * Folds and mixes bytes as they stand. False, with nothing mixed, when one of the characters may compose with its
 * neighbours, so that it takes a decoded text to fold it: none below U+0300 does, no general punctuation and no picture.
 */
function mixFolded(hash: Fingerprint, bytes: Uint8Array, from: number, to: number): boolean {
  if (isFolded(bytes, from, to)) {
    mix(hash, bytes, from, to);
    return true;
  }
  const length = foldBytes(bytes, from, to);
  if (length === -1) return false;
  mix(hash, folded, 0, length);
  return true;
}

/** Whether folding would leave bytes as they are, which is so of nearly all: ASCII, with single spaces between words. */
function isFolded(bytes: Uint8Array, from: number, to: number): boolean {
  // As behind a space, since none may stand first.
  let before = 1;
  for (let at = from; at < to; at++) {
    const kind = kinds[bytes[at]!]!;
    if (kind + before > 1) return false;
    before = kind;
  }
  return before === 0 || from === to;
}

/** Of each byte: 0 stays as it is, 1 is a space, 2 has to be looked at. */
const kinds = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte === 0x20 ? 1 : byte > 0x7f || (byte >= 0x09 && byte <= 0x0d) ? 2 : 0,
);

/** Where bytes are folded; it is used anew for each text. */
let folded = new Uint8Array(4096);

/** Folds bytes into `folded`, and says how many they are then; -1: it takes a decoded text. */
function foldBytes(bytes: Uint8Array, from: number, to: number): number {
  // Nothing becomes longer by it.
  if (folded.length < to - from) folded = new Uint8Array(2 * (to - from));
  let length = 0;
  let isSpaced = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    const kind = kinds[byte]!;
    if (kind === 0) {
      if (isSpaced) folded[length++] = 0x20;
      isSpaced = false;
      folded[length++] = byte;
      continue;
    }
    if (byte < 0x80) {
      isSpaced = length > 0;
      continue;
    }
    const size = sizeOf(byte, bytes[at + 1]!);
    if (size === 0) return -1;
    const other = size === 4 ? undefined : standIns.get(codePointOf(bytes, at, size));
    if (other === ' ') isSpaced = length > 0;
    else if (other === undefined || other.length > 0) {
      if (isSpaced) folded[length++] = 0x20;
      isSpaced = false;
      if (other === undefined) for (let of = at; of < at + size; of++) folded[length++] = bytes[of]!;
      else for (let of = 0; of < other.length; of++) folded[length++] = other[of]!;
    }
    at += size - 1;
  }
  return length;
}

/** How many bytes a character beyond ASCII has; 0 when it is none of those that are folded as bytes: up to U+02FF, U+2000 to U+207F, pictures. */
function sizeOf(lead: number, next: number): number {
  if (lead < 0xcc) return 2;
  if (lead === 0xf0 && next === 0x9f) return 4;
  return lead === 0xe2 && (next === 0x80 || next === 0x81) ? 3 : 0;
}

function codePointOf(bytes: Uint8Array, at: number, size: number): number {
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
