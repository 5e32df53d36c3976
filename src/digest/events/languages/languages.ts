import type { Language } from '../language.ts';
import { english } from './en.ts';

/** The languages in which dates are found beside English. */
const OTHERS: Record<string, () => Promise<Language>> = {
  de: async () => (await import('./de.ts')).german,
  es: async () => (await import('./es.ts')).spanish,
  fr: async () => (await import('./fr.ts')).french,
  it: async () => (await import('./it.ts')).italian,
  ja: async () => (await import('./ja.ts')).japanese,
  nl: async () => (await import('./nl.ts')).dutch,
  pt: async () => (await import('./pt.ts')).portuguese,
};

/** The languages of an issue: its own, if it is known, and English, which snippets are in everywhere. */
export async function languagesOf(lang: string): Promise<Language[]> {
  const [primary = ''] = lang.toLowerCase().split('-');
  const other = Object.hasOwn(OTHERS, primary) ? [await OTHERS[primary]!()] : [];
  return [...other, english];
}
