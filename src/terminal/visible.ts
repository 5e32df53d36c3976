import { escapedCharacter } from '../text/visible-json.ts';

/**
 * Makes the characters visible that would steer a terminal instead of being shown: C0 and C1 controls as
 * pictures or escapes, tabs as spaces, and the marks that turn the direction of writing.
 */
export function visible(text: string): string {
  return text.replace(directives, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '\t') return ' ';
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '␡' : escapedCharacter(character);
  });
}

// Controls; line separators; marks, embeddings, overrides and isolates of the bidirectional algorithm; the byte order mark.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const directives = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
