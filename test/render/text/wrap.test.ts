import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { COLUMNS, type Run, widthOf, wrap } from '../../../src/render/text/wrap.ts';
import { runs } from '../../support/runs.ts';
import { oddities } from '../../support/texts.ts';

const flush = { first: '', rest: '' };
const words = (text: string): Run => ({ text, kind: 'words' });
const address = (text: string): Run => ({ text, kind: 'address' });
const mark = (text: string): Run => ({ text, kind: 'mark' });

describe('a line ends', () => {
  it('at a space, after as many words as it can hold', () => {
    const lines = wrap([words('twelve chars '.repeat(10))], flush);
    expect(lines).toEqual([
      'twelve chars twelve chars twelve chars twelve chars twelve chars twelve',
      'chars twelve chars twelve chars twelve chars twelve chars',
    ]);
  });

  it('between any two signs of Chinese and Japanese, which take two columns each', () => {
    const lines = wrap([words('復旧訓練は火曜日の午後に行われ九時間かかった'.repeat(3))], flush);
    expect(lines.map((line) => stringWidth(line))).toEqual([72, 60]);
  });

  it('never before a full stop or small kana, and never behind a bracket that opens', () => {
    const line = '訓'.repeat(35);
    expect(wrap([words(`${line}練。終`)], flush)[1]).toBe('練。終');
    expect(wrap([words(`${line}シャ終`)], flush)[1]).toBe('シャ終');
    expect(wrap([words(`${line}「終」`)], flush)[1]).toBe('「終」');
    expect(wrap([words(`${line}練習 (終)`)], flush)[1]).toBe('習 (終)');
  });

  it('between words in Korean, which has spaces', () => {
    for (const line of wrap([words('복구 훈련은 화요일에 했다. '.repeat(8))], flush)) {
      expect(line).toMatch(/(복구|훈련은|화요일에|했다\.)$/);
    }
  });

  it('not where a space must not be broken', () => {
    const lines = wrap([words(`${'x'.repeat(65)} 12\u00A0hours`)], flush);
    expect(lines).toEqual(['x'.repeat(65), '12\u00A0hours']);
  });

  it('not in an address, however long, whatever is in it, and what touches it stays with it', () => {
    const url = `https://例え.example/${'長い道'.repeat(30)}/a-b-c?x=(1)`;
    expect(wrap([words('The whole story ('), address(url), words('), on one page.')], flush)).toEqual([
      'The whole story',
      `(${url}),`,
      'on one page.',
    ]);
    expect(wrap([words('詳細は'), address(url), words('をどうぞ')], flush)).toEqual([
      '詳細は',
      url,
      'をどうぞ',
    ]);
  });

  it('in a word that is wider than a line, behind what parts it; what nothing parts stays whole', () => {
    const path = `/srv/orchard/${'apples_of-autumn/'.repeat(6)}index.html`;
    const lines = wrap([words(`See ${path} or ${'x'.repeat(80)}.`)], flush);
    expect(lines.slice(0, -2).every((line) => stringWidth(line) <= COLUMNS)).toBe(true);
    expect(lines.join('').replace('See', '')).toContain(path);
    expect(lines.at(-1)).toBe(`${'x'.repeat(80)}.`);
  });

  it('not before the number of a note', () => {
    const word = 'x'.repeat(70);
    expect(wrap([words(`a ${word}`), mark(' [1]'), words(', b')], flush)).toEqual(['a', `${word} [1],`, 'b']);
    const lines = wrap([words('訓'.repeat(36)), mark(' [1]')], flush);
    expect(lines).toEqual(['訓'.repeat(35), '訓 [1]']);
  });
});

describe('the margin', () => {
  it('stands before each line and counts', () => {
    const lines = wrap([words('word '.repeat(20))], { first: '- ', rest: '  ' });
    expect(lines).toEqual([`- ${'word '.repeat(14).trim()}`, `  ${'word '.repeat(6).trim()}`]);
  });

  it('is nothing by itself', () => {
    expect(wrap([words(' \n ')], { first: '- ', rest: '  ' })).toEqual([]);
  });
});

it.each([
  ['emoji', '👩🏽‍💻'],
  ['flags', '🇪🇪'],
  ['combining marks', 'e\u0301'],
  ['Devanagari', 'क्षि'],
])('%s are as wide as they look', (_, sign) => {
  const width = stringWidth(sign);
  expect(width).toBeLessThanOrEqual(2);
  const perLine = Math.floor((COLUMNS + 1) / (width + 1));
  const [first] = wrap([words(`${sign} `.repeat(100))], flush);
  expect(first!.split(' ')).toHaveLength(perLine);
});

const run = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        // A space that does not break is part of its word, and may end it.
        ...oddities.filter((it) => !/\s/.test(it)),
        'a',
        'word',
        ' ',
        '\n',
        '-',
        '訓',
        '練',
        '。',
        '「',
        'シ',
        'ャ',
        '👩🏽‍💻',
        'e\u0301',
        'שלום',
      ),
    )
    .map((parts) => words(parts.join(''))),
  fc.webUrl({ withQueryParameters: true }).map(address),
  fc.nat(999).map((number) => mark(` [${number}]`)),
);

it('says the same words in the same order, and only what cannot be broken is longer than a line', () => {
  const solid = (text: string) => text.replace(/\s+/g, '');
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
      const lines = wrap(runs, { first: '* ', rest: '  ' });
      const said = lines.map((line, index) => line.slice(index === 0 && line.startsWith('* ') ? 2 : 0));
      expect(solid(said.join(' '))).toBe(solid(runs.map(({ text }) => text).join('')));
      for (const line of lines) {
        expect(line).not.toMatch(/\s$/);
        const isOnePiece = !line
          .slice(2)
          .replace(/ \[\d+\]/g, '')
          .includes(' ');
        if (stringWidth(line) > COLUMNS) expect(isOnePiece, line).toBe(true);
      }
      for (const { text, kind } of runs) {
        if (kind === 'address') expect(lines.some((line) => line.includes(text))).toBe(true);
      }
    }),
    { numRuns: runs(300) },
  );
});

it('a text is as wide as string-width says, sign by sign and side by side', { tags: 'long' }, () => {
  const from = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
  const signs = [...from(1, 0x3000), ...from(0x1f000, 0x1faff)];
  const marked = signs.flatMap((sign) =>
    /\p{Extended_Pictographic}/u.test(sign)
      ? [sign, `${sign}\uFE0F`, `${sign}\u200D💻`, `👩\u200D${sign}\uFE0F`]
      : [sign, `${sign}\uFE0F`],
  );
  expect(marked.filter((sign) => widthOf(sign) !== stringWidth(sign))).toEqual([]);
  const pictures = ['🌱', '🗓', '☸️', '🏛️', '👩‍💻', '🧑🏽‍🔧', '🇩🇰', '1️⃣', '訓', ' ', 'é', '\uFE0F', '\u200D'];
  const unit = fc.oneof(fc.constantFrom(...pictures), fc.constantFrom(...signs));
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      expect(widthOf(units.join(''))).toBe(stringWidth(units.join('')));
    }),
  );
});
