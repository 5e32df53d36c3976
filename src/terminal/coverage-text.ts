/** The themes and what they cover → a table. */
import type { Coverage, ThemeCoverage } from '../index.ts';
import type { Theme } from '../types.ts';
import { type Column, table } from './columns.ts';
import { painter } from './paint.ts';
import { grouped } from './report.ts';
import { visible } from './visible.ts';

/** How many of a theme's keywords are told. */
const mostKeywords = 5;

/** A table with a line for each theme, and one for the entries that none took; without coverage only the keywords are counted. */
export async function coverageText(
  themes: Theme[],
  covered: Coverage | null,
  colour: boolean,
): Promise<string> {
  const { bold } = painter(colour);
  const [head = '', ...lines] =
    covered === null
      ? await table([['theme', 'keywords', ''], ...themes.map(plainRow)], plainColumns)
      : await table([headRow, ...coverageRows(themes, covered)], coverageColumns);
  return [bold(head), ...lines].map((line) => `${line}\n`).join('');
}

const plainColumns: Column[] = [{ align: 'left' }, { align: 'right' }, { align: 'left' }];

const plainRow = ({ id, keywords, description }: Theme): string[] => [
  visible(id),
  grouped(keywords.length),
  visible(description),
];

const headRow = ['theme', 'keywords', 'placed', 'second', 'the keywords that did it'];

const coverageColumns: Column[] = [
  { align: 'left' },
  { align: 'right' },
  { align: 'right' },
  { align: 'right' },
  { align: 'left' },
];

function coverageRows(themes: Theme[], covered: Coverage): string[][] {
  const keywords = themes.reduce((sum, theme) => sum + theme.keywords.length, 0);
  return [
    ...themes.map((theme, at) => coverageRow(theme, covered.themes[at]!)),
    ['(unplaced)', '', grouped(covered.unplaced), '', ''],
    ['(all)', grouped(keywords), grouped(covered.entries), '', ''],
  ];
}

function coverageRow({ id, keywords }: Theme, { placed, second, work }: ThemeCoverage): string[] {
  return [visible(id), grouped(keywords.length), grouped(placed), grouped(second), workText(work)];
}

/** `agent 7, AI 5, llm 4 and 12 more`. */
function workText(work: ThemeCoverage['work']): string {
  const reported = work
    .slice(0, mostKeywords)
    .map(({ keyword, entries }) => `${visible(keyword)} ${grouped(entries)}`)
    .join(', ');
  const others = work.length - mostKeywords;
  return others > 0 ? `${reported} and ${grouped(others)} more` : reported;
}
