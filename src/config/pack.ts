/** The built-in pack as themes. It is plain data by now, and was validated by its test: no YAML, no schema here. */
import type { Field, Keyword, Theme } from '../types.ts';
import { makeKeyword, readRule } from './keyword.ts';

/** A keyword as `packs/default.yaml` writes it: short or long form. */
export type PackKeyword = string | { match: string; weight?: number; in?: Field | Field[] };

/** A theme as `packs/default.yaml` writes it. */
export interface PackTheme {
  id: string;
  title: string;
  emoji: string;
  description: string;
  keywords: PackKeyword[];
  exclude?: PackKeyword[] | null;
}

/** The themes that are in use when the configuration gives none. */
export async function loadPack(): Promise<Theme[]> {
  const { default: pack } = await import('./packs/default.yaml');
  return pack.themes.map(({ id, title, emoji, description, keywords, exclude }) => ({
    id,
    title,
    emoji,
    description,
    keywords: keywords.map(toKeyword),
    exclude: (exclude ?? []).map(toKeyword),
  }));
}

function toKeyword(given: PackKeyword): Keyword {
  const { match, weight, in: fields } = typeof given === 'string' ? { match: given } : given;
  const rule = readRule(match);
  if ('why' in rule) throw new Error(`the built-in pack has a bad keyword "${match}": ${rule.why}`);
  return makeKeyword(match, rule, { weight, in: typeof fields === 'string' ? [fields] : fields }, null);
}
