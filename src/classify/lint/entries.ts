import type { Diagnostic, Entry, FieldWeights, Placement } from '../../types.ts';
import { classifyDiagnostic } from '../messages.ts';

/** Complains about entries that no theme takes, and about those that were nearly not placed where they are. */
export function checkEntries(placements: Placement[], weights: FieldWeights): Diagnostic[] {
  return placements.map((placement) => checkEntry(placement, weights)).filter((it) => it !== null);
}

/** The one thing that is most worth saying about an entry; what an editor decided needs no check. */
function checkEntry(
  { entry, theme, by, score, also, why }: Placement,
  weights: FieldWeights,
): Diagnostic | null {
  const title = nameOf(entry);
  const at = { place: { file: entry.source.file, line: entry.source.line, column: 1 } };
  if (by === 'none') return classifyDiagnostic('entry-unplaced', { title }, at);
  if (by === 'hand' || theme === null) return null;
  const [second] = also;
  if (second?.score === score)
    return classifyDiagnostic('entry-tie', { title, theme, other: second.theme, score }, at);
  if (second !== undefined && score - second.score <= close(weights))
    return classifyDiagnostic(
      'entry-close',
      { title, theme, score, other: second.theme, otherScore: second.score },
      at,
    );
  const [hit, further] = why;
  if (hit === undefined || further !== undefined || score > weakest(weights)) return null;
  return classifyDiagnostic('entry-weak', { title, theme, keyword: hit.keyword, score }, at);
}

/** A single keyword is weak when it adds no more than one of weight 1 does in the body. */
const weakest = ({ body }: FieldWeights): number => body;

/** Two themes are close when a hint, a keyword of weight 0.5 in the body, would decide between them. */
const close = ({ body }: FieldWeights): number => body / 2;

/** The most of a title that is told, in UTF-16 code units. */
const titleLength = 80;

/** What an entry is called in a message: its title, or the beginning of its body. */
function nameOf({ title, body }: Entry): string {
  const [name = ''] = (title === '' ? body : title).split('\n');
  return name.length <= titleLength ? `"${name}"` : `"${name.slice(0, titleLength - 1).trimEnd()}…"`;
}
