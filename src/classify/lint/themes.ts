import type { Diagnostic, Place, Placement, Theme } from '../../types.ts';
import { classifyDiagnostic } from '../messages.ts';

/** Complains about themes that took no entry, at their first keyword; those of the built-in pack are told in one note. */
export function checkThemes(placements: Placement[], themes: Theme[]): Diagnostic[] {
  const taken = new Set(placements.map(({ theme }) => theme));
  // Themes without any keyword are complained about where the configuration is read.
  const empty = themes.filter(({ id, keywords }) => !taken.has(id) && keywords.length > 0);
  const builtIn = empty.filter((theme) => placeOf(theme) === null);
  const own = empty.filter((theme) => placeOf(theme) !== null);
  return [
    ...own.map((theme) =>
      classifyDiagnostic('theme-without-entries', { id: theme.id }, { place: placeOf(theme) }),
    ),
    ...(builtIn.length > 0
      ? [classifyDiagnostic('pack-themes-without-entries', { ids: builtIn.map(({ id }) => id) })]
      : []),
  ];
}

/** Where somebody's own keywords for a theme begin; null when all of it is built in. */
const placeOf = ({ keywords }: Theme): Place | null =>
  keywords.find(({ place }) => place !== null)?.place ?? null;
