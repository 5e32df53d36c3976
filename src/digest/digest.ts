/** The door of the room: placements become an issue. */

import { commonDiagnostic } from '../diagnostics/messages.ts';
import { type ReportDiagnostic, throwError } from '../diagnostics/report.ts';
import { viewOfPlacement } from '../text/entry-view.ts';
import { fillInAddress, type Named } from '../text/placeholders.ts';
import type {
  Config,
  Diagnostic,
  Digest,
  DigestEntry,
  DigestTheme,
  Entry,
  FindShortage,
  FoundIntroduction,
  Introduction,
  Period,
  Placement,
  Placements,
  PlacementView,
  Publication,
  Theme,
} from '../types.ts';
import type { Memory } from './archive/archive.ts';
import type { ArchiveFolder, OpenArchive, ReadIssue } from './archive/open-archive.ts';
import type { EntryHistory } from './archive/published.ts';
import { notesOn } from './dedupe/notes.ts';
import { arrangerOf } from './dedupe/related.ts';
import { eventsOf, notesOnTime, otherTimes } from './events/events.ts';
import type { Fallback } from './json/defaults.ts';
import { emptyPartition, type FindCarried, keepAll, type Partition, toDigestEntry } from './partition.ts';
import { daysAskedFor, isWithin, type PeriodSettings, resolvePeriod } from './period.ts';
import { keepBest } from './top-k.ts';

export { weekOf } from '../text/calendar.ts';
export type { EarlierTelling } from './archive/archive.ts';
export { type MissedWeeks, missedWeeks, weeksSoFar, weeksWithEntries } from './archive/missed.ts';
export type { OpenArchive } from './archive/open-archive.ts';
export type { EntryHistory } from './archive/published.ts';
export type { PublishedIssue } from './archive/segment.ts';
export { checkPeriod } from './period.ts';

/** What an issue is made with besides its entries. */
export interface ComposeOptions {
  /** The clock. */
  now: Date;
  /** What was found on the way, which the issue carries; it is looked at when all placements have come. */
  diagnostics?: readonly Diagnostic[];
  report?: ReportDiagnostic;
  /** What introduces sections of the sources; it is looked at when all placements have come. */
  introductions?: readonly FoundIntroduction[];
  /** The configuration, once it is known which files have entries in the issue. */
  titled?: (files: ReadonlySet<string>) => Config | Promise<Config>;
  /** Finds the weeks that an archive carries over to the issue; without a limit only, which an archive sets later. */
  findCarried?: FindCarried;
  /** Looks now and then whether there is memory for more entries; when there is not, that is an error, and the issue is empty. */
  findShortage?: FindShortage;
}

/** It is looked at whenever so many entries have come. */
const SOME = 100;

/** And where only the best are kept, which take hardly more with each. */
const MANY = 1000;

/** An entry of so many bytes is looked at by itself. */
const LONG = 1 << 16;

/** What an entry takes for each of its bytes until it is kept: its text, what is hashed of it, the words it is compared by. */
const PER_BYTE = 12;

/** What is yet to be kept of each entry that is shown, in bytes: the words it is compared by, its place, its link, its lines. */
const AHEAD = 1024;

/**
 * Sorts every placement, in the order of the input, into exactly one place of the issue, and finds what its entries
 * announce. Without a limit all of them are kept; with one (`config.limit`) only as many as may be shown. The
 * configuration is that of the issue: what front matter says about it is in it, and the files of its publication are read.
 */
