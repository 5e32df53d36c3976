/** The door of the room: which theme an entry belongs to, and why. */
import type { Entry, Hit, Placement } from '../types.ts';
import { type Rules, SCORE_UNIT } from './compile.ts';
import type { Found } from './matcher/find.ts';
import { isEnough, strongestFirst, toHit, type Weighing, weigh } from './score.ts';

export { compileRules, type Rules } from './compile.ts';
export { checkSteering } from './directives.ts';

/**
 * Places an entry: the theme with the best score takes it, and a tie goes to the earlier theme. An editor's
 * `{theme=…}` goes before every score. The rules' view is kept either way.
 */
export function place(entry: Entry, rules: Rules): Placement {
  return settle(entry, weigh(entry, rules), rules);
}

/** Places an entry that was weighed. */
export function settle(entry: Entry, { counted, ranking }: Weighing, rules: Rules): Placement {
  const scores = ranking
    .filter(({ sum }) => isEnough(sum, rules))
    .map(({ theme, sum }) => ({ theme: rules.themes[theme]!.id, score: sum / SCORE_UNIT }));
  const byHand = entry.steering.theme;
  const winner = byHand ?? scores[0]?.theme ?? null;
  return {
    entry,
    theme: winner,
    by: byHand !== null ? 'hand' : winner !== null ? 'rules' : 'none',
    score: scores.find(({ theme }) => theme === winner)?.score ?? 0,
    also: scores.filter(({ theme }) => theme !== winner),
    why: evidence(counted, winner, rules),
  };
}

function evidence(counted: Found[], winner: string | null, rules: Rules): Hit[] {
  const theme = rules.themes.findIndex(({ id }) => id === winner);
  return strongestFirst(counted, theme, rules).map((find) => toHit(find, rules));
}
