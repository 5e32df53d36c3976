/** What was learnt → text for a terminal. */
import type { ThemeSuggestions } from '../index.ts';
import { type Column, table } from './columns.ts';
import { painter } from './paint.ts';
import { count, grouped } from './report.ts';
import { visible } from './visible.ts';

/** How much of an example's title is shown, in UTF-16 code units. */
const exampleLength = 60;

const columns: Column[] = [
  { align: 'left' },
  { align: 'right' },
  { align: 'right' },
  { align: 'right' },
  { align: 'left' },
];

/** A table for each theme that gets keywords. */
export async function suggestionsText(suggestions: ThemeSuggestions[], colour: boolean): Promise<string> {
  const { bold } = painter(colour);
  const parts: string[] = [];
  for (const { theme, keywords, anew, moved } of suggestions) {
    if (keywords.length === 0) continue;
    const rows = keywords.map(({ match, weight, entries, placed, example }) => [
      `  ${visible(match)}`,
      weight.toFixed(1),
      grouped(entries),
      grouped(placed),
      visible(shortExample(example)),
    ]);
    const lines = await table(
      [['  keyword', 'weight', 'entries', 'of them here', 'example'], ...rows],
      columns,
    );
    const gain = `${count(anew, 'snippet')} placed anew, ${grouped(moved)} moved here`;
    parts.push(
      [`${bold(visible(theme))}: ${count(keywords.length, 'keyword')}; ${gain}`, ...lines].join('\n'),
    );
  }
  return parts.map((part) => `${part}\n`).join('\n');
}

/** The beginning of an example, on one line. */
export function shortExample(title: string): string {
  const line = title.replace(/\s+/g, ' ');
  return line.length <= exampleLength
    ? line
    : `${line.slice(0, exampleLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
