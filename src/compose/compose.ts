/** The door of the room: placements become an issue. */
import type {
  Config,
  Counts,
  Diagnostic,
  Digest,
  DigestEntry,
  DigestTheme,
  Duplicate,
  Placement,
  Skipped,
  Theme,
} from '../model.ts';
import { isWithin, resolvePeriod } from './period.ts';

export { checkPeriod } from './period.ts';

export interface ComposeInput {
  /** Every entry that was read, in the order of the input. */
  placements: Placement[];
  /** The themes in the order of the rules. */
  themes: Theme[];
  config: Config;
  now: Date;
  diagnostics: Diagnostic[];
}

/** Sorts every placement into exactly one place of the issue: a theme, the rest, the duplicates or the skipped. */
export function compose({ placements, themes, config, now, diagnostics }: ComposeInput): Digest {
  const period = resolvePeriod(
    config,
    now,
    placements.map(({ entry }) => entry.date),
  );
  const sorted = sortOut(placements, (date) => isWithin(date, period));
  const sections = inOrder(toSections(sorted.placed, themes), config.order);
  return {
    schema: 1,
    title: config.title,
    issue: config.issue,
    author: config.author,
    intro: config.intro,
    week: period.week,
    from: period.from,
    to: period.to,
    generatedAt: `${now.toISOString().slice(0, 19)}Z`,
    counts: count(placements, sorted),
    themes: sections,
    folded: sections.filter(({ entries }) => entries.length < config.fold).map(({ id }) => id),
    unplaced: sorted.unplaced.map(toDigestEntry),
    duplicates: sorted.duplicates,
    skipped: sorted.skipped,
    diagnostics,
  };
}

interface Sorted {
  placed: Placement[];
  unplaced: Placement[];
  duplicates: Duplicate[];
  skipped: Skipped[];
}

function sortOut(placements: Placement[], isInPeriod: (date: string | null) => boolean): Sorted {
  const sorted: Sorted = { placed: [], unplaced: [], duplicates: [], skipped: [] };
  const seen = new Set<string>();
  for (const placement of placements) {
    const { entry } = placement;
    if (entry.steering.skip) sorted.skipped.push({ entry: toDigestEntry(placement), reason: 'hand' });
    else if (!isInPeriod(entry.date))
      sorted.skipped.push({ entry: toDigestEntry(placement), reason: 'date' });
    else if (seen.has(entry.id)) sorted.duplicates.push({ entry: toDigestEntry(placement), of: entry.id });
    else {
      seen.add(entry.id);
      (placement.theme === null ? sorted.unplaced : sorted.placed).push(placement);
    }
  }
  return sorted;
}

/** The themes that have entries, in the order of the rules; their entries in the order of the input. */
function toSections(placed: Placement[], themes: Theme[]): DigestTheme[] {
  const sections = new Map<string, DigestTheme>(
    themes.map(({ id, title, emoji, description }) => [id, { id, title, emoji, description, entries: [] }]),
  );
  for (const placement of placed) sections.get(placement.theme!)!.entries.push(toDigestEntry(placement));
  return [...sections.values()].filter(({ entries }) => entries.length > 0);
}

/** `size`: the largest first; of equals the earlier rule first. */
function inOrder(sections: DigestTheme[], order: Config['order']): DigestTheme[] {
  return order === 'rules' ? sections : sections.toSorted((a, b) => b.entries.length - a.entries.length);
}

function toDigestEntry({ entry, by, score, also, why }: Placement): DigestEntry {
  const { steering, ...rest } = entry;
  return { ...rest, top: steering.top, by, score, also, why };
}

function count(placements: Placement[], sorted: Sorted): Counts {
  return {
    read: placements.length,
    placed: sorted.placed.length,
    unplaced: sorted.unplaced.length,
    duplicates: sorted.duplicates.length,
    skipped: sorted.skipped.length,
  };
}
