import type { Steering } from '../types.ts';

/**
 * Takes the steering off the end of a title: `{theme=security}`, `{top}`, `{skip}`, several in one pair of braces
 * (`{top, theme=security}`) or in several. Braces that hold anything else are text, and so is all before them; so are
 * braces that steer nothing, since there is neither a title nor a body.
 */
export function splitSteering(written: string, body: string): { title: string; steering: Steering } {
  const split = takeOff(written.trimEnd());
  const steersNothing = split.title === '' && body === '';
  return steersNothing ? { title: written.trim(), steering: unsteered() } : split;
}

/** Whether a text ends in steering. */
export function isSteered(text: string): boolean {
  const { theme, top, skip } = takeOff(text.trimEnd()).steering;
  return top || skip || theme !== null;
}

const unsteered = (): Steering => ({ theme: null, top: false, skip: false });

function takeOff(written: string): { title: string; steering: Steering } {
  const steering = unsteered();
  let title = written;
  while (title.endsWith('}')) {
    const open = title.lastIndexOf('{');
    const words = open < 0 ? null : steeringWords(title.slice(open + 1, -1));
    if (!words) break;
    for (const word of words) {
      if (word === 'top') steering.top = true;
      else if (word === 'skip') steering.skip = true;
      else steering.theme ??= word.slice('theme='.length);
    }
    title = title.slice(0, open).trimEnd();
  }
  return { title, steering };
}

/** The words between two braces; null when one of them is none of ours. */
function steeringWords(inside: string): string[] | null {
  if (inside.length > longestSteering) return null;
  const words = inside.replace(/\s*=\s*/g, '=').split(/[\s,;]+/);
  const named = words.filter((word) => word !== '');
  return named.length > 0 && named.every((word) => /^(?:top|skip|theme=[\p{L}\p{N}_-]+)$/u.test(word))
    ? named
    : null;
}

/** Characters between two braces; what is longer is text. */
const longestSteering = 100;
