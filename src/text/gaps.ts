/** What stands between two words, and parts them no further: white space, the underscore and every hyphen; not the em dash, which parts clauses. */
const gap = String.raw`\s_\-\u2010-\u2013\u2212\ufe58\ufe63\uff0d`;

/** One character of it. */
export const gapCharacter = new RegExp(`[${gap}]`, 'u');

const gaps = new RegExp(`[${gap}]+`, 'gu');

/** A text with one space for each gap. */
export const withSpaces = (text: string): string => text.replace(gaps, ' ');
