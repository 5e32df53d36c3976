import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryId, makeEntry } from '../../src/parse/entry.ts';
import { loadLinkFinder } from '../../src/parse/links.ts';
import { runs } from '../support/runs.ts';
import { anyText } from '../support/texts.ts';

await loadLinkFinder();

const entry = (title: string, body = '', links?: string[]) =>
  makeEntry({
    title,
    body,
    date: null,
    source: { file: 'week.txt', line: 1, endLine: 2 },
    ...(links && { links }),
  });

describe('the id of an entry', () => {
  it('is twelve hex digits that never change', () => {
    expect(entryId('Ship small changes', 'It works.')).toBe('32f83d47d31e');
  });

  it('stays when a text is copied about: white space, quotes, hyphens, accents, dots', () => {
    const plain = entryId("Don't over-engineer a café", 'It\'s "fine" - mostly...');
    expect(entryId('Don’t  over‑engineer a cafe\u0301 ', 'It’s “fine” — mostly…')).toBe(plain);
  });

  it('differs with a word, with case, and with where the title ends', () => {
    const ids = [
      entryId('Go fast', 'Slowly'),
      entryId('Go fast', 'slowly'),
      entryId('Go', 'fast Slowly'),
      entryId('Go fast Slowly', ''),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('does not see the directives', () => {
    expect(entry('Ship it {top}', 'Now.').id).toBe(entry('Ship it', 'Now.').id);
  });
});

describe('links of an entry', () => {
  it('are found in title and body, in order, each once, without the full stop or bracket after them', () => {
    const { links } = entry(
      'Notes (https://example.org/a_(b))',
      'Read https://example.org/c. Then https://example.org/a_(b) and http://example.org/d?x=1&y=2#z!',
    );
    expect(links).toEqual([
      'https://example.org/a_(b)',
      'https://example.org/c',
      'http://example.org/d?x=1&y=2#z',
    ]);
  });

  it('need a scheme, and one that leads to the web', () => {
    expect(
      entry('See example.org', 'mailto:me@example.org ftp://example.org javascript:alert(1)').links,
    ).toEqual([]);
  });

  it('may stand directly after and before Chinese', () => {
    expect(entry('发布', '详情见https://example.org/pg。后续').links).toEqual(['https://example.org/pg']);
  });

  it('end before the dots where the source cut the body', () => {
    expect(entry('Cut', 'Watch it: https://example.org/talk...').links).toEqual(['https://example.org/talk']);
  });

  it('that the format knows stand first, unless they lead elsewhere', () => {
    const { links } = entry('Docs', 'https://example.org/b', [
      'https://example.org/a',
      'javascript:alert(1)',
    ]);
    expect(links).toEqual(['https://example.org/a', 'https://example.org/b']);
  });
});

describe('mentions', () => {
  it('are handles of people, each once in any case', () => {
    expect(entry('By @ada_l', 'With @Grace-H, .@ada_L (@linus) and w/ @jörg').mentions).toEqual([
      'ada_l',
      'Grace-H',
      'linus',
      'jörg',
    ]);
  });

  it('are not email addresses, packages or parts of links', () => {
    expect(entry('me@example.org', 'npm i @acme/tool, https://example.org/@ada').mentions).toEqual([]);
  });

  it('end where Chinese goes on after a Latin handle', () => {
    expect(entry('感谢@ada的文章').mentions).toEqual(['ada']);
  });
});

describe('hashtags', () => {
  it('are letters of any script, with digits and inner hyphens', () => {
    expect(entry('#AI', 'on #open-source, #2fast, #データ and #ai').hashtags).toEqual([
      'AI',
      'open-source',
      '2fast',
      'データ',
    ]);
  });

  it('are not numbers, C#, entities or parts of links', () => {
    expect(
      entry('The #1 tip for C#', 'Fixed in #1234, it&#39;s https://example.org/#top example.org/#top')
        .hashtags,
    ).toEqual([]);
  });
});

describe('mentions and hashtags in ASCII', () => {
  const piece = fc.constantFrom(...'@@##aZ9_-/&. :', 'é', '的');
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('are found as among letters of any script', () => {
    fc.assert(
      fc.property(text, (written) => {
        const alone = entry('', written);
        // A sign of another width asks for the expression for all letters.
        const among = entry('', `${written} ＠ ＃`);
        expect([alone.mentions, alone.hashtags]).toEqual([among.mentions, among.hashtags]);
      }),
      { numRuns: runs(3000) },
    );
  });
});

describe('a cut body', () => {
  it.each(['and then...', 'and then…', 'and then […] ', 'and then [...]'])(
    'is one that ends like "%s"',
    (body) => {
      expect(entry('Cut', body).truncated).toBe(true);
    },
  );

  it.each(['The end.', 'Wait... what?', '(naming, styling, …)', ''])(
    'is none that ends like "%s"',
    (body) => {
      expect(entry('Whole', body).truncated).toBe(false);
    },
  );
});

describe('makeEntry', () => {
  const source = { file: 'tasks.md', line: 4, endLine: 4 };
  const told = { title: 'Mend the Fence', body: '', date: null, source };

  it('keeps what the source says of section, author, task box and markup', () => {
    const details = { section: 'Allotment › North', author: 'Ines', done: false, markup: '*Soon*' };
    expect(makeEntry({ ...told, ...details })).toMatchObject(details);
  });

  it('says nothing where the source says nothing', () => {
    const made = makeEntry({ ...told, section: '', author: null, done: undefined, markup: '' });
    expect(made).toStrictEqual(makeEntry(told));
    expect(Object.keys(made)).not.toContain('section');
  });

  it('never throws, and its links, mentions and tags are in the text', () => {
    const part = fc.oneof(
      anyText,
      fc.constantFrom('https://', '@', '#', '{top}', ' ', '(', '…', 'example.org/'),
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const made = entry(title, body);
        for (const found of [...made.links, ...made.mentions, ...made.hashtags])
          expect(`${title}\n${body}`).toContain(found);
      }),
    );
  });
});
