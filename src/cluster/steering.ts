/** What editors wrote behind titles must name themes that there are. */
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, Entry, Theme } from '../model.ts';
import { nearest } from '../nearest.ts';

/** One error for each entry that is steered to an unknown theme. */
export function checkSteering(entries: Entry[], themes: Theme[]): Diagnostic[] {
  const ids = themes.map(({ id }) => id);
  return entries.flatMap(({ title, steering, source }) => {
    if (steering.theme === null || ids.includes(steering.theme)) return [];
    const facts = { theme: steering.theme, title, nearest: nearest(steering.theme, ids) };
    return [
      diagnose('steering-unknown-theme', facts, {
        place: { file: source.file, line: source.line, column: 1 },
      }),
    ];
  });
}
