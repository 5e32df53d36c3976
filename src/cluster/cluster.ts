/** The door of the room: which theme an entry belongs to, and why. */
import type { Entry, Hit, Placement, Score } from '../model.ts';
import { type Found, findAll } from './find.ts';
import { type Rules, SCORE_UNIT } from './rules.ts';

export { compileRules, type Rules } from './rules.ts';
export { checkSteering } from './steering.ts';

/**
 * Places an entry: the theme with the best score takes it, and a tie goes to the earlier theme. An editor's
 * `{theme=…}` goes before every score. The rules' view is kept either way.
 */
export function place(entry: Entry, rules: Rules): Placement {
  const counted = best(withoutExcluded(findAll(entry, rules), rules), rules);
  const ranking = rank(counted, rules);
  const byHand = entry.steering.theme;
  const winner = byHand ?? ranking[0]?.theme ?? null;
  return {
    entry,
    theme: winner,
    by: byHand !== null ? 'hand' : winner !== null ? 'rules' : 'none',
    score: ranking.find(({ theme }) => theme === winner)?.score ?? 0,
    also: ranking.filter(({ theme }) => theme !== winner),
    why: evidence(counted, winner, rules),
  };
}

/** Takes away the hits that lie inside an `exclude` phrase of their own theme. */
function withoutExcluded(found: Found[], rules: Rules): Found[] {
  const phrases = found.filter(({ keyword }) => rules.keywords[keyword]!.excludes);
  const hits = found.filter(({ keyword }) => !rules.keywords[keyword]!.excludes);
  if (phrases.length === 0) return hits;
  const lies = (hit: Found) => (phrase: Found) =>
    rules.keywords[phrase.keyword]!.theme === rules.keywords[hit.keyword]!.theme &&
    phrase.field === hit.field &&
    phrase.text === hit.text &&
    phrase.start <= hit.start &&
    hit.end <= phrase.end;
  return hits.filter((hit) => !phrases.some(lies(hit)));
}

/** Of each keyword the find that is worth most, the first one of several. */
function best(found: Found[], rules: Rules): Found[] {
  const byKeyword = new Map<number, Found>();
  for (const find of found) {
    const known = byKeyword.get(find.keyword);
    if (known === undefined || worth(find, rules) > worth(known, rules)) byKeyword.set(find.keyword, find);
  }
  return [...byKeyword.values()];
}

const worth = ({ keyword, field }: Found, rules: Rules): number => rules.keywords[keyword]!.worth[field];

/** The themes that reach the threshold, best first; of equals the earlier one first. */
function rank(found: Found[], rules: Rules): Score[] {
  const sums = new Map<number, number>();
  for (const find of found) {
    const { theme } = rules.keywords[find.keyword]!;
    sums.set(theme, (sums.get(theme) ?? 0) + worth(find, rules));
  }
  return [...sums]
    .filter(([, sum]) => sum > 0 && sum >= rules.threshold)
    .sort(([a, sumA], [b, sumB]) => sumB - sumA || a - b)
    .map(([theme, sum]) => ({ theme: rules.themes[theme]!.id, score: sum / SCORE_UNIT }));
}

/** What speaks for a theme, the strongest first; of equals the one that a reader meets first. */
function evidence(found: Found[], theme: string | null, rules: Rules): Hit[] {
  return found
    .filter(({ keyword }) => rules.themes[rules.keywords[keyword]!.theme]!.id === theme)
    .sort((a, b) => worth(b, rules) - worth(a, rules))
    .map((find) => ({
      theme: theme!,
      keyword: rules.keywords[find.keyword]!.keyword.written,
      field: find.field,
      text: find.text.slice(find.start, find.end),
      start: find.start,
      end: find.end,
      weight: worth(find, rules) / SCORE_UNIT,
    }));
}
