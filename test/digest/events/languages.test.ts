import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { daysIn } from '../../../src/digest/events/language.ts';
import {
  eventLanguages,
  type LanguageData,
  languageOf,
} from '../../../src/digest/events/languages/languages.ts';
import { rewriters } from '../../../src/digest/events/normalise.ts';
import { anyOf } from '../../../src/text/expression.ts';

const folder = fileURLToPath(new URL('../../../src/digest/events/languages/', import.meta.url));

/** The lists of cue phrases. A list that is missed fails to compile here. */
const lists: Record<Exclude<keyof LanguageData, 'spaced' | 'clock' | 'day' | 'parts' | 'rewrites'>, true> = {
  invitation: true,
  gathering: true,
  occasion: true,
  planned: true,
  past: true,
  off: true,
  moved: true,
  movedTo: true,
  notAfter: true,
  since: true,
  notBefore: true,
  label: true,
  opening: true,
  today: true,
};

it('a file stands for each language, and a language for each file', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  expect(files).toEqual(eventLanguages.toSorted().map((lang) => `${lang}.yaml`));
});

describe.each(eventLanguages)('%s', (lang) => {
  const {
    parts = {},
    spaced,
    clock,
    day,
    rewrites,
    ...phrases
  } = parse(readFileSync(`${folder}${lang}.yaml`, 'utf8')) as LanguageData;

  it('has every list of cue phrases, none of them empty, and no other', () => {
    expect(Object.keys(phrases).sort()).toEqual(Object.keys(lists).sort());
    for (const [name, list] of Object.entries(phrases)) {
      expect(list.length, name).toBeGreaterThan(0);
      expect(new Set(list).size, `${name} says something twice`).toBe(list.length);
      // Each compiles alone: a bracket that one leaves open another could close.
      for (const phrase of list) {
        expect(() => anyOf([phrase], spaced), phrase).not.toThrow();
        expect(anyOf([phrase], spaced).test(''), `"${phrase}" is found in nothing`).toBe(false);
      }
    }
  });

  it('counts its hours in one of two ways', () => {
    const words = clock === 'day' ? [] : [...clock.evening, ...clock.morning];
    expect(words.length > 0).toBe(lang === 'en');
    for (const phrase of words) expect(() => anyOf([phrase], spaced), phrase).not.toThrow();
  });

  it('names no part that it does not have, and has none that it does not name', () => {
    const named = [day, ...rewrites.map(({ pattern }) => pattern)].flatMap((source) =>
      Array.from(source.matchAll(/\{([a-z]+)\}/g), ([, name]) => name!),
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(parts).sort());
  });

  it('rewrites in ways that there are', () => {
    for (const { by, flags } of rewrites) {
      expect(Object.keys(rewriters)).toContain(by);
      expect(flags).toContain('g');
    }
  });

  it('finds the days of its months, and reads them', async () => {
    const language = await languageOf(lang);
    const written = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      day: 'numeric',
      month: 'long',
    });
    const { reader } = await language.load();
    for (let month = 0; month < 12; month++) {
      const text = written.format(new Date(Date.UTC(2026, month, 14)));
      expect(text.search(daysIn(language).for(text)), text).toBe(0);
      expect(reader.parseDate(text)?.getMonth(), text).toBe(month);
    }
  });
});

it('finds what stands in every text that a pattern changes', async () => {
  const { rewrites } = await (await languageOf('en')).load();
  const changed = [
    'postponed from 20 to 27 March',
    'Moved from\u00a0the 5th to Friday, 7 May',
    'The flagship 4 May may\u00a0come',
    'March 5 - 18:00',
    '20 May 2026 -7 pm',
    'Dec. 7th and Dec. 8th',
    'Dec. 7 & Dec. 8',
    'June 19th through 21st',
    'JUNE 19 TILL 21',
    'the 7th to the 9th of July',
    'Saturday 11 - Monday 13 June',
    '14 March, DOORS 7pm',
    '14 March from\u00a08',
    '14 March, doors open: 8',
    'at 7.30, Saturday 14 March',
    'At Noon on Friday 20 March',
  ];
  const looked = rewrites.filter(([, , when]) => when !== undefined);
  for (const [pattern, , when] of looked) {
    const own = changed.filter((text) => text.search(pattern) >= 0);
    expect(own, pattern.source).not.toEqual([]);
    for (const text of own) expect(when?.test(text), text).toBe(true);
  }
});
