import type { Directives } from '../types.ts';

/**
 * Takes the directives off the end of a title: `{theme=security}`, `{top}`, `{skip}`, several in one pair of braces
 * (`{top, theme=security}`) or in several. Braces that hold anything else are text, and so is all before them; so are
 * braces that steer nothing, since there is neither a title nor a body.
 */
export function splitDirectives(written: string, body: string): { title: string; directives: Directives } {
  const split = takeOff(written.trimEnd());
  const steersNothing = split.title === '' && body === '';
  return steersNothing ? { title: written.trim(), directives: unsteered } : split;
}

/** Whether a text ends in directives. */
export function isSteered(text: string): boolean {
  const { theme, top, skip } = takeOff(text.trimEnd()).directives;
  return top || skip || theme !== null;
}

/** What most entries have: one for all of them. */
export const unsteered: Directives = Object.freeze({ theme: null, top: false, skip: false });

function takeOff(written: string): { title: string; directives: Directives } {
  if (!written.endsWith('}')) return { title: written, directives: unsteered };
  const directives = { ...unsteered };
  let title = written;
  while (title.endsWith('}')) {
    const open = title.lastIndexOf('{');
    const words = open < 0 ? null : directiveWords(title.slice(open + 1, -1));
    if (!words) break;
    for (const word of words) {
      if (word === 'top') directives.top = true;
      else if (word === 'skip') directives.skip = true;
      else directives.theme ??= word.slice('theme='.length);
    }
    title = title.slice(0, open).trimEnd();
  }
  return { title, directives };
}

/** The words between two braces; null when one of them is none of ours. */
function directiveWords(inside: string): string[] | null {
  if (inside.length > longestDirectives) return null;
  const words = inside.replace(/\s*=\s*/g, '=').split(/[\s,;]+/);
  const named = words.filter((word) => word !== '');
  return named.length > 0 && named.every((word) => /^(?:top|skip|theme=[\p{L}\p{N}_-]+)$/u.test(word))
    ? named
    : null;
}

/** Characters between two braces; what is longer is text. */
const longestDirectives = 100;
