import type { Placement, Theme } from '../../types.ts';

/** What the themes cover of some entries. */
export interface Coverage {
  /** How many entries were looked at; those that are left out (`{skip}`, `drop`) are not among them. */
  entries: number;
  placed: number;
  unplaced: number;
  /** In the order of the rules. */
  themes: ThemeCoverage[];
}

/** What one theme covers. */
export interface ThemeCoverage {
  theme: string;
  /** How many entries it took. */
  placed: number;
  /** For how many it came second, above the threshold. */
  second: number;
  /** The keywords that speak for the entries it took, with how many entries each speaks for; the busiest first. */
  work: { keyword: string; entries: number }[];
}

/** Counts what each theme took, what it nearly took, and which keywords did it. */
export function cover(themes: Theme[], placements: Placement[]): Coverage {
  const byTheme = new Map(themes.map(({ id }) => [id, newCount()]));
  const shown = placements.filter(({ entry, drop }) => !entry.directives.skip && drop === undefined);
  for (const { theme, also, why } of shown) {
    const second = byTheme.get(also[0]?.theme ?? '');
    if (second !== undefined) second.second++;
    const winner = byTheme.get(theme ?? '');
    if (winner === undefined) continue;
    winner.placed++;
    for (const { keyword } of why) winner.work.set(keyword, (winner.work.get(keyword) ?? 0) + 1);
  }
  const placed = shown.filter(({ theme }) => theme !== null).length;
  return {
    entries: shown.length,
    placed,
    unplaced: shown.length - placed,
    themes: [...byTheme].map(([theme, { work, ...count }]) => ({
      theme,
      ...count,
      work: busiestFirst(work),
    })),
  };
}

const newCount = () => ({ placed: 0, second: 0, work: new Map<string, number>() });

/** Of equals the one that was met first stays first. */
function busiestFirst(work: Map<string, number>): ThemeCoverage['work'] {
  return [...work].map(([keyword, entries]) => ({ keyword, entries })).sort((a, b) => b.entries - a.entries);
}