export async function compose(
  placements: Placements | Iterable<Placement> | AsyncIterable<Placement>,
  config: Config,
  options: ComposeOptions,
): Promise<Digest> {
  const { now, diagnostics = [], introductions = [], findCarried } = options;
  const { report = throwError, titled = () => config, findShortage = async () => null } = options;
  const { limit } = config;
  const sink =
    limit === null
      ? keepAll(config, now, findCarried)
      : keepBest(limit, daysAskedFor(config, now), config, now);
  const dates = new Map<string, Set<string | null>>();
  let taken = 0;
  for await (const batch of batchesOf(placements)) {
    for (const placed of batch) {
      const { size } = placed.view;
      const isLong = size >= LONG;
      const isAsked = ++taken % (limit === null ? SOME : MANY) === 0 || isLong;
      const ahead = (limit === null ? taken * AHEAD : 0) + (isLong ? size * PER_BYTE : 0);
      const shortage = isAsked ? await findShortage(ahead) : null;
      if (shortage !== null) {
        report(commonDiagnostic('memory-short', { entries: taken, ...shortage, isLimited: limit !== null }));
        return toDigest(resolvePeriod(config, now, []), emptyPartition(), config, now, [...diagnostics]);
      }
      note(placed, dates);
      sink.take(placed);
    }
  }
  const { period, partition } = await sink.close();
  const files = [...dates].filter(([, days]) => [...days].some((day) => isWithin(day, period)));
  const names = new Set(files.map(([file]) => file));
  const issue = await titled(names);
  const digest = toDigest(period, partition, issue, now, [...diagnostics]);
  const shown = [...digest.themes.flatMap(({ entries }) => entries), ...digest.unplaced];
  const introducing = introductionsOf(
    digest,
    introductions.filter(({ file }) => names.has(file)),
    shown,
    report,
  );
  const context = { period, lang: issue.lang, words: issue.events };
  const others = await otherTimes(shown, context);
  digest.events = await eventsOf(shown, context, others);
  for (const note of [...notesOn(digest), ...notesOnTime(others)]) report(note);
  if (introducing.length === 0) return digest;
  const { diagnostics: known, ...rest } = digest;
  return { ...rest, introductions: introducing, diagnostics: known };
}

/** The introductions of the sections that are shown; the others are reported. */
function introductionsOf(
  digest: Digest,
  found: FoundIntroduction[],
  shown: DigestEntry[],
  report: ReportDiagnostic,
): Introduction[] {
  const sections = new Set(digest.group === 'section' ? shown.map(({ section }) => section) : []);
  const texts = new Map<string, string[]>();
  for (const { section, text, unused } of found) {
    if (!sections.has(section)) report(unused);
    else texts.set(section, [...(texts.get(section) ?? []), text]);
  }
  return Array.from(texts, ([section, parts]) => ({ section, text: parts.join('\n\n') }));
}

/** Notes on which days a file has entries; those that are left out by hand or by a rule are none of the issue's. */
function note(placed: PlacementView, dates: Map<string, Set<string | null>>): void {
  const { file, date, directives } = placed.view;
  const days = dates.get(file);
  // Whether a rule drops it takes a look at all of its words.
  if (days?.has(date) || directives.skip || placed.isDropped) return;
  if (days === undefined) dates.set(file, new Set([date]));
  else days.add(date);
}

/** Reads a digest as its JSON has it, whatever was done to that since; null when it is none. */
export async function readDigest(
  json: string,
  fallback: Fallback,
): Promise<{ digest: Digest | null; diagnostics: Diagnostic[] }> {
  return (await import('./json/json.ts')).readDigest(json, fallback);
}

/** Placements of anybody's own as batches; those of entries that were read come in theirs. */
async function* batchesOf(
  placements: Placements | Iterable<Placement> | AsyncIterable<Placement>,
): AsyncGenerator<PlacementView[]> {
  if ('batches' in placements) yield* placements.batches();
  else for await (const placement of placements) yield [viewOfPlacement(placement)];
}

