import { askedOnce } from './late.ts';

/** A value as an indented document of JSON that is safe to show on a terminal. */
export function jsonDocument(value: object): string {
  return `${visibleJson(JSON.stringify(value, null, 2))}\n`;
}

/**
 * Escapes in JSON what `JSON.stringify` leaves as it is although a terminal obeys it or a reader does not see it; the
 * value stays the same. Line feeds between values stay.
 */
export function visibleJson(json: string): string {
  return json.replace(unseen, escapedCharacter);
}

/** A character of the basic plane as JSON and JavaScript escape it. */
export function escapedCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Controls but the line feed; line separators; marks, embeddings, overrides and isolates of the bidirectional algorithm; the byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them.
export const unseen = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The visible JSON of a value that stands where lines begin with `line`: a line feed and an indentation. The same as
 * `visibleJson(JSON.stringify(value, null, 2))` there, in half the time: each string is looked at once, and most are only quoted.
 * `value` is what JSON can hold; a field that is undefined is left out.
 */
export function visibleJsonAt(value: unknown, line: string): string {
  if (typeof value === 'string') return mayNeedEscapes.test(value) ? escaped(value) : `"${value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? listAt(value, line) : objectAt(value, line);
}

function listAt(values: unknown[], line: string): string {
  const inside = `${line}  `;
  let written = '';
  for (const value of values)
    written += `${written === '' ? '[' : ','}${inside}${visibleJsonAt(value, inside)}`;
  return written === '' ? '[]' : `${written}${line}]`;
}

function objectAt(object: object, line: string): string {
  const inside = `${line}  `;
  let written = '';
  for (const key of Object.keys(object)) {
    const value: unknown = object[key as keyof typeof object];
    if (value === undefined) continue;
    written += `${written === '' ? '{' : ','}${inside}${named(key)}${visibleJsonAt(value, inside)}`;
  }
  return written === '' ? '{}' : `${written}${line}}`;
}

/** What JSON escapes, the halves of surrogate pairs among it, and what is unseen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them.
const mayNeedEscapes = /["\\\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/;

const escaped = (text: string): string => visibleJson(JSON.stringify(text));

const named = askedOnce((key: string) => `${escaped(key)}: `);
