/** Words that are in texts about anything, and so are never news, of the languages that the document speaks and writes with spaces. */
import { stopWords } from '../../text/stop-words.ts';
import words from './everyday-words.yaml';

const others = words as Partial<Record<string, string[]>>;

/** The words of a language (a tag of BCP 47) that are in texts about anything, in small letters, and the English ones. */
export function everydayWords(lang: string): ReadonlySet<string> {
  return new Set([...stopWords, ...(others[lang.split('-')[0]!.toLowerCase()] ?? [])]);
}
