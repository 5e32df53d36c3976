/** Knows an issue that was written before by how it begins, wherever its file lies and whatever that is called. */
import { daysOfWeek } from '../text/calendar.ts';
import { isoDate } from '../text/dates.ts';
import { languages, wordsOf } from './i18n/translations.ts';

/** How a format begins: where the line with the week and its days is, and whether more may stand before that. */
interface Beginning {
  pattern: RegExp;
  /** What is below it in an issue, and seldom in the notes of somebody who writes the week below a title, too. */
  trace?: RegExp;
  isOpen?: boolean;
}

const beginnings: Beginning[] = [
  // Markdown
  {
    pattern: /^(?:---\n[\s\S]*?\n---\n\s*)?# [^\n]+\n\n([^\n]+)/,
    // Small print such as the counts, a row of the contents, or the title of an entry.
    trace: /^(?:_[^\n]+_|- \[[^\n]+\]\(#[^\n]+|### [^\n]+)$/m,
  },
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

/** A digest, to the letter. */
const json = /^\{\s*"schema": 1,\s*"title": "/;

/**
 * Tells of the beginning of a text whether it is an issue that was written: where the program puts them, the week and its days
 * in the words of `lang` or another language. People who write both below a title write them in another way.
 */
export async function isWrittenIssue(text: string, lang: string): Promise<boolean> {
  if (json.test(text)) return true;
  for (const { pattern, trace, isOpen = false } of beginnings) {
    const [head = '', line] = pattern.exec(text) ?? [];
    if (line === undefined || trace?.test(text.slice(head.length)) === false) continue;
    if (await namesWeek(line, lang, isOpen)) return true;
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
      const words = `${say.week(week)} · ${from}${glue}${to}`;
      if (isOpen ? line.includes(words) : line === words || line.startsWith(`${words} · `)) return true;
    }
  }
  return false;
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
