/** Asks the engine that will run them whether patterns can be run. */
import { RE2JS } from 're2js';
import type { KeywordFault } from './keyword.ts';

/** What engines that backtrack can do and one that runs in linear time cannot. */
const beyond = [
  {
    has: /\(\?<?[=!]/,
    why: 'look-ahead and look-behind cannot be run in linear time',
    advice: 'match the longer text, and put what must not count under `exclude`',
  },
  {
    has: /\\[1-9]|\\k[<{']/,
    why: 'back-references cannot be run in linear time',
    advice: 'write out what may be repeated: (aa|bb) for (a|b)\\1',
  },
  {
    has: /\(\?>|[*+?}]\+/,
    why: 'atomic groups and possessive repeats are not known',
    advice: 'leave them out: this engine never backtracks, so they change nothing',
  },
];

/** At each letter all of them may have to be looked at: with so many, forty kilobytes take two seconds at the worst. */
const mostSteps = 1000;

const tooLong = (size: number): KeywordFault => ({
  why: `it comes to ${size} steps, and at most ${mostSteps} run in reasonable time`,
  advice: 'repeat less often: {1,100} instead of {1,1000}, or * and +, which cost one step each',
});

/** Why a pattern cannot be run; null when it can. */
export function patternFault(pattern: string): KeywordFault | null {
  try {
    const size = RE2JS.compile(pattern).programSize();
    return size > mostSteps ? tooLong(size) : null;
  } catch (error) {
    const known = beyond.find(({ has }) => has.test(pattern));
    if (known) return { why: known.why, advice: known.advice };
    const why = error instanceof Error ? error.message.replace('error parsing regexp: ', '') : String(error);
    return { why, advice: 'patterns are written as for RE2: https://github.com/google/re2/wiki/Syntax' };
  }
}
