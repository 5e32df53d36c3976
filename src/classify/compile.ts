/** Rules compiled once, so that any number of entries can be placed with them. */
import type {
  Field,
  FieldWeights,
  Keyword,
  Role,
  RuleSettings,
  Scope,
  SectionRule,
  Theme,
} from '../types.ts';
import {
  byField,
  type CompiledKeyword,
  type CompiledKeywords,
  type Conditions,
  gatherKeywords,
  RUNNING_TEXT,
  SCORE_UNIT,
} from './keywords.ts';
import { type Matcher, newMatcher } from './matcher/matcher.ts';
import type { RegularExpression } from './matcher/regex.ts';
import { foldName } from './names.ts';
import { foldHeading, type ScopeTest, scopeTest, siteOf } from './scope.ts';

/** Themes and everything that is needed to place entries in them. */
export interface Rules {
  themes: Theme[];
  fieldWeights: FieldWeights;
  /** What they were compiled from. */
  settings: RuleSettings;
  /** By theme, in thousandths. */
  thresholds: Float64Array;
  keywords: CompiledKeywords;
  /** What more than hits decides whether a theme takes an entry; null: nothing does. */
  themeConditions: (Conditions | null)[];
  /** What there is besides keywords that only have to be found; null: nothing, as in the built-in packs. */
  special: SpecialRules | null;
  /** The matcher of running text, and the fields in which some of its words look. */
  matcher: Matcher;
  wordFields: ReadonlySet<Field>;
  /** Keywords by the handle or tag they want, folded. */
  handles: Map<string, number[]>;
  tags: Map<string, number[]>;
  sites: { host: string; path: string; keyword: number }[];
  regexes: { expression: RegularExpression; keyword: number }[];
}

/** Rules that are judged when everything is found. */
export interface SpecialRules {
  /** The keywords that need more than one word, or none: `all` and `when`. */
  compound: number[];
  /** Every `when`, and whose it is. */
  scopes: { scope: Scope; theme: number; holds: ScopeTest }[];
  drops: number[];
  pins: number[];
  /** By their headings, as these are compared. */
  sections: Map<string, SectionRule>;
  /** Whether something looks at what the source says of an entry: no bytes of title and body tell. */
  looksAround: boolean;
}

/** Compiles themes into a matcher. The regular expressions' engine is loaded only when there is one. */
export async function compileRules(settings: RuleSettings): Promise<Rules> {
  const keywords = gatherKeywords(settings);
  const { special, themeConditions } = addSpecial(keywords, settings);
  const { own } = keywords;
  return {
    themes: settings.themes,
    fieldWeights: settings.weights,
    settings,
    thresholds: Float64Array.from(settings.themes, (theme) =>
      Math.round((settings.threshold ?? usualThreshold(theme)) * SCORE_UNIT),
    ),
    keywords,
    themeConditions,
    special,
    matcher: newMatcher(() => runningText(keywords), keywords.shelves()),
    wordFields: wordFieldsOf(settings, own),
    handles: indexBy(own, 'handle'),
    tags: indexBy(own, 'tag'),
    sites: collectSites(own),
    regexes: await collectRegexes(own),
  };
}

/**
 * What a theme needs where nothing is set. One keyword of somebody's own, found anywhere, is meant to be enough. The
 * words of the built-in packs are of any field: a single hint among them is mostly a guess, as `bench/acceptance.js
 * --sweep` measures.
 */
const usualThreshold = (theme: Theme): number => (isOfPack(theme) ? 2 : 1);

/** Whether all of a theme is of a built-in pack: nobody has written a keyword of it. Those of one that is prepared would be made to be looked at. */
export const isOfPack = (theme: Theme): boolean =>
  theme.prepared !== undefined ||
  (theme.keywords.length > 0 && theme.keywords.every(({ place }) => place === null));

/**
 * Adds what rules consist of besides keywords that only have to be found, behind those. The matcher looks for their words
 * in the same pass; what they mean is judged in `conditions.ts` when all is found.
 */
