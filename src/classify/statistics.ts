/** What each keyword did, over any number of entries. */
import type { Keyword, KeywordUse, ScopeUse, SectionUse, SharedKeyword } from '../types.ts';
import type { Rules } from './compile.ts';
import type { Judgement } from './conditions.ts';
import type { Found } from './matcher/find.ts';
import { isInside, type Scoring } from './score.ts';
import { sharedKeywords } from './shared-keywords.ts';

/** Remembers what the keywords did. */
export interface Statistics {
  /** Takes in what was weighed of an entry. */
  add(scoring: Scoring, rules: Rules): void;
  /** Every keyword of all rules so far, whatever it is for, in their order. */
  uses(): KeywordUse[];
  /** Every `when` of all rules so far. */
  scopes(): ScopeUse[];
  /** Every heading that a theme has. */
  sections(): SectionUse[];
  /** The keywords that themes of one set of rules share, each pair once. */
  shared(): SharedKeyword[];
}

/** A use that is still being counted. */
interface Count extends KeywordUse {
  /** Its number among the counts. */
  order: number;
  /** For each other keyword of the theme, how many hits of this one lie in its hits. */
  inside: Map<Count, number>;
}

/** Starts with nothing. Files with rules of their own share the counts of the keywords that they have in common. */
export function newStatistics(): Statistics {
  const counts = new Map<string, Count>();
  const byRules = new Map<Rules, Count[]>();
  const scopes = new Map<string, ScopeUse>();
  const sections = new Map<string, SectionUse>();
  const countsOf = (rules: Rules): Count[] => {
    const known = byRules.get(rules) ?? newCounts(rules, counts);
    byRules.set(rules, known);
    return known;
  };
  return {
    add(scoring, rules) {
      count(scoring, countsOf(rules));
      if (scoring.judgement !== null) countSurroundings(scoring.judgement, rules, scopes, sections);
    },
    uses: () => [...counts.values()].map(closed),
    scopes: () => [...scopes.values()],
    sections: () => [...sections.values()],
    shared() {
      const pairs = [...byRules.keys()].flatMap(sharedKeywords);
      return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
    },
  };
}

function newCounts(rules: Rules, counts: Map<string, Count>): Count[] {
  return rules.keywords.all().map(({ keyword, theme, role }) => {
    const id = rules.themes[theme]?.id ?? null;
    const { written, fields, place } = keyword;
    const key = JSON.stringify([id, role, written, fields, place]);
    const count: Count = counts.get(key) ?? {
      theme: id,
      keyword,
      role,
      hits: 0,
      lost: 0,
      within: null,
      order: counts.size,
      inside: new Map(),
    };
    counts.set(key, count);
    return count;
  });
}

function count({ found, excluded, judgement }: Scoring, counts: Count[]): void {
  for (const { keyword } of found) counts[keyword]!.hits++;
  if (judgement !== null) countJudged(judgement, counts);
  for (const { hit, phrase } of excluded) {
    counts[hit.keyword]!.lost++;
    counts[phrase.keyword]!.hits++;
  }
  for (const field of ['title', 'body']) {
    countNested(
      found.filter((find) => find.field === field),
      counts,
    );
  }
}

/** What is said of an entry as a whole is said once, however many hits it is about. */
function countJudged({ denied, drop, pin }: Judgement, counts: Count[]): void {
  for (const { hit } of denied) counts[hit.keyword]!.lost++;
  const words = new Set(denied.flatMap(({ word }) => (word === null ? [] : [word.keyword])));
  for (const keyword of words) counts[keyword]!.hits++;
  if (drop !== null) counts[drop.keyword]!.hits++;
  if (pin !== null) counts[pin.keyword]!.hits++;
}

/** Counts for how many entries each `when` holds, and how many stand under a heading that a theme has. */
function countSurroundings(
  { scopes, section }: Judgement,
  { special, themes }: Rules,
  scopeUses: Map<string, ScopeUse>,
  sectionUses: Map<string, SectionUse>,
): void {
  for (const [at, { scope, theme }] of special!.scopes.entries()) {
    const use: ScopeUse = { theme: themes[theme]?.id ?? null, scope, entries: 0 };
    counted(scopeUses, use, JSON.stringify([use.theme, scope])).entries += +(scopes[at] !== null);
  }
  for (const rule of special!.sections.values()) {
    counted(sectionUses, { rule, entries: 0 }, JSON.stringify(rule)).entries += +(rule === section);
  }
}

function counted<T>(uses: Map<string, T>, use: T, key: string): T {
  const known = uses.get(key) ?? use;
  uses.set(key, known);
  return known;
}

/** Notes which hits lie in the hits of another keyword: one sweep over a text, with the hits that are open at each place. */
function countNested(found: Found[], counts: Count[]): void {
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let open: Found[] = [];
  for (const hit of inOrder) {
    open = open.filter(({ end }) => end > hit.start);
    const around = new Set<Count>();
    for (const other of open) {
      if (!isInside(hit, other)) continue;
      const [count, outer] = [counts[hit.keyword]!, counts[other.keyword]!];
      const isOfOneExtent = isInside(other, hit);
      if (!isOfOneExtent || isWorthLess(count, outer)) around.add(outer);
      else if (isWorthLess(outer, count)) noteInside(outer, count);
    }
    for (const other of around) noteInside(counts[hit.keyword]!, other);
    open.push(hit);
  }
}

/** Whether of two keywords that found the same words the first one does not count, as the score has it. */
const isWorthLess = (count: Count, other: Count): boolean =>
  count.keyword.weight > 0 &&
  (other.keyword.weight > count.keyword.weight ||
    (other.keyword.weight === count.keyword.weight && other.order < count.order));

/** Only keywords of somebody's own are of interest: nobody edits the built-in pack. */
function noteInside(count: Count, other: Count): void {
  if (count.keyword.place === null || count === other || count.theme !== other.theme) return;
  // Words that count together are more than any of them.
  if (count.keyword.kind === 'all' || other.keyword.kind === 'all') return;
  count.inside.set(other, (count.inside.get(other) ?? 0) + 1);
}

function closed(count: Count): KeywordUse {
  const { inside, order, ...use } = count;
  return { ...use, within: around(count) };
}

/** The keyword in whose hits all hits of this one lie. */
function around(count: Count): Keyword | null {
  for (const other of count.inside.keys()) {
    if (liesIn(count, other)) return other.keyword;
  }
  return null;
}

const liesIn = ({ inside, hits }: Count, other: Count): boolean => inside.get(other) === hits;
