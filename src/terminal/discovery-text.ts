/** Themes that were found → text for a terminal. */
import type { FoundTheme, ThemeNumber } from '../index.ts';
import { painter } from './paint.ts';
import { count } from './report.ts';
import { shortExample } from './suggestions-text.ts';
import { visible } from './visible.ts';

/** A paragraph for each theme: its name and size, its keywords, examples. */
export async function discoveryText(found: FoundTheme[], colour: boolean): Promise<string> {
  const { bold } = painter(colour);
  const parts = found.map(({ title, keywords, examples, entries }) => {
    const words = keywords.map(({ match }) => visible(match)).join(', ');
    return [
      `${bold(visible(title))}: ${count(entries.length, 'snippet')}`,
      ...wrapped(words),
      ...examples.map((example) => `  · ${visible(shortExample(example))}`),
    ].join('\n');
  });
  return parts.map((part) => `${part}\n`).join('\n');
}

/** Why there are so many themes. Of those that were asked for, ones without words of their own are none. */
export function choiceText({ k, why, agreement, beyond }: ThemeNumber, found: number): string {
  const percent = (share: number | null) => `${Math.round((share ?? 0) * 100)} %`;
  if (why === 'asked' && found < k) return `${k} were asked for, and no more have words of their own`;
  if (why === 'asked') return 'as many as were asked for';
  if (why === 'few') return 'by the number of snippets, since two halves of so few agree on none';
  return `two halves of the snippets agree to ${percent(agreement)} on ${k}, and to ${percent(beyond)} on ${k + 1}`;
}

/** The width of a paragraph of keywords, in columns. */
const width = 96;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
