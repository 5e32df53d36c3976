/** Asks the engine that will run them whether patterns can be run. */
import { RE2JS } from 're2js';
import type { Fault } from './keyword.ts';

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

/** Why a pattern cannot be run; null when it can. */
export function faultOf(pattern: string): Fault | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const known = beyond.find(({ has }) => has.test(pattern));
    if (known) return { why: known.why, advice: known.advice };
    const why = error instanceof Error ? error.message.replace('error parsing regexp: ', '') : String(error);
    return { why, advice: 'patterns are written as for RE2: https://github.com/google/re2/wiki/Syntax' };
  }
}
