/** Why an entry stands where it stands, in full: every theme that competed, and what would have changed the outcome. */
import type { Entry, Field, Hit, Place, Placement, RuleHit, SectionRule } from '../types.ts';
import type { Rules } from './compile.ts';
import type { Denial } from './conditions.ts';
import { SCORE_UNIT } from './keywords.ts';
import type { Found } from './matcher/find.ts';
import {
  type Exclusion,
  isEnough,
  type Nested,
  type Scoring,
  scoreEntry,
  settle,
  strongestFirst,
  type ThemeScore,
  toHit,
  toRuleHit,
} from './score.ts';

/** Where an entry stands, and everything that its score is made of. */
export interface Explanation {
  entry: Entry;
  /** The id of the theme that took the entry; null when none did. */
  theme: string | null;
  by: Placement['by'];
  /** Every theme with a hit, best first. */
  contenders: Contender[];
  /** The hits that `exclude` phrases took away. */
  excluded: ExcludedHit[];
  /** The hits that do not count again, since they lie inside a longer one of their theme. */
  nested: NestedHit[];
  /** The hits that `not`, `when` or `near` took away. */
  denied: DeniedHit[];
  /** The rule that drops the entry, whatever it scores; null: none does. */
  drop: RuleEvidence | null;
  /** The rule that pins it; null: none does. */
  pin: RuleEvidence | null;
  /** The heading by which its theme has it; null: by none. */
  section: SectionRule | null;
  /** What was missing for another outcome; null when no score decided. */
  margin: Margin | null;
}

/** A rule of `drop` or `pin`, and where it is written. */
export interface RuleEvidence extends RuleHit {
  place: Place | null;
}

/** A hit that does not count. */
export interface DeniedHit extends Evidence {
  /** `not`: a word is there beside which it does not count. `when`: the entry is none of those that it looks at. `near`: its words stand too far apart. */
  by: Denial['by'];
  /** Whether it is the theme that has this `not` or `when`, rather than the keyword. */
  isOfTheme: boolean;
  /** The word of `not`, as its author wrote it and as it stands in the entry; else null. */
  word: string | null;
  wordText: string | null;
}

/** A theme that competed for an entry. */
export interface Contender {
  theme: string;
  title: string;
  score: number;
  /** What the theme needs to take an entry. */
  threshold: number;
  /** Whether the score reaches the threshold. */
  isEnough: boolean;
  /** The strongest first. */
  hits: Evidence[];
}

/** A hit, and the keyword behind it. */
export interface Evidence extends Hit {
  /** The weight of the keyword itself; `weight` is this times the weight of the field. */
  keywordWeight: number;
  /** Where the keyword is written; null for the built-in pack. */
  place: Place | null;
}

/** A hit that does not count. */
export interface ExcludedHit extends Evidence {
  /** The `exclude` phrase that the hit lies in, as its author wrote it. */
  phrase: string;
  /** What that phrase matched. */
  phraseText: string;
}

/** A hit that does not count again. */
export interface NestedHit extends Evidence {
  /** The longer hit that it lies inside, as it stands in the entry, and its keyword. */
  aroundText: string;
  around: string;
}

/** What the theme that came second would need to win; where none won, what the best one would need. */
export interface Margin {
  /** The id of that theme; null for any theme without a hit. */
  theme: string | null;
  /** What would have to be added to its score. */
  score: number;
  /** Whether it has to be more than `score`, since a tie goes to the other theme. */
  isMore: boolean;
  /** Weights of one more keyword, found in the title or in the body, that would do: halves, rounded up; null where that field counts nothing. */
  inTitle: number | null;
  inBody: number | null;
}

/** Explains one entry. */
export function explain(entry: Entry, rules: Rules): Explanation {
  const scoring = scoreEntry(entry, rules);
  const { judgement } = scoring;
  const { theme, by, drop } = settle(entry, entry.directives.theme, scoring, rules);
  return {
    entry,
    theme,
    by,
    contenders: scoring.ranking.map((themeScore) => contender(themeScore, scoring, rules)),
    excluded: eachOnce(scoring.excluded.map((exclusion) => excludedHit(exclusion, rules))),
    nested: scoring.nested.map((it) => nestedHit(it, rules)),
    denied: (judgement?.denied ?? []).map((it) => deniedHit(it, rules)),
    drop: drop === undefined ? null : ruleEvidence(judgement!.drop!, rules),
    pin: drop !== undefined || !judgement?.pin ? null : ruleEvidence(judgement.pin, rules),
    section: by === 'section' ? judgement!.section : null,
    margin: isScored(by) && drop === undefined ? margin(scoring.ranking, rules) : null,
  };
}

