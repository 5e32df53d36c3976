import type { Digest, DigestEntry } from '../types.ts';

/**
 * What must never come out: C0 and C1 controls but tab and line feed, the byte order mark, and the
 * characters that turn the direction of what follows them (CVE-2021-42574); single marks such as U+200F stay.
 */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Such a character, a line end that is not `\n`, or half of a surrogate pair. */
const SUSPICIOUS = /(?![\t\n])\p{Cc}|[\u2028-\u202E\u2066-\u2069\uFEFF\uD800-\uDFFF]/u;

/** The text without control characters, its lines ended by `\n`, halves of surrogate pairs as U+FFFD. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, '')
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
}

/** The text as one line: every run of white space is one space, none at the ends. */
export function oneLine(text: string): string {
  // Most are one already.
  if (!/[^ -~]| {2}/.test(text)) return text.trim();
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The digest with every string in it printable. Its entries are looked at one by one: the whole as one string fills the memory. */
export function printableDigest(digest: Digest): Digest {
  const { themes, unplaced, duplicates, skipped, ...rest } = digest;
  const parts = {
    themes: themes.map(({ entries, ...theme }) => ({
      ...printableIn(theme),
      entries: printableAll(entries),
    })),
    unplaced: printableAll(unplaced),
    duplicates: duplicates.map(printableIn),
    skipped: skipped.map(printableIn),
  };
  return Object.assign({ ...digest }, printableIn(rest), parts);
}

const printableAll = (entries: DigestEntry[]): DigestEntry[] => entries.map(printableIn);

/** One look is quick, and nearly everything is as it should be. */
function printableIn<Value extends object>(value: Value): Value {
  if (isPrintable(value)) return value;
  return JSON.parse(JSON.stringify(value), (_, it) => (typeof it === 'string' ? printable(it) : it));
}

function isPrintable(value: unknown): boolean {
  // Letters of English and a space here and there are asked for first, since most texts have nothing else.
  if (typeof value === 'string') return !/[^\n -~]/.test(value) || !SUSPICIOUS.test(value);
  if (typeof value !== 'object' || value === null) return true;
  // Neither its values nor its keys are made a list for it: there are millions of them.
  for (const key in value) if (!isPrintable(value[key as keyof typeof value])) return false;
  return true;
}
