import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/text/formats.ts';

describe('the format of a file', () => {
  it.each([
    ['out/week.md', 'markdown'],
    ['WEEK.MARKDOWN', 'markdown'],
    ['index.html', 'html'],
    ['index.htm', 'html'],
    ['issue.json', 'json'],
    ['notes.txt', 'text'],
    ['letter.eml', 'eml'],
    ['feed.xml', 'atom'],
    ['news.feed.json', 'jsonfeed'],
    ['notes.pdf', null],
    ['html', null],
    ['-', null],
  ])('%s: %s', (file, format) => {
    expect(formatOf(file)).toBe(format);
  });
});
