import type { Digest } from '../types.ts';

/**
 * What must never come out: C0 and C1 controls but tab and line feed, the byte order mark, and the
 * characters that turn the direction of what follows them (CVE-2021-42574); single marks such as U+200F stay.
 */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What JSON may show of such a character; it escapes the C0 controls and halves of surrogate pairs. */
const SUSPICIOUS = /\\[bfru]|[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]/;

/** The text without control characters, its lines ended by `\n`, halves of surrogate pairs as U+FFFD. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** The text as one line: every run of white space is one space, none at the ends. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The digest with every string in it printable. */
export function printableDigest(digest: Digest): Digest {
  const json = JSON.stringify(digest);
  // One look at the whole is quick, and nearly every digest is as it should be.
  if (!SUSPICIOUS.test(json)) return digest;
  return JSON.parse(json, (_, value) => (typeof value === 'string' ? printable(value) : value));
}
