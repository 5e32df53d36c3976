import type { Opened } from '../input/front-matter.ts';
import type { Diagnostic, Entry } from '../types.ts';
import { complaintAboutDoubt, complaintAboutLine, complaintsAbout } from './entry-diagnostics.ts';
import type { FormatResult } from './format.ts';
import { type Layout, layoutOf } from './layout.ts';
import { lineOf } from './lines.ts';
import { forEachCut } from './segment.ts';
import { newSetting } from './setting.ts';
import { sourceText } from './source-text.ts';

/**
 * Reads text: a title line, its body, blank lines between batches, or what else its layout is. Every line that is not
 * blank becomes part of one entry or of one diagnostic, except what is understood: a date or the name of a section, which at
 * the head of a batch holds for that batch, as a batch of its own for all that follow until the next such one; rules; the
 * stamps of a chat. `date` is that of all other entries.
 */
export function parseText(
  opened: Opened,
  date: string | null,
  layout: Layout = layoutOf(opened.bytes, null),
): FormatResult {
  const text = sourceText(opened);
  const entries: Entry[] = [];
  const diagnostics: Diagnostic[] = [];
  const setting = newSetting(date);
  if (layout.doubt !== null) diagnostics.push(complaintAboutDoubt(text, layout));
  forEachCut(text.bytes, text.table, layout, {
    entry(title, first, last, own) {
      const row = title < 0 ? first : title;
      const entry = text.entry(title, first, last, setting.of(lineOf(text.table, row), own));
      entries.push(entry);
      const looks = { title: entry.title, hasBody: first <= last, isPoint: own !== null, row, lastRow: last };
      diagnostics.push(...complaintsAbout(looks, text));
    },
    date: setting.date,
    section: (line, last, alone) => setting.section(text.line(line), last, alone),
    fault: (line, code) => diagnostics.push(complaintAboutLine(text, line, code)),
  });
  return { entries, diagnostics: diagnostics.sort((a, b) => a.place!.line - b.place!.line) };
}
