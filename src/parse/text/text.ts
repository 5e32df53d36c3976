import { mostReported, type ReportDiagnostic } from '../../diagnostics/report.ts';
import type { Diagnostic, EntryView, Opened } from '../../types.ts';
import { letterheadOf } from './batches/letterhead.ts';
import { takeReferences, unusedReferences, withReferences } from './batches/references.ts';
import { entryDiagnostics, layoutDiagnostic, lineDiagnostic, maybeFaulty } from './entry-diagnostics.ts';
import type { Layout } from './layout/layout.ts';
import { dropSigns } from './lines/emphasis.ts';
import { isBlank, lineOf, lineTable } from './lines/lines.ts';
import { newSetting } from './lines/setting.ts';
import { type SourceText, sourceText } from './lines/source-text.ts';
import { forEachCut } from './segment.ts';
import { TextEntry } from './text-entry.ts';

/**
 * Reads text: a title line, its body, blank lines between batches, or what else its layout is. Every line that is not
 * blank becomes part of one entry or of one diagnostic, as what heads the text does, except what is understood: a date or the name of a section, which at
 * the head of a batch holds for that batch, as a batch of its own for all that follow until the next such one; rules; the
 * stamps of a chat. `date` is that of all other entries.
 *
 * The chunks of a text come one after the other; the entries of one are gone when the next is read.
 */
export function textReader(
  date: string | null,
  report: ReportDiagnostic,
): (chunk: Opened, layout: Layout) => EntryView[] {
  const table = lineTable();
  const setting = newSetting(date);
  let text: SourceText | null = null;
  let isFirst = true;
  let warnings = 0;
  return (chunk, layout) => {
    text?.close();
    const current = sourceText(chunk, table);
    text = current;
    const entries: EntryView[] = [];
    const found: Diagnostic[] = layout.doubt === null ? [] : [layoutDiagnostic(current, layout)];
    setting.nextPiece();
    // Of a million titles that were cut nobody is told.
    const mayWarn = warnings < mostReported;
    const head = isFirst && isOfBatches(layout) ? letterheadOf(table) : null;
    isFirst = false;
    if (head !== null) {
      if (head.date !== null && date === null) setting.date(head.date, head.to - 1, true);
      for (let line = head.from; line < head.to; line++) {
        if (isBlank(table, line)) continue;
        found.push(lineDiagnostic(current, line, 'letter-words'));
        table.end[line] = table.start[line]!;
      }
    }
    const references = takeReferences(table);
    forEachCut(table, layout, {
      entry(title, from, to, own) {
        const row = title < 0 ? from : title;
        if (title >= 0) dropSigns(table, title);
        const { first, last } = withReferences(table, references, title, from, to);
        const entry = new TextEntry(current, title, first, last, setting.of(lineOf(table, row), own));
        entries.push(entry);
        const hasBody = first <= last;
        if (own === null && mayWarn && maybeFaulty(current.bytes, entry.titleFrom, entry.titleTo, hasBody)) {
          const looks = { title: entry.title, hasBody, isPoint: false, row, lastRow: last };
          const warned = entryDiagnostics(looks, current);
          warnings += warned.length;
          for (const it of warned) found.push(it);
        }
      },
      date: setting.date,
      section(line, last, alone) {
        dropSigns(table, line);
        setting.section(current.line(line), last, alone);
      },
      fault: (line, code) => found.push(lineDiagnostic(current, line, code)),
    });
    for (const line of unusedReferences(table, references))
      found.push(lineDiagnostic(current, line, 'letter-words'));
    // A line that repeats another is found before the entries of its batch are.
    for (const diagnostic of found.sort((a, b) => a.place!.line - b.place!.line)) report(diagnostic);
    return entries;
  };
}

/** Whether batches of a text may be no entries, since they name something; where titles stand alone the first of them is one. */
const isOfBatches = ({ shape, opening }: Layout): boolean =>
  opening !== 'title' && shape !== 'chat' && shape !== 'labelled' && shape !== 'todo';
