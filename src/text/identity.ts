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
  const folded = isAscii(text) ? text : foldLetters(text);
  return (/[^\S ]|\s\s/.test(folded) ? folded.replace(/\s+/g, ' ') : folded).trim();
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, which begins with them.
  return !/[^\x00-\x7f]/.test(text);
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
  if (words === null || !mixBytes(hash, words.bytes, words.titleFrom, words.titleTo))
    mixText(hash, view.title);
  // Neither a byte of UTF-8 nor of anything folded: it keeps a title and its body apart.
  mix(hash, separator, 0, 1);
  if (words === null || !mixBytes(hash, words.bytes, words.bodyFrom, words.bodyTo)) mixText(hash, view.body);
  return hash;
}

const separator = Uint8Array.of(0xff);
const encoder = new TextEncoder();

function mixText(hash: Fingerprint, text: string): void {
  const bytes = encoder.encode(foldForIdentity(text));
  mix(hash, bytes, 0, bytes.length);
}

/** FNV-1a, twice with other primes. */
function mix(hash: Fingerprint, bytes: Uint8Array, from: number, to: number): void {
  let [high, low] = hash;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    high = Math.imul(high ^ byte, 0x01000193);
    low = Math.imul(low ^ byte, 0x85ebca6b);
    low ^= low >>> 13;
  }
  hash[0] = high;
  hash[1] = low;
}

/**
 * Folds and mixes bytes as they stand. False, with nothing mixed, when one of the characters may compose with its
 * neighbours, so that it takes a decoded text to fold it: none below U+0300 does, and no general punctuation.
 */
function mixBytes(hash: Fingerprint, bytes: Uint8Array, from: number, to: number): boolean {
  const [first, second] = hash;
  let [high, low] = hash;
  let isBegun = false;
  let isSpaced = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte <= 0x20 && asciiSpaces[byte] === 1) {
      isSpaced = isBegun;
      continue;
    }
    if (byte < 0x80) {
      if (isSpaced) {
        // As in `mix`, which would have to be called for every byte: this loop goes over all bytes of millions.
        high = Math.imul(high ^ 0x20, 0x01000193);
        low = Math.imul(low ^ 0x20, 0x85ebca6b);
        low ^= low >>> 13;
      }
      high = Math.imul(high ^ byte, 0x01000193);
      low = Math.imul(low ^ byte, 0x85ebca6b);
      low ^= low >>> 13;
      isBegun = true;
      isSpaced = false;
      continue;
    }
    const size = sizeOf(byte, bytes[at + 1]!);
    if (size === 0) {
      hash[0] = first;
      hash[1] = second;
      return false;
    }
    const other = standIns.get(codePointOf(bytes, at, size));
    if (other === ' ') isSpaced = isBegun;
    else if (other === undefined || other.length > 0) {
      hash[0] = high;
      hash[1] = low;
      if (isSpaced) mix(hash, space, 0, 1);
      if (other === undefined) mix(hash, bytes, at, at + size);
      else mix(hash, other, 0, other.length);
      [high, low] = hash;
      isBegun = true;
      isSpaced = false;
    }
    at += size - 1;
  }
  hash[0] = high;
  hash[1] = low;
  return true;
}

const space = Uint8Array.of(0x20);

/** How many bytes a character has; 0 when it is none of those that are folded as bytes: ASCII, up to U+02FF, U+2000 to U+207F. */
function sizeOf(lead: number, next: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xcc) return 2;
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

/** Which characters of ASCII are white space. */
const asciiSpaces = Uint8Array.from({ length: 0x80 }, (_, code) =>
  WHITE_SPACE.includes(String.fromCharCode(code)) ? 1 : 0,
);
