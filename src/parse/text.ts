import type { Opened } from '../input/front-matter.ts';
import type { Diagnostic, Entry } from '../types.ts';
import { newDating } from './dating.ts';
import { complaintAboutRepetition, complaintsAbout } from './entry-diagnostics.ts';
import type { FormatResult } from './format.ts';
import { forEachCut } from './segment.ts';
import { sourceText } from './source-text.ts';

/**
 * Reads the snippet format: a title line, its body, blank lines between batches. Every line that is not blank becomes
 * part of one entry or of one diagnostic, except a date, which is understood: at the head of a batch it dates that
 * batch, as a batch of its own all that follow until the next such one. `date` is that of all other entries.
 */
export function parseText(opened: Opened, date: string | null): FormatResult {
  const text = sourceText(opened);
  const entries: Entry[] = [];
  const diagnostics: Diagnostic[] = [];
  const dating = newDating(date);
  forEachCut(text.bytes, text.table, {
    entry(title, first, last) {
      const line = title < 0 ? first : title;
      const entry = text.entry(title, first, last, dating.of(line));
      entries.push(entry);
      const looks = { title: entry.title, hasBody: first <= last, line, lastLine: last };
      diagnostics.push(...complaintsAbout(looks, text));
    },
    repeated(line) {
      diagnostics.push(complaintAboutRepetition(text, line));
    },
    date: (line, last, alone) => dating.read(text.line(line), last, alone),
  });
  return { entries, diagnostics: diagnostics.sort((a, b) => a.place!.line - b.place!.line) };
}
