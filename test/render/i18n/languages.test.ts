import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Counted, Phrases } from '../../../src/render/i18n/phrases.ts';
import { languages } from '../../../src/render/i18n/translations.ts';

const folder = fileURLToPath(new URL('../../../src/render/i18n/languages/', import.meta.url));

const read = (lang: string) => parse(readFileSync(`${folder}${lang}.yaml`, 'utf8')) as Phrases;

/** The phrases about a number; every other one is one text, or the names of the fields. */
const counted = [
  'snippets',
  'inThemes',
  'unplaced',
  'duplicates',
  'allIn',
  'moreIn',
  'hidden',
  'moreOnTheWeb',
  'sameAgain',
] as const satisfies (keyof Phrases)[];

const english = read('en');

/** What a phrase says to fill in; a form for one or two may leave the number to its words. */
const braces = (phrase: string) => (phrase.match(/\{\w+\}/g) ?? []).toSorted();

const forms = (phrase: Counted): string[] => (typeof phrase === 'string' ? [phrase] : Object.values(phrase));

it('a file stands for each language, and a language for each file', () => {
  expect(readdirSync(folder).sort()).toEqual(languages.map((lang) => `${lang}.yaml`));
});

describe.each(languages)('%s', (lang) => {
  const phrases = read(lang);

  it('has every phrase that English has, in its order, and no other', () => {
    expect(Object.keys(phrases)).toEqual(Object.keys(english));
    expect(Object.keys(phrases.fields)).toEqual(Object.keys(english.fields));
  });

  it('says something in each of them', () => {
    const texts = Object.values(phrases).flatMap((phrase): unknown[] =>
      typeof phrase === 'object' ? Object.values(phrase) : [phrase],
    );
    expect(texts.filter((text) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
  });

  it('fills in what English fills in', () => {
    const wrong = Object.entries(phrases).flatMap(([name, phrase]) => {
      if (name === 'fields') return [];
      const expected = braces(forms(english[name as keyof Phrases] as Counted).at(-1)!);
      return forms(phrase as Counted)
        .filter((form) => {
          const filled = braces(form);
          const leavesCount = filled.length === 0 && expected.join() === '{count}' && form !== phrase;
          const leavesBy = name === 'author' && form === '{author}';
          return !leavesCount && !leavesBy && filled.join() !== expected.join();
        })
        .map((form) => `${name}: ${form}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has forms for plurals of its own alone, and for all other numbers', () => {
    const plurals = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const [name, phrase] of Object.entries(phrases)) {
      if (name === 'fields' || typeof phrase === 'string') continue;
      expect(counted, name).toContain(name);
      expect(plurals, name).toEqual(expect.arrayContaining(Object.keys(phrase)));
      expect(Object.keys(phrase), name).toContain('other');
    }
  });
});
