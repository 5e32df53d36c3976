/** Which languages the document can speak. */

import type { Words } from './i18n.ts';
import type { Phrases } from './phrases.ts';
import { isRightToLeft, speak } from './speak.ts';

/** Each stands in a file of its own, which is loaded when a digest is in it. */
const translations: Record<string, () => Promise<Phrases>> = {
  ar: async () => (await import('./ar.ts')).arabic,
  de: async () => (await import('./de.ts')).german,
  en: async () => (await import('./en.ts')).english,
  es: async () => (await import('./es.ts')).spanish,
  fr: async () => (await import('./fr.ts')).french,
  he: async () => (await import('./he.ts')).hebrew,
  it: async () => (await import('./it.ts')).italian,
  ja: async () => (await import('./ja.ts')).japanese,
  ko: async () => (await import('./ko.ts')).korean,
  nl: async () => (await import('./nl.ts')).dutch,
  pl: async () => (await import('./pl.ts')).polish,
  pt: async () => (await import('./pt.ts')).portuguese,
  ru: async () => (await import('./ru.ts')).russian,
  zh: async () => (await import('./zh.ts')).chinese,
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