const isScored = (by: Placement['by']): boolean => by === 'rules' || by === 'none';

function contender(themeScore: ThemeScore, { counted }: Scoring, rules: Rules): Contender {
  const { theme, sum } = themeScore;
  const { id, title } = rules.themes[theme]!;
  return {
    theme: id,
    title,
    score: sum / SCORE_UNIT,
    threshold: rules.thresholds[theme]! / SCORE_UNIT,
    isEnough: isEnough(themeScore, rules),
    hits: strongestFirst(counted, theme, rules).map((find) => evidence(find, rules)),
  };
}

function evidence(find: Found, rules: Rules): Evidence {
  const { weight, place } = rules.keywords.at(find.keyword).keyword;
  return { ...toHit(find, rules), keywordWeight: weight, place };
}

function excludedHit({ hit, phrase }: Exclusion, rules: Rules): ExcludedHit {
  return {
    ...evidence(hit, rules),
    phrase: rules.keywords.at(phrase.keyword).keyword.written,
    phraseText: phrase.text.slice(phrase.start, phrase.end),
  };
}

/** A word that is a keyword, and one of several together too, is taken away once, as the keyword. */
function eachOnce(hits: ExcludedHit[]): ExcludedHit[] {
  const isSame = (one: ExcludedHit, other: ExcludedHit) =>
    one.theme === other.theme &&
    one.field === other.field &&
    one.start === other.start &&
    one.end === other.end;
  return hits.filter(
    (hit, index) =>
      !hits.some(
        (it, at) => isSame(it, hit) && (it.weight > hit.weight || (it.weight === hit.weight && at < index)),
      ),
  );
}

function deniedHit({ hit, by, word, isOfTheme }: Denial, rules: Rules): DeniedHit {
  return {
    ...evidence(hit, rules),
    by,
    isOfTheme,
    word: word === null ? null : rules.keywords.at(word.keyword).keyword.written,
    wordText: word === null ? null : word.text.slice(word.start, word.end),
  };
}

const ruleEvidence = (find: Found, rules: Rules): RuleEvidence => ({
  ...toRuleHit(find, rules),
  place: rules.keywords.at(find.keyword).keyword.place,
});

function nestedHit({ hit, around }: Nested, rules: Rules): NestedHit {
  return {
    ...evidence(hit, rules),
    aroundText: around.text.slice(around.start, around.end),
    around: rules.keywords.at(around.keyword).keyword.written,
  };
}

/** A theme that stands earlier wins a tie, so it has to gain less than one that stands later. */
function margin([first, second]: ThemeScore[], rules: Rules): Margin {
  if (first === undefined || !isEnough(first, rules)) {
    const missing = missingTo(first, rules);
    return toMargin(first, missing, missing === 0, rules);
  }
  const gap = first.sum - (second?.sum ?? 0);
  const missing = missingTo(second, rules);
  if (missing > gap) return toMargin(second, missing, false, rules);
  return toMargin(second, gap, second === undefined || second.theme > first.theme, rules);
}

/** What a theme lacks to its threshold; where there is none, what the least demanding one would lack. */
function missingTo(themeScore: ThemeScore | undefined, { thresholds }: Rules): number {
  if (themeScore !== undefined) return thresholds[themeScore.theme]! - themeScore.sum;
  return thresholds.length === 0 ? SCORE_UNIT : Math.min(...thresholds);
}

function toMargin(
  themeScore: ThemeScore | undefined,
  missing: number,
  isMore: boolean,
  rules: Rules,
): Margin {
  const weightIn = (field: Field): number | null => {
    const perWeight = rules.fieldWeights[field === 'title' ? 'title' : 'body'];
    if (perWeight === 0) return null;
    const halves = (2 * missing) / SCORE_UNIT / perWeight;
    const enough = isMore ? Math.floor(halves) + 1 : Math.ceil(halves);
    return enough / 2;
  };
  return {
    theme: themeScore === undefined ? null : rules.themes[themeScore.theme]!.id,
    score: missing / SCORE_UNIT,
    isMore,
    inTitle: weightIn('title'),
    inBody: weightIn('body'),
  };
}