function addSpecial(
  keywords: CompiledKeywords,
  { themes, drop = [], pin = [], sections = [] }: RuleSettings,
): Pick<Rules, 'special' | 'themeConditions'> {
  const scopes: SpecialRules['scopes'] = [];
  const add = (keyword: Keyword, theme: number, role: Role): number => {
    const looksIn = (field: Field) => +keyword.fields.includes(field);
    const compiled: CompiledKeyword = { keyword, theme, role, worth: byField(looksIn), conditions: null };
    const index = keywords.add(compiled);
    compiled.conditions = conditionsOf(keyword, theme);
    return index;
  };
  const conditionsOf = (
    { all = [], not = [], when }: Pick<Keyword, 'all' | 'not' | 'when'>,
    theme: number,
  ): Conditions | null => {
    if (all.length === 0 && not.length === 0 && when === undefined) return null;
    const scope = when === undefined ? -1 : scopes.length;
    if (when !== undefined) scopes.push({ scope: when, theme, holds: scopeTest(when) });
    const parts = all.map((part) => add(part, theme, 'part'));
    return { parts, nots: not.map((word) => add(word, theme, 'not')), scope };
  };
  // What is added behind has its conditions already, and built-in keywords have none.
  for (const compiled of [...keywords.own.values()]) {
    compiled.conditions = conditionsOf(compiled.keyword, compiled.theme);
  }
  const themeConditions = themes.map((theme, index) => conditionsOf(theme as Pick<Keyword, 'not'>, index));
  const drops = drop.map((rule) => add(rule, -1, 'drop'));
  const pins = pin.map((rule) => add(rule, -1, 'pin'));
  const own = [...keywords.own];
  const isPlain =
    drops.length + pins.length + sections.length === 0 &&
    own.every(([, { conditions, keyword }]) => conditions === null && !looksAround(keyword)) &&
    themeConditions.every((it) => it === null);
  if (isPlain) return { special: null, themeConditions };
  const special: SpecialRules = {
    compound: own.flatMap(([at, { keyword }]) => (isCompound(keyword) ? [at] : [])),
    scopes,
    drops,
    pins,
    sections: new Map(sections.map((rule) => [foldHeading(rule.section), rule])),
    looksAround: sections.length > 0 || own.some(([, { keyword }]) => looksAround(keyword)),
  };
  return { special, themeConditions };
}

/** Several words together, or none. */
const isCompound = ({ kind }: Keyword): boolean => kind === 'all' || kind === 'when';

/** A keyword that looks at what the source says, or is there without any word. */
const looksAround = ({ kind, fields }: Keyword): boolean =>
  kind === 'when' || fields.some((field) => field === 'section' || field === 'author' || field === 'file');

/** The indices of all keywords that are words of a text. */
const runningText = (keywords: CompiledKeywords): number[] =>
  keywords.all().flatMap(({ keyword: { kind } }, at) => (RUNNING_TEXT.has(kind) ? [at] : []));

/** The words of built-in packs look where words do that say nothing of it. */
const wordFieldsOf = ({ themes }: RuleSettings, own: Indexed): Set<Field> =>
  new Set([
    ...(themes.some(({ prepared }) => prepared !== undefined) ? (['title', 'body', 'tags'] as const) : []),
    ...[...own.values()].flatMap(({ keyword: { kind, fields } }) => (RUNNING_TEXT.has(kind) ? fields : [])),
  ]);

/** Keywords by their indices. */
type Indexed = CompiledKeywords['own'];

function indexBy(keywords: Indexed, kind: 'handle' | 'tag'): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { keyword }] of keywords) {
    if (keyword.kind !== kind) continue;
    const name = foldName(keyword.pattern);
    index.set(name, [...(index.get(name) ?? []), at]);
  }
  return index;
}

const collectSites = (keywords: Indexed): Rules['sites'] =>
  [...keywords].flatMap(([at, { keyword }]) =>
    keyword.kind === 'site' ? [{ ...siteOf(keyword.pattern), keyword: at }] : [],
  );

async function collectRegexes(keywords: Indexed): Promise<Rules['regexes']> {
  const wanted = [...keywords].flatMap(([at, { keyword }]) =>
    keyword.kind === 'regex' ? [{ keyword, at }] : [],
  );
  if (wanted.length === 0) return [];
  const { compileRegex } = await import('./matcher/regex.ts');
  return wanted.map(({ keyword, at }) => ({
    expression: compileRegex(keyword.pattern, keyword.flags),
    keyword: at,
  }));
}
