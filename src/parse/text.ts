import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, Entry } from '../model.ts';
import { newDating } from './dating.ts';
import type { FormatResult } from './format.ts';
import type { Opened } from './front-matter.ts';
import { forEachCut } from './segment.ts';
import { type SourceText, sourceText } from './source-text.ts';

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
      diagnostics.push(...complaints(entry, text, line));
    },
    repeated(line) {
      diagnostics.push(
        diagnose('repeated-line', {}, { place: text.place(line), excerpt: text.excerpt(line) }),
      );
    },
    date: (line, last, alone) => dating.read(text.line(line), last, alone),
  });
  return { entries, diagnostics: diagnostics.sort((a, b) => a.place!.line - b.place!.line) };
}

function complaints({ title, body, source }: Entry, text: SourceText, line: number): Diagnostic[] {
  const endLine = source.endLine > source.line ? source.endLine : null;
  const at = () => ({ place: text.place(line), excerpt: text.excerpt(line) });
  const found: Diagnostic[] = [];
  if (body === '') found.push(diagnose('entry-without-body', {}, at()));
  else if (title === '') found.push(diagnose('entry-without-title', {}, { ...at(), endLine }));
  if (isCutTitle(title)) found.push(diagnose('title-cut', {}, at()));
  return found;
}

/** Whether a title ends in the middle: in an ellipsis, `&`, a comma, a colon, a dash, an open bracket, "and". */
function isCutTitle(title: string): boolean {
  const end = title.slice(-12);
  return /(?:\.\.\.|[…&,:;([{，：；、（]|\s[-–—+/])$|(?:^|\s)(?:and|or|the|an|a|und|oder|et|ou)$/.test(end);
}
