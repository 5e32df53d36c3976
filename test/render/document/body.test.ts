import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { DigestEntry } from '../../../src/model.ts';
import { bodyOf } from '../../../src/render/document/body.ts';
import { shortAddress } from '../../../src/render/document/links.ts';
import { wordsOf } from '../../../src/render/words/translations.ts';
import { entry } from '../week.ts';

const english = await wordsOf('en');

const shown = (some: Partial<DigestEntry>) =>
  bodyOf(entry(some), english).map((block) => `${block.type}: ${inWords(block)}`);

function inWords(node: Nodes): string {
  if (node.type === 'list') return node.children.map((item) => inWords(item)).join(' | ');
  if (node.type === 'link') return `[${textOf(node)}](${node.url})`;
  return 'children' in node ? node.children.map((child) => inWords(child)).join('') : textOf(node);
}

describe('the body of an entry', () => {
  it('is a paragraph for each run of lines between blank ones', () => {
    expect(shown({ body: 'The queue grew.\nNobody looked.\n\nThen the pager did.' })).toEqual([
      'paragraph: The queue grew.\nNobody looked.',
      'paragraph: Then the pager did.',
    ]);
  });

  it('keeps the words before and after a list in paragraphs', () => {
    expect(shown({ body: 'Bring:\n- a lamp\n- a rope\nand be on time' })).toEqual([
      'paragraph: Bring:',
      'list: a lamp | a rope',
      'paragraph: and be on time',
    ]);
  });

  it('leaves a lone dash alone', () => {
    expect(shown({ body: '- said nobody' })).toEqual(['paragraph: - said nobody']);
  });

  it('makes a squeezed list real', () => {
    expect(shown({ body: 'Bring: • a lamp • a rope' })).toEqual([
      'paragraph: Bring:',
      'list: a lamp | a rope',
    ]);
  });

  it('says where the source cut it', () => {
    expect(shown({ body: 'And then the disk...', truncated: true })).toEqual([
      'paragraph: And then the disk… (continues)',
    ]);
    expect(shown({ body: 'Bring: • a lamp • a rope •...', truncated: true })).toEqual([
      'paragraph: Bring:',
      'list: a lamp | a rope | … (continues)',
    ]);
  });

  it.each(['each line means [...]', 'each line means […]'])(
    'shows the brackets around an ellipsis no more than it: %s',
    (body) => {
      expect(shown({ body, truncated: true })).toEqual(['paragraph: each line means… (continues)']);
    },
  );

  it('leads to the rest when the entry has an address that its text does not show', () => {
    const url = 'https://example.org/disks';
    expect(shown({ body: 'And then the disk …', truncated: true, links: [url] })).toEqual([
      `paragraph: And then the disk… [(continues)](${url})`,
    ]);
  });
});

describe('a summary', () => {
  it('stands in the place of the body, and is whole although the body was cut', () => {
    const url = 'https://example.org/disks';
    const cut = { body: 'And then the disk...', truncated: true, links: [url] };
    expect(shown({ ...cut, summary: 'Disks fail.\n\nPlan for it.' })).toEqual([
      'paragraph: Disks fail.',
      'paragraph: Plan for it.',
      `paragraph: [example.org/disks](${url})`,
    ]);
  });

  it('that is empty leaves the title alone', () => {
    expect(shown({ summary: '' })).toEqual([]);
  });
});

describe('addresses', () => {
  it('become links where they stand, the longest of two that begin alike', () => {
    const links = ['https://t.example/a', 'https://t.example/ab'];
    expect(shown({ body: 'See https://t.example/ab or https://t.example/a.', links })).toEqual([
      'paragraph: See [t.example/ab](https://t.example/ab) or [t.example/a](https://t.example/a).',
    ]);
  });

  it('follow on a line of their own when the text does not show them', () => {
    const links = ['https://example.org/one', 'https://example.org/two'];
    expect(shown({ body: 'Two of them.', links })).toEqual([
      'paragraph: Two of them.',
      'paragraph: [example.org/one](https://example.org/one) · [example.org/two](https://example.org/two)',
    ]);
  });

  it('are not repeated when the title shows them', () => {
    expect(
      shown({ title: 'https://example.org/one', body: 'Look.', links: ['https://example.org/one'] }),
    ).toEqual(['paragraph: Look.']);
  });

  it('stay text when a browser would run them', () => {
    expect(shown({ body: 'Hm.', links: ['javascript:alert(1)'] })).toEqual([
      'paragraph: Hm.',
      'paragraph: javascript:alert(1)',
    ]);
  });

  it.each([
    ['https://t.example/x1', 't.example/x1'],
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/lighthouse/keepers/handbook/chapter-nine', 'example.org/lighthouse/…'],
    ['https://example.org/the-one-that-got-away-and-came-back-again', 'example.org/…'],
    [
      'https://bank.example.with-a-name-that-goes-on-and-on.evil.example/',
      '…-a-name-that-goes-on-and-on.evil.example',
    ],
    [
      'https://bank.example.with-a-name-that-goes-on-and-on.evil.example/x',
      '…-a-name-that-goes-on-and-on.evil.example/…',
    ],
  ])('%s is shown as %s', (url, text) => {
    expect(shortAddress(url)).toBe(text);
  });
});
