/** Rules compiled once, so that any number of entries can be placed with them. */
import type { Field, FieldWeights, Keyword, RuleSettings, Theme } from '../types.ts';
import { type Automaton, buildAutomaton } from './matcher/automaton.ts';
import { type Pattern, patternsOf } from './matcher/pattern.ts';
import type { RegularExpression } from './matcher/regex.ts';

/**
 * Scores are summed in whole thousandths, so that a sum does not depend on its order and a tie is a tie.
 */
export const SCORE_UNIT = 1000;

/** A keyword of one theme, or one of its `exclude` phrases. */
export interface CompiledKeyword {
  keyword: Keyword;
  /** The index of its theme. */
  theme: number;
  /** Whether it is an `exclude` phrase: it takes hits away and adds nothing. */
  excludes: boolean;
  /** What it adds to its theme's score by field, in thousandths; 0 where it does not look. */
  worth: Record<Field, number>;
}

/** Themes and everything that is needed to place entries in them. */
export interface Rules {
  themes: Theme[];
  fieldWeights: FieldWeights;
  /** The threshold as it was set; null: what suits each theme. */
  threshold: number | null;
  /** By theme, in thousandths. */
  thresholds: Float64Array;
  keywords: CompiledKeyword[];
  /** The matcher of running text, and for each of its patterns the keyword that it belongs to. */
  automaton: Automaton;
  keywordOf: number[];
  /** Keywords by the handle or tag they want, folded. */
  handles: Map<string, number[]>;
  tags: Map<string, number[]>;
  sites: { host: string; path: string; keyword: number }[];
  regexes: { expression: RegularExpression; keyword: number }[];
}

/** Compiles themes into a matcher. The regular expressions' engine is loaded only when there is one. */
export async function compileRules(settings: RuleSettings): Promise<Rules> {
  const keywords = settings.themes.flatMap((theme, index) => [
    ...theme.keywords.map((keyword) => compileKeyword(keyword, index, settings.weights, false)),
    ...theme.exclude.map((keyword) => compileKeyword(keyword, index, settings.weights, true)),
  ]);
  const { patterns, keywordOf } = collectPatterns(keywords);
  return {
    themes: settings.themes,
    fieldWeights: settings.weights,
    threshold: settings.threshold,
    thresholds: Float64Array.from(settings.themes, (theme) =>
      Math.round((settings.threshold ?? usualThreshold(theme)) * SCORE_UNIT),
    ),
    keywords,
    automaton: buildAutomaton(patterns),
    keywordOf,
    handles: indexBy(keywords, 'handle'),
    tags: indexBy(keywords, 'tag'),
    sites: collectSites(keywords),
    regexes: await collectRegexes(keywords),
  };
}

/**
 * What a theme needs where nothing is set. One keyword of somebody's own, found anywhere, is meant to be enough. The
 * words of the built-in packs are of any field: a single hint among them is mostly a guess, as `bench/acceptance.js
 * --sweep` measures.
 */
const usualThreshold = ({ keywords }: Theme): number =>
  keywords.length === 0 || keywords.some(({ place }) => place !== null) ? 1 : 2;

function compileKeyword(
  keyword: Keyword,
  theme: number,
  weights: FieldWeights,
  excludes: boolean,
): CompiledKeyword {
  const worthIn = (field: Field): number => {
    if (!keyword.fields.includes(field)) return 0;
    return Math.round(keyword.weight * (field === 'title' ? weights.title : weights.body) * SCORE_UNIT);
  };
  const worth = {
    title: worthIn('title'),
    body: worthIn('body'),
    tags: worthIn('tags'),
    handles: worthIn('handles'),
    links: worthIn('links'),
  };
  return { keyword, theme, excludes, worth };
}

const RUNNING_TEXT: ReadonlySet<string> = new Set(['literal', 'exact', 'prefix']);

function collectPatterns(keywords: CompiledKeyword[]): { patterns: Pattern[]; keywordOf: number[] } {
  const patterns: Pattern[] = [];
  const keywordOf: number[] = [];
  for (const [index, { keyword }] of keywords.entries()) {
    if (!RUNNING_TEXT.has(keyword.kind)) continue;
    for (const pattern of patternsOf(keyword)) {
      patterns.push(pattern);
      keywordOf.push(index);
    }
  }
  return { patterns, keywordOf };
}

/** How handles and tags are compared: without regard to case, composed or not. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();

function indexBy(keywords: CompiledKeyword[], kind: 'handle' | 'tag'): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { keyword }] of keywords.entries()) {
    if (keyword.kind !== kind) continue;
    const name = foldName(keyword.pattern);
    index.set(name, [...(index.get(name) ?? []), at]);
  }
  return index;
}

function collectSites(keywords: CompiledKeyword[]): Rules['sites'] {
  return keywords.flatMap(({ keyword }, at) => {
    if (keyword.kind !== 'site') return [];
    const slash = keyword.pattern.indexOf('/');
    const host = slash === -1 ? keyword.pattern : keyword.pattern.slice(0, slash);
    return [
      { host: host.toLowerCase(), path: slash === -1 ? '' : keyword.pattern.slice(slash), keyword: at },
    ];
  });
}

async function collectRegexes(keywords: CompiledKeyword[]): Promise<Rules['regexes']> {
  const wanted = keywords.flatMap(({ keyword }, at) => (keyword.kind === 'regex' ? [{ keyword, at }] : []));
  if (wanted.length === 0) return [];
  const { compileRegex } = await import('./matcher/regex.ts');
  return wanted.map(({ keyword, at }) => ({
    expression: compileRegex(keyword.pattern, keyword.flags),
    keyword: at,
  }));
}
