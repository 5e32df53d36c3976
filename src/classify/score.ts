/** The score of an entry: the one place where hits become scores, and scores a decision. */
import type { Entry, Hit, Placement } from '../types.ts';
import { type Rules, SCORE_UNIT } from './compile.ts';
import { type Found, findAll } from './matcher/find.ts';

/** Everything that the rules say about an entry. */
export interface Scoring {
  /** Every hit that an `exclude` phrase did not take away. */
  found: Found[];
  /** Of each keyword the hit that is worth most, the first one of several: what the scores are made of. */
  counted: Found[];
  /** The hits that do not count again, since they lie inside a longer hit of their own theme. */
  nested: Nested[];
  /** The hits that lie inside an `exclude` phrase of their own theme. */
  excluded: Exclusion[];
  /** Every theme that has a hit; those that reach their threshold first, the best of them first, of equals the earlier one. */
  ranking: ThemeScore[];
  /** The index of the theme that takes it; -1 when none does. */
  winner: number;
}

/** A hit, and the phrase that takes it away. */
export interface Exclusion {
  hit: Found;
  phrase: Found;
}

/** A hit, and the longer one that it lies inside. */
export interface Nested {
  hit: Found;
  around: Found;
}

/** A theme, by its index in `rules.themes`, and its score in thousandths. */
export interface ThemeScore {
  theme: number;
  sum: number;
}

/** Finds the keywords of an entry and scores its themes. An entry without any hit has an empty ranking. */
export function scoreEntry(entry: Entry, rules: Rules): Scoring {
  const { found, excluded } = separate(findAll(entry, rules), rules);
  const nested = nestedIn(found, rules);
  const counted = best(withoutNested(found, nested), rules);
  const sums = new Float64Array(rules.themes.length);
  for (const find of counted) sums[rules.keywords[find.keyword]!.theme]! += worth(find, rules);
  const ranking = rank(counted, sums, rules);
  return { found, counted, nested, excluded, ranking, winner: decide(sums, rules.thresholds) };
}

/**
 * The theme that takes an entry, by its index: the best sum wins, of equals the earlier theme, when it is more than 0 and
 * reaches the threshold of its theme; -1 when none does. Sums and thresholds in thousandths.
 */
export function decide(sums: Float64Array, thresholds: Float64Array): number {
  let best = -1;
  let most = 0;
  for (let theme = 0; theme < sums.length; theme++) {
    const sum = sums[theme]!;
    if (sum <= most || sum < thresholds[theme]!) continue;
    best = theme;
    most = sum;
  }
  return best;
}

/** What comes of it; `byHand` is the theme that an editor asked for, which goes before every score. */
export function settle(entry: Entry, byHand: string | null, scoring: Scoring, rules: Rules): Placement {
  const { counted, ranking, winner } = scoring;
  const scores = ranking
    .filter((it) => isEnough(it, rules))
    .map(({ theme, sum }) => ({ theme: rules.themes[theme]!.id, score: sum / SCORE_UNIT }));
  const theme = byHand ?? rules.themes[winner]?.id ?? null;
  const index = rules.themes.findIndex(({ id }) => id === theme);
  return {
    entry,
    theme,
    by: byHand !== null ? 'hand' : theme !== null ? 'rules' : 'none',
    score: scores.find((it) => it.theme === theme)?.score ?? 0,
    also: scores.filter((it) => it.theme !== theme),
    why: strongestFirst(counted, index, rules).map((find) => toHit(find, rules)),
  };
}

/** What a hit adds to the score of its theme, in thousandths. */
const worth = ({ keyword, field }: Found, rules: Rules): number => rules.keywords[keyword]!.worth[field];

/** Whether the score of a theme is enough to take an entry. */
export const isEnough = ({ theme, sum }: ThemeScore, { thresholds }: Rules): boolean =>
  sum > 0 && sum >= thresholds[theme]!;

/** What speaks for a theme, the strongest first; of equals the one that a reader meets first. */
export function strongestFirst(counted: Found[], theme: number, rules: Rules): Found[] {
  return counted
    .filter(({ keyword }) => rules.keywords[keyword]!.theme === theme)
    .sort((a, b) => worth(b, rules) - worth(a, rules));
}

/** A hit as the model has it. */
export function toHit(find: Found, rules: Rules): Hit {
  const { keyword, theme } = rules.keywords[find.keyword]!;
  return {
    theme: rules.themes[theme]!.id,
    keyword: keyword.written,
    field: find.field,
    text: find.text.slice(find.start, find.end),
    start: find.start,
    end: find.end,
    weight: worth(find, rules) / SCORE_UNIT,
  };
}

/** Takes away the hits that lie inside an `exclude` phrase of their own theme. */
function separate(all: Found[], rules: Rules): Pick<Scoring, 'found' | 'excluded'> {
  const phrases = all.filter(({ keyword }) => rules.keywords[keyword]!.excludes);
  if (phrases.length === 0) return { found: all, excluded: [] };
  const found: Found[] = [];
  const excluded: Exclusion[] = [];
  for (const hit of all) {
    if (rules.keywords[hit.keyword]!.excludes) continue;
    const phrase = phrases.find((it) => isInside(hit, it) && isOfOneTheme(hit, it, rules));
    if (phrase === undefined) found.push(hit);
    else excluded.push({ hit, phrase });
  }
  return { found, excluded };
}

/** Whether a hit lies in the text of another; one of the same extent does. */
export const isInside = (hit: Found, other: Found): boolean =>
  other.field === hit.field && other.text === hit.text && other.start <= hit.start && hit.end <= other.end;

/**
 * The hits that lie inside a longer hit of the same theme: who finds "product launch" has not found "launch" a second
 * time. One sweep over each text, with the hit of each theme that reaches farthest.
 */
function nestedIn(found: Found[], rules: Rules): Nested[] {
  const nested: Nested[] = [];
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const farthest = new Map<string, Map<number, Found>>();
  for (const hit of inOrder) {
    const { theme } = rules.keywords[hit.keyword]!;
    const place = `${hit.field} ${hit.text}`;
    const inText = farthest.get(place) ?? new Map<number, Found>();
    farthest.set(place, inText);
    const around = inText.get(theme);
    if (around === undefined || hit.end > around.end) inText.set(theme, hit);
    else if (hit.end < around.end || hit.start > around.start) nested.push({ hit, around });
  }
  return nested;
}

function withoutNested(found: Found[], nested: Nested[]): Found[] {
  if (nested.length === 0) return found;
  const inside = new Set(nested.map(({ hit }) => hit));
  return found.filter((hit) => !inside.has(hit));
}

const isOfOneTheme = (a: Found, b: Found, { keywords }: Rules): boolean =>
  keywords[a.keyword]!.theme === keywords[b.keyword]!.theme;

function best(found: Found[], rules: Rules): Found[] {
  const byKeyword = new Map<number, Found>();
  for (const find of found) {
    const known = byKeyword.get(find.keyword);
    if (known === undefined || Math.abs(worth(find, rules)) > Math.abs(worth(known, rules)))
      byKeyword.set(find.keyword, find);
  }
  return [...byKeyword.values()];
}

function rank(counted: Found[], sums: Float64Array, rules: Rules): ThemeScore[] {
  const themes = new Set(counted.map(({ keyword }) => rules.keywords[keyword]!.theme));
  return [...themes]
    .map((theme) => ({ theme, sum: sums[theme]! }))
    .sort((a, b) => +isEnough(b, rules) - +isEnough(a, rules) || b.sum - a.sum || a.theme - b.theme);
}
