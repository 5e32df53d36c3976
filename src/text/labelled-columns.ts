/** The header of a table: what parts its cells, and which columns are those of labelled entries. */

/** What the columns may be called; the first one that the header has counts. */
const names = {
  title: ['title', 'headline'],
  body: ['body', 'description', 'text'],
  label: ['theme', 'label', 'gold'],
};

/** Where the columns stand, from 0; -1 where there is none. */
export type Columns = { [Name in keyof typeof names]: number };

/** What parts the cells of a table. */
export type Delimiter = '\t' | ',' | ';';

/** What parts the cells, by the header: spreadsheets write semicolons where the comma is the decimal sign. */
export function delimiterOf(header: string): Delimiter {
  if (header.includes('\t')) return '\t';
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

/** Which column is which, by the header. */
export function columnsOf(header: string[]): Columns {
  const written = header.map((cell) => cell.trim().toLowerCase());
  const find = (choices: string[]) =>
    choices.map((name) => written.indexOf(name)).find((at) => at >= 0) ?? -1;
  return { title: find(names.title), body: find(names.body), label: find(names.label) };
}
