/** The lines of chats: a line → who says it, on which day, and how long what stands before it is. */
import { describe, expect, it } from 'vitest';
import { chatDay, isMonthFirst, isNotice, readStamp } from '../../src/parse/text/lines/chat.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Who, when and what; null where a line has no stamp. */
function saidIn(line: string) {
  const bytes = encoder.encode(line);
  const stamp = readStamp(bytes, 0, bytes.length);
  if (stamp === null) return null;
  return [stamp.author, stamp.day?.join(' ') ?? null, decoder.decode(bytes.subarray(stamp.length))];
}

describe('a message', () => {
  it.each([
    ['12/03/2026, 10:15 - Anna: The lamp is lit.', 'Anna', '12 03 2026'],
    ['12/03/2026, 10:15 am - Anna Berg: The lamp is lit.', 'Anna Berg', '12 03 2026'],
    ['[12.03.26, 10:15:33] Anna: The lamp is lit.', 'Anna', '12 03 26'],
    ['\u200e[12.03.26, 10:15:33] ~ Anna: The lamp is lit.', 'Anna', '12 03 26'],
    ['2026-03-12 10:15 <anna> The lamp is lit.', 'anna', '2026 03 12'],
    ['12/3/26 at 10.15 p.m. – +49 171 234: The lamp is lit.', '+49 171 234', '12 3 26'],
    ['[10:15] Anna: The lamp is lit.', 'Anna', null],
    ['[10:15] <@anna> The lamp is lit.', 'anna', null],
    ['10:15 <+anna> The lamp is lit.', 'anna', null],
    ['Anna (12.03.2026, 10:15): The lamp is lit.', 'Anna', '12 03 2026'],
    ['Anna, [12.03.2026 10:15] The lamp is lit.', 'Anna', '12 03 2026'],
    ['[10:17] * anna The lamp is lit.', 'anna', null],
    ['10:16 -!- The lamp is lit.', null, null],
    ['10:16 --> The lamp is lit.', null, null],
    ['10:16 *** The lamp is lit.', null, null],
    ['12/03/2026, 10:15 - The lamp is lit.', null, '12 03 2026'],
  ])('%s', (line, author, day) => {
    expect(saidIn(line)).toEqual([author, day, 'The lamp is lit.']);
  });

  it.each([
    ['Anna — 12/03/2026 10:15 AM', 'Anna', '12 03 2026'],
    ['bo — Today at 10:16 AM', 'bo', null],
    ['bo – gestern um 10:16', 'bo', null],
    ['Anna Berg  10:15 AM', 'Anna Berg', null],
    ['Anna   [10:15]', 'Anna', null],
    ['Anna Berg 10:15 AM', 'Anna Berg', null],
  ])('may stand below the line of who says it: %s', (line, author, day) => {
    expect(saidIn(line)).toEqual([author, day, '']);
  });

  it.each([
    ...['The lamp is lit.', '', '10:15 The lamp is lit', '10:15 Anna: in the film'],
    ...[
      'Anna: The lamp is lit.',
      'Anna — The lamp 10:15',
      'Anna — Today at 10:16 AM or so',
      'anna berg 10:15 AM',
    ],
    ...['[The lamp] Anna: lit', '12/03 10:15 Anna: lit', '10:16 -- joined', '[10:15] The lamp is lit'],
  ])('is none: %j', (line) => {
    expect(saidIn(line)).toBeNull();
  });

  it.each(['Lunch 12:30', 'Lunch 12:30 PM'])('is in doubt until the name comes again: %s', (line) => {
    expect(readStamp(encoder.encode(line), 0, line.length)).toMatchObject({
      author: 'Lunch',
      isDoubtful: true,
    });
  });

  it('is from a clock of two halves where it says so', () => {
    const isHalved = (line: string) => readStamp(encoder.encode(line), 0, line.length)!.hasHalves;
    expect(isHalved('12/03/2026, 10:15 am - Anna: lit')).toBe(true);
    expect(isHalved('12/03/2026, 10:15 p.m. - Anna: lit')).toBe(true);
    expect(isHalved('12/03/2026, 10:15 - Anna: lit')).toBe(false);
    expect(isHalved('12/03/2026, 10:15 - Sam: lit')).toBe(false);
  });
});

describe('the day of a message', () => {
  const dayOf = (line: string, monthFirst = false) =>
    chatDay(readStamp(encoder.encode(line), 0, line.length)!, monthFirst);

  it.each([
    ['12/03/2026, 10:15 - Anna: lit', false, '2026-03-12'],
    ['12/03/2026, 10:15 - Anna: lit', true, '2026-12-03'],
    ['3/5/26, 10:15 - Anna: lit', false, '2026-05-03'],
    ['3/5/26, 10:15 - Anna: lit', true, '2026-03-05'],
    ['2026-3-05 10:15 - Anna: lit', true, '2026-03-05'],
    ['31/02/2026, 10:15 - Anna: lit', false, null],
    ['[10:15] Anna: lit', false, null],
  ])('%s, the month first: %s → %s', (line, monthFirst, day) => {
    expect(dayOf(line, monthFirst)).toBe(day);
  });

  it('has the month first where some second number is no month, or the clock has two halves', () => {
    const days = (...all: string[]) => all.map((day) => day.split('/') as [string, string, string]);
    expect(isMonthFirst(days('3/13/26', '3/5/26'), false)).toBe(true);
    expect(isMonthFirst(days('3/12/26', '3/5/26'), false)).toBe(false);
    expect(isMonthFirst(days('3/12/26', '3/5/26'), true)).toBe(true);
    expect(isMonthFirst(days('13/3/26', '3/5/26'), true)).toBe(false);
    expect(isMonthFirst(days('13/3/26', '3/14/26'), false)).toBe(false);
    expect(isMonthFirst(days('12/13/26'), false)).toBe(true);
  });
});

it.each([
  ['<Media omitted>', true],
  ['\u200eimage omitted', true],
  ['<b> is bold', false],
  ['<3', false],
  ['The lamp', false],
  ['… and so on', false],
  ['“lit”', false],
])('%j says only that something else was sent: %s', (said, is) => {
  const bytes = encoder.encode(said);
  expect(isNotice(bytes, 0, bytes.length)).toBe(is);
});
