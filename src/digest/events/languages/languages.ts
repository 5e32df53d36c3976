/** Which languages dates are found in. What is known of each stands beside this file; chrono reads the days. */
import type { Chrono } from 'chrono-node';
import { type Language, onlyDays } from '../language.ts';
import { rewriters } from '../normalise.ts';
import english from './en.yaml';

/** A language as its file has it. */
export interface LanguageData extends Omit<Language, 'rewrites' | 'reader'> {
  /** What stands for `{month}` and its like in `day` and in the patterns of `rewrites`. */
  parts?: Record<string, string>;
  rewrites: { pattern: string; flags: string; by: keyof typeof rewriters }[];
}

interface LanguageFiles {
  data(): Promise<{ default: unknown }>;
  chrono(): Promise<{ strict: Chrono }>;
}

const ENGLISH: LanguageFiles = {
  data: async () => ({ default: english }),
  chrono: () => import('chrono-node/en'),
};

/** The languages in which dates are found beside English. */
const OTHERS: Record<string, LanguageFiles> = {
  de: { data: () => import('./de.yaml'), chrono: () => import('chrono-node/de') },
  es: { data: () => import('./es.yaml'), chrono: () => import('chrono-node/es') },
  fr: { data: () => import('./fr.yaml'), chrono: () => import('chrono-node/fr') },
  it: { data: () => import('./it.yaml'), chrono: () => import('chrono-node/it') },
  ja: { data: () => import('./ja.yaml'), chrono: () => import('chrono-node/ja') },
  nl: { data: () => import('./nl.yaml'), chrono: () => import('chrono-node/nl') },
  pt: { data: () => import('./pt.yaml'), chrono: () => import('chrono-node/pt') },
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
  const { parts = {}, day, rewrites, ...lists } = (await data()).default as LanguageData;
  const whole = (source: string) =>
    source.replace(/\{(\w+)\}/g, (braced, name: string) => parts[name] ?? braced);
  return {
    ...lists,
    day: whole(day),
    rewrites: rewrites.map(({ pattern, flags, by }) => [new RegExp(whole(pattern), flags), rewriters[by]]),
    reader: async () => onlyDays((await chrono()).strict),
  };
}
