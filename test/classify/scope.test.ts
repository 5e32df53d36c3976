/** What a rule may be for: the sites, authors, files, headings and tags of entries. */
import { describe, expect, it } from 'vitest';
import { foldHeading, headingsOf, isAtSite, scopeTest, siteOf } from '../../src/classify/scope.ts';
import type { Entry, Scope } from '../../src/types.ts';

const entry = {
  title: 'The Lamp',
  links: ['https://sea.example/', 'https://www.lamp.example/news/2026'],
  author: '@Anna',
  section: '🚢 Ships: › The Pier',
  source: { file: 'notes/2026/links.md', line: 1, endLine: 2 },
  hashtags: ['oil', 'TAR'],
} as unknown as Entry;

/** A scope, wherever it is written. */
type Of = Omit<Scope, 'place'>;

const found = (scope: Of) => {
  const it = scopeTest({ ...scope, place: null })(entry);
  return it && `${it.field}: ${it.text.slice(it.start, it.end)}`;
};

describe('an entry is of', () => {
  it.each<[Of, string]>([
    [{ site: ['lamp.example'] }, 'links: https://www.lamp.example/news/2026'],
    [{ site: ['LAMP.example/news'] }, 'links: https://www.lamp.example/news/2026'],
    [{ site: ['pier.example', 'sea.example'] }, 'links: https://sea.example/'],
    [{ author: ['anna'] }, 'author: @Anna'],
    [{ author: ['@ANNA', 'bo'] }, 'author: @Anna'],
    [{ section: ['the pier'] }, 'section: 🚢 Ships: › The Pier'],
    [{ section: ['Ships'] }, 'section: 🚢 Ships: › The Pier'],
    [{ section: ['Ships: › The  Pier'] }, 'section: 🚢 Ships: › The Pier'],
    [{ file: ['links.md'] }, 'file: notes/2026/links.md'],
    [{ file: ['./notes/**.md'] }, 'file: notes/2026/links.md'],
    [{ file: ['2026/*.md'] }, 'file: notes/2026/links.md'],
    [{ tag: ['#Oil'] }, 'tags: oil'],
    [{ tag: ['tar'] }, 'tags: TAR'],
    [{ tag: ['tar'], author: ['anna'] }, 'author: @Anna'],
    [
      { site: ['lamp.example'], tag: ['oil'], file: ['links.md'] },
      'links: https://www.lamp.example/news/2026',
    ],
  ])('%j', (scope, said) => {
    expect(found(scope)).toBe(said);
  });

  it.each<Of>([
    { site: ['amp.example'] },
    { site: ['lamp.example/new'] },
    { site: ['lamp.example/news/2026/'] },
    { author: ['bo'] },
    { author: ['ann'] },
    { section: ['pier'] },
    { section: ['Ships › Pier'] },
    { file: ['inks.md'] },
    { file: ['notes/*.md'] },
    { file: ['links_md'] },
    { file: ['links'] },
    { tag: ['ship'] },
    { tag: ['oil'], author: ['bo'] },
  ])('nothing of %j', (scope) => {
    expect(found(scope)).toBeNull();
  });

  it('every scope that says nothing', () => {
    expect(scopeTest({ place: null })(entry)).toBeNull();
  });
});

it.each([
  ['https://lamp.example/a', 'lamp.example', true],
  ['https://lamp.example', 'lamp.example/', true],
  ['https://lamp.example/a/b', 'lamp.example/a', true],
  ['https://lamp.example/a/b', 'lamp.example/a/', true],
  ['https://lamp.example/ab', 'lamp.example/a', false],
  ['https://lamp.example.org/', 'lamp.example', false],
  ['no address', 'lamp.example', false],
])('%s is at %s: %s', (link, site, is) => {
  expect(isAtSite(link, siteOf(site))).toBe(is);
});

it('a heading is compared without what dresses it', () => {
  expect(foldHeading('🚢  Ships &  Piers:')).toBe(foldHeading('ships & piers'));
  expect(foldHeading('C++ and C#')).not.toBe(foldHeading('C and C'));
  expect(headingsOf('Ships › Piers')).toEqual(['ships › piers', 'piers', 'ships']);
});
