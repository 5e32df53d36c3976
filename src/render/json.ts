import type { Digest } from '../types.ts';

/** The digest itself, which renders back to the same bytes. What a terminal could take for a command is written `\u…`. */
export function jsonOf(digest: Digest): string {
  const json = JSON.stringify(digest, null, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
