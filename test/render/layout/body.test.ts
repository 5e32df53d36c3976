import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/render/i18n/translations.ts';
import { bodyWriter } from '../../../src/render/layout/body.ts';
import { sayableAddress } from '../../../src/render/layout/links.ts';
import type { DigestEntry } from '../../../src/types.ts';
import { entry } from '../week.ts';

const english = await wordsOf('en');

const shown = async (some: Partial<DigestEntry>) => {
  const written = entry(some);
  const bodyOf = await bodyWriter([written], english);
  return bodyOf(written).map((block) => `${block.type}: ${inWords(block)}`);
};

function inWords(node: Nodes): string {
  if (node.type === 'list') return node.children.map((item) => inWords(item)).join(' | ');
  if (node.type === 'link') return `[${textOf(node)}](${node.url})`;
  return 'children' in node ? node.children.map((child) => inWords(child)).join('') : textOf(node);
}

describe('a body with markup', () => {
  it('keeps its structure', async () => {
    const markup = 'We *tried*:\n\n- a [lid](https://example.org/lid)\n- `no lid`\n\n> It took long.';
    expect(await shown({ body: 'We tried: a lid, no lid. It took long.', markup })).toEqual([
      'paragraph: We tried:',
      'list: a [lid](https://example.org/lid) | no lid',
      'blockquote: It took long.',
    ]);
  });

  it('shows tags as text, and no link that a browser would run', async () => {
    const markup = '<b onclick="x()">Bold</b>\n\n[Press](javascript:x())\n\n<script>x()</script>';
    expect(await shown({ body: 'Bold Press', markup })).toEqual([
      'paragraph: <b onclick="x()">Bold</b>',
      'paragraph: Press',
      'paragraph: <script>x()</script>',
    ]);
  });

  it('says where it was cut', async () => {
    expect(await shown({ body: 'And then…', truncated: true, markup: 'And **then**…' })).toEqual([
      'paragraph: And then… (continues)',
    ]);
  });

  it('gives way to a summary', async () => {
    expect(await shown({ body: 'Long.', markup: '*Long.*', summary: 'Short.' })).toEqual([
      'paragraph: Short.',
    ]);
  });
});

describe('the body of an entry', () => {
  it('is a paragraph for each run of lines between blank ones', async () => {
    expect(await shown({ body: 'The queue grew.\nNobody looked.\n\nThen the pager did.' })).toEqual([
      'paragraph: The queue grew.\nNobody looked.',
      'paragraph: Then the pager did.',
    ]);
  });

  it('keeps the words before and after a list in paragraphs', async () => {
    expect(await shown({ body: 'Bring:\n- a lamp\n- a rope\nand be on time' })).toEqual([
      'paragraph: Bring:',
      'list: a lamp | a rope',
      'paragraph: and be on time',
    ]);
  });

  it('is a list of one point where nothing else is said, or a colon announces it', async () => {
    expect(await shown({ body: '- Petra Novak leaves.' })).toEqual(['list: Petra Novak leaves.']);
    expect(await shown({ body: 'Leavers:\n- Petra Novak' })).toEqual([
      'paragraph: Leavers:',
      'list: Petra Novak',
    ]);
  });

  it('leaves a lone dash behind a saying alone', async () => {
    expect(await shown({ body: 'Look first.\n- Ines' })).toEqual(['paragraph: Look first.\n- Ines']);
    expect(await shown({ body: '– Who is there?' })).toEqual(['paragraph: – Who is there?']);
  });

  it('makes a squeezed list real', async () => {
    expect(await shown({ body: 'Bring: • a lamp • a rope' })).toEqual([
      'paragraph: Bring:',
      'list: a lamp | a rope',
    ]);
  });

  it('says where the source cut it', async () => {
    expect(await shown({ body: 'And then the disk...', truncated: true })).toEqual([
      'paragraph: And then the disk… (continues)',
    ]);
    expect(await shown({ body: 'Bring: • a lamp • a rope •...', truncated: true })).toEqual([
      'paragraph: Bring:',
      'list: a lamp | a rope | … (continues)',
    ]);
  });

  it.each(['each line means [...]', 'each line means […]'])(
    'shows the brackets around an ellipsis no more than it: %s',
    async (body) => {
      expect(await shown({ body, truncated: true })).toEqual(['paragraph: each line means… (continues)']);
    },
  );

  it('leads to the rest when the entry has an address that its text does not show', async () => {
    const url = 'https://example.org/disks';
    expect(await shown({ body: 'And then the disk …', truncated: true, links: [url] })).toEqual([
      `paragraph: And then the disk… [(continues)](${url})`,
    ]);
  });
});

describe('a summary', () => {
  it('stands in the place of the body, and is whole although the body was cut', async () => {
    const url = 'https://example.org/disks';
    const cut = { body: 'And then the disk...', truncated: true, links: [url] };
    expect(await shown({ ...cut, summary: 'Disks fail.\n\nPlan for it.' })).toEqual([
      'paragraph: Disks fail.',
      'paragraph: Plan for it.',
      `paragraph: [example.org/disks](${url})`,
    ]);
  });

  it('that is empty leaves the title alone', async () => {
    expect(await shown({ summary: '' })).toEqual([]);
  });
});

describe('addresses', () => {
  it('become links where they stand, the longest of two that begin alike', async () => {
    const links = ['https://t.example/a', 'https://t.example/ab'];
    expect(await shown({ body: 'See https://t.example/ab or https://t.example/a.', links })).toEqual([
      'paragraph: See [t.example/ab](https://t.example/ab) or [t.example/a](https://t.example/a).',
    ]);
  });

  it('follow on a line of their own when the text does not show them', async () => {
    const links = ['https://example.org/one', 'https://example.org/two'];
    expect(await shown({ body: 'Two of them.', links })).toEqual([
      'paragraph: Two of them.',
      'paragraph: [example.org/one](https://example.org/one) · [example.org/two](https://example.org/two)',
    ]);
  });

  it('are not repeated when the title shows them', async () => {
    expect(
      await shown({ title: 'https://example.org/one', body: 'Look.', links: ['https://example.org/one'] }),
    ).toEqual(['paragraph: Look.']);
  });

  it('stay text when a browser would run them', async () => {
    expect(await shown({ body: 'Hm.', links: ['javascript:alert(1)'] })).toEqual([
      'paragraph: Hm.',
      'paragraph: javascript:alert(1)',
    ]);
  });

  it('are not repeated where a link of the markup leads there', async () => {
    const links = ['https://example.org/one', 'https://example.org/two'];
    expect(await shown({ body: 'Look.', markup: '[Look](https://example.org/one).', links })).toEqual([
      'paragraph: [Look](https://example.org/one).',
      'paragraph: [example.org/two](https://example.org/two)',
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
    expect(sayableAddress(url)).toBe(text);
  });
});
