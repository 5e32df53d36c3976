/** The door of the room: placements become an issue. */

import { fillInAddress, type Named } from '../text/placeholders.ts';
import type {
  Config,
  Diagnostic,
  Digest,
  DigestTheme,
  Period,
  Placement,
  Publication,
  Theme,
} from '../types.ts';
import { arrangerOf } from './dedupe/related.ts';
import { type Sorted, sortOut, toDigestEntry } from './partition.ts';
import { daysAskedFor, isWithin, resolvePeriod } from './period.ts';
import { newShortlist } from './top-k.ts';

export { notesOn } from './dedupe/notes.ts';
export { checkPeriod, daysAskedFor } from './period.ts';
export { newShortlist, type Shortlist } from './top-k.ts';

/** What an issue is made with, whatever it is made of. */
export interface Frame {
  /** The themes in the order of the rules. */
  themes: Theme[];
  config: Config;
  /** As configured, its files read. */
  publication: Publication;
  now: Date;
  diagnostics: Diagnostic[];
}

/** Sorts every placement, in the order of the input, into exactly one place of the issue. */
export function compose(placements: Placement[], frame: Frame): Digest {
  const { config, now } = frame;
  if (config.limit !== null) return composeBest(placements, config.limit, frame);
  const dates = placements.map(({ entry }) => entry.date);
  const period = resolvePeriod(config, now, dates);
  const sorted = sortOut(placements, (date) => isWithin(date, period), config.duplicates);
  return composeSorted(period, sorted, frame);
}

/** The same with the `limit` best of each theme. */
function composeBest(placements: Placement[], limit: number, frame: Frame): Digest {
  const shortlist = newShortlist(daysAskedFor(frame.config, frame.now), limit);
  for (const placement of placements) {
    const { theme, score, entry } = placement;
    const { id, date } = entry;
    const fingerprint: [number, number] = [parseInt(id.slice(0, 6), 16), parseInt(id.slice(6), 16)];
    shortlist.offerSteered({ theme, score, date, fingerprint }, placement);
  }
  const { period, sorted } = shortlist.close(frame.config, frame.now);
  return composeSorted(period, sorted, frame);
}

/** Makes an issue of what is sorted already. */
export function composeSorted(
  period: Period,
  sorted: Sorted,
  { themes, config, publication, now, diagnostics }: Frame,
): Digest {
  const sections = inOrder(toSections(sorted, themes), config.order);
  return {
    schema: 1,
    title: config.title,
    issue: config.issue,
    author: config.author,
    intro: config.intro,
    preheader: config.preheader,
    lang: config.lang,
    publication: located(publication, { ...config, ...period }),
    week: period.week,
    from: period.from,
    to: period.to,
    generatedAt: `${now.toISOString().slice(0, 19)}Z`,
    counts: sorted.counts,
    limit: config.limit,
    themes: sections,
    folded: sections.filter(({ count }) => count < config.fold).map(({ id }) => id),
    unplaced: sorted.unplaced.map(toDigestEntry),
    duplicates: sorted.duplicates,
    skipped: sorted.skipped,
    events: [],
    diagnostics,
  };
}

/** The address of the issue is known when its week is. */
function located(publication: Publication, named: Named): Publication {
  const { url } = publication;
  return { ...publication, url: url === null ? null : fillInAddress(url, named) };
}

/** The themes that have entries, in the order of the rules; their entries in the order of the input, but related ones together. */
function toSections({ placed, unplaced, sizes }: Sorted, themes: Theme[]): DigestTheme[] {
  const arrange = arrangerOf([...placed, ...unplaced]);
  const byTheme = new Map(themes.map(({ id }): [string, Placement[]] => [id, []]));
  for (const placement of placed) byTheme.get(placement.theme!)!.push(placement);
  return themes
    .filter(({ id }) => (sizes.get(id) ?? 0) > 0)
    .map(({ id, title, emoji, description }) => {
      const entries = arrange(byTheme.get(id)!).map(toDigestEntry);
      return { id, title, emoji, description, count: sizes.get(id)!, entries };
    });
}

/** `size`: the largest first; of equals the earlier rule first. */
function inOrder(sections: DigestTheme[], order: Config['order']): DigestTheme[] {
  return order === 'rules' ? sections : sections.toSorted((a, b) => b.count - a.count);
}
