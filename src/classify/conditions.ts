/**
 * What the rules mean beyond words that are there: words that must occur together, words beside which another does not
 * count, rules for some entries only. It is judged when the one pass over the entry has found all words.
 */
import type { Entry, FoundText, SectionRule } from '../types.ts';
import type { Rules, SpecialRules } from './compile.ts';
import type { Conditions } from './keywords.ts';
import type { Found } from './matcher/find.ts';
import { stretchWith } from './near.ts';
import { headingsOf } from './scope.ts';

/** A hit that does not count although it is there. */
export interface Denial {
  hit: Found;
  /** `not`: a word is there as well. `when`: the entry is none of those that it looks at. `near`: its words stand too far apart. */
  by: 'not' | 'when' | 'near';
  /** The word of `not`; else null. */
  word: Found | null;
  /** Whether it is its theme, rather than the keyword, that looks away. */
  isOfTheme: boolean;
}

/** The hits that hold, and what other rules say. */
export interface Judgement {
  hits: Found[];
  denied: Denial[];
  /** By `rules.special.scopes`, what of the entry each holds for; null where it does not. */
  scopes: (FoundText | null)[];
  drop: Found | null;
  pin: Found | null;
  /** The rule for the heading of the entry; null when there is none. */
  section: SectionRule | null;
}

/** Judges what was found in an entry. `found` is without the hits that `exclude` phrases take away. */
export function judge(entry: Entry, found: Found[], rules: Rules, special: SpecialRules): Judgement {
  const scopes = special.scopes.map(({ holds }) => holds(entry));
  const there: There = { hits: groupByKeyword(found), scopes, rules };
  const apart: Denial[] = [];
  for (const at of special.compound) {
    const { hit, isApart } = compoundHit(at, there);
    if (hit !== null && !isApart) there.hits.set(at, [hit]);
    if (hit !== null && isApart && rules.keywords.at(at).role === 'for')
      apart.push({ hit, by: 'near', word: null, isOfTheme: false });
  }
  const { hits, denied } = withoutDenied(there);
  return {
    hits,
    denied: [...denied, ...apart],
    scopes,
    drop: firstThatHolds(special.drops, there),
    pin: firstThatHolds(special.pins, there),
    section: ruleOfHeading(entry, special),
  };
}

/** What an entry has. */
interface There {
  /** By the index of their keyword. */
  hits: Map<number, Found[]>;
  scopes: (FoundText | null)[];
  rules: Rules;
}

function groupByKeyword(found: Found[]): Map<number, Found[]> {
  const byKeyword = new Map<number, Found[]>();
  for (const hit of found) {
    const own = byKeyword.get(hit.keyword);
    if (own === undefined) byKeyword.set(hit.keyword, [hit]);
    else own.push(hit);
  }
  return byKeyword;
}

function withoutDenied(there: There): Pick<Judgement, 'hits' | 'denied'> {
  const { keywords, themeConditions } = there.rules;
  const hits: Found[] = [];
  const denied: Denial[] = [];
  for (const [at, own] of there.hits) {
    const { role, theme, conditions } = keywords.at(at);
    if (role !== 'for') continue;
    const why = denialBy(conditions, there, false) ?? denialBy(themeConditions[theme]!, there, true);
    if (why === null) for (const hit of own) hits.push(hit);
    else for (const hit of own) denied.push({ hit, ...why });
  }
  return { hits, denied };
}

/** Why a keyword, or a theme, does not hold; null when it does. */
function denialBy(
  conditions: Conditions | null,
  { hits, scopes }: There,
  isOfTheme: boolean,
): Omit<Denial, 'hit'> | null {
  if (conditions === null) return null;
  const { nots, scope } = conditions;
  if (scope !== -1 && scopes[scope] === null) return { by: 'when', word: null, isOfTheme };
  const denying = nots.find((at) => hits.has(at));
  return denying === undefined ? null : { by: 'not', word: hits.get(denying)![0]!, isOfTheme };
}

function firstThatHolds(candidates: number[], there: There): Found | null {
  const { keywords } = there.rules;
  const first = candidates.find(
    (at) => there.hits.has(at) && denialBy(keywords.at(at).conditions, there, false) === null,
  );
  return first === undefined ? null : there.hits.get(first)![0]!;
}

/** The hit of a keyword that is no word: of several words that are there together, or of what its `when` holds for. */
function compoundHit(at: number, { hits, scopes, rules }: There): { hit: Found | null; isApart: boolean } {
  const { keyword, conditions } = rules.keywords.at(at);
  const { parts, scope } = conditions!;
  if (keyword.kind === 'when') {
    const found = scopes[scope]!;
    return { hit: found === null ? null : { keyword: at, ...found }, isApart: false };
  }
  if (!parts.every((part) => hits.has(part))) return { hit: null, isApart: false };
  const ofParts = parts.map((part) => hits.get(part)!);
  const stretch = keyword.near === undefined ? null : stretchWith(ofParts, keyword.near);
  const isApart = keyword.near !== undefined && stretch === null;
  return { hit: joined(at, stretch ?? ofParts.map(bestPlaced)), isApart };
}

/** A combination counts as what of it counts least: in the title only when all of it is there. */
function joined(keyword: number, hits: Found[]): Found {
  const least = hits.find(({ field }) => field !== 'title') ?? hits[0]!;
  return { ...least, keyword, others: hits.filter((hit) => hit !== least) };
}

/** The hit in the title, or the first one. */
const bestPlaced = (hits: Found[]): Found => hits.find(({ field }) => field === 'title') ?? hits[0]!;

/** The rule for the heading that an entry stands under, or for the nearest one around it. */
function ruleOfHeading({ section }: Entry, { sections }: SpecialRules): SectionRule | null {
  if (section === undefined || sections.size === 0) return null;
  const heading = headingsOf(section).find((it) => sections.has(it));
  return heading === undefined ? null : sections.get(heading)!;
}
