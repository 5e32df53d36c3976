import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squeezedList } from '../../../src/render/layout/lists.ts';
import { oddity } from '../../support/texts.ts';

describe('a list squeezed into one line is found when', () => {
  it('bullets of one sign follow an announcement', () => {
    expect(squeezedList('Three ways to lose a weekend: • DNS • Time zones • Trust')).toEqual({
      lead: 'Three ways to lose a weekend:',
      items: ['DNS', 'Time zones', 'Trust'],
      ordered: false,
    });
  });

  it('numbers count up from 1', () => {
    expect(squeezedList('My rules: 1. Measure first 2. Change one thing 3. Measure in 2027. Again')).toEqual({
      lead: 'My rules:',
      items: ['Measure first', 'Change one thing', 'Measure in 2027. Again'],
      ordered: true,
    });
  });

  it.each([
    ['(1) Stop (2) Look (3) Listen', ['Stop', 'Look', 'Listen']],
    ['Order of work: 1) Plan 2) Build', ['Plan', 'Build']],
    ['1️⃣ Boil water 2️⃣ Add tea', ['Boil water', 'Add tea']],
  ])('numbers wear other clothes: %s', (line, items) => {
    expect(squeezedList(line)).toMatchObject({ items, ordered: true });
  });

  it('letters answer a question; they stay, since the text may refer to them', () => {
    expect(squeezedList('What now? a) we wait b) we roll back')).toEqual({
      lead: 'What now?',
      items: ['a) we wait', 'b) we roll back'],
      ordered: false,
    });
  });

  it('times of a recording go on from zero', () => {
    expect(squeezedList('Chapters: 0:00 Hello 04:10 Why queues 1:02:33 Questions')?.items).toEqual([
      '0:00 Hello',
      '04:10 Why queues',
      '1:02:33 Questions',
    ]);
  });

  it('a cut leaves a bullet without an item', () => {
    expect(squeezedList('Read: • Kleppmann • Lamport •')?.items).toEqual(['Kleppmann', 'Lamport']);
  });
});

describe('how many points make a list', () => {
  const kinds: [string, (at: number) => string][] = [
    ['bullets', () => '•'],
    ['numbers', (at) => `${at}.`],
    ['numbers in a bracket', (at) => `${at})`],
    ['numbers in brackets', (at) => `(${at})`],
    ['numbers on keys', (at) => `${at}\uFE0F\u20E3`],
    ['small letters', (at) => `${'abc'[at - 1]})`],
    ['capital letters', (at) => `(${'ABC'[at - 1]})`],
  ];
  const line = (lead: string, sign: (at: number) => string, count: number) =>
    [lead, ...['tea', 'cake', 'song'].slice(0, count).map((item, at) => `${sign(at + 1)} ${item}`)]
      .join(' ')
      .trim();

  it.each(kinds)('%s: two behind an announcement or at the beginning, else three', (_, sign) => {
    for (const lead of ['There is:', 'What is there?', '']) {
      expect(squeezedList(line(lead, sign, 1))).toBeNull();
      expect(squeezedList(line(lead, sign, 2))?.items).toHaveLength(2);
    }
    expect(squeezedList(line('It was late.', sign, 2))).toBeNull();
    expect(squeezedList(line('It was late.', sign, 3))?.items).toHaveLength(3);
  });

  it('times: three, whatever stands before them', () => {
    expect(squeezedList('Chapters: 0:00 Hello 4:10 Queues')).toBeNull();
    expect(squeezedList('Chapters: 0:00 Hello 4:10 Queues 9:30 Questions')?.items).toHaveLength(3);
  });
});

describe('text stays text when', () => {
  it.each([
    ['one number stands alone', 'Five lessons: 1. Nobody reads the runbook. Then we talked about lunch'],
    ['the numbers do not start at 1', 'Continued: 2. Wait 3. Retry 4. Give up'],
    ['a number is part of a sentence', 'We had 1. And he had 2. They left'],
    ['the words before a number belong to it', 'Step 1. Plug it in. Step 2. Turn it on. Step 3. Wait.'],
    ['two lists follow each other', 'Do: 1. a 2. b Don’t: 1. c 2. d'],
    ['the sign separates facts', 'Rotterdam • 4 March • 18:00 • Free entry'],
    ['there is only one bullet', 'A thought: • nothing more'],
    ['the times are of a day', 'Doors 17:30 Talks 18:00 Drinks 20:00'],
    ['the times go back', 'Splits: 00:00 Start 05:00 Lake 04:00 Bridge'],
    ['the numbers are versions', 'Upgrade from 1.9 to 2.0 and then 3.1 please'],
    ['dashes join words', 'Fast - cheap - good: choose two'],
  ])('%s', (_, line) => {
    expect(squeezedList(line)).toBeNull();
  });
});

it('loses no word of any line: lead and items hold everything but the markers', () => {
  const word = fc.constantFrom(
    'Plan:',
    'ship',
    'it.',
    '•',
    '1.',
    '2.',
    '3.',
    'a)',
    'b)',
    '(1)',
    '(2)',
    '0:00',
    '1:30',
    '2:00',
    'why?',
    '✅',
  );
  // A sign of a list among them is a marker, as are those above.
  const odd = { weight: 1, arbitrary: oddity.filter((it) => !/^(?:•|\d)/.test(it)) };
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: word }, odd), { maxLength: 14 }), (line) => {
      const found = squeezedList(line.join(' '));
      fc.pre(found !== null);
      const markers = (text: string) =>
        text
          .replace(/(?<!\S)(•|✅|\d\.|\(\d\))(?!\S)/g, ' ')
          .split(/\s+/)
          .filter(Boolean);
      expect(markers([found!.lead, ...found!.items].join(' '))).toEqual(markers(line.join(' ')));
    }),
  );
});
