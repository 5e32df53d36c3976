/** What earlier issues have published leaves an issue: the memory that keeps a story from being told twice. */

import { daysBetween, daysOfWeek, shiftDay } from '../../text/calendar.ts';
import type {
  Config,
  Diagnostic,
  Digest,
  DigestEntry,
  DigestTheme,
  EarlierIssue,
  Skipped,
} from '../../types.ts';
import { featuresOf } from '../dedupe/features.ts';
import { type Similarity, similarityOf } from '../dedupe/similarity.ts';
import { limited } from '../limited.ts';
import { type ArchiveIndex, archiveSearch, type Posting, wordSearch } from './archive-index.ts';
import { runsOf, type Story } from './archive-keys.ts';
import type { PublishedIssue } from './segment.ts';
import { type Compared, issuesCompared, trendsOf } from './trends.ts';

/** The issues of an archive, which are read when one of them is looked at. */
export interface Archive {
  /** In the order of their days. */
  issues: PublishedIssue[];
  /** The files that are no issues any more; they are never written over. */
  damaged: string[];
  /** Asks the index, which is made anew when the answer is null, since it is damaged. */
  search<T>(ask: (index: ArchiveIndex) => T | null): Promise<T>;
  /** An issue; null when its file is damaged. */
  digestOf(issue: PublishedIssue): Promise<Digest | null>;
  /** The entries that an issue has published, in the order of `publishedEntries`; none when its file is damaged. */
  entriesOf(issue: PublishedIssue): Promise<DigestEntry[]>;
}

/** Every entry that readers of an issue saw: those of the themes, the rest, and what was merged into them. */
export function publishedEntries({ themes, unplaced, duplicates, carried }: Digest): DigestEntry[] {
  if (carried) return [];
  return [...themes.flatMap(({ entries }) => entries), ...unplaced, ...duplicates.map(({ entry }) => entry)];
}

/**
 * What is recorded of an issue: all but the entries of other weeks and what was found in their files. They are others each time
 * it is built again, and an input of years would be recorded whole with every issue. Nor is it of the issue what is damaged
 * in the archive meanwhile, or what else lies in the folders.
 */
export function recordOf(digest: Digest): Digest {
  const { counts, limit } = digest;
  const skipped = digest.skipped.filter(({ reason }) => reason !== 'date');
  // With a limit not all that was left out is listed, and its number says nothing of other weeks.
  const others = limit === null ? digest.skipped.length - skipped.length : 0;
  return {
    ...digest,
    counts: { ...counts, read: counts.read - others, skipped: counts.skipped - others },
    skipped,
    diagnostics: diagnosticsOfIssue(digest),
  };
}

/** What is said of what else lies in the folders and in the input, which is other things each time. */
const ofOthers = new Set([
  'archive-damaged',
  'archive-copy',
  'input-passed',
  'input-issue',
  'pack-unfit',
  'pack-unfit-chosen',
]);

function diagnosticsOfIssue(digest: Digest): Diagnostic[] {
  const fileOf = ({ source }: DigestEntry) => source.file;
  const left = digest.skipped.filter(({ reason }) => reason !== 'date').map(({ entry }) => entry);
  const own = new Set([...publishedEntries(digest), ...left].map(fileOf));
  const others = new Set(digest.skipped.map(({ entry }) => fileOf(entry)).filter((file) => !own.has(file)));
  return digest.diagnostics.filter(
    ({ code, place }) => !ofOthers.has(code) && (place === null || !others.has(place.file)),
  );
}

/**
 * The issue as the memory leaves it: its number where that counts by itself, without what was published before, and with
 * what changed since the last issues.
 */
export async function remembered(digest: Digest, archive: Archive, settings: Memory): Promise<Digest> {
  const left = await withoutSeen(digest, archive, settings);
  const unseen = limited({ ...left, issue: numberOf(left, archive) }, settings.limit);
  const known = (words: string[]) =>
    archive.search((index) => wordSearch(index, words, ({ to }) => to < unseen.from));
  const trends = settings.trends ? await trendsOf(unseen, await lastIssues(unseen, archive), known) : null;
  // In the order that its JSON has.
  const { diagnostics, ...rest } = unseen;
  return trends === null ? unseen : { ...rest, trends, diagnostics };
}

/** What an issue that counts by itself is called: one without entries is not recorded, and the next would have its number too. */
function numberOf(digest: Digest, archive: Archive): string | null {
  if (digest.issue !== 'auto') return digest.issue;
  return shownEntries(digest).length === 0 ? null : nextNumber(archive, digest);
}

/** The issues that ended before this one began, the oldest first: no more than it is compared with. */
async function lastIssues({ from }: Digest, archive: Archive): Promise<Compared[]> {
  const last = archive.issues.filter(({ to, entries }) => to < from && entries > 0).slice(-issuesCompared);
  const compared = last.map(async (issue) => {
    const themes = issue.themes ?? (await archive.digestOf(issue))?.themes;
    return themes === undefined ? [] : [{ in: earlier(issue), themes }];
  });
  return (await Promise.all(compared)).flat();
}

