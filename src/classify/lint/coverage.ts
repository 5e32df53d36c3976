import type { Placement, Theme } from '../../types.ts';

/** What the themes cover of some entries. */
export interface Coverage {
  /** How many entries were looked at; those that are left out (`{skip}`, `drop`) are not among them. */
  entries: number;
  placed: number;
  unplaced: number;
  /** In the order of the rules. */
  themes: ThemeCoverage[];
  /** How many entries each `drop` rule took away, the busiest first; those that did nothing are not among them. */
  drop: RuleWork[];
  /** How many each `pin` rule made highlights, likewise. */
  pin: RuleWork[];
  /** How many each theme has by the heading that they stand under, likewise; `keyword` is the theme's id. */
  sections: RuleWork[];
}

/** What did something, as its author wrote it, and for how many entries. */
export interface RuleWork {
  keyword: string;
  entries: number;
}

/** What one theme covers. */
export interface ThemeCoverage {
  theme: string;
  /** How many entries it took. */
  placed: number;
  /** For how many it came second, above the threshold. */
  second: number;
  /** The keywords that speak for the entries it took, with how many entries each speaks for; the busiest first. */
  work: RuleWork[];
}

/** Counts what each theme took, what it nearly took, and which keywords did it. */
export function cover(themes: Theme[], placements: Placement[]): Coverage {
  const byTheme = new Map(themes.map(({ id }) => [id, newCount()]));
  const read = placements.filter(({ entry }) => !entry.directives.skip);
  const shown = read.filter(({ drop }) => drop === undefined);
  for (const { theme, also, why } of shown) {
    const second = byTheme.get(also[0]?.theme ?? '');
    if (second !== undefined) second.second++;
    const winner = byTheme.get(theme ?? '');
    if (winner === undefined) continue;
    winner.placed++;
    for (const { keyword } of why) addTo(winner.work, keyword);
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
    drop: workOf(read.map(({ drop }) => drop?.keyword)),
    pin: workOf(shown.map(({ pin }) => pin?.keyword)),
    sections: workOf(shown.map(({ by, theme }) => (by === 'section' ? theme : null))),
  };
}

const newCount = () => ({ placed: 0, second: 0, work: new Map<string, number>() });

function workOf(did: (string | null | undefined)[]): RuleWork[] {
  const work = new Map<string, number>();
  for (const it of did) if (it != null) addTo(work, it);
  return busiestFirst(work);
}

const addTo = (work: Map<string, number>, it: string): unknown => work.set(it, (work.get(it) ?? 0) + 1);

/** Of equals the one that was met first stays first. */
function busiestFirst(work: Map<string, number>): RuleWork[] {
  return [...work].map(([keyword, entries]) => ({ keyword, entries })).sort((a, b) => b.entries - a.entries);
}
