/** Which languages the document can speak. */

import type { Words } from './i18n.ts';
import type { Phrases } from './phrases.ts';
import { isRightToLeft, speak } from './speak.ts';

/** Each stands in a file of its own, which is loaded when a digest is in it. A test reads all of them. */
const translations: Record<string, () => Promise<{ default: unknown }>> = {
  ar: () => import('./languages/ar.yaml'),
  de: () => import('./languages/de.yaml'),
  en: () => import('./languages/en.yaml'),
  es: () => import('./languages/es.yaml'),
  fr: () => import('./languages/fr.yaml'),
  he: () => import('./languages/he.yaml'),
  it: () => import('./languages/it.yaml'),
  ja: () => import('./languages/ja.yaml'),
  ko: () => import('./languages/ko.yaml'),
  nl: () => import('./languages/nl.yaml'),
  pl: () => import('./languages/pl.yaml'),
  pt: () => import('./languages/pt.yaml'),
  ru: () => import('./languages/ru.yaml'),
  zh: () => import('./languages/zh.yaml'),
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
  if (load !== undefined) return speak(lang, (await load()).default as Phrases);
  const english = (await translations.en!()).default as Phrases;
  return { ...speak('en', english), lang, dir: isRightToLeft(lang) ? 'rtl' : 'ltr' };
}
