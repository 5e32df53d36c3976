/** Which languages dates are found in. What is known of each stands beside this file; chrono reads the days. */
import type { Chrono } from 'chrono-node';
import { late } from '../../../text/late.ts';
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
import sv from './sv.yaml?lazy';

/** A language as its file has it. */
export interface LanguageData extends Omit<Language, 'load'> {
  /** What stands for `{month}` and its like in `day` and in the patterns of `rewrites`. */
  parts?: Record<string, string>;
  /** `when`: what stands in every text that has the pattern, for one that takes long to compile. */
  rewrites: { pattern: string; flags: string; by: keyof typeof rewriters; when?: string }[];
}

interface LanguageFiles {
  data(): unknown;
  chrono(): Promise<{ strict: Chrono }>;
}

/** A language that is listened for in each text. */
interface Other extends LanguageFiles {
  /** A number with the name of a month behind it that English has not, or with a sign that it has not. */
  sign: RegExp;
}

const ENGLISH: LanguageFiles = {
  data: () => english,
  chrono: () => import('chrono-node/en'),
};

/** The languages in which dates are found beside English. What two of them share is a sign of both, but for those of which one says "de". */
const OTHERS: Record<string, Other> = {
  de: {
    sign: /\d(?:\.\d{1,2}\.20\d\d|\.\s?(?:jan|jän|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)|\suhr\b)/i,
    data: de,
    chrono: () => import('chrono-node/de'),
  },
  es: {
    sign: /\d\s(?:de\s(?:marzo|abril|agosto)|(?:de\s)?(?:enero|febrero|mayo|junio|julio|sep?tiembre|octubre|noviembre|diciembre))\b/i,
    data: es,
    chrono: () => import('chrono-node/es'),
  },
  fr: {
    sign: /\d(?:er)?\s(?:janv|f[ée]vr|mars\b|avril|mai\b|juin|juil|ao[uû]t|septembre|octobre|novembre|d[ée]c(?:\.|embre))/i,
    data: fr,
    chrono: () => import('chrono-node/fr'),
  },
  it: {
    sign: /\d[°º]?\s(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b/i,
    data: it,
    chrono: () => import('chrono-node/it'),
  },
  ja: {
    sign: /\d月\d{1,2}日|20\d\d\/\d{1,2}\/\d{1,2}\s?[(（][月火水木金土日]/,
    data: ja,
    chrono: () => import('chrono-node/ja'),
  },
  nl: {
    sign: /\d\s(?:januari|februari|maart|mrt|mei|juni|juli|augustus|oktober|uur)\b|(?:\bop|\ben|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\s\d{1,2}\s(?:april|sept|nov|dec)/i,
    data: nl,
    chrono: () => import('chrono-node/nl'),
  },
  pt: {
    sign: /\dº?\s(?:de\s)?(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)\b/i,
    data: pt,
    chrono: () => import('chrono-node/pt'),
  },
  sv: {
    sign: /\d\s(?:maj|augusti)\b|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\s(?:den\s)?\d|\bkl(?:ockan|\.)?\s\d|(?:\bden|\bsenast|\btill|\bfrån)\s\d{1,2}\s(?:jan|feb|mars|apr|jun|jul|sep|okt|nov|dec)|\d\s(?:januari|februari|mars|april|juni|juli|september|oktober|november|december)\s(?:i|på)\s/i,
    data: sv,
    chrono: swedish,
  },
};

/** chrono knows the days of Swedish and not its times of day, which are written as in English once they are rewritten. */
async function swedish(): Promise<{ strict: Chrono }> {
  const [{ strict: days }, { strict: times }] = await Promise.all([
    import('chrono-node/sv'),
    import('chrono-node/en'),
  ]);
  const strict = times.clone();
  strict.parsers.push(...days.parsers);
  return { strict };
}

/** Any of the signs: a text has none mostly, and asking once is cheaper than asking for each language. */
const anySign = late(
  () =>
    new RegExp(
      Object.values(OTHERS)
        .map(({ sign }) => sign.source)
        .join('|'),
      'i',
    ),
);

/** The languages whose dates are found, as BCP 47 writes them. */
export const eventLanguages: string[] = ['en', ...Object.keys(OTHERS)];

/**
 * The languages to read a text in: that of its issue, and English, which snippets are in everywhere; and where there is no sign of the
 * former, those of which there is one.
 */
export function languagesIn(text: string, lang: string): string[] {
  const [primary = ''] = lang.toLowerCase().split('-');
  if (!anySign().test(text)) return OTHERS[primary] === undefined ? ['en'] : [primary, 'en'];
  const isOwn = OTHERS[primary]?.sign.test(text) === true;
  const others = Object.keys(OTHERS).filter(
    (it) => it === primary || (!isOwn && OTHERS[it]!.sign.test(text)),
  );
  return [...others, 'en'];
}

/** What is known of one of the languages. */
export function languageOf(name: string): Promise<Language> {
  return languageIn(OTHERS[name] ?? ENGLISH);
}

async function languageIn({ data, chrono }: LanguageFiles): Promise<Language> {
  const { parts = {}, day, rewrites, ...lists } = data() as LanguageData;
  const whole = (source: string) =>
    source.replace(/\{(\w+)\}/g, (braced, name: string) => parts[name] ?? braced);
  let loaded: Promise<DateReader> | undefined;
  const load = async (): Promise<DateReader> => ({
    rewrites: rewrites.map(({ pattern, flags, by, when }) => [
      new RegExp(whole(pattern), flags),
      rewriters[by],
      when === undefined ? undefined : new RegExp(when, 'i'),
    ]),
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
