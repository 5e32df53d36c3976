import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillIn,
  fillInAddress,
  fillInName,
  missingIn,
  nameWords,
  textWords,
  unknownPlaceholder,
} from '../../src/text/placeholders.ts';
import { anyText } from '../support/texts.ts';

const named = {
  title: 'The Night Train: What’s New?',
  issue: 'No. 12/13',
  week: '2026-W10',
  from: '2026-03-02',
  to: '2026-03-08',
};
const entitled = (title: string) => ({ ...named, title });

describe('names of files', () => {
  it('get the week, its first day, the number of the issue and the title', () => {
    expect(fillInName('out/{week}/{date}-{issue}-{slug}.html', named)).toBe(
      'out/2026-W10/2026-03-02-No-12-13-the-night-train-what-s-new.html',
    );
    expect(fillInName('out/week.html', named)).toBe('out/week.html');
  });

  it('get both days when they are not one week', () => {
    expect(fillInName('{week}.md', { ...named, week: null, to: '2026-03-05' })).toBe(
      '2026-03-02_2026-03-05.md',
    );
  });

  it('keep the letters of every language, in one spelling', () => {
    expect(fillInName('{slug}.html', entitled('Cafe\u0301 北京 ❤\uFE0F Größe'))).toBe('café-北京-größe.html');
  });

  it('have room for their endings, whatever the title', () => {
    const name = fillInName('{week}-{slug}.html', entitled('A Long Way Home '.repeat(40)));
    expect(name).toMatch(/^2026-W10-a-long-way-home-.*[a-z]\.html$/);
    expect(name.length).toBeLessThan(120);
  });

  it('are none that Windows keeps for its devices', () => {
    expect(fillInName('out/{slug}.html', entitled('Con'))).toBe('out/con-.html');
    expect(fillInName('{slug}/week.html', entitled('LPT1'))).toBe('lpt1-/week.html');
    expect(fillInName('{slug}.html', entitled('Console'))).toBe('console.html');
  });

  it('are names of files on every system, in the folder that was meant, whatever is filled in', () => {
    fc.assert(
      fc.property(anyText, fc.string({ unit: 'grapheme' }), (title, issue) => {
        const name = fillInName('out/{slug}~{issue}.html', { ...named, title, issue });
        expect(name).toMatch(/^out\/[^\\/:*?"<>|\p{Cc}\p{Cf}\s.-]?[^\\/:*?"<>|\p{Cc}\p{Cf}\s.]*\.html$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThan(255);
      }),
    );
  });
});

describe('addresses', () => {
  it('are filled in like the files, in ASCII', () => {
    expect(fillInAddress('https://example.org/{week}/{slug}', entitled('Größe & Gewicht'))).toBe(
      'https://example.org/2026-W10/gr%C3%B6%C3%9Fe-gewicht',
    );
  });

  it('stay within their host and path, whatever is filled in', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const url = new URL(fillInAddress('https://example.org/news/x{slug}', entitled(title)));
        expect(`${url.host}${url.search}${url.hash}`).toBe('example.org');
        expect(url.pathname).toMatch(/^\/news\/[^/]+$/);
      }),
    );
  });
});

it('texts for people get everything as it is', () => {
  expect(fillIn('{title} ({week}, {issue}) {sic}', named)).toBe(
    'The Night Train: What’s New? (2026-W10, No. 12/13) {sic}',
  );
});

it('braces that stand for nothing are found', () => {
  expect(unknownPlaceholder('out/{week}-{isue}.html', nameWords)).toBe('isue');
  expect(unknownPlaceholder('{title}', nameWords)).toBe('title');
  expect(unknownPlaceholder('{title}, {week}', textWords)).toBeNull();
  expect(unknownPlaceholder('{}', textWords)).toBe('');
  expect(unknownPlaceholder('a } b { c', textWords)).toBeNull();
});

it('what a name asks for and the issue does not have is found', () => {
  expect(missingIn('{week}-{issue}.html', { title: 'Hello', issue: null })).toBe('issue');
  expect(missingIn('{week}-{slug}.html', { title: '🎉🎉', issue: null })).toBe('slug');
  expect(missingIn('{week}.html', { title: '🎉', issue: null })).toBeNull();
  expect(missingIn('{issue}-{slug}.html', named)).toBeNull();
});
