/** Words as numbers: what entries are found by is made of these, and most are compared with no other entry. */
import { comparedWords } from './features.ts';

/** The hash of each word of a text, one after the other, until those of the next text are asked for. */
export function wordHashes(text: string): Int32Array {
  if (mayHaveLetters.test(text)) return Int32Array.from(comparedWords(text).map(hashOf));
  return hashesWhereTheyStand(text.includes('://') ? text.replace(/https?:\/\/\S*/gi, ' ') : text);
}

/** Letters, marks and digits beyond ASCII, and what has them when it is decomposed: no dashes and quotes but U+2017, no arrows, no pictures. */
const mayHaveLetters =
  /[^\0-\x7f\u2010-\u2016\u2018-\u2027\u2030-\u203a\u2190-\u245f\u2500-\u2775\u2794-\u27bf\ud83c-\ud83e\udc00-\udfff]|\ud83c[\udc00-\udeff]|\ud83e[\udf00-\udfff]/;

/** Where the hashes of most texts stand: a list for each would grow several times, with objects for numbers of more than 31 bits. */
const room = new Int32Array(2 ** 11);

/** The same without making words, for text whose letters are all ASCII: a third of the time. */
function hashesWhereTheyStand(text: string): Int32Array {
  const hashes = text.length < 2 * room.length ? room : new Int32Array((text.length + 1) / 2);
  let count = 0;
  let hash = SEED;
  let isWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = code < 0x80 ? smallLetters[code]! : 0;
    if (letter !== 0) hash = Math.imul(hash ^ letter, PRIME);
    else if (isWord) {
      hashes[count++] = hash;
      hash = SEED;
    }
    isWord = letter !== 0;
  }
  if (isWord) hashes[count++] = hash;
  return hashes.subarray(0, count);
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
