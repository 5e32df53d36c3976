/** Which languages dates are found in. What is known of each stands beside this file; chrono reads the days. */
import type { Chrono } from 'chrono-node';
import { type DateReader, type Language, onlyDays } from '../language.ts';
import { rewriters } from '../normalise.ts';
import de from './de.yaml?lazy';
import english from './en.yaml';
import es from './es.yaml?lazy';
import fr from './fr.yaml?lazy';
import it from './it.yaml?lazy';
import ja from './ja.yaml?lazy';
import nl from './nl.yaml?lazy';
import pt from './pt.yaml?lazy';

/** A language as its file has it. */
export interface LanguageData extends Omit<Language, 'load'> {
  /** What stands for `{month}` and its like in `day` and in the patterns of `rewrites`. */
  parts?: Record<string, string>;
  rewrites: { pattern: string; flags: string; by: keyof typeof rewriters }[];
}

interface LanguageFiles {
  data(): unknown;
  chrono(): Promise<{ strict: Chrono }>;
}

const ENGLISH: LanguageFiles = {
  data: () => english,
  chrono: () => import('chrono-node/en'),
};

/** The languages in which dates are found beside English. */
const OTHERS: Record<string, LanguageFiles> = {
  de: { data: de, chrono: () => import('chrono-node/de') },
  es: { data: es, chrono: () => import('chrono-node/es') },
  fr: { data: fr, chrono: () => import('chrono-node/fr') },
  it: { data: it, chrono: () => import('chrono-node/it') },
  ja: { data: ja, chrono: () => import('chrono-node/ja') },
  nl: { data: nl, chrono: () => import('chrono-node/nl') },
  pt: { data: pt, chrono: () => import('chrono-node/pt') },
};

/** The languages whose dates are found, as BCP 47 writes them. */
export const eventLanguages: string[] = ['en', ...Object.keys(OTHERS)];

/** The languages of an issue: its own, if it is known, and English, which snippets are in everywhere. */
export async function languagesOf(lang: string): Promise<Language[]> {
  const [primary = ''] = lang.toLowerCase().split('-');
  const other = Object.hasOwn(OTHERS, primary) ? [await languageIn(OTHERS[primary]!)] : [];
  return [...other, await languageIn(ENGLISH)];
}

async function languageIn({ data, chrono }: LanguageFiles): Promise<Language> {
  const { parts = {}, day, rewrites, ...lists } = data() as LanguageData;
  const whole = (source: string) =>
    source.replace(/\{(\w+)\}/g, (braced, name: string) => parts[name] ?? braced);
  let loaded: Promise<DateReader> | undefined;
  const load = async (): Promise<DateReader> => ({
    rewrites: rewrites.map(({ pattern, flags, by }) => [new RegExp(whole(pattern), flags), rewriters[by]]),
    reader: onlyDays((await chrono()).strict),
  });
  return {
    ...lists,
    day: whole(day),
    load: () => {
      loaded ??= load();
      return loaded;
    },
  };
}
