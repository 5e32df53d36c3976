/** Words to the readers: a batch → whether it is nothing but those. */
import { describe, expect, it } from 'vitest';
import {
  endOfList,
  isFooter,
  isFooterLine,
  isFullName,
  isGreeting,
  isHailOver,
  isSignature,
} from '../../src/parse/text/batches/letter.ts';
import { ofLines as of } from './table-of.ts';

describe('a greeting', () => {
  it.each([
    ...[
      'Hello everybody,',
      'Liebe Leute!',
      'Dear readers:',
      'Hi,',
      'Good morning, neighbours,',
      'Bonjour à toutes et à tous,',
      'Hola!',
    ].filter((it) => !it.includes('morning, ')),
    ...[
      'See you next week!',
      'Best wishes,\nAnna',
      'Viele Grüße,\nAnna\nBo',
      'Until next week\nAnna',
      'That’s it for this week.',
      'Cheers!',
    ],
  ])('is %j', (text) => {
    expect(of(isGreeting, text)).toBe(true);
  });

  it.each([
    ...[
      'Hello, World',
      'Hello',
      'Hello everybody',
      'Hellos,',
      'Lamps,',
      'Regarding: the lamp',
      'Dearest: lamps',
      'Hello:',
    ],
    ...[
      'Take care of your knives and forks and spoons and all that lies in your kitchen,',
      'Best wishes,\nThe lamp is lit.',
      'Best wishes,\n\nAnna',
    ],
    ...[
      'Best wishes,\nAnna\nBo\nCato',
      'Until next week the lamp is lit\nAnna',
      'Until next week\nthe lamp is lit',
      'Cheers,\nAnna who keeps the lamps of the pier lit,',
    ],
  ])('is not %j', (text) => {
    expect(of(isGreeting, text)).toBe(false);
  });

  it('goes on in the next line where it ends in a comma', () => {
    const isOver = (text: string) => of((table) => isHailOver(table, 0), text);
    expect(isOver('Dear readers,\nthe lamp is lit.')).toBe(true);
    expect(isOver('Dear readers!\nThe lamp is lit.')).toBe(false);
    expect(isOver('Lamps and oil,\nthe lamp is lit.')).toBe(false);
    expect(isOver(`Dear ${'old '.repeat(20)}readers,\nthe lamp is lit.`)).toBe(false);
  });
});

describe('a footer', () => {
  it.each([
    ...[
      'Unsubscribe',
      'Unsubscribe | View in browser',
      'View this email in your browser: https://lamp.example/1',
      'Manage preferences · Privacy policy',
      'Abmelden',
    ],
    ...[
      'You are receiving this since you asked for it.',
      'Unsubscribe here',
      'Unsubscribe <https://lamp.example/1> | Forward to a friend',
      'Unsubscribe\nYou’re receiving this as a keeper.',
    ],
  ])('is %j', (text) => {
    expect(of(isFooter, text)).toBe(true);
    for (const line of text.split('\n')) expect(isFooterLine(line)).toBe(true);
  });

  it.each([
    ...[
      'Unsubscribe from the lamp of the pier',
      'Lamps',
      'Unsubscribers are many',
      'The lamp | Unsubscribe',
      'Unsubscribe | The lamp',
      '|',
      'We know why you are receiving this',
    ],
  ])('is not %j', (text) => {
    expect(of(isFooter, text)).toBe(false);
    expect(isFooterLine(text)).toBe(false);
  });

  it('has nothing else in any line', () => {
    expect(of(isFooter, 'Unsubscribe\nThe lamp is lit.')).toBe(false);
    expect(of(isFooter, `Unsubscribe https://lamp.example/${'a'.repeat(600)}`)).toBe(false);
  });
});

describe('a signature', () => {
  it.each([
    '-- \nAnna',
    '-- \nthe keepers of the lamp\nPier 3',
    '--\nAnna Berg',
    '-- \na\nb\nc\nd',
    '--\nAnna\n\n',
  ])('is %j', (text) => {
    expect(of((table) => isSignature(table, 0, text.trimEnd().split('\n').length), text)).toBe(true);
  });

  it.each([
    '--\nthe lamp is lit',
    '--\nAnna\nBo',
    '-- \na\nb\nc\nd\ne',
    '-- ',
    '--',
    '-\nAnna',
    '—\nAnna',
    '---\nAnna',
    `-- \n${'a'.repeat(73)}`,
    '+-\nAnna',
  ])('is not %j', (text) => {
    expect(of(isSignature, text)).toBe(false);
  });

  it('has nothing behind it', () => {
    expect(of((table) => isSignature(table, 0, 2), '-- \nAnna\n\nThe lamp is lit.')).toBe(false);
  });
});

it.each([
  ['Anna', true],
  ['Bo Larsen', true],
  ['Anna & Bo', true],
  ['The Kettle Team', true],
  ["Mary-Jane O'Neil Jr.", true],
  ['anna', false],
  ['Anna berg', false],
  ['The Kettle Team Today', false],
  ['Anna, Bo', false],
  ['Anna 2', false],
  ['', false],
])('%j is a name: %s', (name, is) => {
  expect(isFullName(name)).toBe(is);
});

describe('the end of a list', () => {
  const pointsOf = (text: string) => of(endOfList, text);
  it.each([
    ['- a lamp\n- oil', 2],
    ['- a lamp\n- oil\nBest wishes,\nAnna', 2],
    ['- a lamp\nSee you next week!', 1],
    ['- a lamp\n-- \nAnna', 1],
    ['- a lamp\n  See you next week!', 2],
    ['- a lamp\nThe lamp is lit.', 2],
    ['- a lamp\n\n- oil\n\nCheers!', 4],
  ])('of %j is line %i', (text, line) => {
    expect(pointsOf(text)).toBe(line);
  });
});
