/** What editors wrote behind titles must name themes that there are. */

import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic, EntryView, Theme } from '../types.ts';
import { classifyDiagnostic } from './messages.ts';

/** An error when an entry is steered to an unknown theme. */
export function steeringFault(
  { title, steering, file, line }: EntryView,
  themes: Theme[],
): Diagnostic | null {
  if (steering.theme === null) return null;
  const ids = themes.map(({ id }) => id);
  if (ids.includes(steering.theme)) return null;
  const facts = { theme: steering.theme, title, nearest: nearest(steering.theme, ids) };
  return classifyDiagnostic('steering-unknown-theme', facts, { place: { file, line, column: 1 } });
}
