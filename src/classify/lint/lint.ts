/** What is wrong or idle in a week and its rules: placements and the use of keywords → diagnostics. */
import type {
  Diagnostic,
  FieldWeights,
  KeywordUse,
  Placement,
  ScopeUse,
  SectionUse,
  SharedKeyword,
  Theme,
} from '../../types.ts';
import { checkEntries } from './entries.ts';
import { checkKeywords } from './keywords.ts';
import { checkSurroundings } from './surroundings.ts';
import { checkThemes } from './themes.ts';

/** Everything that can be looked at when all entries are placed. */
export interface Examined {
  placements: Placement[];
  themes: Theme[];
  weights: FieldWeights;
  uses: KeywordUse[];
  shared: SharedKeyword[];
  scopes: ScopeUse[];
  sections: SectionUse[];
}

/**
 * Complains about entries, keywords and themes. The keywords and themes of the built-in pack are only counted, in
 * notes: most of them wait for another week. Entries that are left out (`{skip}`, `drop`) are not looked at.
 */
export function check({ placements, themes, weights, uses, shared, ...around }: Examined): Diagnostic[] {
  const shown = placements.filter(({ entry, drop }) => !entry.directives.skip && drop === undefined);
  if (shown.length === 0) return [];
  return [
    ...checkEntries(shown, weights),
    ...checkKeywords(uses, shared),
    ...checkSurroundings(around.scopes, around.sections),
    ...checkThemes(shown, themes),
  ];
}
