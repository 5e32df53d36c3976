/** What is wrong or idle in a week and its rules: placements and the use of keywords → diagnostics. */
import type { Diagnostic, FieldWeights, KeywordUse, Placement, SharedKeyword, Theme } from '../../types.ts';
import { checkEntries } from './entries.ts';
import { checkKeywords } from './keywords.ts';
import { checkThemes } from './themes.ts';

/** Everything that can be looked at when all entries are placed. */
export interface Examined {
  placements: Placement[];
  themes: Theme[];
  weights: FieldWeights;
  uses: KeywordUse[];
  shared: SharedKeyword[];
}

/**
 * Complains about entries, keywords and themes. The keywords and themes of the built-in pack are only counted, in
 * notes: most of them wait for another week. Entries that an editor leaves out (`{skip}`) are not looked at.
 */
export function check({ placements, themes, weights, uses, shared }: Examined): Diagnostic[] {
  const shown = placements.filter(({ entry }) => !entry.directives.skip);
  if (shown.length === 0) return [];
  return [...checkEntries(shown, weights), ...checkKeywords(uses, shared), ...checkThemes(shown, themes)];
}
