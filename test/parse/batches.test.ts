/** What lines are to each other: batches, rules between them, outlines, lists under what introduces them, labels, paragraphs. */
import { describe, expect, it } from 'vitest';
import {
  dateAt,
  endOfBatch,
  endOfEntries,
  type Opening,
  wasRule,
} from '../../src/parse/text/batches/batches.ts';
import {
  arePointsEntries,
  countIntroduced,
  endsInColon,
  introducedAt,
  introduces,
  mayBeEntries,
  noIntroduced,
} from '../../src/parse/text/batches/introduced.ts';
import { labelsBelow } from '../../src/parse/text/batches/labels-below.ts';
import { endOfOutline, goesOn, isOutlined } from '../../src/parse/text/batches/outline.ts';
import { areParagraphs } from '../../src/parse/text/batches/paragraphs.ts';
import { ofLines } from './table-of.ts';

describe('a batch ends', () => {
  const endOf = (text: string) => ofLines((table) => endOfBatch(table, 0), text);
  it.each([
    ['at a blank line', 'The lamp\nis lit.\n\nThe oil', 2],
    ['with the text', 'The lamp\nis lit.', 2],
    ...['---', '***', '===', '___', '~~~', '###', '- - -', '----------'].map(
      (rule) => [`at ${rule}`, `The lamp\nis lit.\n${rule}\nThe oil`, 2] as const,
    ),
    ['at a rule below one line that is shorter or longer', 'The lamp\n---\nis lit.', 1],
    ['not at what underlines the first line', 'The lamp\n--------\nis lit.\n\nThe oil', 3],
    ['nor where that is nearly as long', 'The lamp\n------\nis lit.\n\nThe oil', 3],
    ['but where nothing stands below it', 'The lamp\n--------\n\nThe oil', 1],
    ['or what is as short as a rule may be', 'Lamp\n----\nis lit.', 1],
    ['not at two signs', 'The lamp\n--\nis lit.', 3],
    ['nor at signs that differ', 'The lamp\n-*-\nis lit.', 3],
    ['nor at other signs', 'The lamp\n+++\nis lit.', 3],
    ['nor at signs with words', 'The lamp\n--- oil ---\nis lit.', 3],
  ] as [string, string, number][])('%s: %j', (_, text, line) => {
    expect(endOf(text)).toBe(line);
  });

  it('as it did when its rule is blank', () => {
    ofLines((table) => {
      expect(endOfBatch(table, 0)).toBe(1);
      expect([0, 1, 2, 3].map((line) => wasRule(table, line))).toEqual([false, true, false, false]);
    }, 'The lamp\n- - -  \nis lit.');
  });

  const endOfOpened = (opening: Opening, text: string) =>
    ofLines((table) => endOfEntries(table, 0, opening), text);
  it.each<[Opening, string, number]>([
    ['blank', 'a lamp\n\nis lit\n\n---\nand oil', 1],
    ['rule', 'a lamp\n\nis lit\n\n---\nand oil', 3],
    ['rule', 'a lamp\n\n2026-03-05\nand oil', 1],
    ['title', 'A Lamp\n\nis lit and burns all night, as it should.\n\nThe Oil\n\nburns.', 3],
    ['label', 'Title: a lamp\n\nis lit\n\nURL: x\n\nTitle: oil', 5],
    ['point', '- a lamp\n\n  is lit\n\n- oil', 3],
    ['point', '- a lamp\n\n  is lit', 3],
  ])('where the next entry opens with a %s: %j', (opening, text, line) => {
    expect(endOfOpened(opening, text)).toBe(line);
  });
});

describe('a line is a day', () => {
  const dayOf = (line: string) => ofLines((table) => dateAt(table, 0)?.date ?? null, line);
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['--- 5 March 2026 ---', '2026-03-05'],
    ['Thursday, March 5th, 2026', '2026-03-05'],
    ['2026-W10', '2026-W10'],
    ['The lamp of 2026', null],
    ['The lamp', null],
    ['5 March', null],
    ['12345678', null],
    [`2026-03-05${' '.repeat(60)}.`, null],
  ])('%j: %s', (line, day) => {
    expect(dayOf(line)).toBe(day);
  });
});

describe('an outline', () => {
  it.each([
    ['Anna\n  lit the lamp', true],
    ['Anna\n  lit the lamp\n  and went\nBo\n\tfetched oil', true],
    ['Anna\n  - the lamp\nBo\n  - the oil', true],
    ['Anna', false],
    ['Anna\n lit the lamp', false],
    ['  Anna\n    lit the lamp', false],
    ['Anna\n  lit the lamp\nBo', false],
    ['Anna\nBo\n  fetched oil', false],
    ['Anna\n\n  lit the lamp', false],
    ['- Anna\n  lit the lamp', false],
  ])('%j: %s', (text, is) => {
    expect(ofLines(isOutlined, text)).toBe(is);
  });

  it('has a part for each line at the margin', () => {
    ofLines((table, _, to) => {
      expect([0, 3].map((line) => endOfOutline(table, line, to))).toEqual([3, 5]);
      expect([0, 1, 2, 4].map((line) => goesOn(table, line))).toEqual([false, true, false, true]);
    }, 'Anna\n  lit the lamp\n  - and went\nBo\n  fetched oil');
  });
});

