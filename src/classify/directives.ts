/** What editors wrote behind titles must name themes that there are. */

import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic, Entry, Theme } from '../types.ts';
import { classifyDiagnostic } from './messages.ts';

/** One error for each entry that is steered to an unknown theme. */
export function checkSteering(entries: Entry[], themes: Theme[]): Diagnostic[] {
  const ids = themes.map(({ id }) => id);
  return entries.flatMap(({ title, steering, source }) => {
    if (steering.theme === null || ids.includes(steering.theme)) return [];
    const facts = { theme: steering.theme, title, nearest: nearest(steering.theme, ids) };
    return [
      classifyDiagnostic('steering-unknown-theme', facts, {
        place: { file: source.file, line: source.line, column: 1 },
      }),
    ];
  });
}
