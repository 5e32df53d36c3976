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