/** How the memory is used, as the configuration says it. */
export type SeenSettings = Pick<Config, 'seen' | 'seenFor' | 'fold' | 'order'>;

/** The same, and what else is made of an issue once it is known what is new in it. */
export type Memory = SeenSettings & Pick<Config, 'limit' | 'trends'>;

/**
 * Takes out of an issue what issues before it have published, or marks it, and marks what goes on with an earlier
 * story. Only issues that ended before this one began count, so that an issue built again is the same one.
 */
export async function withoutSeen(digest: Digest, archive: Archive, settings: SeenSettings): Promise<Digest> {
  if (settings.seen === 'keep') return digest;
  const found = await findSeen(digest, archive, settings.seenFor);
  return settings.seen === 'mark' ? marked(digest, found) : leftOut(digest, found, settings);
}

/** An earlier entry that tells the same, or one that another goes on with. */
export interface EarlierTelling {
  in: EarlierIssue;
  /** Null: it is another story, which is gone on with. */
  alike: Similarity | null;
}

/**
 * Finds of each entry where issues before have told it. Only issues that ended before a day count, of which the last weeks
 * alone are remembered, where it is said how many.
 */
export async function toldIn(
  archive: Archive,
  entries: Story[],
  { from, seenFor }: { from: string; seenFor: number | null },
): Promise<(EarlierTelling | null)[]> {
  const earliest = seenFor === null ? '' : shiftDay(from, -7 * seenFor);
  const counts = ({ to }: PublishedIssue) => to < from && to >= earliest;
  const found = await archive.search((index) => archiveSearch(index, entries, counts));
  const told: (EarlierTelling | null)[] = [];
  for (const [at, entry] of entries.entries()) told.push(await judge(entry, found[at]!, archive));
  return told;
}

/** Judges every entry that the issue shows. */
async function findSeen(
  digest: Digest,
  archive: Archive,
  seenFor: number | null,
): Promise<Map<DigestEntry, EarlierTelling>> {
  const entries = shownEntries(digest);
  const told = await toldIn(archive, entries, { from: digest.from, seenFor });
  return new Map(entries.flatMap((entry, at) => (told[at] == null ? [] : [[entry, told[at]]])));
}

const shownEntries = ({ themes, unplaced }: Digest): DigestEntry[] => [
  ...themes.flatMap(({ entries }) => entries),
  ...unplaced,
];

/** The first issue that told the story; else the latest that it goes on with. */
async function judge(entry: Story, postings: Posting[], archive: Archive): Promise<EarlierTelling | null> {
  let same: { at: number; alike: Similarity } | null = null;
  let followed = -1;
  for (const { issue, entry: number } of postings) {
    const published = (await archive.entriesOf(archive.issues[issue]!))[number];
    if (published === undefined) continue;
    const alike = similarityBetween(published, entry);
    if (alike === null) followed = Math.max(followed, isSeries(published, entry) ? issue : -1);
    else if (same === null || issue < same.at) same = { at: issue, alike };
  }
  if (same !== null) return { in: earlier(archive.issues[same.at]!), alike: same.alike };
  return followed < 0 ? null : { in: earlier(archive.issues[followed]!), alike: null };
}

/** The judgement that merging uses. */
function similarityBetween(published: Story, entry: Story): Similarity | null {
  if (published.id === entry.id) return { because: 'same', similarity: 1 };
  return similarityOf(featuresOf(published), featuresOf(entry));
}

/** Whether two stories are one after the other: they lead to one page, or their headlines share three words in a row. */
function isSeries(published: Story, entry: Story): boolean {
  const [one, other] = [featuresOf(published), featuresOf(entry)];
  if (one.page !== null && one.page === other.page) return true;
  const runs = new Set(runsOf(one.title));
  return runsOf(other.title).some((run) => runs.has(run));
}

/** How an issue is named where another speaks of it. */
export const earlier = ({ issue, week, from, to }: PublishedIssue): EarlierIssue => ({
  issue,
  week,
  from,
  to,
});

function marked(digest: Digest, found: Map<DigestEntry, EarlierTelling>): Digest {
  const mark = (entry: DigestEntry): DigestEntry => {
    const it = found.get(entry);
    if (it === undefined) return entry;
    return it.alike === null ? { ...entry, follows: it.in } : { ...entry, seen: it.in };
  };
  return {
    ...digest,
    themes: digest.themes.map((theme) => ({ ...theme, entries: theme.entries.map(mark) })),
    unplaced: digest.unplaced.map(mark),
  };
}

