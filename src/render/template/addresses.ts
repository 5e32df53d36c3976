/** Addresses in a template: what may be followed, and how it is written where escapes would mean something else. */
import { webAddress } from '../address.ts';
import type { EscapeTarget } from './escaping.ts';
import { type Markup, markup } from './markup.ts';

/** An address that may be followed, of the web or of mail; null for all others. */
export function followable(url: string): string | null {
  const isMail = /^mailto:[^\s<>"]+$/i.test(url) && URL.canParse(url);
  return isMail ? new URL(url).href : webAddress(url);
}

/** An address as a value: in Markdown it may stand alone, in `<…>` or in `(…)`, and escapes mean something else in each. */
export function addressValue(address: string, { markup: kind, isBare }: EscapeTarget): string | Markup {
  if (kind !== 'markdown' || !isBare) return address;
  const code = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return markup(address.replace(/[\s\\`*()<>[\]|~]|&(?=#?\w+;)/g, code));
}
