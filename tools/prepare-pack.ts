/** A pack of `src/config/packs/` as the program reads it: what every start would find out about its keywords anew is found out once. */
import { RUNNING_TEXT } from '../src/classify/keywords.ts';
import { headsOf } from '../src/classify/matcher/word-index.ts';
import { makeKeyword, readRule } from '../src/config/keyword.ts';
import type { PackData } from '../src/config/pack.ts';
import type { Shelf, Theme } from '../src/types.ts';

/** A theme as a pack writes it. */
interface PackTheme extends Pick<Theme, 'id' | 'title' | 'emoji' | 'description'> {
  keywords: PackKeyword[];
  exclude?: PackKeyword[] | null;
}

/** Short or long form. */
type PackKeyword = string | { match: string; weight?: number };

/** Lays a pack out. */
export function preparePack({ themes }: { themes: PackTheme[] }): PackData {
  const given = themes.flatMap(({ keywords, exclude }) => [...keywords, ...(exclude ?? [])]);
  const keywords = given.map((it) =>
    typeof it === 'string' ? { match: it, weight: 1 } : { weight: 1, ...it },
  );
  const shelves = { word: new Map<string, number[]>(), beginning: new Map<string, number[]>() };
  const others: number[] = [];
  for (const [number, { match, weight }] of keywords.entries()) {
    const rule = readRule(match);
    if ('why' in rule) throw new Error(`a pack has a bad keyword "${match}": ${rule.why}`);
    if (!RUNNING_TEXT.has(rule.kind)) others.push(number);
    else
      for (const { shelf, head } of headsOf(makeKeyword(match, rule, { weight }, null)))
        shelves[shelf].set(head, [...(shelves[shelf].get(head) ?? []), number]);
  }
  return {
    themes: themes.map(({ id, title, emoji, description, keywords: own, exclude }) => ({
      ...{ id, title, emoji, description },
      keywords: own.length,
      exclude: exclude?.length ?? 0,
    })),
    written: keywords.map(({ match }) => match).join('\n'),
    weights: keywords.map(({ weight }) => weight),
    words: toShelf(shelves.word),
    beginnings: toShelf(shelves.beginning),
    others,
  };
}

const toShelf = (heads: Map<string, number[]>): Shelf =>
  Object.fromEntries(
    [...heads].map(([head, numbers]) => [head, numbers.length === 1 ? numbers[0]! : numbers]),
  );
