import { describe, expect, it } from 'vitest';
import type { Digest, DigestEntry, Duplicate } from '../../../src/types.ts';
import { rendered } from '../../support/issue.ts';
import { digest, entry, theme } from '../week.ts';

const page = 'https://harbour.example/cable';
const cable = entry({ title: 'Cable Cut off Bergen', body: `An anchor did it. ${page}`, links: [page] });

const told = (some: Partial<DigestEntry>, because: Duplicate['because'] = 'near'): Duplicate => ({
  entry: entry({ body: 'An anchor cut it.', ...some }),
  of: cable.id,
  because,
  similarity: 0.8,
});

const week = (...duplicates: Duplicate[]): Digest =>
  digest({ themes: [theme('Sea', [cable, 'Storms'])], duplicates });

/** The lines of the digest that say what else told a story. */
const also = async (...duplicates: Duplicate[]) =>
  (await rendered(week(...duplicates), 'markdown')).split('\n').filter((line) => line.startsWith('_Also'));

describe('below an entry', () => {
  it('stands what else told its story, each title leading to its own address', async () => {
    const links = ['https://fjord.example/anchor'];
    expect(await also(told({ title: 'Bergen Offline' }), told({ title: 'The Anchor', links }))).toEqual([
      '_Also: Bergen Offline · [The Anchor](https://fjord.example/anchor)_',
    ]);
  });

  it('stands how often it was told in the same words', async () => {
    const { title, body, links } = cable;
    const same = told({ title, body, links }, 'same');
    expect(await also(same, same)).toEqual(['_Also: the same, 2 times more_']);
    expect(await also(same, told({ title: 'Bergen Offline' }))).toEqual([
      '_Also: Bergen Offline · the same, once more_',
    ]);
  });

  it('stands only the address of what has its title, and no address twice', async () => {
    const links = ['https://fjord.example/anchor', page];
    const again = told({ title: 'CABLE CUT OFF BERGEN', links });
    expect(await also(again, again)).toEqual([
      '_Also: <https://fjord.example/anchor> · the same, once more_',
    ]);
  });

  it('stands every address of what was merged, in every format that people read', async () => {
    const links = ['https://fjord.example/anchor', 'https://fjord.example/ship'];
    const issue = week(
      told({ title: 'The Anchor', links }),
      told({ title: '', links: ['https://t.example/q'] }),
    );
    for (const format of ['markdown', 'html', 'text', 'email'] as const) {
      const text = await rendered(issue, format);
      for (const url of [...links, 'https://t.example/q']) expect(text).toContain(url);
    }
  });

  it('stands nothing dangerous', async () => {
    const links = ['javascript:alert(1)'];
    const html = await rendered(week(told({ title: '<img src=x onerror=alert(1)>', links })), 'html');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href="javascript');
  });

  it('stands nothing when its story was told once', async () => {
    expect(await also()).toEqual([]);
  });
});
