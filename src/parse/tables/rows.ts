/** The only room of csv-parse: the rows of tables, separated by tabs, commas or semicolons. */
import { CsvError, type Options, parse as parseCsv } from 'csv-parse/sync';
import type { Delimiter } from '../../text/labelled-columns.ts';

/** A row and the lines it stands in, counted from 1. */
export interface Row {
  cells: string[];
  line: number;
  endLine: number;
}

/** The rows of a table; or what is wrong, and in which line. */
export type Rows = { rows: Row[] } | { problem: string; line: number };

/**
 * Reads rows of equally many cells. Tab-separated text is read with quoted cells when it is consistent so, else quotes
 * are letters like any other.
 */
export function readRows(text: string, delimiter: Delimiter): Rows {
  const quoted = tryRows(text, { delimiter });
  return 'problem' in quoted && delimiter === '\t' ? tryRows(text, { delimiter, quote: false }) : quoted;
}

/** Reads rows as they come, however many cells they have. A quote that is never closed is a letter like any other. */
export function readLooseRows(text: string, delimiter: Delimiter): Row[] {
  const loose = { delimiter, relax_column_count: true, relax_quotes: true };
  const quoted = tryRows(text, loose);
  if ('rows' in quoted) return quoted.rows;
  const unquoted = tryRows(text, { ...loose, quote: false });
  return 'rows' in unquoted ? unquoted.rows : [];
}

function tryRows(text: string, options: Options): Rows {
  try {
    const rows: Row[] = [];
    parseCsv(text, {
      ...options,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: (rows.at(-1)?.endLine ?? 0) + 1, endLine: lines });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { problem: problemOf(error.message), line };
  }
}

/** "Quote Not Closed: the parsing is finished with …", "Invalid Record Length: expect 2, got 3 on line 4". */
function problemOf(message: string): string {
  const [, header, row] = /expect (\d+), got (\d+)/.exec(message) ?? [];
  if (header !== undefined) return `${row} cells here, ${header} in the first line`;
  return message.split(':', 1)[0]!.toLowerCase();
}
