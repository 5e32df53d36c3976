/** What editors wrote behind titles must name themes that there are. */

import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic, EntryView, Theme } from '../types.ts';
import { classifyDiagnostic } from './messages.ts';

/** An error when an entry is steered to an unknown theme. */
export function directiveFault(
  { title, directives, file, line }: EntryView,
  themes: Theme[],
): Diagnostic | null {
  if (directives.theme === null) return null;
  const ids = themes.map(({ id }) => id);
  if (ids.includes(directives.theme)) return null;
  const facts = { theme: directives.theme, title, nearest: nearest(directives.theme, ids) };
  return classifyDiagnostic('steering-unknown-theme', facts, { place: { file, line, column: 1 } });
}
