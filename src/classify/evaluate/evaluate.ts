/** The door of the room: how well the rules do on entries whose themes are known. */

/** An entry whose theme is known, and what the rules made of it. */
export interface Judged {
  /** The themes that its label accepts, at least one, in the order of the rules. */
  accepted: string[];
  /** The theme that the rules gave it; null when none took it. */
  theme: string | null;
}

/** How the rules did, with coverage and precision apart: an entry can be missed, or be put in the wrong place. */
export interface Measurement {
  entries: number;
  /** How many some rule took. */
  placed: number;
  /** How many stand in a theme that their label accepts. */
  right: number;
  /** right ÷ entries, from 0 to 1 like every ratio here. */
  accuracy: number;
  /** placed ÷ entries. */
  coverage: number;
  /** right ÷ placed; null when none was placed. */
  precision: number | null;
  /** The plain averages over the groups that have entries, each group counting the same. */
  macro: { precision: number; recall: number; f1: number };
  /** Those that have entries first, in the order of their themes; then those that only the rules named. */
  groups: LabelGroup[];
  /** For each group with entries, where its entries were put: the number for each group, and then for none. */
  confusion: number[][];
}

/** The entries that one label, or several with the same meaning, accept in the same themes. */
export interface LabelGroup {
  /** The ids of those themes, joined by `+`. */
  name: string;
  themes: string[];
  /** How many entries belong here. */
  entries: number;
  /** How many entries the rules put here. */
  placed: number;
  /** How many of those belong here. */
  right: number;
  /** right ÷ placed; null when none was placed here. */
  precision: number | null;
  /** right ÷ entries; null when none belongs here. */
  recall: number | null;
  /** The harmonic mean of precision and recall, 2 × right ÷ (entries + placed). */
  f1: number;
}

/**
 * Measures. An entry that its label accepts where it stands counts for its own group, any other for the group of its
 * theme. `order` has the ids of all themes.
 */
export function measure(judged: Judged[], order: string[]): Measurement {
  const groups = labelledGroups(judged, order);
  const known = groups.size;
  const homes = new Map<string, LabelGroup>();
  for (const group of groups.values()) {
    for (const theme of group.themes) if (!homes.has(theme)) homes.set(theme, group);
  }

  const moves = judged.map(({ accepted, theme }) => {
    const from = groupOf(accepted, groups);
    if (theme === null) return { from, to: null };
    const to = accepted.includes(theme) ? from : (homes.get(theme) ?? groupOf([theme], groups));
    to.placed++;
    if (to === from) to.right++;
    return { from, to };
  });

  const all = [...groups.values()].map(withRatios);
  const index = new Map([...groups.values()].map((group, at) => [group, at]));
  const confusion = all.slice(0, known).map(() => new Array<number>(all.length + 1).fill(0));
  for (const { from, to } of moves)
    confusion[index.get(from)!]![to === null ? all.length : index.get(to)!]!++;
  return { ...totals(all, moves.length), macro: averages(all.slice(0, known)), groups: all, confusion };
}

/** The groups that labels make, in the order of their themes. */
function labelledGroups(judged: Judged[], order: string[]): Map<string, LabelGroup> {
  const found = new Map<string, LabelGroup>();
  for (const { accepted } of judged) groupOf(accepted, found).entries++;
  const rank = ({ themes }: LabelGroup) => order.indexOf(themes[0]!);
  return new Map([...found].sort(([, a], [, b]) => rank(a) - rank(b) || a.themes.length - b.themes.length));
}

function groupOf(themes: string[], groups: Map<string, LabelGroup>): LabelGroup {
  const name = themes.join('+');
  const known = groups.get(name);
  if (known !== undefined) return known;
  const group: LabelGroup = {
    name,
    themes,
    entries: 0,
    placed: 0,
    right: 0,
    precision: null,
    recall: null,
    f1: 0,
  };
  groups.set(name, group);
  return group;
}

function withRatios(group: LabelGroup): LabelGroup {
  const { entries, placed, right } = group;
  return {
    ...group,
    precision: placed === 0 ? null : right / placed,
    recall: entries === 0 ? null : right / entries,
    f1: entries + placed === 0 ? 0 : (2 * right) / (entries + placed),
  };
}

function totals(
  groups: LabelGroup[],
  entries: number,
): Pick<Measurement, 'entries' | 'placed' | 'right' | 'accuracy' | 'coverage' | 'precision'> {
  const placed = groups.reduce((sum, group) => sum + group.placed, 0);
  const right = groups.reduce((sum, group) => sum + group.right, 0);
  return {
    entries,
    placed,
    right,
    accuracy: entries === 0 ? 0 : right / entries,
    coverage: entries === 0 ? 0 : placed / entries,
    precision: placed === 0 ? null : right / placed,
  };
}

/** A group into which nothing was put has no precision; it counts as 0, since its entries were not found. */
function averages(groups: LabelGroup[]): Measurement['macro'] {
  const mean = (of: (group: LabelGroup) => number) =>
    groups.length === 0 ? 0 : groups.reduce((sum, group) => sum + of(group), 0) / groups.length;
  return {
    precision: mean(({ precision }) => precision ?? 0),
    recall: mean(({ recall }) => recall ?? 0),
    f1: mean(({ f1 }) => f1),
  };
}
