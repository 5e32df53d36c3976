/** Which languages the document can speak. */

import type { IssueWords } from './i18n.ts';
import ar from './languages/ar.yaml?lazy';
import de from './languages/de.yaml?lazy';
import english from './languages/en.yaml';
import es from './languages/es.yaml?lazy';
import fr from './languages/fr.yaml?lazy';
import he from './languages/he.yaml?lazy';
import it from './languages/it.yaml?lazy';
import ja from './languages/ja.yaml?lazy';
import ko from './languages/ko.yaml?lazy';
import nl from './languages/nl.yaml?lazy';
import pl from './languages/pl.yaml?lazy';
import pt from './languages/pt.yaml?lazy';
import ru from './languages/ru.yaml?lazy';
import zh from './languages/zh.yaml?lazy';
import type { Phrases } from './phrases.ts';
import { isRightToLeft, speak } from './speak.ts';

/** Each stands in a file of its own, which is read when a digest is in it. A test reads all of them. */
const translations: Record<string, () => unknown> = {
  ar,
  de,
  en: () => english,
  es,
  fr,
  he,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  zh,
};

/** The languages that there are words of, in the order of the alphabet. */
export const languages: string[] = Object.keys(translations);

/**
 * The words of a language, as BCP 47 names it. A tag with a region or a script, such as `pt-BR`, is spoken as its
 * language, and dates are said as they are there. Where there is no translation the words are English, and the
 * language is still that of the entries.
 */
export async function wordsOf(lang: string): Promise<IssueWords> {
  const load = translations[lang.split('-')[0]!.toLowerCase()];
  if (load !== undefined) return speak(lang, load() as Phrases);
  return { ...speak('en', english as Phrases), lang, dir: isRightToLeft(lang) ? 'rtl' : 'ltr' };
}
