/** The built-in packs as themes. They are plain data by now, and were validated by their test: no YAML, no schema here. */
import type { Field, Keyword, Theme } from '../types.ts';
import { makeKeyword, readRule } from './keyword.ts';
import community from './packs/community.yaml?lazy';
import finance from './packs/finance.yaml?lazy';
import marketing from './packs/marketing.yaml?lazy';
import news from './packs/news.yaml?lazy';
import research from './packs/research.yaml?lazy';
import software from './packs/software.yaml?lazy';
import team from './packs/team.yaml?lazy';

/** A keyword as a pack writes it: short or long form. */
export type PackKeyword = string | { match: string; weight?: number; in?: Field | Field[] };

/** A theme as a pack writes it. */
export interface PackTheme {
  id: string;
  title: string;
  emoji: string;
  description: string;
  keywords: PackKeyword[];
  exclude?: PackKeyword[] | null;
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

/** The themes of a pack. */
export async function loadPack(name: PackName): Promise<Theme[]> {
  const { themes } = packs[name]() as { themes: PackTheme[] };
  return themes.map(({ id, title, emoji, description, keywords, exclude }) => ({
    id,
    title,
    emoji,
    description,
    keywords: keywords.map((it) => toKeyword(it, name)),
    exclude: (exclude ?? []).map((it) => toKeyword(it, name)),
  }));
}

function toKeyword(given: PackKeyword, pack: PackName): Keyword {
  const { match, weight, in: fields } = typeof given === 'string' ? { match: given } : given;
  const rule = readRule(match);
  if ('why' in rule) throw new Error(`the pack \`${pack}\` has a bad keyword "${match}": ${rule.why}`);
  return makeKeyword(match, rule, { weight, in: typeof fields === 'string' ? [fields] : fields }, null);
}
