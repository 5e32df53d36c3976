/** The keywords of all themes, by their indices. Those of built-in packs are compiled when they are asked for: a week finds some dozens of thousands. */
import { askedOnce } from '../text/late.ts';
import type {
  Field,
  FieldWeights,
  Keyword,
  PreparedPack,
  PreparedTheme,
  Role,
  RuleSettings,
} from '../types.ts';
import { headsOf, type Shelves } from './matcher/word-index.ts';

/**
 * Scores are summed in whole thousandths, so that a sum does not depend on its order and a tie is a tie.
 */
export const SCORE_UNIT = 1000;

/** The kinds of keywords that are words of a text. */
export const RUNNING_TEXT: ReadonlySet<string> = new Set(['literal', 'exact', 'prefix']);

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

/** All keywords of some rules. */
export interface CompiledKeywords {
  count(): number;
  at(index: number): CompiledKeyword;
  /** Every one, in their order. */
  all(): CompiledKeyword[];
  /** Those that are compiled at once, by their indices: people's own, and what is no word of running text. */
  own: ReadonlyMap<number, CompiledKeyword>;
  /** Adds one behind all others; gives its index. */
  add(compiled: CompiledKeyword): number;
  /** The words of running text, as the matcher looks for them. */
  shelves(): Shelves;
}

/** Takes in the keywords of themes. */
export function gatherKeywords({ themes, weights }: RuleSettings): CompiledKeywords {
  const own = new Map<number, CompiledKeyword>();
  const builtIn: BuiltIn[] = [];
  let count = 0;
  const add = (compiled: CompiledKeyword): number => {
    own.set(count, compiled);
    return count++;
  };
  const compileBuiltIn = ({ pack, exclude, theme }: BuiltIn, number: number) =>
    compileKeyword(pack.keyword(number), theme, weights, number < exclude ? 'for' : 'exclude');
  for (const [theme, it] of themes.entries()) {
    if (it.prepared === undefined) {
      for (const keyword of it.keywords) add(compileKeyword(keyword, theme, weights, 'for'));
      for (const keyword of it.exclude) add(compileKeyword(keyword, theme, weights, 'exclude'));
      continue;
    }
    const these = { ...it.prepared, theme, first: count };
    builtIn.push(these);
    for (const number of these.pack.others)
      if (isAmong(these, number)) own.set(indexOf(these, number), compileBuiltIn(these, number));
    count += these.to - these.from;
  }
  // As long as it will be: one that grows by leaps becomes a map.
  const known: (CompiledKeyword | undefined)[] = Array.from({ length: count });
  const at = (index: number): CompiledKeyword => {
    known[index] ??= own.get(index) ?? compileBuiltIn(...builtInAt(builtIn, index));
    return known[index];
  };
  return {
    own,
    add,
    at,
    count: () => count,
    all: () => Array.from({ length: count }, (_, index) => at(index)),
    shelves: () => shelve(own, builtIn),
  };
}

/** The keywords of a built-in theme, and the index of the first. */
interface BuiltIn extends PreparedTheme {
  theme: number;
  first: number;
}

const isAmong = ({ from, to }: BuiltIn, number: number): boolean => number >= from && number < to;

const indexOf = ({ first, from }: BuiltIn, number: number): number => first + number - from;

function builtInAt(builtIn: BuiltIn[], index: number): [these: BuiltIn, number: number] {
  let at = builtIn.length - 1;
  while (builtIn[at]!.first > index) at--;
  const these = builtIn[at]!;
  return [these, index - these.first + these.from];
}

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
export const byField = (worthIn: (field: Field) => number): Record<Field, number> => ({
  title: worthIn('title'),
  body: worthIn('body'),
  tags: worthIn('tags'),
  handles: worthIn('handles'),
  links: worthIn('links'),
  section: worthIn('section'),
  author: worthIn('author'),
  file: worthIn('file'),
});

/** People's own words are shelved now, those of built-in packs are since the program was built. */
function shelve(own: ReadonlyMap<number, CompiledKeyword>, builtIn: BuiltIn[]): Shelves {
  const words = new Map<string, number[]>();
  const beginnings = new Map<string, number[]>();
  for (const [index, { keyword }] of own) {
    if (!RUNNING_TEXT.has(keyword.kind)) continue;
    for (const { shelf, head } of headsOf(keyword)) {
      const heads = shelf === 'word' ? words : beginnings;
      const shelved = heads.get(head);
      if (shelved === undefined) heads.set(head, [index]);
      else shelved.push(index);
    }
  }
  const packs = packsOf(builtIn);
  return {
    // Texts are made of a few words again and again.
    word: askedOnce((head) => withPacks(words.get(head), packs, 'words', head)),
    beginning: askedOnce((head) => withPacks(beginnings.get(head), packs, 'beginnings', head)),
    keyword(index) {
      const known = own.get(index);
      if (known !== undefined) return known.keyword;
      const [{ pack }, number] = builtInAt(builtIn, index);
      return pack.keyword(number);
    },
    written(index) {
      const known = own.get(index);
      if (known !== undefined) return known.keyword.written;
      const [{ pack }, number] = builtInAt(builtIn, index);
      return pack.written(number);
    },
  };
}

const NOTHING: readonly number[] = [];

/** What stands on people's own shelf, and what packs have on theirs. */
function withPacks(
  own: readonly number[] = NOTHING,
  packs: readonly PackOfRules[],
  shelf: 'words' | 'beginnings',
  head: string,
): readonly number[] {
  let found = own;
  for (const { pack, indices } of packs) {
    if (!Object.hasOwn(pack[shelf], head)) continue;
    const here = [pack[shelf][head]!]
      .flat()
      .map((number) => indices[number]!)
      .filter((index) => index >= 0);
    found = found.length === 0 ? here : [...found, ...here];
  }
  return found;
}

/** A pack, and the index of each of its keywords; -1 of those whose theme is left out. */
interface PackOfRules {
  pack: PreparedPack;
  indices: Int32Array;
}

function packsOf(builtIn: BuiltIn[]): PackOfRules[] {
  const packs: PackOfRules[] = [];
  for (const these of builtIn) {
    let known = packs.find(({ pack }) => pack === these.pack);
    if (known === undefined) {
      known = { pack: these.pack, indices: new Int32Array(these.pack.count).fill(-1) };
      packs.push(known);
    }
    for (let number = these.from; number < these.to; number++) known.indices[number] = indexOf(these, number);
  }
  return packs;
}
