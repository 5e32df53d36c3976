/** What the rules find in an entry, weighed: the one place where hits become scores, and scores a decision. */
import { emptyList, keptList } from '../text/kept-list.ts';
import type { Entry, FoundText, Hit, Placement, RuleHit } from '../types.ts';
import type { Rules } from './compile.ts';
import { type Judgement, judge } from './conditions.ts';
import { SCORE_UNIT } from './keywords.ts';
import { type Found, findAll } from './matcher/find.ts';

/** Everything that the rules say about an entry. */
export interface Scoring {
  /** Every hit for a theme that nothing took away. */
  found: Found[];
  /** Of each keyword the hit that is worth most, the first one of several: what the scores are made of. */
  counted: Found[];
  /** The hits that do not count again, since they lie inside a longer hit of their own theme. */
  nested: Nested[];
  /** The hits that lie inside an `exclude` phrase of their own theme. */
  excluded: Exclusion[];
  /** What rules say that are more than words; null when there are none such. */
  judgement: Judgement | null;
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

/** Finds and weighs. An entry without any hit has an empty ranking. */
export function scoreEntry(entry: Entry, rules: Rules): Scoring {
  const { found: all, excluded } = separate(findAll(entry, rules), rules);
  const judgement = rules.special === null ? null : judge(entry, all, rules, rules.special);
  const found = judgement === null ? all : judgement.hits;
  const nested = nestedIn(found, rules);
  const counted = best(withoutNested(found, nested), rules);
  const ranking = rank(counted, rules);
  const [first] = ranking;
  const winner = first !== undefined && isEnough(first, rules) ? first.theme : -1;
  return { found, counted, nested, excluded, judgement, ranking, winner };
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

/**
 * What comes of it. `byHand` is the theme that an editor asked for, which goes before everything: whoever steered an entry
 * or put it on top wants it. Then a `drop` rule goes before all themes, and the theme of a heading before every score.
 */
export function settle(entry: Entry, byHand: string | null, scoring: Scoring, rules: Rules): Placement {
  const { counted, ranking, winner, judgement } = scoring;
  const pinned = judgement?.pin ?? null;
  const dropped = byHand === null && !entry.directives.top ? (judgement?.drop ?? null) : null;
  if (dropped !== null)
    return { entry, ...nowhere, also: emptyList, why: emptyList, drop: toRuleHit(dropped, rules) };
  const scores = ranking
    .filter((it) => isEnough(it, rules))
    .map(({ theme, sum }) => ({ theme: rules.themes[theme]!.id, score: sum / SCORE_UNIT }));
  const bySection = judgement?.section?.theme ?? null;
  const byWords = rules.themes[winner]?.id ?? null;
  const theme = byHand ?? bySection ?? byWords;
  const index = theme === byWords ? winner : rules.themes.findIndex(({ id }) => id === theme);
  const by = byHand !== null ? 'hand' : bySection !== null ? 'section' : theme !== null ? 'rules' : 'none';
  const score = scores.find((it) => it.theme === theme)?.score ?? 0;
  const also = keptList(scores.filter((it) => it.theme !== theme));
  const why = keptList(strongestFirst(counted, index, rules).map((find) => toHit(find, rules)));
  // Of most there is no more, and a literal with something spread in it takes several times as long to be made.
  if (pinned === null) return { entry, theme, by, score, also, why };
  return { entry, theme, by, score, also, why, pin: toRuleHit(pinned, rules) };
}

const nowhere = { theme: null, by: 'none', score: 0 } as const;

/** What a hit adds to the score of its theme, in thousandths. */
const worth = ({ keyword, field }: Found, rules: Rules): number => rules.keywords.at(keyword).worth[field];

/** Whether the score of a theme is enough to take an entry. */
export const isEnough = ({ theme, sum }: ThemeScore, { thresholds }: Rules): boolean =>
  sum > 0 && sum >= thresholds[theme]!;

/** What speaks for a theme, the strongest first; of equals the one that a reader meets first. */
export function strongestFirst(counted: Found[], theme: number, rules: Rules): Found[] {
  return counted
    .filter(({ keyword }) => rules.keywords.at(keyword).theme === theme)
    .sort((a, b) => worth(b, rules) - worth(a, rules));
}

/** A hit as the model has it. */
export function toHit(find: Found, rules: Rules): Hit {
  const { keyword, theme } = rules.keywords.at(find.keyword);
  const { field, text, start, end, others } = find;
  const hit: Hit = {
    theme: rules.themes[theme]!.id,
    keyword: keyword.written,
    field,
    text: text.slice(start, end),
    start,
    end,
    weight: worth(find, rules) / SCORE_UNIT,
  };
  if (others !== undefined) hit.with = others.map(stretchOf);
  return hit;
}

/** The hit of a rule that adds nothing. */
export const toRuleHit = (find: Found, rules: Rules): RuleHit => ({
  keyword: rules.keywords.at(find.keyword).keyword.written,
  ...stretchOf(find),
});

/** What was found, as it stands in the entry. */
const stretchOf = ({ field, text, start, end }: Found): FoundText => ({
  field,
  text: text.slice(start, end),
  start,
  end,
});

/** Takes away the hits that lie inside an `exclude` phrase of their own theme. */
function separate(all: Found[], rules: Rules): Pick<Scoring, 'found' | 'excluded'> {
  const isPhrase = ({ keyword }: Found) => rules.keywords.at(keyword).role === 'exclude';
  const phrases = all.filter(isPhrase);
  if (phrases.length === 0) return { found: all, excluded: [] };
  const found: Found[] = [];
  const excluded: Exclusion[] = [];
  for (const hit of all) {
    if (isPhrase(hit)) continue;
    const phrase = isDeniedInside(hit, rules)
      ? phrases.find((it) => isInside(hit, it) && isOfOneTheme(hit, it, rules))
      : undefined;
    if (phrase === undefined) found.push(hit);
    else excluded.push({ hit, phrase });
  }
  return { found, excluded };
}

/** `not` words speak against a theme wherever they stand. */
const isDeniedInside = ({ keyword }: Found, { keywords }: Rules): boolean =>
  keywords.at(keyword).role !== 'not';

/** Whether a hit lies in the text of another; one of the same extent does. */
export const isInside = (hit: Found, other: Found): boolean =>
  other.field === hit.field && other.text === hit.text && other.start <= hit.start && hit.end <= other.end;

/**
 * The hits that lie inside a longer hit of the same theme: who finds "product launch" has not found "launch" a second
 * time. Of several that are the same words ("deploy" and "deploys"), the one that is worth most counts. One sweep over each
 * text, with the hit of each theme that reaches farthest. Words that count together stand in several places, and so in none.
 */
function nestedIn(found: Found[], rules: Rules): Nested[] {
  const nested: Nested[] = [];
  if (found.length < 2 || (rules.special === null && !mayOverlap(found, rules))) return nested;
  const inOrder = (rules.special === null ? found : found.filter(isOfOneWord)).toSorted(
    (a, b) =>
      a.start - b.start || b.end - a.end || worth(b, rules) - worth(a, rules) || a.keyword - b.keyword,
  );
  const farthest = new Map<string, Map<string, Map<number, Found>>>();
  for (const hit of inOrder) {
    const { theme } = rules.keywords.at(hit.keyword);
    const inField = within(farthest, hit.field);
    const inText = within(inField, hit.text);
    const around = inText.get(theme);
    if (around === undefined || hit.end > around.end) inText.set(theme, hit);
    else if (hit.end < around.end || hit.start > around.start || saysTheSame(hit, around, rules))
      nested.push({ hit, around });
  }
  return nested;
}

/**
 * Whether hits of one theme may overlap, as they do in few entries. As they are found, field by field, and in most fields in the order
 * of their ends, what overlaps with one stands right before it; where another order is met, they may.
 */
function mayOverlap(found: Found[], rules: Rules): boolean {
  for (let at = 1; at < found.length; at++) {
    const { keyword, field, start, end } = found[at]!;
    for (let before = at - 1; before >= 0; before--) {
      const other = found[before]!;
      if (other.field !== field || other.end <= start) break;
      if (other.end > end || isOfTheme(other, rules.keywords.at(keyword).theme, rules)) return true;
    }
  }
  return false;
}

const isOfTheme = ({ keyword }: Found, theme: number, { keywords }: Rules): boolean =>
  keywords.at(keyword).theme === theme;

/** Whether two hits of the same words both speak for their theme. Each word of a tag has found the whole tag, and is a word of its own. */
const saysTheSame = (hit: Found, around: Found, rules: Rules): boolean =>
  isOfSentences(hit) && hit.keyword !== around.keyword && worth(hit, rules) > 0 && worth(around, rules) > 0;

const isOfSentences = ({ field }: Found): boolean => field === 'title' || field === 'body';

/** The map that stands under a key, begun when there is none. */
function within<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = maps.get(key) ?? new Map<K, V>();
  maps.set(key, known);
  return known;
}

const isOfOneWord = ({ others }: Found): boolean => others === undefined;

function withoutNested(found: Found[], nested: Nested[]): Found[] {
  if (nested.length === 0) return found;
  const inside = new Set(nested.map(({ hit }) => hit));
  return found.filter((hit) => !inside.has(hit));
}

const isOfOneTheme = (a: Found, b: Found, { keywords }: Rules): boolean =>
  keywords.at(a.keyword).theme === keywords.at(b.keyword).theme;

function best(found: Found[], rules: Rules): Found[] {
  if (found.length < 2) return found;
  const byKeyword = new Map<number, Found>();
  for (const find of found) {
    const known = byKeyword.get(find.keyword);
    if (known === undefined || Math.abs(worth(find, rules)) > Math.abs(worth(known, rules)))
      byKeyword.set(find.keyword, find);
  }
  return [...byKeyword.values()];
}

function rank(counted: Found[], rules: Rules): ThemeScore[] {
  const scores = new Map<number, ThemeScore>();
  for (const find of counted) {
    const { theme } = rules.keywords.at(find.keyword);
    const known = scores.get(theme);
    if (known === undefined) scores.set(theme, { theme, sum: worth(find, rules) });
    else known.sum += worth(find, rules);
  }
  return [...scores.values()].sort(
    (a, b) => +isEnough(b, rules) - +isEnough(a, rules) || b.sum - a.sum || a.theme - b.theme,
  );
}
