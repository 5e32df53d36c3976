import { escapedCharacter, unseen } from '../text/visible-json.ts';

/**
 * Makes the characters visible that would steer a terminal instead of being shown: C0 and C1 controls as
 * pictures or escapes, tabs as spaces, and the marks that turn the direction of writing.
 */
export function visible(text: string): string {
  return text.replace(unseen, picture).replaceAll('\n', picture);
}

function picture(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === '\t') return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : escapedCharacter(character);
}
