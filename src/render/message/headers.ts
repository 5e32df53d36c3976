/**
 * Words in headers that look like encoded ones (RFC 2047), `=?utf-8?q?…?=`. Mail programs would decode what nobody encoded,
 * line ends included, so these are encoded themselves.
 */
import { encodeWord } from 'nodemailer/lib/mime-funcs';

/** Headers that are written as they are. */
export type Headers = Record<string, { prepared: true; foldLines: true; value: string }>;

/** A value that is written as it is. */
export const prepared = (value: string): Headers[string] => ({ prepared: true, foldLines: true, value });

/** The subject, where the composer would write it as it is; it stands in place of the composer's. */
export function disarmedSubject(subject: string): Headers {
  return looksEncoded(subject) ? { Subject: prepared(encoded(subject)) } : {};
}

/** A name as it stands before an address. */
export function phraseOf(name: string): string {
  if (name === '') return '';
  const isPlain = /^[ -~]*$/.test(name) && !looksEncoded(name);
  return `${isPlain ? `"${name.replace(/["\\]/g, '\\$&')}"` : encoded(name)} `;
}

/** A name that the composer encodes as a whole, since an invisible sign stands in it: it quotes others, and some decode those. */
export function disarmed(name: string): string {
  return name.replaceAll('=?', '=\u2060?');
}

const looksEncoded = (text: string): boolean => text.includes('=?');

const encoded = (text: string): string => encodeWord(text, 'B', 52);
