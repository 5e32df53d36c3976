/** Knows an issue that was written before by how it begins, wherever its file lies and whatever that is called. */
import { daysOfWeek } from '../text/calendar.ts';
import { isoDate } from '../text/dates.ts';
import { languages, wordsOf } from './i18n/translations.ts';

/** How a format begins: where the line with the week and its days is, and whether more may stand before that. */
interface Beginning {
  pattern: RegExp;
  /** What is below it in an issue, and seldom in the notes of somebody who writes the week below a title, too. */
  trace?: RegExp;
  /** The same where the line says days alone, as people do. */
  traceOfDays?: RegExp;
  isOpen?: boolean;
}

/** Small print such as the counts, a row of the contents, or the title of an entry. */
const markdownTraces = {
  trace: /^(?:_[^\n]+_|- \[[^\n]+\]\(#[^\n]+|### [^\n]+)$/m,
  traceOfDays: /^\n\n_[^\n]+_\n|^(?:_[^\n]*\d[^\n]*_|- \[[^\n]+\]\(#[^\n]+)$/m,
};

const beginnings: Beginning[] = [
  // Markdown
  { pattern: /^(?:---\n[\s\S]*?\n---\n\s*)?# [^\n]+\n\n([^\n]+)/, ...markdownTraces },
  // Markdown whose title stands in its front matter
  { pattern: /^---\ntitle: "[\s\S]*?\n---\n\n([^\n]+)/, ...markdownTraces },
  // Text
  {
    pattern: /^[^\n]+(?:\n[^\n]+)*\n=+\n\n([^\n]+)/,
    // A section, or the one line of an issue without entries.
    trace: /\n\n\n[^\n]+(?:\n[^\n]+)*\n-+\n|^\n\n[^\n]+\n$/,
  },
  // JSON Feed
  {
    pattern:
      /^\{\s*"version": "https:\/\/jsonfeed\.org\/version\/1\.1",[\s\S]*?\n {2}"description": "([^"\n]+)"/,
  },
  // Slack: its first text begins with the title.
  { pattern: /^\{\s*"text": "([^"\n]+)",\s*"unfurl_links": false,/, isOpen: true },
];

/** What says by itself that the program made it. */
const signs = [
  // A digest, to the letter
  /^\{\s*"schema": 1,\s*"title": "/,
  // A page, the HTML of a message
  /^\s*<!doctype html>[\s\S]*<meta name="generator" content="weekly-digest">/i,
  // Atom, RSS
  /^<\?xml [\s\S]*<generator>weekly-digest<\/generator>/,
  // A message, which says nothing of the program: by the boundary of its parts, within its headers
  /^(?:[^\n]+\n)*\s+boundary="--_NmP-[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[\da-f]{4}-[\da-f]{12}-Part_1"/,
  // A calendar
  /^BEGIN:VCALENDAR\nVERSION:2\.0\nPRODID:-\/\/digest\/\/digest\/\//,
];

/**
 * Tells of the beginning of a text whether it is an issue that was written: by what made it, or where the program puts them,
 * the week and its days in the words of `lang` or another language. People who write both below a title write them in another way.
 */
export async function isWrittenIssue(text: string, lang: string): Promise<boolean> {
  if (signs.some((sign) => sign.test(text))) return true;
  for (const { pattern, trace, traceOfDays = trace, isOpen = false } of beginnings) {
    const [head = '', found] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    // Markdown begins no line with "26." that is no point of a list.
    const line = found.replace(/^(\d+)\\/, '$1');
    const below = text.slice(head.length);
    if (trace?.test(below) !== false && (await namesWeek(line, lang, isOpen))) return true;
    if (traceOfDays?.test(below) !== false && (await namesDays(line, lang, isOpen))) return true;
  }
  return false;
}

async function namesWeek(line: string, lang: string, isOpen: boolean): Promise<boolean> {
  const weeks = line.includes(' · ') ? weeksIn(line) : [];
  if (weeks.length === 0) return false;
  for (const it of [lang, ...languages]) {
    const say = await wordsOf(it);
    for (const { week, ...period } of weeks) {
      const { from, glue, to } = say.days(period);
      if (holds(line, `${say.week(week)} · ${from}${glue}${to}`, isOpen)) return true;
    }
  }
  return false;
}

/** Whether a line is these words, with the number and the author behind them; in one that is open more may stand before them. */
const holds = (line: string, words: string, isOpen: boolean): boolean =>
  isOpen ? line.includes(words) : line === words || line.startsWith(`${words} · `);

/** Whether it names days that are no week, as an issue with `--since` does. */
async function namesDays(line: string, lang: string, isOpen: boolean): Promise<boolean> {
  const days = daysIn(line);
  if (days.length === 0 || days.length > mostDays) return false;
  const parts = new Set(partsOf(line));
  for (const it of [lang, ...languages]) {
    const say = await wordsOf(it);
    // What two days share is said once, so each part of either stands in the line.
    const named = days.filter((day) =>
      partsOf(say.days({ from: day, to: day }).to).every((part) => parts.has(part)),
    );
    for (const from of named) {
      for (const to of named) {
        if (from > to) continue;
        const words = say.days({ from, to });
        if (holds(line, `${words.from}${words.glue}${words.to}`, isOpen)) return true;
      }
    }
  }
  return false;
}

/** Letters and numbers, each by itself. */
const partsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? [];

/** A line that an issue has names two years and two days at most, and the number of the issue. */
const mostDays = 200;

/** The days that the numbers of a line may be a part of. */
function daysIn(line: string): string[] {
  const numbers = [...new Set(line.match(/\d+/g) ?? [])];
  const years = numbers.filter((it) => /^\d{4}$/.test(it));
  const days = numbers.filter((it) => /^\d{1,2}$/.test(it)).map((it) => it.padStart(2, '0'));
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  return years
    .flatMap((year) => months.flatMap((month) => days.map((day) => `${year}-${month}-${day}`)))
    .filter((day) => isoDate(day) !== null);
}

/** The weeks that the numbers of a line may mean. */
function weeksIn(line: string): { week: string; from: string; to: string }[] {
  const numbers = [...new Set(line.match(/\d+/g) ?? [])];
  const years = numbers.filter((it) => /^\d{4}$/.test(it)).map(Number);
  return years
    .flatMap((year) => [year - 1, year, year + 1])
    .flatMap((year) => numbers.map((it) => `${year}-W${it.padStart(2, '0')}`))
    .filter((week) => isoDate(week) !== null)
    .map((week) => ({ week, ...daysOfWeek(week) }));
}