function leftOut(
  digest: Digest,
  found: Map<DigestEntry, EarlierTelling>,
  { fold, order }: SeenSettings,
): Digest {
  const isSeen = (entry: DigestEntry) => found.get(entry)?.alike != null;
  const gone = shownEntries(digest).filter(isSeen);
  const goneIds = new Set(gone.map(({ id }) => id));
  const stay = digest.duplicates.filter(({ of }) => !goneIds.has(of));
  const rest = marked(digest, found);
  const themes = rest.themes.map((theme, at) => withoutEntries(theme, digest.themes[at]!, isSeen));
  const shown = themes.filter(({ count }) => count > 0);
  if (order === 'size') shown.sort((a, b) => b.count - a.count);
  const skipped = [
    ...digest.skipped,
    ...gone.map((entry) => seenEntry(entry, found.get(entry)!)),
    ...digest.duplicates
      .filter(({ of }) => goneIds.has(of))
      .map(({ entry, of }) => seenEntry(entry, found.get(gone.find(({ id }) => id === of)!)!)),
  ];
  return {
    ...rest,
    themes: shown,
    folded: shown.filter(({ count }) => count < fold).map(({ id }) => id),
    unplaced: rest.unplaced.filter((_, at) => !isSeen(digest.unplaced[at]!)),
    duplicates: stay,
    skipped,
    events: digest.events.filter(({ entry }) => !goneIds.has(entry)),
    counts: countsWithout(digest, gone, digest.duplicates.length - stay.length),
  };
}

function withoutEntries(
  theme: DigestTheme,
  before: DigestTheme,
  isSeen: (entry: DigestEntry) => boolean,
): DigestTheme {
  const entries = theme.entries.filter((_, at) => !isSeen(before.entries[at]!));
  return { ...theme, entries, count: theme.count - (before.entries.length - entries.length) };
}

const seenEntry = (entry: DigestEntry, { in: issue, alike }: EarlierTelling): Skipped => ({
  entry,
  reason: 'seen',
  in: issue,
  because: alike!.because,
});

function countsWithout(
  { counts, unplaced }: Digest,
  gone: DigestEntry[],
  duplicates: number,
): Digest['counts'] {
  const ofNone = gone.filter((entry) => unplaced.includes(entry)).length;
  const seen = gone.length + duplicates;
  return {
    ...counts,
    placed: counts.placed - (gone.length - ofNone),
    unplaced: counts.unplaced - ofNone,
    duplicates: counts.duplicates - duplicates,
    skipped: counts.skipped + seen,
    ...(seen > 0 && { seen }),
  };
}

/**
 * The number of an issue that counts by itself: that of the issue of the same days when it was recorded before, or the one that
 * its neighbours leave it; else one more than the highest before it, or of all when a later issue has that already. A damaged
 * issue keeps the number it had.
 */
export function nextNumber(
  { issues, damaged }: Pick<Archive, 'issues' | 'damaged'>,
  { from, to }: Pick<Digest, 'from' | 'to'>,
): string {
  const own = issues.find((it) => it.from === from && it.to === to);
  if (own?.issue != null && isNumber(own.issue)) return own.issue;
  const others = issues.filter((it) => it !== own && it.issue !== null && isNumber(it.issue));
  const before = others.filter((it) => it.to < from);
  const isTaken = (number: number) => others.some(({ issue }) => issue === String(number));
  const left = numberBetween(
    before.at(-1),
    others.find((it) => it.from > to),
    from,
  );
  if (left !== null && !isTaken(left)) return String(left);
  const highest = (of: PublishedIssue[]) => Math.max(0, ...of.map(({ issue }) => Number(issue)));
  const lost = damagedBetween(before.at(-1)?.to ?? '', from, damaged);
  const next = highest(before) + lost + 1;
  return String(isTaken(next) ? highest(others) + 1 : next);
}

/**
 * The number of a week between issues as many numbers apart as weeks, or before all of them: each week had one, whichever of them
 * is built first.
 */
function numberBetween(
  before: PublishedIssue | undefined,
  after: PublishedIssue | undefined,
  from: string,
): number | null {
  if (after === undefined) return null;
  const left = Number(after.issue) - daysBetween(from, after.from) / 7;
  if (!Number.isInteger(left) || left < 1) return null;
  if (before === undefined) return left;
  const weeks = daysBetween(before.from, after.from) / 7;
  return weeks === Number(after.issue) - Number(before.issue) ? left : null;
}

/** How many damaged files are of issues after one day and before another: their names say of which days they are. */
function damagedBetween(after: string, before: string, damaged: string[]): number {
  const days = damaged.map((file) => {
    const [name = ''] = /^\d{4}-(W\d\d|\d\d-\d\d)/.exec(file) ?? [];
    return name.includes('W') ? daysOfWeek(name).from : name;
  });
  return days.filter((day) => day > after && day < before).length;
}

const isNumber = (issue: string): boolean => /^\d{1,9}$/.test(issue);

/** The name of the file that an issue is recorded in. */
export function archiveFile({ week, from, to }: Pick<Digest, 'week' | 'from' | 'to'>): string {
  return `${week ?? (from === to ? from : `${from}_${to}`)}.json`;
}
