/** Tables of labelled entries, separated by tabs, commas or semicolons, as data sets come. */
import type { Opened } from '../input/front-matter.ts';
import { makeEntry } from './entry.ts';
import type { FormatResult } from './format.ts';
import { loadLinkFinder } from './links.ts';
import { parseDiagnostic } from './messages.ts';
import { delimiterOf, readRows } from './rows.ts';

/** What the columns may be called; the first one that the header has counts. */
const names = {
  title: ['title', 'headline'],
  body: ['body', 'description', 'text'],
  label: ['theme', 'label', 'gold'],
};

type Columns = { [Name in keyof typeof names]: number };

/** Whether a source is a table: by its name, or because its first line is the header of one. */
export function isTable({ file, bytes }: Opened): boolean {
  if (/\.(?:csv|tsv|tab)$/i.test(file)) return true;
  const feed = bytes.indexOf(0x0a);
  const head = new TextDecoder().decode(bytes.subarray(0, feed < 0 ? bytes.length : Math.min(feed, 1000)));
  const cells = head.trim().split(delimiterOf(head));
  const { label, title, body } = columnsOf(cells);
  return label >= 0 && (title >= 0 || body >= 0);
}

/**
 * Reads a table with a header as entries; the label of each stands in its steering, as if an editor had written it.
 * Tab-separated text is read with quoted cells when it is consistent so, else quotes are letters like any other.
 */
export async function parseTable(opened: Opened): Promise<FormatResult> {
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
  if (text.includes('://')) await loadLinkFinder();
  const entries = rows.flatMap(({ cells, line, endLine }) => {
    const cell = (at: number) => (at < 0 ? '' : (cells[at] ?? '').trim());
    const title = cell(columns.title).replace(/\s*[\r\n]\s*/g, ' ');
    const body = cell(columns.body);
    if (title === '' && body === '') return [];
    const source = { file, line: firstLine + line - 1, endLine: firstLine + endLine - 1 };
    const entry = makeEntry({ title, body, date: null, source });
    return [
      { ...entry, steering: { ...entry.steering, theme: cell(columns.label) || entry.steering.theme } },
    ];
  });
  return { entries, diagnostics: [] };
}

function columnsOf(header: string[]): Columns {
  const written = header.map((cell) => cell.trim().toLowerCase());
  const find = (choices: string[]) =>
    choices.map((name) => written.indexOf(name)).find((at) => at >= 0) ?? -1;
  return { title: find(names.title), body: find(names.body), label: find(names.label) };
}

function missingColumns(
  { title, body, label }: Columns,
  found: string[],
): { missing: string; found: string[] } | null {
  if (label < 0) return { missing: 'theme', found };
  return title < 0 && body < 0 ? { missing: 'title', found } : null;
}
