import { describe, expect, it } from 'vitest';
import { positioned } from '../../src/diagnostics/position.ts';

describe('the place of an offset', () => {
  const lines = Array.from({ length: 1000 }, (_, number) => 'x'.repeat(number % 7));
  const text = lines.join('\n');

  it('has the line, the column and the text of the line, wherever it is', () => {
    const document = positioned('week.txt', text, 5);
    let start = 0;
    for (const [index, line] of lines.entries()) {
      for (const column of [1, line.length + 1]) {
        const place = { file: 'week.txt', line: 5 + index, column };
        expect(document.at(start + column - 1)).toEqual({ place, excerpt: line });
      }
      start += line.length + 1;
    }
  });

  it('is found in a text that is nothing but line ends', { tags: 'long' }, () => {
    const feeds = 20_000_000;
    const document = positioned('week.json', '\n'.repeat(feeds), 1);
    expect(document.at(feeds).place).toEqual({ file: 'week.json', line: feeds + 1, column: 1 });
  });
});
