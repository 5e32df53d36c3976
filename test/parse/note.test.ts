/** A file that is one note. */
import { describe, expect, it } from 'vitest';
import { loadLinkFinder } from '../../src/parse/links.ts';
import { isNote, tagged, textNote } from '../../src/parse/note.ts';
import type { Entry, FileFacts } from '../../src/types.ts';

await loadLinkFinder();

const facts: FileFacts = {
  date: null,
  tags: [],
  title: 'The Lamp',
  author: null,
  links: [],
  isClipping: false,
  isForeign: false,
  happening: null,
  draftLine: null,
};
const lamp = ['https://lamp.example/'];

it.each<[Partial<FileFacts> | null, number, boolean]>([
  [null, 0, false],
  [{}, 0, false],
  [{ links: lamp }, 0, true],
  [{ links: lamp }, 1, true],
  [{ links: lamp }, 2, false],
  [{ links: lamp, title: null }, 0, false],
  [{ links: lamp, isClipping: true }, 7, true],
  [{ isClipping: true }, 0, true],
  [{ isClipping: true, title: null }, 0, false],
])('front matter with %j over %i links is one: %s', (some, links, is) => {
  expect(isNote(some && { ...facts, ...some }, links)).toBe(is);
});

describe('plain text as a note', () => {
  const noteOf = (text: string, some: Partial<FileFacts> = {}) => {
    const input = {
      file: 'lamp.txt',
      bytes: new TextEncoder().encode(text),
      firstLine: 4,
      date: '2026-03-05',
    };
    return textNote(input, { ...facts, author: 'Anna', links: lamp, ...some });
  };

  it('has what its front matter says, and all its lines', () => {
    expect(noteOf('\n  It is lit.  \n\n\n\nAnd burns.\n\n')).toMatchObject({
      ...{
        title: 'The Lamp',
        author: 'Anna',
        date: '2026-03-05',
        links: lamp,
        body: 'It is lit.\n\nAnd burns.',
      },
      source: { file: 'lamp.txt', line: 5, endLine: 9 },
    });
  });

  it('may be empty', () => {
    expect(noteOf('\n\n', { title: null })).toMatchObject({
      title: '',
      body: '',
      source: { line: 4, endLine: 4 },
    });
  });
});

it('an entry has the tags of its file behind its own, each once', () => {
  const entry = { title: 'The Lamp', hashtags: ['Oil'] } as unknown as Entry;
  expect(tagged(entry, ['oil', 'tar']).hashtags).toEqual(['Oil', 'tar']);
  expect(tagged(entry, [])).toBe(entry);
});
