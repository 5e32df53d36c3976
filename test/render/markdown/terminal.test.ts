import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { colouredMarkdown } from '../../../src/render/markdown/terminal.ts';
import { rendered } from '../../support/issue.ts';
import { anyText } from '../../support/texts.ts';
import { digest, entry, theme } from '../week.ts';

it('is the plain Markdown once its colour is taken away', async () => {
  const week = digest({
    intro: 'See:\n\n```sh\n# not a heading\n```',
    themes: [
      theme('Storage', [entry({ body: 'More at https://t.example/abc', links: ['https://t.example/abc'] })]),
    ],
    unplaced: [entry({ title: 'A Walk', by: 'none' })],
  });
  const plain = await rendered(week, 'markdown');
  const colour = await rendered(week, 'markdown', { colour: true });
  expect(colour).not.toBe(plain);
  expect(stripVTControlCharacters(colour)).toBe(plain);
});

it('holds for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(stripVTControlCharacters(colouredMarkdown(text))).toBe(stripVTControlCharacters(text));
    }),
  );
});

it('colours headings, small print and links, and leaves code as it is', () => {
  expect(colouredMarkdown('## Storage')).toBe('\u001b[1m\u001b[36m## Storage\u001b[39m\u001b[22m');
  expect(colouredMarkdown('_2 snippets_')).toBe('\u001b[2m_2 snippets_\u001b[22m');
  expect(colouredMarkdown('see <https://t.example/a>')).toBe('see \u001b[4m<https://t.example/a>\u001b[24m');
  expect(colouredMarkdown('```\n# make\n```')).toBe('```\n# make\n```');
});
