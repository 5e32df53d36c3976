import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cap,
  certain,
  isDayName,
  isSectionName,
  titleScore,
  titleSign,
} from '../../src/parse/text/lines/title.ts';

const encoder = new TextEncoder();

/** The score of a whole line. */
function scoreOf(line: string): number {
  const bytes = encoder.encode(line);
  return titleScore(bytes, 0, bytes.length);
}

/** A line of digits, which says nothing but how long it is. */
const digits = (width: number) => '1'.repeat(width);

describe('the length of a line', () => {
  it.each([
    [8, 5.1],
    [24, 4.6],
    [48, 3.6],
    [96, 1.4],
    [192, -2],
  ])('%i wide scores %f', (width, score) => {
    // A full stop takes the score of a short line below what is capped.
    expect(scoreOf(`${digits(width - 1)}.`)).toBeCloseTo(Math.max(-cap, score - 2.2), 5);
  });

  it('scores in between by its logarithm', () => {
    const share = Math.log(144 / 96) / Math.log(192 / 96);
    expect(scoreOf(digits(144))).toBeCloseTo(1.4 + share * (-2 - 1.4), 5);
    expect(scoreOf(`${digits(4)}.`)).toBeCloseTo(5.1 - 2.2, 5);
    expect(scoreOf(digits(260))).toBe(-cap);
  });

  it('is that of what is seen: wide letters count twice, accents not more than letters', () => {
    expect(scoreOf('猫'.repeat(48))).toBeCloseTo(scoreOf(digits(96)), 5);
    expect(scoreOf('é'.repeat(96))).toBeCloseTo(scoreOf(digits(96)), 5);
    expect(scoreOf('🐈'.repeat(48))).toBeCloseTo(scoreOf(digits(96)), 5);
  });

  it('of 300 bytes makes no title, whatever else there is, but for what an editor wrote behind it', () => {
    expect(scoreOf(`${digits(299)})`)).toBe(-cap);
    expect(scoreOf(`${digits(299)} {top}`)).toBe(certain);
  });

  it('never weighs more than the cap, either way', () => {
    expect(scoreOf('Ferry Runs Again')).toBe(cap);
    expect(scoreOf(`- ${digits(190)}.`)).toBe(-cap);
  });
});

describe('the sign of a score', () => {
  it('is that of the score, though of long lines hardly anything is read', () => {
    const piece = fc.constantFrom(
      'Kettle ',
      'TEA ',
      'é',
      'É',
      '🐈',
      '猫',
      'on ',
      ' ',
      '.',
      '. ',
      '#tea ',
      '!',
      '7',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 130 }).map((pieces) => pieces.join(''));
    const line = fc
      .tuple(text, fc.constantFrom('', '.', '...', ')', '!'))
      .map((parts) => parts.join('').trim());
    fc.assert(
      fc.property(line, (written) => {
        const bytes = encoder.encode(written);
        expect(Math.sign(titleSign(bytes, 0, bytes.length))).toBe(Math.sign(scoreOf(written)));
      }),
      { numRuns: 3000 },
    );
    const narrow = encoder.encode(`${'É'.repeat(104)}T.`);
    expect(titleSign(narrow, 0, narrow.length)).toBeLessThan(0);
    expect(titleScore(narrow, 0, narrow.length)).toBeLessThan(0);
  });
});

/** 96 wide, words without capitals: 1.4 for the length, -1.2 for the capitals. */
const line =
  'the ferry runs again and the pier is open to all who come by bike or by boat from noon until six';
const base = 1.4 - 1.2;
const ending = (end: string) => line.slice(0, -end.length) + end;