describe('points under a line that introduces them', () => {
  it.each([
    ['This week:\n- a lamp\n- oil', 1],
    ['The Pier\n- a lamp\n- oil', 1],
    ['The Pier\nWhat happened this week:\n- a lamp\n  is lit\n- oil', 2],
    ['This week:\n\n- a lamp', -1],
    ['This week:\n- a lamp', -1],
    ['This week:\n- a lamp\n- oil\nand so on', -1],
    ['The keeper lit the lamp.\n- a lamp\n- oil', -1],
    ['The Pier\nThe keeper lit the lamp.\n- a lamp\n- oil', -1],
    ['- a lamp\n- oil', -1],
    ['This week:', -1],
  ])('%j begin in line %i', (text, line) => {
    expect(ofLines(introducedAt, text)).toBe(line);
  });

  it('are counted, with what they say', () => {
    const introduced = noIntroduced();
    const count = (text: string) => ofLines((...where) => countIntroduced(...where, introduced), text);
    count('This week:\n- a lamp\n- oil');
    count('Anna Berg\n- a lamp\n- oil\n- tar');
    count('The keepers of the pier:\n- a lamp\n  lit\n- oil');
    count('The lamp is lit.');
    expect(introduced).toEqual({
      lists: 3,
      lines: 3 + 4 + 4,
      introducing: 2,
      named: 1,
      points: 7,
      small: 7,
      articles: 3,
      length: 3 * 6 + 3 * 3 + 3,
    });
  });

  const all = {
    lists: 2,
    lines: 12,
    introducing: 2,
    named: 0,
    points: 10,
    small: 1,
    articles: 0,
    length: 300,
  };
  it.each([
    [{}, 20, true, true],
    [{}, 21, false, false],
    [{ named: 1 }, 20, false, true],
    [{ introducing: 1 }, 20, false, true],
    [{ introducing: 0 }, 20, false, true],
    [{ introducing: 0, small: 0 }, 20, true, true],
    [{ introducing: 0, small: 0, named: 1 }, 20, false, true],
    [{ introducing: 0, small: 0, named: 1, articles: 5 }, 20, true, true],
    [{ introducing: 0, small: 0, named: 1, articles: 4 }, 20, false, true],
    [{ introducing: 0, length: 239 }, 20, false, false],
    [{ introducing: 0, length: 240, named: 1 }, 20, false, false],
    [{ lists: 1, introducing: 1, length: 240 }, 20, true, true],
    [{ lists: 1, introducing: 1, length: 239 }, 20, false, true],
    [{ lists: 0, introducing: 0 }, 20, false, false],
  ])('are entries, or may be: %j of %i lines', (some, lines, are, may) => {
    expect([arePointsEntries({ ...all, ...some }, lines), mayBeEntries({ ...all, ...some }, lines)]).toEqual([
      are,
      may,
    ]);
  });

  it.each([
    ['This week', true, true],
    ['What’s on', false, true],
    ['Nachrichten der Woche', false, true],
    ['Newsletters', true, false],
    ['The keepers of the pier:', true, true],
    ['The keepers of the pier：', true, true],
    ['The keepers of the pier:', false, false],
    ['The keepers here:', true, false],
    ['The keepers of the pier', true, false],
  ])('%j, alone: %s, introduces: %s', (head, isAlone, is) => {
    expect(introduces(head, isAlone)).toBe(is);
  });

  it.each([
    ['Lamps:', true],
    ['Lamps：', true],
    [':', false],
    ['：', false],
    ['Lamps', false],
    ['', false],
  ])('%j ends in a colon: %s', (line, is) => {
    expect(ofLines((table) => endsInColon(table, 0), line)).toBe(is);
  });
});

it.each([
  ['Anna\nDone: the lamp\nNext: the oil', 'blocks'],
  ['Anna\nDone: the lamp\nNext week: the oil', 'blocks'],
  ['The Lamp\nDate: 5 March 2026\nWhere: the pier', 'labelled'],
  ['The Lamp\nTags: oil\nWhere: the pier', 'labelled'],
  ['The Lamp\nBy: Anna\nWhere: the pier', 'labelled'],
  ['The Lamp\nTitle: the lamp\nWhere: the pier', null],
  ['Anna\nDone: the lamp', null],
  ['Anna\nDone: the lamp\nand the oil', null],
  ['- Anna\nDone: the lamp\nNext: the oil', null],
  ['Week: 10\nDone: the lamp\nNext: the oil', null],
  ['Anna\nDone:\nNext: the oil', null],
  ['Anna\nDone:the lamp\nNext: the oil', null],
  ['Anna\nx: the lamp\nNext: the oil', null],
  ['Anna\nY: the lamp\nT: the oil', 'blocks'],
  ['Anna\nNow and then: the lamp\nNext: the oil', null],
  ['Anna\n10.15: the lamp\nNext: the oil', null],
  ['Anna lit the lamp.\nDone: the lamp\nNext: the oil', null],
])('%j is %s', (text, shape) => {
  expect(ofLines(labelsBelow, text)).toBe(shape);
});

describe('paragraphs', () => {
  const long =
    'The keeper lights the lamp at dusk, and goes round with oil and a cloth until the sun comes up over the pier';
  it.each([
    [[`Lamps – ${long}.`, `OIL: ${long}!`, `${long}?`], true],
    [[`Lamps – ${long}.`, `OIL: ${long}.`], false],
    [[`Lamps – ${long}.`, `${long}.`, `${long}.`], false],
    [[`Lamps – ${long}.`, `OIL: ${long}.`, `${long}`], false],
    [[`Lamps – ${long}.`, `OIL: ${long}.`, `${long}…`], false],
    [[`Lamps – ${long}.`, `OIL: ${long}.`, `${long}...`], false],
    [[`Lamps – ${long}.`, `OIL: ${long}.`, 'The keeper lights the lamp.'], false],
    [[`lamps – ${long}.`, `oil: ${long}.`, `${long}.`], false],
  ])('%#: %s', (lines, are) => {
    expect(ofLines(areParagraphs, lines.join('\n'))).toBe(are);
  });
});
