/** Why an issue was not published, in words for the summary. */
import { weekOf } from '../index.ts';
import type { Digest, Skipped } from '../types.ts';
import { count, grouped } from './report.ts';

/** Why an issue has no entries: "17 snippets, all of other weeks: 2026-W09 to W10". */
export function whyEmpty({ counts, skipped }: Digest): string {
  if (counts.read === 0) return 'no snippets';
  const read = count(counts.read, 'snippet');
  const reasons = (['date', 'seen', 'hand'] as const)
    .map((reason) => ({ reason, list: skipped.filter((it) => it.reason === reason) }))
    .filter(({ list }) => list.length > 0);
  // With a limit not all that was left out is listed.
  if (skipped.length < counts.skipped || reasons.length === 0) return `${read}, all left out`;
  if (reasons.length === 1) return `${read}, all ${wordsOf(reasons[0]!)}`;
  return `${read}: ${reasons.map((it) => `${grouped(it.list.length)} ${wordsOf(it)}`).join(', ')}`;
}

/** The weeks of the issues that told before what this one leaves out: "2026-W09 to W10"; empty: none, or not all of it is listed. */
export function weeksTold({ counts, skipped }: Digest): string {
  const told = skipped.filter(({ reason }) => reason === 'seen');
  return told.length < (counts.seen ?? 0) ? '' : spanOf(weeksOf(told, weekTold));
}

/** Why a thin issue waits: "3 snippets, and an issue has at least 5: carried over to the next one". */
export function whyCarried({ counts }: Digest, least: number): string {
  return `${count(counts.placed + counts.unplaced, 'snippet')}, and an issue has at least ${grouped(least)}: carried over to the next one`;
}

function wordsOf({ reason, list }: { reason: Skipped['reason']; list: Skipped[] }): string {
  if (reason === 'hand') return 'skipped by hand';
  const span = spanOf(weeksOf(list, reason === 'date' ? ({ entry }) => entry.date : weekTold));
  if (reason === 'seen') return `told before, in ${span}`;
  return `of ${span.includes(' ') ? 'other weeks' : 'another week'}: ${span}`;
}

/** The week of the issue that told it, or its first day. */
const weekTold = ({ in: issue }: Skipped): string | undefined => issue?.week ?? issue?.from;

function weeksOf(list: Skipped[], dateOf: (it: Skipped) => string | null | undefined): string[] {
  const dates = list.map(dateOf).filter((date) => date != null);
  return dates.map((date) => (date.includes('W') ? date : weekOf(date)));
}

/** `2026-W09`, `2026-W09 to W10`, `2025-W52 to 2026-W02`. */
function spanOf(weeks: string[]): string {
  const sorted = weeks.toSorted();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  if (first === last) return first;
  return `${first} to ${first.slice(0, 4) === last.slice(0, 4) ? last.slice(5) : last}`;
}
