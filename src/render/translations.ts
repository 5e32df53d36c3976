/** Which languages the document can speak. */
import type { Phrases } from './words/phrases.ts';
import { isRightToLeft, speak } from './words/speak.ts';
import type { Words } from './words.ts';

/** Each stands in a file of its own, which is loaded when a digest is in it. */
const translations: Record<string, () => Promise<Phrases>> = {
  ar: async () => (await import('./words/ar.ts')).arabic,
  de: async () => (await import('./words/de.ts')).german,
  en: async () => (await import('./words/en.ts')).english,
  es: async () => (await import('./words/es.ts')).spanish,
  fr: async () => (await import('./words/fr.ts')).french,
  he: async () => (await import('./words/he.ts')).hebrew,
  it: async () => (await import('./words/it.ts')).italian,
  ja: async () => (await import('./words/ja.ts')).japanese,
  ko: async () => (await import('./words/ko.ts')).korean,
  nl: async () => (await import('./words/nl.ts')).dutch,
  pl: async () => (await import('./words/pl.ts')).polish,
  pt: async () => (await import('./words/pt.ts')).portuguese,
  ru: async () => (await import('./words/ru.ts')).russian,
  zh: async () => (await import('./words/zh.ts')).chinese,
};

/** The languages that there are words of, in the order of the alphabet. */
export const languages: string[] = Object.keys(translations);

/**
 * The words of a language, as BCP 47 names it. A tag with a region or a script, such as `pt-BR`, is spoken as its
 * language, and dates are said as they are there. Where there is no translation the words are English, and the
 * language is still that of the entries.
 */
export async function wordsOf(lang: string): Promise<Words> {
  const load = translations[lang.split('-')[0]!.toLowerCase()];
  if (load !== undefined) return speak(lang, await load());
  return { ...speak('en', await translations.en!()), lang, dir: isRightToLeft(lang) ? 'rtl' : 'ltr' };
}