describe('what a line has', () => {
  it('and the line itself', () => {
    expect(line).toHaveLength(96);
    expect(scoreOf(line)).toBeCloseTo(base, 5);
  });

  it.each([
    ['a full stop at its end', ending('.'), -2.2],
    ['a Chinese full stop at its end', `${line.slice(0, -2)}。`, -2.2],
    ['an exclamation mark at its end', ending('!'), -1],
    ['a wide exclamation mark at its end', `${line.slice(0, -2)}！`, -1],
    ['a colon at its end', ending(':'), -0.8],
    ['a bracket at its end', ending(')'), 1],
    ['a wide bracket at its end', `${line.slice(0, -2)}）`, 1],
    ['dots at its end, which cut it', ending('...'), 0],
    ['an ellipsis at its end', ending('…'), 0],
    ['a comma at its end', ending(','), 0],
    ['a sentence that ends within it', line.replace('n and', 'n. nd'), -0.8],
    ['an exclamation within it', line.replace('n and', 'n! nd'), -0.8],
    ['a question within it', line.replace('n and', 'n? nd'), -0.8],
    ['a Chinese sentence that ends within it', line.replace('n and', 'n。and').slice(0, -1), -0.8],
    ['a full stop within a word', line.replace('n and', 'n.and'), 0],
    ['a hashtag', line.replace(' and ', ' #nd '), -1],
    ['a hash behind a letter', line.replace(' and ', ' c#d '), 0],
    ['an address', line.replace('the ferry', 'ftp://x.y').slice(0, 96), -3.7],
    ['a slash and no address', line.replace('the ferry', 'ftp:/xxy '), 0],
  ])('%s', (_, text, more) => {
    // A wide sign takes more bytes than its place, which counts as a little length.
    expect(Math.abs(scoreOf(text) - Math.max(-cap, base + more))).toBeLessThan(0.2);
  });

  it('capitals, by the share of words that begin with one', () => {
    const capitals = line.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    expect(scoreOf(capitals)).toBeCloseTo(1.4 + 1.2, 5);
    const half = line
      .split(' ')
      .map((word, at) => (at % 2 === 0 ? word : word[0]!.toUpperCase() + word.slice(1)));
    expect(scoreOf(half.join(' '))).toBeCloseTo(1.4, 0);
    // One word with a capital says a quarter of it.
    expect(scoreOf(`A${digits(95)}`)).toBeCloseTo(1.4 + 2.4 * 0.5 * 0.25, 5);
  });

  it('nothing but an address', () => {
    // One word without a capital: a quarter of -1.2.
    expect(scoreOf('http://a')).toBeCloseTo(5.1 - 0.3 - 3.7 - 2.7, 5);
    expect(scoreOf('a//b://a')).toBeCloseTo(5.1 - 0.3 - 3.7, 5);
  });

  it.each(['•', '-', '*'])('a %s before it', (bullet) => {
    expect(scoreOf(`${bullet} 123456`)).toBeCloseTo(5.1 - 6.5, 0);
  });

  it.each(['-5 °C 12', '*1234567', '– 123456', '+ 123456'])('no bullet: %s', (text) => {
    expect(scoreOf(text)).toBeGreaterThan(3);
  });

  it('directives, beyond doubt', () => {
    expect(scoreOf('the pier is open. {top}')).toBe(certain);
    expect(scoreOf('the pier is open. {top')).toBeLessThan(cap);
    expect(scoreOf('a set {1, 2}')).toBeLessThanOrEqual(cap);
  });
});

describe('the name of a section', () => {
  const isName = (text: string) => {
    const bytes = encoder.encode(text);
    return isSectionName(bytes, 0, bytes.length);
  };

  it.each(['Harbour', 'At the Pier:', 'Boats & Ferries', '港'])('%s', (name) => {
    expect(isName(name)).toBe(true);
  });

  it.each([
    'The ferry runs again.',
    'Ferries!',
    'Ferries?',
    'Ferries,',
    'Ferries;',
    'Ferries http://pier.example',
    `${'Ferry '.repeat(13)}again`,
  ])('is not %s', (text) => {
    expect(isName(text)).toBe(false);
  });
});

describe('a day of the week', () => {
  const isDay = (text: string) => {
    const bytes = encoder.encode(text);
    return isDayName(bytes, 0, bytes.length);
  };

  it.each(['Monday', 'mittwoch:', 'Jeudi :', 'Mo'])('%s', (name) => expect(isDay(name)).toBe(true));

  it.each(['M', 'Mondays', 'Monday morning at six', 'Monday; '])('is not %s', (text) =>
    expect(isDay(text)).toBe(false),
  );
});
