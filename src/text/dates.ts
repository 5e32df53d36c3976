import { late } from './late.ts';

/**
 * The text itself when it is an ISO day that exists (`2026-03-02`) or an ISO week (`2026-W10`), else null. The first and
 * the last year of four digits are no dates: the days around them have no such form.
 */
export function isoDate(text: string): string | null {
  if (/^(?:0000|9999)/.test(text)) return null;
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) return dayExists(Number(day[1]), Number(day[2]), Number(day[3])) ? text : null;
  const week = /^(\d{4})-W(\d{2})$/.exec(text);
  return week && weekExists(Number(week[1]), Number(week[2])) ? text : null;
}

/**
 * The date that a file's name begins with (`news/2026-W10.txt`, `2026-03-05-links.md`, Logseq's `2026_03_05.md`), or the one that
 * stands behind its words (`weekly-2026-W10.md`); null when there is none. What an export has behind its words is the day on which
 * it was made, so that this is for texts alone.
 */
export function dateOfFile(file: string): string | null {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  if (!/\d{4}/.test(name)) return null;
  const [first] = name.match(dateHead()) ?? [];
  if (first !== undefined) return isoDate(first.replaceAll('_', '-'));
  const all =
    /\.(?:md|markdown|mdown|mkd|txt|org)$/i.test(name) && !/chat|export/i.test(name)
      ? name.match(dates())
      : null;
  return all?.length === 1 ? isoDate(all[0].replaceAll('_', '-')) : null;
}

const dateHead = late(() => /^\d{4}([-_])(?:\d{2}\1\d{2}|W\d{2})(?![\p{L}\p{N}])/u);
const dates = late(() => /(?<![\p{L}\p{N}])\d{4}(?:-\d{2}-\d{2}|_\d{2}_\d{2}|[-_]W\d{2})(?![\p{L}\p{N}])/gu);

function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A year has 53 weeks when it begins or ends on a Thursday; else 52. */
function weekExists(year: number, week: number): boolean {
  const thursday = 4;
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const last = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return week >= 1 && week <= (first === thursday || last === thursday ? 53 : 52);
}
