/** Words as numbers: what entries are found by is made of these, and most are compared with no other entry. */
import { comparedWords } from './features.ts';

/** The hash of each word of a text, one after the other. */
export function wordHashes(text: string): number[] {
  // Of the signs between the bounds none has letters in it, but for U+2017, which is a space and a mark.
  if (/[^\0-\x7f\u2010-\u2016\u2018-\u203a]/.test(text)) return comparedWords(text).map(hashOf);
  return hashesWhereTheyStand(text.includes('://') ? text.replace(/https?:\/\/\S*/gi, ' ') : text);
}

/** The same without making words, for text whose letters are all ASCII: a third of the time. */
function hashesWhereTheyStand(text: string): number[] {
  const hashes: number[] = [];
  let hash = SEED;
  let isWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code < 0x80 ? smallLetters[code]! : 0;
    if (letter !== 0) hash = Math.imul(hash ^ letter, PRIME);
    else if (isWord) {
      hashes.push(hash);
      hash = SEED;
    }
    isWord = letter !== 0;
  }
  if (isWord) hashes.push(hash);
  return hashes;
}

/** Of each ASCII letter and digit what it is in a word; 0 of what stands between words. */
const smallLetters = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
);

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 code units, as a signed 32-bit number. */
export function hashOf(text: string): number {
  let hash = SEED;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}
