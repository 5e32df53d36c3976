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
import { type Matcher, newMatcher } from './matcher/matcher.ts';
import type { RegularExpression } from './matcher/regex.ts';
import { headsOf, type Shelves } from './matcher/word-index.ts';
import { foldName } from './names.ts';
import { foldHeading, type ScopeTest, scopeTest, siteOf } from './scope.ts';

/**
 * Scores are summed in whole thousandths, so that a sum does not depend on its order and a tie is a tie.
 */
export const SCORE_UNIT = 1000;

/** A keyword, or a word that decides about one. */
export interface CompiledKeyword {
  keyword: Keyword;
  /** The index of its theme; -1 of what is dropped or pinned. */
  theme: number;
  role: Role;
  /** By field, in thousandths: what it adds to its theme's score, or 1 where it adds nothing and is looked for; 0 where it does not look. */
  worth: Record<Field, number>;
  /** What more than its own hit decides whether it counts; null: nothing does. */
  conditions: Conditions | null;
}

/** Indexes into the keywords and scopes of the rules. */
export interface Conditions {
  /** What must occur together; empty unless it is of the kind `all`. */
  parts: number[];
  nots: number[];
  /** -1: it looks at all entries. */
  scope: number;
}

/** Themes and everything that is needed to place entries in them. */
export interface Rules {
  themes: Theme[];
  fieldWeights: FieldWeights;
  /** What they were compiled from. */
  settings: RuleSettings;
  /** By theme, in thousandths. */
  thresholds: Float64Array;
  keywords: CompiledKeyword[];
  /** What more than hits decides whether a theme takes an entry; null: nothing does. */
  themeConditions: (Conditions | null)[];
  /** What there is besides keywords that only have to be found; null: nothing, as in the built-in packs. */
  special: SpecialRules | null;
  /** The matcher of running text. */
  matcher: Matcher;
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
  const keywords = settings.themes.flatMap((theme, index) => [
    ...theme.keywords.map((keyword) => compileKeyword(keyword, index, settings.weights, 'for')),
    ...theme.exclude.map((keyword) => compileKeyword(keyword, index, settings.weights, 'exclude')),
  ]);
  const { special, themeConditions } = addSpecial(keywords, settings);
  const running = [...keywords.keys()].filter((at) => RUNNING_TEXT.has(keywords[at]!.keyword.kind));
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
    matcher: newMatcher(running, shelve(running, keywords)),
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
  role: 'for' | 'exclude',
): CompiledKeyword {
  const worthIn = (field: Field): number => {
    if (!keyword.fields.includes(field)) return 0;
    return Math.round(keyword.weight * (field === 'title' ? weights.title : weights.body) * SCORE_UNIT);
  };
  return { keyword, theme, role, worth: byField(worthIn), conditions: null };
}

/** Every field, in one shape: what is read of it most is read of all keywords alike. */
const byField = (worthIn: (field: Field) => number): Record<Field, number> => ({
  title: worthIn('title'),
  body: worthIn('body'),
  tags: worthIn('tags'),
  handles: worthIn('handles'),
  links: worthIn('links'),
  section: worthIn('section'),
  author: worthIn('author'),
  file: worthIn('file'),
});

/**
 * Adds what rules consist of besides keywords that only have to be found, behind those. The matcher looks for their words
 * in the same pass; what they mean is judged in `conditions.ts` when all is found.
 */
function addSpecial(
  keywords: CompiledKeyword[],
  { themes, drop = [], pin = [], sections = [] }: RuleSettings,
): Pick<Rules, 'special' | 'themeConditions'> {
  const scopes: SpecialRules['scopes'] = [];
  const add = (keyword: Keyword, theme: number, role: Role): number => {
    const looksIn = (field: Field) => +keyword.fields.includes(field);
    keywords.push({ keyword, theme, role, worth: byField(looksIn), conditions: null });
    const index = keywords.length - 1;
    keywords[index]!.conditions = conditionsOf(keyword, theme);
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
  // What is added behind has its conditions already.
  for (const compiled of keywords.slice()) {
    compiled.conditions = conditionsOf(compiled.keyword, compiled.theme);
  }
  const themeConditions = themes.map((theme, index) => conditionsOf(theme as Pick<Keyword, 'not'>, index));
  const drops = drop.map((rule) => add(rule, -1, 'drop'));
  const pins = pin.map((rule) => add(rule, -1, 'pin'));
  const isPlain =
    drops.length + pins.length + sections.length === 0 &&
    keywords.every(({ conditions, keyword }) => conditions === null && !looksAround(keyword)) &&
    themeConditions.every((it) => it === null);
  if (isPlain) return { special: null, themeConditions };
  const compound = keywords.flatMap(({ keyword: { kind } }, at) =>
    kind === 'all' || kind === 'when' ? [at] : [],
  );
  const special: SpecialRules = {
    compound,
    scopes,
    drops,
    pins,
    sections: new Map(sections.map((rule) => [foldHeading(rule.section), rule])),
    looksAround: sections.length > 0 || keywords.some(({ keyword }) => looksAround(keyword)),
  };
  return { special, themeConditions };
}

/** A keyword that looks at what the source says, or is there without any word. */
const looksAround = ({ kind, fields }: Keyword): boolean =>
  kind === 'when' || fields.some((field) => field === 'section' || field === 'author' || field === 'file');

/** The kinds of keywords that are words of a text. */
export const RUNNING_TEXT: ReadonlySet<string> = new Set(['literal', 'exact', 'prefix']);

/** Keywords by how they begin. */
function shelve(running: number[], keywords: CompiledKeyword[]): Shelves {
  const byHead = new Map<string, number[]>();
  const keyword = (index: number) => keywords[index]!.keyword;
  for (const index of running) {
    for (const head of headsOf(keyword(index))) {
      const known = byHead.get(head);
      if (known === undefined) byHead.set(head, [index]);
      else known.push(index);
    }
  }
  return { at: (head) => byHead.get(head) ?? [], keyword };
}

function indexBy(keywords: CompiledKeyword[], kind: 'handle' | 'tag'): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { keyword }] of keywords.entries()) {
    if (keyword.kind !== kind) continue;
    const name = foldName(keyword.pattern);
    index.set(name, [...(index.get(name) ?? []), at]);
  }
  return index;
}

const collectSites = (keywords: CompiledKeyword[]): Rules['sites'] =>
  keywords.flatMap(({ keyword }, at) =>
    keyword.kind === 'site' ? [{ ...siteOf(keyword.pattern), keyword: at }] : [],
  );

async function collectRegexes(keywords: CompiledKeyword[]): Promise<Rules['regexes']> {
  const wanted = keywords.flatMap(({ keyword }, at) => (keyword.kind === 'regex' ? [{ keyword, at }] : []));
  if (wanted.length === 0) return [];
  const { compileRegex } = await import('./matcher/regex.ts');
  return wanted.map(({ keyword, at }) => ({
    expression: compileRegex(keyword.pattern, keyword.flags),
    keyword: at,
  }));
}
