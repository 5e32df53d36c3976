/** Columns of a terminal: what takes how many, and tables made of them. */

/** The width of a text on a terminal. Counting it for other than ASCII takes a package that is slow to load. */
export async function columns(text: string): Promise<number> {
  if (/^[ -~]*$/.test(text)) return text.length;
  const { default: stringWidth } = await import('string-width');
  return stringWidth(text);
}

/** How a column of a table is set. */
export interface Column {
  align: 'left' | 'right';
  /** What is done with a cell after it got its width. */
  paint?: (text: string) => string;
}

/** Sets rows of cells as lines, each column as wide as its widest cell, two spaces apart. */
export async function table(rows: string[][], settings: Column[]): Promise<string[]> {
  const widths = await Promise.all(rows.map((row) => Promise.all(row.map(columns))));
  const widest = settings.map((_, at) => Math.max(0, ...widths.map((row) => row[at] ?? 0)));
  return rows.map((row, line) => {
    const cells = row.map((text, at) => {
      const { align, paint = (it: string) => it } = settings[at]!;
      const space = ' '.repeat(widest[at]! - widths[line]![at]!);
      // Nothing stands behind the last cell that it would have to be filled for.
      if (align === 'right') return paint(space + text);
      return paint(text) + (row.slice(at + 1).every((it) => it === '') ? '' : space);
    });
    return cells.join('  ').trimEnd();
  });
}
