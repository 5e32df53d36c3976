/** The built-in packs as themes. They were validated by their test, and prepared when the program was built: no YAML, no schema here. */
import type { Keyword, PreparedPack, PreparedTheme, Shelf, Theme } from '../types.ts';
import { makeKeyword, readRule } from './keyword.ts';
import community from './packs/community.yaml?pack';
import finance from './packs/finance.yaml?pack';
import marketing from './packs/marketing.yaml?pack';
import news from './packs/news.yaml?pack';
import research from './packs/research.yaml?pack';
import software from './packs/software.yaml?pack';
import team from './packs/team.yaml?pack';

/** A pack as the build lays it out: see `tools/prepare-pack.ts`. */
export interface PackData {
  /** Each with how many keywords and `exclude` phrases it has. */
  themes: (Pick<Theme, 'id' | 'title' | 'emoji' | 'description'> & { keywords: number; exclude: number })[];
  /** All of them as they are written, theme by theme, a line each. */
  written: string;
  weights: number[];
  words: Shelf;
  beginnings: Shelf;
  others: number[];
}

/** Each is read when it is asked for. */
const packs = {
  software,
  news,
  research,
  team,
  community,
  marketing,
  finance,
};

/** The name of a built-in pack. */
export type PackName = keyof typeof packs;

/** The built-in packs, in the order in which people are told of them. */
export const packNames = Object.keys(packs) as PackName[];

/** The pack that is in use when the configuration has neither themes nor `extends`; `default` is another name for it. */
export const defaultPack: PackName = 'software';

/** Whether a built-in pack is called so. */
export const isPackName = (name: string): name is PackName => Object.hasOwn(packs, name);

/** The themes of a pack. Their keywords are made when somebody asks for them: of thousands a week finds some dozens. */
export async function loadPack(name: PackName): Promise<Theme[]> {
  const data = packs[name]();
  const pack = readPack(data, name);
  let from = 0;
  return data.themes.map(({ keywords, exclude, ...said }) => {
    const prepared = { pack, from, exclude: from + keywords, to: from + keywords + exclude };
    from = prepared.to;
    return toTheme(said, prepared);
  });
}

function readPack(data: PackData, name: PackName): PreparedPack {
  const { written, weights, words, beginnings, others } = data;
  const lines = once(() => startsOfLines(written));
  const line = (number: number) => written.slice(lines()[number], lines()[number + 1]! - 1);
  const known: Keyword[] = [];
  const keyword = (number: number): Keyword => {
    known[number] ??= toKeyword(line(number), weights[number]!, name);
    return known[number];
  };
  return {
    count: weights.length,
    keyword,
    written: line,
    words,
    beginnings,
    others,
  };
}

/** Where each line begins, and where one behind the last would. */
function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return [...starts, text.length + 1];
}

function toTheme(said: Omit<Theme, 'keywords' | 'exclude'>, prepared: PreparedTheme): Theme {
  const { pack, from, exclude, to } = prepared;
  const between = (first: number, end: number) =>
    once(() => Array.from({ length: end - first }, (_, at) => pack.keyword(first + at)));
  const keywords = between(from, exclude);
  const phrases = between(exclude, to);
  const theme: Theme = {
    ...said,
    get keywords() {
      return keywords();
    },
    get exclude() {
      return phrases();
    },
  };
  return Object.defineProperty(theme, 'prepared', { value: prepared });
}

/** Makes something when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | null = null;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

function toKeyword(written: string, weight: number, pack: PackName): Keyword {
  const rule = readRule(written);
  if ('why' in rule) throw new Error(`the pack \`${pack}\` has a bad keyword "${written}": ${rule.why}`);
  return makeKeyword(written, rule, { weight }, null);
}
