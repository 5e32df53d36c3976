/** Text that was wrapped by hand: lines → the lines that they were. */
import { describe, expect, it } from 'vitest';
import { isBlank } from '../../src/parse/text/lines/lines.ts';
import { unwrap, unwrapPoint, wrapWidth } from '../../src/parse/text/lines/wrap.ts';
import { ofLines } from './table-of.ts';

/** The rows that are left, each as one line. */
function rowsOf(text: string, join: typeof unwrapPoint): string[] {
  return ofLines((table, from, to) => {
    join(table, from, to);
    const rows: string[] = [];
    for (let line = from; line < to; line++)
      if (!isBlank(table, line))
        rows.push(
          new TextDecoder()
            .decode(table.bytes.subarray(table.start[line]!, table.end[line]!))
            .replaceAll('\n', ' '),
        );
    return rows;
  }, text);
}

const at =
  (width: number): typeof unwrapPoint =>
  (table, from, to) =>
    unwrap(table, from, to, width);

describe('the lines of a batch that was wrapped at 44 columns', () => {
  it.each([
    [
      'that go on in small letters',
      ['The Lamp of the Pier', 'The keeper of the lamp goes round with oil', 'and a cloth at dusk.'],
      ['The Lamp of the Pier', 'The keeper of the lamp goes round with oil and a cloth at dusk.'],
    ],
    [
      'where there was no room for a name',
      ['The Lamp of the Pier', 'The keeper of the lamp has asked for oil at', 'Copenhagen and got none.'],
      ['The Lamp of the Pier', 'The keeper of the lamp has asked for oil at Copenhagen and got none.'],
    ],
    [
      'but where there was room for it',
      ['The Lamp of the Pier', 'The keeper of the lamp has asked at', 'Bergen Is Slow'],
      ['The Lamp of the Pier', 'The keeper of the lamp has asked at', 'Bergen Is Slow'],
    ],
    [
      'over three lines',
      [
        'The keeper of the lamp goes round with oil',
        'and a cloth at dusk, and the ships come in',
        'one after the other.',
      ],
      [
        'The keeper of the lamp goes round with oil and a cloth at dusk, and the ships come in one after the other.',
      ],
    ],
    [
      'but points',
      ['The keeper of the lamp goes round with oil', '- and a cloth', '1. and tar'],
      ['The keeper of the lamp goes round with oil', '- and a cloth', '1. and tar'],
    ],
    [
      'but addresses',
      ['The keeper of the lamp goes round with oil', 'https://lamp.example/a'],
      ['The keeper of the lamp goes round with oil', 'https://lamp.example/a'],
    ],
    [
      'nor behind the end of a sentence',
      ['The keeper goes round with oil.', 'and a cloth'],
      ['The keeper goes round with oil.', 'and a cloth'],
    ],
  ])('are one, %s', (_, lines, rows) => {
    expect(rowsOf(lines.join('\n'), at(44))).toEqual(rows);
  });
});

describe('the lines of a point', () => {
  const long = 'The keeper of the lamp on the pier goes round';
  it.each([
    [[long, 'with oil and a cloth.'], [`${long} with oil and a cloth.`]],
    [
      [long, 'with oil and a cloth that he has from his aunt', 'at dusk.'],
      [`${long} with oil and a cloth that he has from his aunt at dusk.`],
    ],
    [
      [long, 'With oil and a cloth.'],
      [long, 'With oil and a cloth.'],
    ],
    [
      [`${long}.`, 'with oil'],
      [`${long}.`, 'with oil'],
    ],
    [
      ['The keeper goes round', 'with oil'],
      ['The keeper goes round', 'with oil'],
    ],
    [
      [long, '- with oil'],
      [long, '- with oil'],
    ],
    [
      [long, 'https://lamp.example/a'],
      [long, 'https://lamp.example/a'],
    ],
    [
      [long, '', 'with oil'],
      [long, 'with oil'],
    ],
    [[long, 'élan and oil'], [`${long} élan and oil`]],
    [
      [long, 'Élan and oil'],
      [long, 'Élan and oil'],
    ],
    [[long, 'маяк'], [`${long} маяк`]],
    [
      [long, 'Маяк'],
      [long, 'Маяк'],
    ],
    [[long, 'φως'], [`${long} φως`]],
    [
      [long, 'Φως'],
      [long, 'Φως'],
    ],
    [
      [long, '灯台'],
      [long, '灯台'],
    ],
  ])('%j', (lines, rows) => {
    expect(rowsOf(lines.join('\n'), unwrapPoint)).toEqual(rows);
  });
});

describe('the width at which a text was wrapped', () => {
  const words =
    'the keeper of the lamp goes round with oil and a cloth at dusk when ships come in one by one and tie up at the wall'.split(
      ' ',
    );
  /** So many lines of words, each as full as the width allows. */
  function wrapped(width: number, count: number, of: string[] = words): string {
    const lines: string[] = [];
    for (let at = 0, line = ''; lines.length < count; at++) {
      const word = of[at % of.length]!;
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return lines.join('\n');
  }

  it.each([48, 60, 72, 100])('is at most %i, and nearly that', (width) => {
    const found = ofLines(wrapWidth, wrapped(width, 30));
    expect(found).toBeLessThanOrEqual(width);
    expect(found).toBeGreaterThan(width - 4);
  });

  it.each([
    ['lines too short to be', wrapped(36, 30)],
    ['lines too long to be', wrapped(140, 30)],
    ['three lines', wrapped(60, 3)],
    [
      'capitals at the beginning of each line',
      wrapped(60, 30).replace(/^./gm, (first) => first.toUpperCase()),
    ],
    ['lines of any length', words.map((_, at) => words.slice(0, 8 + (at % 11)).join(' ')).join('\n')],
    ['nothing', ''],
  ])('is none of %s', (_, text) => {
    expect(ofLines(wrapWidth, text)).toBe(0);
  });
});
