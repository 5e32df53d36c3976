/** Whether a text announces what is on a date, or only mentions the date. */

import { anyOf, type Expression, expression } from '../../text/expression.ts';
import { late } from '../../text/late.ts';
import { isOfSeveralDays, type StatedDate } from './dates.ts';
import type { Language } from './language.ts';

/** The cue phrases of a language, as expressions. */
export type CuePhrases = Record<
  | 'invitation'
  | 'gathering'
  | 'occasion'
  | 'programme'
  | 'planned'
  | 'past'
  | 'off'
  | 'offAtEdge'
  | 'moved'
  | 'movedTo'
  | 'notAfter'
  | 'since'
  | 'notBefore'
  | 'label'
  | 'today',
  Expression
>;

/** Compiles the cue phrases of a language. */
export function cuePhrasesOf(language: Language): CuePhrases {
  const any = (phrases: string[]) => anyOf(phrases, language.spaced);
  const source = (phrases: string[]) => any(phrases).source;
  return {
    invitation: any(language.invitation),
    gathering: any(language.gathering),
    occasion: any(language.occasion),
    programme: expression(`^[^\\p{L}\\p{N}]*${source([...language.gathering, ...language.occasion])}`, 'iu'),
    planned: any(language.planned),
    past: any(language.past),
    off: any(language.off),
    offAtEdge: expression(
      `^[^\\p{L}\\p{N}]*${source(language.off)}[^\\p{L}\\p{N}]*(?:[:,.!–—-]|$)|[([]${source(language.off)}|${source(language.off)}[^\\p{L}\\p{N}]*$`,
      'iu',
    ),
    moved: any(language.moved),
    movedTo: expression(`${source(language.movedTo)}\\s*$`, 'iu'),
    notAfter: expression(`${source(language.notAfter)}\\s*$`, 'iu'),
    since: expression(`${source(language.since)}\\s*$`, 'iu'),
    notBefore: expression(`^(?:[’']s)?\\s*(?:\\p{L}+\\s)?${source(language.notBefore)}`, 'iu'),
    label: expression(`${source(language.label)}\\s*[:：]\\s*$`, 'iu'),
    today: any(language.today),
  };
}

/** `1F550` to `1F567` are clock faces. */
const PICTURES = '[📅📆🗓⏰🎟🎫\\u{1F550}-\\u{1F567}]\\uFE0F?';
const picture = late(() => new RegExp(PICTURES, 'u'));
const pictureBefore = late(() => new RegExp(`${PICTURES}\\s*$`, 'u'));

/** What gatherings are called: "PromCon", "NodeConf 2026", "DevOpsDays", "ZuriHac". */
const NAME = expression(
  String.raw`(?<!\p{L})\p{Lu}\p{L}+(?:Con|CON|Conf|CONF|Camp|Fest|FEST|Days?|Summit|Hack?)(?:20)?\d{0,2}(?!\p{L})`,
  'u',
);

/** A first and cheap look at a whole text: whether anything in it could announce. */
export function mayAnnounce(text: string, cues: CuePhrases): boolean {
  const isCalled = cues.invitation.test(text) || cues.gathering.test(text) || cues.occasion.test(text);
  return isCalled || picture().test(text) || NAME.test(text);
}

/**
 * Whether a day and a time may stand in a sentence with little else: "Picket: Thursday 12 March, 6am" says in no word that it is an
 * event. Two numbers close to its beginning, so that chrono is not loaded for every day that is told.
 */
export const mayBePoster = (text: string): boolean =>
  /(?:^|[.!?]\s|\n)[^\d.!?\n]{0,40}\d{1,2}\D{1,24}\d/.test(text);

const WORDS = expression(String.raw`[\p{L}\p{N}]+`, 'gu');

/** The most words, beside its date, of a sentence as on a poster; and of one that is about a gathering alone. */
const FEW = 6;
const SOME = 14;

/** Whether a date of a text is announced: someone is invited, or a gathering is to come, and nothing is said of the past. */
export function isAnnounced(text: string, date: StatedDate, cues: CuePhrases): boolean {
  const { before: written, after, next, around, isPictured, isPinned } = settingOf(text, date);
  const before = written.replace(cues.movedTo.for(written), ' ');
  if (isOfSomethingElse(before, after, text.slice(date.from, date.to), cues)) return false;
  if (cues.since.test(before) && !isOfSeveralDays(date)) return false;
  const sentence = `${before} — ${after}`;
  if (cues.past.test(sentence) || cues.off.test(sentence) || cues.moved.test(after)) return false;
  if (cues.offAtEdge.test(titleOf(text)) || cues.offAtEdge.test(next)) return false;
  if (cues.invitation.test(sentence)) return true;
  if (cues.notBefore.test(after)) return false;

  const words = sentence.match(WORDS.for(sentence))?.length ?? 0;
  const isFormal = date.weekday !== null && date.time !== null;
  const gathers = cues.gathering.test(sentence) || NAME.test(sentence);
  if (gathers && (isFormal || words <= SOME || cues.planned.test(sentence))) return true;
  const isMovedHere = before !== written;
  if ((isMovedHere || date.time !== null) && words <= SOME && cues.occasion.test(sentence)) return true;

  if (isPictured && (date.time !== null || date.weekday !== null || isPinned)) return true;
  const isShort = words <= FEW;
  // "27 March. Workshop: …", as programmes have it
  if (words <= 1 && cues.programme.test(next) && !cues.past.test(next)) return true;
  const isPoster = isFormal || isPictured || isShort || cues.label.test(before);
  const gathersNear = cues.gathering.test(date.time === null ? titleOf(text) : around);
  if (isPoster && (cues.invitation.test(around) || gathersNear)) return true;
  return (
    date.time !== null &&
    isShort &&
    (isFormal || cues.occasion.test(titleOf(text))) &&
    !cues.past.test(around)
  );
}

