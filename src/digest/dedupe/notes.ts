/** What there is to say of an issue that its reader is not told: which entries were merged or dropped, and why. */

import type { Diagnostic, Digest, Duplicate, Skipped, SourceLines } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';

/** A note for each entry that was merged into another one, or that a rule took away. */
export function notesOn(digest: Digest): Diagnostic[] {
  return [...notesOnMerged(digest), ...digest.skipped.flatMap(noteOnDropped)];
}

function noteOnDropped({ entry, rule }: Skipped): Diagnostic[] {
  if (rule === undefined) return [];
  const { file, line, endLine } = entry.source;
  const { keyword, field, text } = rule;
  return [
    digestDiagnostic(
      'entry-dropped',
      { keyword, field, text },
      { place: { file, line, column: 1 }, endLine },
    ),
  ];
}

function notesOnMerged({ themes, unplaced, duplicates }: Digest): Diagnostic[] {
  if (duplicates.length === 0) return [];
  const shown = [...themes.flatMap(({ entries }) => entries), ...unplaced];
  const sources = new Map(shown.map(({ id, source }) => [id, source]));
  return duplicates.map((duplicate) => noteOn(duplicate, sources.get(duplicate.of) ?? null));
}

function noteOn({ entry, because, similarity }: Duplicate, into: SourceLines | null): Diagnostic {
  const { file, line, endLine } = entry.source;
  const of = into === null ? 'an entry that is not shown' : `the one at ${into.file}:${into.line}`;
  const place = { file, line, column: 1 };
  return digestDiagnostic(
    'entry-merged',
    { of, because, shared: Math.round(100 * similarity) },
    { place, endLine },
  );
}
