/** Texts in which the number of items is known: entries and what is told of the others make up all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.ts';
import { read } from './open.ts';

const words = fc.constantFrom(
  ...[
    'harbour',
    'ferry',
    'lighthouse',
    'Hafen',
    'Fähre',
    'bateau',
    'phare',
    'маяк',
    'паром',
    'kettle',
    'soup',
    'leek',
  ],
);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const title = fc.array(words, { minLength: 2, maxLength: 5 }).map((list) => list.map(capital).join(' '));
const sentence = fc
  .array(words, { minLength: 8, maxLength: 30 })
  .map((list) => `${capital(list.join(' '))}, which nobody had expected.`);
const remark = fc.option(sentence, { nil: '' });
const address = fc.nat(9999).map((number) => `https://example.org/${number}`);

/** Items of one kind with different titles, so that none is said to be there twice. */
const itemsOf = (item: fc.Arbitrary<string[]>) =>
  fc.uniqueArray(fc.tuple(title, item), { selector: ([name]) => name, minLength: 3, maxLength: 12 });

const rest = fc.tuple(address, remark).map(([url, said]) => [url, said]);

/** How each kind is written. */
const kinds: Record<string, (items: [string, string[]][]) => string> = {
  'bullets with an address': (items) => items.map(([name, [url]]) => `- ${name} ${url}`).join('\n'),
  'numbered points': (items) => items.map(([name, [url]], at) => `${at + 1}. ${name} (${url})`).join('\n'),
  tasks: (items) => items.map(([name], at) => `- [${at % 2 ? 'x' : ' '}] ${name}`).join('\n'),
  'an address and a title a line': (items) => items.map(([name, [url]]) => `${url} | ${name}`).join('\n'),
  'a title and an address a line': (items) => items.map(([name, [url]]) => `${name} - ${url}`).join('\n'),
  'a title, its address and a remark': (items) =>
    items.map(([name, [url, said]]) => [name, url, said].filter(Boolean).join('\n')).join('\n\n'),
  'labelled lines': (items) =>
    items
      .map(([name, [url, said]]) => `Title: ${name}\nURL: ${url}${said ? `\nSummary: ${said}` : ''}`)
      .join('\n\n'),
  'items of Markdown': (items) =>
    items.map(([name, [url, said]]) => `- [${name}](${url})${said ? ` - ${said}` : ''}`).join('\n'),
  'headings of Markdown': (items) =>
    items.map(([name, [url, said]]) => `## [${name}](${url})\n\n${said || 'More there.'}`).join('\n\n'),
};

describe('every item is an entry', () => {
  it.each(Object.keys(kinds))('of %s', async (kind) => {
    const law = fc.asyncProperty(itemsOf(rest), async (items) => {
      const { entries } = await read('stdin', kinds[kind]!(items));
      expect(entries.map((entry) => entry.title)).toEqual(items.map(([name]) => name));
    });
    await fc.assert(law, { numRuns: runs(30) });
  });

  it('of bodies that were wrapped', async () => {
    const body = fc.array(sentence, { minLength: 3, maxLength: 6 }).map((list) => list.join(' '));
    const law = fc.asyncProperty(
      itemsOf(body.map((text) => [text])),
      fc.integer({ min: 60, max: 80 }),
      async (items, width) => {
        const text = items.map(([name, [said]]) => `${name}\n${wrapped(said!, width)}`).join('\n\n');
        const { entries } = await read('stdin', text);
        expect(entries.map((entry) => [entry.title, entry.body])).toEqual(
          items.map(([name, [said]]) => [name, said]),
        );
      },
    );
    await fc.assert(law, { numRuns: runs(30) });
  });

  it('but for those that are told: struck out, cancelled, empty', async () => {
    const item = fc.constantFrom('- %', '- [ ] %', '- [-] %', '- ~~%~~', '-');
    const law = fc.asyncProperty(
      fc.array(fc.tuple(item, title), { minLength: 3, maxLength: 12 }),
      async (items) => {
        const text = items.map(([form, name]) => form.replace('%', name)).join('\n');
        const { entries, diagnostics } = await read('week.md', text);
        const told = diagnostics.filter(({ code }) => /^markdown-(?:unused|passed)$/.test(code));
        expect(entries.length + told.length).toBe(items.length);
      },
    );
    await fc.assert(law, { numRuns: runs(30) });
  });
});

/** A text in lines of so many columns at most. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
