/** Tables of labelled entries, separated by tabs, commas or semicolons, as data sets come. */
import { type Columns, columnsOf, delimiterOf } from '../../text/labelled-columns.ts';
import { makeEntry } from '../entry.ts';
import type { FormatInput, FormatResult } from '../format.ts';
import { loadLinkFinder } from '../links.ts';
import { parseDiagnostic } from '../messages.ts';
import { readRows } from './rows.ts';

/**
 * Reads a table with a header as entries; the label of each stands in its directives, as if an editor had written it.
 * Tab-separated text is read with quoted cells when it is consistent so, else quotes are letters like any other.
 */
export async function parseLabelledTable(opened: FormatInput): Promise<FormatResult> {
  const { file, firstLine } = opened;
  const text = new TextDecoder().decode(opened.bytes);
  const read = readRows(text, delimiterOf(text.slice(0, text.indexOf('\n') + 1 || text.length)));
  if ('problem' in read) {
    const place = { file, line: firstLine + read.line - 1, column: 1 };
    return {
      entries: [],
      diagnostics: [parseDiagnostic('table-syntax', { problem: read.problem }, { place })],
    };
  }
  const [header, ...rows] = read.rows;
  const columns = columnsOf(header?.cells ?? []);
  const missing = missingColumns(columns, header?.cells ?? []);
  if (missing !== null) {
    const place = { file, line: firstLine, column: 1 };
    return { entries: [], diagnostics: [parseDiagnostic('table-columns', missing, { place })] };
  }
  if (/:\/\/|www\./.test(text)) await loadLinkFinder();
  const entries = rows.flatMap(({ cells, line, endLine }) => {
    const cell = (at: number) => (at < 0 ? '' : (cells[at] ?? '').trim());
    const title = cell(columns.title).replace(/\s*[\r\n]\s*/g, ' ');
    const body = cell(columns.body);
    if (title === '' && body === '') return [];
    const source = { file, line: firstLine + line - 1, endLine: firstLine + endLine - 1 };
    const entry = makeEntry({ title, body, date: null, source });
    return [
      { ...entry, directives: { ...entry.directives, theme: cell(columns.label) || entry.directives.theme } },
    ];
  });
  return { entries, diagnostics: [] };
}

function missingColumns(
  { title, body, label }: Columns,
  found: string[],
): { missing: string; found: string[] } | null {
  if (label < 0) return { missing: 'theme', found };
  return title < 0 && body < 0 ? { missing: 'title', found } : null;
}
