/** The words of an entry, as those who follow what is new would count them. */

import { keptFor } from '../../text/late.ts';
import type { DigestEntry } from '../../types.ts';

/** The words in small letters, and as they are written; without addresses, handles, numbers and short words. */
export const countedWords = keptFor(
  ({ title, body }: Pick<DigestEntry, 'title' | 'body'>): ReadonlyMap<string, string> => {
    const words = new Map<string, string>();
    const text = `${title}\n${body}`.replace(/https?:\/\/\S*|[@#]\S+/g, ' ');
    for (const word of wordsIn(text)) {
      if (unspaced.test(word)) continue;
      const key = word.normalize('NFKC').toLowerCase();
      const known = words.get(key);
      if (known === undefined || word > known) words.set(key, word);
    }
    return words;
  },
);

/** Four letters and more. Most texts are ASCII but for a quote or two, and the first pattern is twice as fast. */
const wordsIn = (text: string): string[] =>
  (/[^\0-\x7f\u2010-\u203a]/.test(text)
    ? text.match(/\p{L}[\p{L}\p{M}\p{N}]{3,}/gu)
    : text.match(/[a-z][a-z0-9]{3,}/gi)) ?? [];

/** Where no space tells words apart: Thai, Lao, Burmese, Khmer, kana and Han. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
