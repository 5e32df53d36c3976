/** The built-in packs as themes. They are plain data by now, and were validated by their test: no YAML, no schema here. */
import type { Field, Keyword, Theme } from '../types.ts';
import { makeKeyword, readRule } from './keyword.ts';

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

/** Each pack is a module of its own, so that a run reads only those that it asks for. */
const packs = {
  software: () => import('./packs/software.yaml'),
  news: () => import('./packs/news.yaml'),
  research: () => import('./packs/research.yaml'),
  team: () => import('./packs/team.yaml'),
  community: () => import('./packs/community.yaml'),
  marketing: () => import('./packs/marketing.yaml'),
  finance: () => import('./packs/finance.yaml'),
};

/** The name of a built-in pack. */
export type PackName = keyof typeof packs;

/** The built-in packs, in the order in which people are told of them. */
export const packNames = Object.keys(packs) as PackName[];

/** The pack that is in use when the configuration has neither themes nor `extends`; `default` is another name for it. */
export const defaultPack: PackName = 'software';

/** The themes of a pack. */
export async function loadPack(name: PackName): Promise<Theme[]> {
  const { themes } = (await packs[name]()).default as { themes: PackTheme[] };
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
