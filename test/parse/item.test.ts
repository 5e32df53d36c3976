/** One point of a list: a line → its title, what else it says, and where it leads. */
import { describe, expect, it } from 'vitest';
import { read } from './open.ts';

const [first, second] = [
  'The keeper of the lamp on the pier goes round with oil and a cloth at dusk',
  'hen the ships come in, one after the other, and tie up at the wall until morning',
];
const long = `${first}. T${second}`;
const far = `lamp.example/${'a'.repeat(80)}`;

async function pointOf(line: string) {
  const { entries, diagnostics } = await read('week.txt', `- Mend the net\n- ${line}\n- Tar the boat\n`);
  expect([entries.length, diagnostics]).toEqual([3, []]);
  const { title, body, links } = entries[1]!;
  return [title, body, ...links];
}

describe('a point', () => {
  it.each([
    ['The Lamp https://lamp.example/a', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['The Lamp (https://lamp.example/a)', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['The Lamp <https://lamp.example/a>', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['The Lamp [https://lamp.example/a]', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    [
      'The Lamp - https://lamp.example/a and oil',
      ['The Lamp', 'https://lamp.example/a and oil', 'https://lamp.example/a'],
    ],
    ['The Lamp: https://lamp.example/a', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['The Lamp – https://lamp.example/a', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['The Lamp → https://lamp.example/a', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['[The Lamp](https://lamp.example/a)', ['The Lamp', '', 'https://lamp.example/a']],
    ['The Lamp www.lamp.example/a', ['The Lamp', 'www.lamp.example/a', 'http://www.lamp.example/a']],
    ['https://lamp.example/a', ['lamp.example/a', 'https://lamp.example/a', 'https://lamp.example/a']],
    [
      'https://www.lamp.example/a/',
      ['lamp.example/a', 'https://www.lamp.example/a/', 'https://www.lamp.example/a/'],
    ],
    ['www.lamp.example/a#top', ['lamp.example/a', 'www.lamp.example/a#top', 'http://www.lamp.example/a#top']],
    ['https://lamp.example/', ['lamp.example', 'https://lamp.example/', 'https://lamp.example/']],
    [
      'https://lamp.example/a?b=c#d',
      ['lamp.example/a?b=c', 'https://lamp.example/a?b=c#d', 'https://lamp.example/a?b=c#d'],
    ],
    ['https://lamp.example/a | The Lamp', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['https://lamp.example/a The Lamp', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['https://lamp.example/a # The Lamp', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    [
      'https://lamp.example/a The Lamp https://oil.example/b',
      [
        'The Lamp',
        'https://lamp.example/a\nhttps://oil.example/b',
        'https://lamp.example/a',
        'https://oil.example/b',
      ],
    ],
    [
      'https://lamp.example/a https://oil.example/b',
      [
        'lamp.example/a',
        'https://lamp.example/a\nhttps://oil.example/b',
        'https://lamp.example/a',
        'https://oil.example/b',
      ],
    ],
    [
      '<https://lamp.example/a|The Lamp> and oil',
      ['The Lamp', 'https://lamp.example/a\nand oil', 'https://lamp.example/a'],
    ],
    ['<https://lamp.example/a|> and oil', ['and oil', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['<https://lamp.example/a|The Lamp', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
    [
      'The Lamp\thttps://lamp.example/a\tand oil\ttar',
      ['The Lamp', 'https://lamp.example/a\nand oil\ntar', 'https://lamp.example/a'],
    ],
    ['HTTP://lamp.example/a The Lamp', ['The Lamp', 'HTTP://lamp.example/a', 'HTTP://lamp.example/a']],
    ['ftp://lamp.example/a The Lamp', ['ftp://lamp.example/a The Lamp', '']],
    ['The Lamp xhttps://lamp.example/a', ['The Lamp x', 'https://lamp.example/a', 'https://lamp.example/a']],
    ['wwwlamp The Lamp', ['wwwlamp The Lamp', '']],
    ['The Lamp httpx://lamp.example', ['The Lamp httpx://lamp.example', '']],
    ['The Lamp：https://lamp.example/a', ['The Lamp', 'https://lamp.example/a', 'https://lamp.example/a']],
  ])('%j', async (line, said) => {
    expect(await pointOf(line)).toEqual(said);
  });

  it('with a far address is called by it without what is behind the question mark', async () => {
    expect(await pointOf(`https://${far}?b=c`)).toEqual([far, `https://${far}?b=c`, `https://${far}?b=c`]);
  });

  it('that is long is called by its first sentence', async () => {
    expect(await pointOf(long)).toEqual([`${first}.`, `T${second}`]);
    expect(await pointOf(`${long} https://lamp.example/a`)).toEqual([
      `${first}.`,
      `T${second} https://lamp.example/a`,
      'https://lamp.example/a',
    ]);
    // A sentence of a word or three is no title.
    expect(await pointOf(`Oh! The lamp. ${long}`)).toEqual([`Oh! The lamp. ${first}.`, `T${second}`]);
    expect(await pointOf(`${first}; t${second}`)).toEqual([`${first}; t${second}`, '']);
  });
});
