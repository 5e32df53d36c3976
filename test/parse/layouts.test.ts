/** Files of which is known how many things they hold: each is an entry, or is reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLinkFinder } from '../../src/parse/links.ts';
import { readText as read, read as readSource } from './open.ts';

await loadLinkFinder();

const titles = (text: string) => read(text).entries.map(({ title }) => title);

const nouns = ['Ferry', 'Pier', 'Crane', 'Bakery', 'Library', 'Lighthouse', 'Harbour', 'Market', 'Anchor'];
const verbs = ['Opens Again', 'Has a New Roof', 'Needs Paint', 'Runs until Midnight', 'Looks for Help'];
const title = fc
  .tuple(fc.constantFrom(...nouns), fc.constantFrom(...verbs), fc.integer({ min: 2, max: 99 }))
  .map(([noun, verb, number]) => `The ${noun} of Pier ${number} ${verb}`);
const address = fc
  .tuple(
    fc.constantFrom('example.org', 'www.example.com', 'blog.example.net'),
    fc.integer({ min: 1, max: 9999 }),
  )
  .map(([host, page]) => `https://${host}/${page}`);
const item = fc.record({ title, address });
const items = fc.array(item, { minLength: 3, maxLength: 12 });

describe('every point of a list is an entry', () => {
  const sign = fc.constantFrom('-', '*', '+', '•', '–', '1.', '2)', '- [ ]', '- [x]', '☐');
  const gap = fc.constantFrom('\n', '\n\n');

  it('with its address', () => {
    fc.assert(
      fc.property(items, sign, gap, (list, mark, between) => {
        const text = list.map((it) => `${mark} ${it.title} ${it.address}`).join(between);
        const { entries, diagnostics } = read(text);
        expect(entries.map((it) => ({ title: it.title, address: it.links[0] }))).toEqual(list);
        expect(diagnostics).toEqual([]);
      }),
    );
  });

  it('with lines of its own and points within it', () => {
    const remarks = fc.array(fc.constantFrom('as it was.', 'and so on, said Anna.', '  1. one', '  + two'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(item, remarks), { minLength: 3, maxLength: 9 }), (list) => {
        const text = list.map(([it, more]) => [`- ${it.title}`, it.address, ...more].join('\n')).join('\n');
        expect(titles(text)).toEqual(list.map(([it]) => it.title));
      }),
    );
  });
});

describe('every line with an address is an entry', () => {
  it.each([
    ['bare', ({ address }: { address: string }) => address],
    ['before its title', (it: { title: string; address: string }) => `${it.address} | ${it.title}`],
    ['behind its title', (it: { title: string; address: string }) => `${it.title} - ${it.address}`],
    ['behind a tab', (it: { title: string; address: string }) => `${it.title}\t${it.address}`],
    ['in brackets', (it: { title: string; address: string }) => `${it.title} (${it.address})`],
  ])('%s', (_, line) => {
    fc.assert(
      fc.property(items, (list) => {
        const { entries, diagnostics } = read(list.map(line).join('\n'));
        expect(entries.map((it) => it.links)).toEqual(list.map((it) => [it.address]));
        expect(entries.every((it) => !it.title.includes('://') && it.title !== '')).toBe(true);
        expect(diagnostics).toEqual([]);
      }),
    );
  });
});

describe('every block is an entry', () => {
  const remark = fc.constantFrom([], ['As it was.'], ['It leaves every half an hour, says Anna.']);

  it('of a title, its address and a remark that need not be there', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(item, remark), { minLength: 3, maxLength: 9 }), (list) => {
        const text = list.map(([it, more]) => [it.title, it.address, ...more].join('\n')).join('\n\n');
        const { entries } = read(text);
        expect(entries.map((it) => [it.title, it.body])).toEqual(
          list.map(([it, more]) => [it.title, [it.address, ...more].join('\n')]),
        );
      }),
    );
  });

  it('of labelled lines', () => {
    fc.assert(
      fc.property(items, fc.constantFrom('\n', '\n\n'), (list, between) => {
        const text = list.map((it) => `Title: ${it.title}\nURL: ${it.address}`).join(between);
        expect(read(text).entries.map((it) => ({ title: it.title, address: it.body }))).toEqual(list);
      }),
    );
  });
});

describe('a body that was wrapped is one body', () => {
  const prose = {
    English: `We tried eleven kettles in the kitchen of the club and wrote down how long each of them took to boil a litre
of water. With a lid every one of them was faster, and the old enamel one was the fastest of all, which nobody had
expected of a thing that was bought at a church bazaar in the year of the great flood.`,
    German: `Wir haben elf Kessel in der Küche des Vereins ausprobiert und aufgeschrieben, wie lange jeder von ihnen für einen
Liter Wasser braucht. Mit einem Deckel war jeder schneller, und der alte aus Email war von allen der schnellste, was
niemand von einem Ding erwartet hatte, das auf einem Basar gekauft worden war.`,
    French: `Nous avons essayé onze bouilloires dans la cuisine du club et noté le temps que chacune mettait pour un litre
d'eau. Avec un couvercle chacune était plus rapide, et la vieille en émail était la plus rapide de toutes, ce que
personne n'attendait d'une chose achetée dans une brocante.`,
    Russian: `Мы попробовали одиннадцать чайников на кухне клуба и записали, сколько времени каждому из них нужно на литр
воды. С крышкой каждый из них был быстрее, а старый эмалированный оказался самым быстрым из всех, чего никто не ждал
от вещи, купленной на базаре.`,
  };

  it.each(Object.keys(prose) as (keyof typeof prose)[])('in %s, at any usual width', (language) => {
    const body = prose[language].replace(/\s+/g, ' ');
    for (let width = 60; width <= 80; width++) {
      const heads = ['Kettles', 'Eleven Kettles', 'A Kettle and Its Lid'];
      const text = heads.map((head) => `${head}\n${wrapped(body, width)}`).join('\n\n');
      expect(
        read(text).entries.map((it) => [it.title, it.body]),
        `${width} columns`,
      ).toEqual(heads.map((head) => [head, body]));
    }
  });

  it('in Chinese, where no spaces are written', () => {
    const body =
      '我们在俱乐部的厨房里试了十一个水壶，并记下了每个水壶烧开一升水需要多长时间。盖上盖子以后每一个都更快，而那个旧的搪瓷水壶是所有水壶里最快的，谁也没有想到一件在集市上买来的东西会这样。'.repeat(
        2,
      );
    const rows = body.match(/.{1,36}/gu)!;
    const text = ['水壶', '十一个水壶', '盖子'].map((head) => [head, ...rows].join('\n')).join('\n\n');
    expect(read(text).entries.map((it) => it.body)).toEqual([body, body, body]);
  });

  it('and a title under it, without a blank line, is a title', () => {
    const body = wrapped(prose.English.replace(/\s+/g, ' '), 72);
    const text = `Eleven Kettles\n${body}\nThe Library Has a Roof\n${body}\nPaint for the Benches\n${body}`;
    expect(titles(text)).toEqual(['Eleven Kettles', 'The Library Has a Roof', 'Paint for the Benches']);
  });
});

function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

describe('a chat', () => {
  const people = fc.constantFrom('Anna', 'Bo Byron', '+44 20 7946 0000');
  const stamps: Record<string, (day: number, name: string) => string> = {
    'of Android': (day, name) => `${day}/03/2026, 10:15 - ${name}: `,
    'of an iPhone': (day, name) => `[${day}.03.26, 10:15:33] ${name}: `,
    'of the United States': (day, name) => `3/${day}/26, 9:15 PM - ${name}: `,
    'with days as ISO has them': (day, name) => `2026-03-${day} 10:15 <${name}> `,
    'with names first': (day, name) => `${name} (${day}.03.2026, 10:15): `,
  };

  it.each(Object.keys(stamps))('%s: who wrote what, and when', (kind) => {
    const message = fc.tuple(fc.integer({ min: 13, max: 31 }), people, item);
    fc.assert(
      fc.property(fc.array(message, { minLength: 2, maxLength: 9 }), (list) => {
        const text = list.map(([day, name, it]) => stamps[kind]!(day, name) + it.title).join('\n');
        expect(read(text).entries).toMatchObject(
          list.map(([day, name, it]) => ({ title: it.title, author: name, date: `2026-03-${day}` })),
        );
      }),
    );
  });
});

describe('a chat copied from Slack', () => {
  it.each(['Anna Berg  10:15 AM', 'Anna Berg 10:15 AM', 'Anna Berg  10:15', 'Anna Berg  [10:15 AM]'])(
    '"%s" above the text says who wrote it',
    (head) => {
      const other = head.replace('Anna Berg', 'Bo Lind').replace('10:15', '10:17');
      const text = `${head}\nThe crane is mended\n\n${other}\nThe ferry runs again\nuntil Sunday`;
      expect(read(text).entries).toMatchObject([
        { title: 'The crane is mended', author: 'Anna Berg' },
        { title: 'The ferry runs again', body: 'until Sunday', author: 'Bo Lind' },
      ]);
    },
  );

  it('is no timetable', () => {
    const text = 'Lunch 12:30\nSoup and bread.\n\nStandup 10:15 AM\nAt the round table.';
    expect(read(text).entries.map(({ title }) => title)).toEqual(['Lunch 12:30', 'Standup 10:15 AM']);
  });
});

describe('what stays within an entry', () => {
  it.each(['1.', '-', '+'])('points with %s under a name', (mark) => {
    const points = ['mended the crane', 'wrote to the ferry people'].map(
      (it, at) => `${mark === '1.' ? `${at + 1}.` : mark} ${it}`,
    );
    expect(read(`Anna\n${points.join('\n')}\n\nBo\n${points.join('\n')}`).entries).toMatchObject([
      { title: 'Anna', body: points.join('\n') },
      { title: 'Bo', body: points.join('\n') },
    ]);
  });
});

describe('an address over its title', () => {
  it('is the first line of the entry', () => {
    const { entries } = read('https://example.org/a\nThe Ferry Runs\n\nhttps://example.org/b\nThe Bakery');
    expect(entries).toMatchObject([
      { title: 'The Ferry Runs', body: 'https://example.org/a', source: { line: 1, endLine: 2 } },
      { title: 'The Bakery', body: 'https://example.org/b', source: { line: 4, endLine: 5 } },
    ]);
  });
});

describe('lines that end in CR alone', () => {
  it('are lines', async () => {
    const { entries } = await readSource(
      'week.txt',
      'The Ferry Runs\rEvery half an hour, and every hour after ten.\r\rThe Bakery\rIt has opened again.\r',
    );
    expect(entries.map(({ title, source }) => [title, source.line])).toEqual([
      ['The Ferry Runs', 1],
      ['The Bakery', 4],
    ]);
  });
});

describe('entries with blank lines within them', () => {
  const story = fc.record({
    title,
    paragraphs: fc.array(
      fc.constantFrom(
        'It has stood there since the spring of the great flood, and nobody knows who built it.',
        'The council met on Tuesday and could not agree on the colour.',
        'Somebody will have to pay for it.',
      ),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const stories = fc.array(story, { minLength: 3, maxLength: 8 });
  const said = (list: { title: string; paragraphs: string[] }[]) =>
    list.map((it) => [it.title, it.paragraphs.join('\n')]);

  it('begin with a title that stands alone', () => {
    fc.assert(
      fc.property(stories, (list) => {
        const text = list.map((it) => [it.title, ...it.paragraphs].join('\n\n')).join('\n\n');
        expect(read(text).entries.map((it) => [it.title, it.body])).toEqual(said(list));
      }),
    );
  });

  it('end at rules', () => {
    const rule = fc.constantFrom('---', '==========', '* * *', '\n-----\n');
    fc.assert(
      fc.property(fc.array(story, { minLength: 3, maxLength: 8 }), rule, (list, line) => {
        const text = list
          .map((it) => `${it.title}\nFrom the council\n\n${it.paragraphs.join('\n\n')}`)
          .join(`\n${line}\n`);
        expect(titles(text)).toEqual(list.map((it) => it.title));
      }),
    );
  });

  it('are whole in a text that is read in pieces', { tags: 'long' }, async () => {
    const one =
      'The Ferry Runs Again\n\nFrom April on it goes six times a day.\n\nTickets are sold on board.';
    const text = Array.from({ length: 30_000 }, (_, at) => `${at} ${one}`).join('\n\n');
    const { entries } = await readSource('ferry.txt', text);
    expect(entries).toHaveLength(30_000);
    expect(new Set(entries.map(({ body }) => body)).size).toBe(1);
    expect(entries.at(-1)!.source).toMatchObject({ line: 6 * 29_999 + 1, endLine: 6 * 29_999 + 5 });
  });

  it('begin with the label of a title', () => {
    const text = ['Ferry', 'Swings', 'Bakery'].map(
      (name) => `TITLE: ${name}\nURL: https://example.org/${name}\n\nNOTES: Go there.`,
    );
    expect(read(text.join('\n\n')).entries.map((it) => [it.title, it.body])).toEqual(
      ['Ferry', 'Swings', 'Bakery'].map((name) => [name, `https://example.org/${name}\nGo there.`]),
    );
  });
});

describe('a block whose last line leads on', () => {
  it.each(['', 'Read more: ', 'Link: '])('%s', (before) => {
    fc.assert(
      fc.property(items, (list) => {
        const text = list
          .map(
            (it) =>
              `${it.title}\nIt is open from six. Go there.\nTickets are sold on board.\n${before}${it.address}`,
          )
          .join('\n\n');
        expect(read(text).entries.map((it) => [it.title, it.links[0]])).toEqual(
          list.map((it) => [it.title, it.address]),
        );
      }),
    );
  });
});

describe('points under a name', () => {
  const sections = (text: string) => read(text).entries.map((it) => [it.section, it.title, it.done]);

  it('are entries when they are tasks', () => {
    expect(sections('Before Saturday\n[ ] Mend the roof\n[x] Order seeds')).toEqual([
      ['Before Saturday', 'Mend the roof', false],
      ['Before Saturday', 'Order seeds', true],
    ]);
  });

  it('are entries when it is a word or two with a colon', () => {
    expect(sections('Done:\n- moved the till\n- trained Bo\n\nIn progress:\n- stocktake')).toEqual([
      ['Done', 'moved the till', undefined],
      ['Done', 'trained Bo', undefined],
      ['In progress', 'stocktake', undefined],
    ]);
  });

  it('go on in the next line when it goes on with the sentence', () => {
    const text = `* The parish council met on Tuesday in the old school, where it was decided
  that the path will be closed.
* The library will be open on Saturdays again, and volunteers are wanted for
  the afternoons.`;
    expect(titles(text)).toEqual([
      'The parish council met on Tuesday in the old school, where it was decided that the path will be closed.',
      'The library will be open on Saturdays again, and volunteers are wanted for the afternoons.',
    ]);
  });
});

describe('labels', () => {
  it('may name tags and days, and go on in the next line', () => {
    const text = ['Ferry', 'Swings'].map(
      (name) =>
        `Name: ${name}\nDescription: From April on,\n  every day.\nTags: harbour, sea\nDate: 5 March 2026`,
    );
    expect(read(text.join('\n\n')).entries).toMatchObject([
      {
        title: 'Ferry',
        body: 'From April on,\nevery day.',
        hashtags: ['harbour', 'sea'],
        date: '2026-03-05',
      },
      { title: 'Swings', hashtags: ['harbour', 'sea'] },
    ]);
  });
});

describe('lines that are led by pictures', () => {
  it('are an entry each, unless they tell the day and the place of one above', () => {
    const lines = ['🎵 Spring Concert', '🐑 Wool Market', '⚓ Boat Sale', '🛶 Rowing Week'];
    expect(titles(lines.join('\n'))).toEqual(lines);
    const poster = ['🎵 Spring Concert', '📅 Friday 20 March', '📍 Chapel at the pier', '🎟 10 euros'];
    expect(titles(poster.join('\n')).length).toBeLessThan(poster.length);
  });

  it('are titles and bodies where they stand in pairs', () => {
    const text = '🎵 Spring Concert\n🎻 The strings play Grieg.\n\n🐑 Wool Market\n🧶 Bring a basket.\n';
    expect(titles(text)).toEqual(['🎵 Spring Concert', '🐑 Wool Market']);
  });
});
