import { describe, expect, it } from 'vitest';
import { isCommit, isDrawn, pictureBefore } from '../../src/parse/text/cuts/one-a-line.ts';
import { ofLine as of } from './table-of.ts';

describe('a line of a log of Git', () => {
  it.each([
    'a1b2c3d Mend the lamp',
    '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 Mend the lamp',
    '* a1b2c3d Mend the lamp',
    '| * a1b2c3d Mend the lamp',
    '|\\ * a1b2c3d Mend',
  ])('is a commit: %s', (line) => {
    expect(of(isCommit, line)).toBe(true);
  });

  it.each([
    ...[
      'a1b2c3 Mend the lamp',
      `${'a1'.repeat(20)}b Mend the lamp`,
      'defaced walls',
      '20260305 Mend the lamp',
      'a1b2c3d',
      'a1b2c3d ',
    ],
    ...[
      'a1b2c3g Mend the lamp',
      '| a1b2c3d is no commit',
      'A1B2C3D Mend the lamp',
      'a1b2c3d: Mend',
      '',
      '* Mend the lamp',
    ],
  ])('is none: %j', (line) => {
    expect(of(isCommit, line)).toBe(false);
  });

  it.each([
    ['|\\', true],
    ['| |/', true],
    ['|', true],
    ['| * |', true],
    ['* |', false],
    ['| a', false],
    ['', false],
    ['/', false],
  ])('%j is drawn between two of them: %s', (line, is) => {
    expect(of(isDrawn, line)).toBe(is);
  });
});

describe('a picture that leads a line', () => {
  it.each([
    ['📅 Monday', 'detail'],
    ['📍 The pier', 'detail'],
    ['🕔 5 pm', 'detail'],
    ['☎ 12 34', 'detail'],
    ['✉️ keeper@example.org', 'detail'],
    ['🚢 A ship', 'other'],
    ['👩‍🚒 A fire', 'other'],
    ['⚓️ An anchor', 'other'],
    ['🚢🚢 Two ships', 'other'],
  ])('%s', (line, kind) => {
    expect(of(pictureBefore, line)).toBe(kind);
  });

  it.each([
    '🚢A ship',
    '🚢',
    'A ship 🚢',
    '',
    '• A ship',
    '“A” ship',
    '🚢, a ship',
    `${'🚢'.repeat(9)} A fleet`,
  ])('is none: %j', (line) => {
    expect(of(pictureBefore, line)).toBeNull();
  });
});