/** Whether the words around a date are only said close to the day. */
export function isOfToday(text: string, date: StatedDate, cues: CuePhrases): boolean {
  return cues.today.test(settingOf(text, date).around);
}

const YEAR = expression(String.raw`(?<![\p{L}\d./:-])20\d\d(?![\d-])`, 'gu');

/** A year that belongs to a name: `ZuriHac 2021`. */
const YEAR_OF_NAME = expression(String.raw`(?<=\p{Lu}[\p{L}\d]*\s)20\d\d(?![\d-])`, 'gu');

/**
 * The one year that the sentence of a date names beside it, or else that stands behind a name in the title; null when there is
 * none, or several.
 */
export function yearBeside(text: string, date: StatedDate): number | null {
  const { before, after } = settingOf(text, date);
  const sentence = `${before} ${after}`;
  const title = titleOf(text);
  const years = new Set(sentence.match(YEAR.for(sentence)) ?? title.match(YEAR_OF_NAME.for(title)));
  return years.size === 1 ? Number([...years][0]) : null;
}

/** A range or a list of days of which chrono read the end alone. */
const CUT_OFF = expression(
  String.raw`(?<!\p{L})\d{1,2}(?:st|nd|rd|th|\.|er)?\s?(?:[/&+-]|–|to|through|till|until|and|or|und|oder|bis|et|ou|au|y|o|al?|e|en|of|tot|t\/m)\s?(?:the\s|\p{L}{2,9},?\s)?$`,
  'iu',
);
const LISTED = /\d{1,2}(?:st|nd|rd|th|\.)?,\s$/;

/** What a day of a month stands before when it is a street: "1 May Square 12". */
const STREET =
  /^\s(?:Square|Street|Road|Avenue|Boulevard|Platz|Straße|Strasse|Allee|Plein)(?=\s\d|\s?[,.;)]|\s*$)/;

function isOfSomethingElse(before: string, after: string, words: string, cues: CuePhrases): boolean {
  const isQuoted = /["“”„«‘]$/.test(before) && /^["“”»’]/.test(after);
  const isCutOff = CUT_OFF.test(before) || (LISTED.test(before) && /^\d/.test(words));
  return isQuoted || isCutOff || cues.notAfter.test(before) || STREET.test(after);
}

function titleOf(text: string): string {
  return text.slice(0, Math.min(text.indexOf('\n'), REACH));
}

/** A date with the words of its sentence on both sides. */
interface Setting {
  before: string;
  after: string;
  /** The sentence behind it. */
  next: string;
  /** The sentences around it too. */
  around: string;
  /** Whether a picture of a calendar, a clock or a ticket stands before it. */
  isPictured: boolean;
  /** Whether the pin of a map stands behind it. */
  isPinned: boolean;
}

/** How far around a date cue phrases count, in characters. */
const REACH = 240;

function settingOf(text: string, { from, to }: StatedDate): Setting {
  const left = text.slice(Math.max(0, from - REACH), from);
  const right = text.slice(to, to + REACH);
  const [, end, nextEnd] = sentencesIn(right);
  return {
    before: left.slice(sentencesIn(left).at(-1)),
    after: right.slice(0, end),
    next: end === undefined ? '' : right.slice(end, nextEnd),
    around: `${left} — ${right}`,
    isPictured: pictureBefore().test(left),
    isPinned: /^\s*📍/u.test(right),
  };
}

/** Behind one of these a full stop ends no sentence: months, days, `p.m.` and their like. */
const ABBREVIATION = expression(
  String.raw`(?<!\p{L})(?:\p{L}|jan|feb|mar|mär|apr|avr|abr|jun|jul|juil|aug|ago|sept?|oct|okt|ott|nov|dec|dez|dic|déc|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|mo|di|mi|do|fr|sa|so|no|nr|vs|dr|st|approx|ca)$`,
  'iu',
);

const SENTENCE_END = expression(
  String.raw`(?:[.!?…]+["”’')]*\s+(?!\p{Ll}|[/&+–-]\s?\d)|[。！？\n•▪●]|\p{Extended_Pictographic}\uFE0F?)`,
  'gu',
);

/** Where the sentences of a text begin. Pictures and bullets part sentences too; a small letter goes on, as in "4. quarter". */
function sentencesIn(text: string): number[] {
  const starts = [0];
  for (const { index, 0: pattern } of text.matchAll(SENTENCE_END.for(text))) {
    const isStop = pattern.startsWith('.') && ABBREVIATION.test(text.slice(Math.max(0, index - 8), index));
    if (!isStop) starts.push(index + pattern.length);
  }
  return starts;
}
