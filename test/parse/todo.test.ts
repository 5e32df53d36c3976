/** Lines of todo.txt: a line → the task, what is said of it, its day and its tags. */
import { describe, expect, it } from 'vitest';
import { hasProject, isCrossed, isTodo } from '../../src/parse/text/cuts/todo.ts';
import { read } from './open.ts';
import { ofLine } from './table-of.ts';

it.each([
  ['(A) Call the smith', true],
  ['x 2026-03-06 Order lamps', true],
  ['x (B) Order lamps', true],
  ['x Order lamps', false],
  ['(a) Call the smith', false],
  ['(AB) Call the smith', false],
  ['(A)Call the smith', false],
  ['X 2026-03-06 Order lamps', false],
  ['xx 2026-03-06 Order lamps', false],
  ['(A) ', false],
  ['Call the smith', false],
])('%j begins as a task: %s', (line, is) => {
  expect(ofLine(isTodo, line)).toBe(is);
});

it.each([
  ['x Order lamps', true],
  ['x lamps', true],
  ['x ', false],
  ['xylophone', false],
  ['X Order lamps', false],
])('%j is crossed out: %s', (line, is) => {
  expect(ofLine(isCrossed, line)).toBe(is);
});

it.each([
  ['Call the smith +pier', true],
  ['@phone the smith', true],
  ['Call +été', true],
  ['Call the smith', false],
  ['smith@pier.example', false],
  ['1+pier', false],
  ['+1 for the smith', false],
  ['Call the smith +', false],
  ['a + b', false],
])('%j has a project or a place: %s', (line, is) => {
  expect(ofLine(hasProject, line)).toBe(is);
});

describe('a list of tasks', () => {
  it.each([
    ['(A) Call the smith', 'Call the smith', '', null, false, []],
    ['(A) 2026-03-05 Call the smith', 'Call the smith', '', '2026-03-05', false, []],
    ['x 2026-03-06 2026-03-01 Call the smith', 'Call the smith', '', '2026-03-06', true, []],
    ['x (B) Call the smith', 'Call the smith', '', null, true, []],
    ['(A) Call the smith +pier @phone', 'Call the smith', '', null, false, ['pier', 'phone']],
    ['(A) Call +anna at the smith +pier', 'Call +anna at the smith', '', null, false, ['anna', 'pier']],
    [
      '(A) Call the smith +pier due:2026-03-12',
      'Call the smith',
      '+pier due:2026-03-12',
      null,
      false,
      ['pier'],
    ],
    ['(A) Call the smith: at once', 'Call the smith: at once', '', null, false, []],
    ['(A) +pier @phone', '+pier @phone', '', null, false, ['pier', 'phone']],
  ])('%s', async (line, title, body, date, done, hashtags) => {
    const { entries, diagnostics } = await read(
      'todo.txt',
      `(C) 2026-03-01 Mend the net +pier\nx 2026-03-02 Tar the boat\n${line}\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(entries).toHaveLength(3);
    expect(entries[2]).toMatchObject({ title, body, date, done, hashtags });
  });
});