function toDigest(
  period: Period,
  partition: Partition,
  config: Config,
  now: Date,
  diagnostics: Diagnostic[],
): Digest {
  const sections = inOrder(toSections(partition, config.themes), config.order);
  return {
    schema: 1,
    title: config.title,
    issue: config.issue,
    author: config.author,
    intro: config.intro,
    preheader: config.preheader,
    lang: config.lang,
    publication: located(config.publication, { ...config, ...period }),
    week: period.week,
    from: period.from,
    to: period.to,
    generatedAt: `${now.toISOString().slice(0, 19)}Z`,
    counts: partition.counts,
    limit: config.limit,
    themes: sections,
    folded: sections.filter(({ count }) => count < config.fold).map(({ id }) => id),
    ...(config.group === 'theme' ? {} : { group: config.group }),
    unplaced: partition.unplaced.map(toDigestEntry),
    duplicates: partition.duplicates,
    skipped: partition.skipped,
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
function toSections({ placed, unplaced, sizes }: Partition, themes: Theme[]): DigestTheme[] {
  const arrange = arrangerOf([...placed, ...unplaced]);
  const byTheme = new Map(themes.map(({ id }): [string, Placement[]] => [id, []]));
  // A theme that is not there was reported as an error, and what is made then is used by nobody.
  for (const placement of placed) byTheme.get(placement.theme!)?.push(placement);
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

// ── What is loaded when there is an archive ─────────────────────────────────────────────────────────────

/** Opens the archive of a folder. Files that are damaged are set aside with a warning, never written over, and told each time. */
export async function openArchiveFolder(
  folder: ArchiveFolder,
  readIssue: ReadIssue,
  report: ReportDiagnostic,
): Promise<OpenArchive> {
  return await (await import('./archive/open-archive.ts')).openArchiveFolder(folder, readIssue, report);
}

/** Takes an issue that was just recorded into the index of its archive. */
export async function indexRecorded(
  folder: ArchiveFolder,
  archive: OpenArchive,
  file: string,
  digest: Digest,
): Promise<void> {
  await (await import('./archive/open-archive.ts')).indexRecorded(folder, archive, file, digest);
}

/** An issue as its archive leaves it: numbered where `issue` is `auto`, and without what was published before. */
export async function remember(digest: Digest, archive: OpenArchive, settings: Memory): Promise<Digest> {
  return await (await import('./archive/archive.ts')).remembered(digest, archive, settings);
}

/**
 * Says of some entries where an earlier issue told them, and whether the issue of their own week has them. What is earlier
 * counts from that issue; where there is none yet, from the one that `dates`, those of all entries, lead to, as when it is composed.
 */
export async function toldBefore(
  entries: Entry[],
  archive: OpenArchive,
  settings: PeriodSettings & Pick<Config, 'seenFor'>,
  { now, dates }: { now: Date; dates: Iterable<string | null> },
): Promise<EntryHistory[]> {
  const { publishedOf } = await import('./archive/published.ts');
  const period = resolvePeriod(settings, now, dates);
  return await publishedOf(entries, archive, { period, seenFor: settings.seenFor });
}

/** Finds the weeks that an archive carries over to an issue. */
export const carriedIn =
  (archive: OpenArchive): FindCarried =>
  async (period) =>
    (await import('./archive/carried.ts')).carriedInto(period, archive);

/** The record of a week that is too thin for an issue. */
export async function carriedOver(digest: Digest): Promise<Digest> {
  return (await import('./archive/carried.ts')).carriedOver(digest);
}

/** Whether a week was carried over, and a later issue has taken it in: then it is no issue any more. */
export async function isTakenIn(digest: Digest, archive: OpenArchive): Promise<boolean> {
  return (await import('./archive/carried.ts')).takenInBy(archive, digest) !== null;
}

/** Every entry that readers of an issue saw. */
export async function publishedEntries(digest: Digest): Promise<DigestEntry[]> {
  return (await import('./archive/archive.ts')).publishedEntries(digest);
}

/** What an archive records of an issue: nothing of other weeks. */
export async function archiveRecord(digest: Digest): Promise<Digest> {
  return (await import('./archive/archive.ts')).recordOf(digest);
}

/** The name of the file of an issue in its archive. */
export async function archiveFile(digest: Digest): Promise<string> {
  return (await import('./archive/archive.ts')).archiveFile(digest);
}
