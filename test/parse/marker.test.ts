/** What stands before the text of a point: a line → its sign, and what is behind it. */
import { describe, expect, it } from 'vitest';
import { hasMarker, isTask, newMarker, readMarker } from '../../src/parse/text/lines/marker.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The text behind the sign, and what the sign says; null where there is none. */
function signOf(line: string) {
  const bytes = encoder.encode(line);
  const marker = newMarker();
  const isFound = readMarker(bytes, 0, bytes.length, marker);
  expect(hasMarker(bytes, 0, bytes.length)).toBe(isFound);
  expect(isTask(bytes, 0, bytes.length)).toBe(marker.done !== null);
  const { done, isCancelled, day, text } = marker;
  return isFound ? { text: decoder.decode(bytes.subarray(text)), done, isCancelled, day } : null;
}

const plain = { done: null, isCancelled: false, day: null };

describe('a sign before a point', () => {
  it.each([
    ...['-', '*', '+', '·', '–', '—', '→', '➔', '➜', '➡', '➤'],
    ...['•', '‣', '⁃', '■', '▪', '▸', '►', '○', '●', '◦', '・'],
    ...['1.', '12)', '999.', '1.)', '(3)', '(123)', '3、'],
  ])('is %s with a blank behind it', (sign) => {
    expect(signOf(`${sign} Lamps`)).toEqual({ ...plain, text: 'Lamps' });
    expect(signOf(`${sign}\t Lamps`)).toEqual({ ...plain, text: 'Lamps' });
    expect(signOf(sign)).toEqual({ ...plain, text: '' });
  });

  it.each(['•Lamps', '‣Lamps', '◦Lamps', '・Lamps', '3、Lamps'])('needs no blank in %s', (line) => {
    expect(signOf(line)).toEqual({ ...plain, text: 'Lamps' });
  });

  it.each([
    ...['-Lamps', '*Lamps*', '+1 for lamps', '·Lamps', '–Lamps', '→Lamps', '1.Lamps', '12)Lamps', '(3)Lamps'],
    ...[
      'Lamps',
      '',
      ' - Lamps',
      '. Lamps',
      '1 Lamps',
      '1, Lamps',
      '1: Lamps',
      '(a) Lamps',
      '(3. Lamps',
      '(3.) Lamps',
    ],
    ...[
      '1999. Lamps',
      '2026) Lamps',
      '…Lamps',
      '“Lamps”',
      '。Lamps',
      '£ Lamps',
      '[Lamps] Lamps',
      '1.. Lamps',
    ],
  ])('is none in %j', (line) => {
    expect(signOf(line)).toBeNull();
  });

  it('is another one where another list stands within it', () => {
    const kindOf = (line: string) => {
      const bytes = encoder.encode(line);
      const marker = newMarker();
      readMarker(bytes, 0, bytes.length, marker);
      return marker.kind;
    };
    expect(kindOf('1. a')).toBe(kindOf('(2) b'));
    const kinds = ['- a', '* a', '+ a', '• a', '◦ a', '1. a', '[ ] a', '2026-03-05: a', 'a'].map(kindOf);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.at(-1)).toBe(0);
  });
});

describe('a box', () => {
  it.each([
    ...['[x] Lamps', '[X] Lamps', '- [x] Lamps', '1. [X] Lamps', '• [x] Lamps'],
    ...['☑ Lamps', '☒ Lamps', '✅ Lamps', '✓ Lamps', '✔ Lamps', '✅Lamps', '- ✅ Lamps'],
  ])('is ticked in %j', (line) => {
    expect(signOf(line)).toEqual({ ...plain, text: 'Lamps', done: true });
  });

  it.each([
    '[ ] Lamps',
    '- [ ] Lamps',
    '□ Lamps',
    '☐ Lamps',
    '☐Lamps',
    '[/] Lamps',
    '[>] Lamps',
    '[<] Lamps',
    '[!] Lamps',
    '[?] Lamps',
  ])('is not ticked in %j', (line) => {
    expect(signOf(line)).toEqual({ ...plain, text: 'Lamps', done: false });
  });

  it('is that of a task that was cancelled', () => {
    expect(signOf('- [-] Lamps')).toEqual({ ...plain, text: 'Lamps', done: false, isCancelled: true });
  });

  it.each(['- [x]Lamps', '- [xx] Lamps', '- [y] Lamps', '- [x Lamps'])('is none in %j', (line) => {
    expect(signOf(line)).toEqual({ ...plain, text: line.slice(2) });
  });

  it('may have nothing behind it', () => {
    expect(signOf('- [ ]')).toEqual({ ...plain, text: '', done: false });
    expect(signOf('☑')).toEqual({ ...plain, text: '', done: true });
  });
});

describe('a day before a point', () => {
  it.each([
    ...[
      '2026-03-05: Lamps',
      '2026-03-05, Lamps',
      '2026-03-05 - Lamps',
      '2026-03-05 – Lamps',
      '2026-03-05 | Lamps',
    ],
    ...[
      '[2026-03-05] Lamps',
      '2026/03/05: Lamps',
      '2026.03.05 Lamps',
      '05.03.2026: Lamps',
      '05.03.2026 10:15 Lamps',
    ],
    ...['2026-03-05T10:15 Lamps', '2026-03-05 10:15:30 Lamps', '2026-03-05, 9:15 - Lamps'],
  ])('is its sign: %s', (line) => {
    expect(signOf(line)).toEqual({ ...plain, text: 'Lamps', day: '2026-03-05' });
  });

  it('may have a box behind it', () => {
    expect(signOf('2026-03-05: [x] Lamps')).toEqual({
      ...plain,
      text: 'Lamps',
      done: true,
      day: '2026-03-05',
    });
  });

  it.each([
    '2026-03-05',
    '2026-03-05 10:15',
    '2026-13-05: Lamps',
    '2026-03/05: Lamps',
    '2026-03-05: 17',
    '20260305: Lamps',
    '2026-03-05Lamps',
  ])('is none in %j', (line) => {
    expect(signOf(line)).toBeNull();
  });
});
