import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  type ArchiveIndex,
  archiveSearch,
  buildIndex,
  decodeIndex,
  encodeIndex,
  type IssueToIndex,
  wordSearch,
} from '../../../src/digest/archive/archive-index.ts';
import { entry } from '../../render/week.ts';

const tapes = entry({
  id: 'aaaaaaaaaaaa',
  title: 'Tapes of the Engine Room Found Again',
  body: 'All of them.',
});
const bees = entry({ id: 'bbbbbbbbbbbb', title: 'Bees Are Back by the River', body: 'Eleven hives in all.' });

const issue = (week: string, from: string, to: string, entries: IssueToIndex['entries']): IssueToIndex => ({
  issue: {
    ...{ file: `${week}.json`, size: 1, modified: 1.5, issue: null, title: 'Letters', week, from, to },
    entries: entries.length,
    checksum: null,
    isCarried: false,
  },
  entries,
});

const first = issue('2026-W09', '2026-02-23', '2026-03-01', [bees]);
const second = issue('2026-W10', '2026-03-02', '2026-03-08', [tapes]);

const bytesOf = (index: ArchiveIndex) => Buffer.concat(encodeIndex(index));
const always = () => true;

describe('the index of an archive', () => {
  it('comes back from its bytes as it was, wherever these lie in memory', () => {
    const index = buildIndex([second, first], null, []);
    const bytes = bytesOf(index);
    expect(decodeIndex(bytes)).toEqual(index);
    for (const offset of [1, 3, 8]) {
      const memory = Buffer.alloc(bytes.length + 16, 0x41);
      memory.set(bytes, offset);
      expect(decodeIndex(memory.subarray(offset, offset + bytes.length))).toEqual(index);
    }
  });

  it('finds the same built at once or issue by issue, in whatever order', () => {
    const begun = buildIndex([second], null, []);
    const grown = buildIndex([first], begun, begun.issues);
    const whole = buildIndex([first, second], null, []);
    expect(grown.issues.map(({ week }) => week)).toEqual(whole.issues.map(({ week }) => week));
    expect(grown.postings.length).toBe(whole.postings.length);
    for (const one of [bees, tapes])
      expect(archiveSearch(grown, always)(one)).toEqual(archiveSearch(whole, always)(one));
  });

  it('forgets an issue that is gone, and what is added then takes nobody’s place', () => {
    const whole = buildIndex([first, second], null, []);
    const less = buildIndex([], whole, whole.issues.slice(1));
    expect(archiveSearch(less, always)(bees)).toEqual([]);
    expect(archiveSearch(less, always)(tapes)).toEqual([{ issue: 0, entry: 0 }]);
    expect(wordSearch(less, always)('hives')).toBe(false);
    const again = buildIndex([first], less, less.issues);
    expect(archiveSearch(again, always)(bees)).toEqual([{ issue: 0, entry: 0 }]);
    expect(archiveSearch(again, always)(tapes)).toEqual([{ issue: 1, entry: 0 }]);
  });

  it('finds what was published, and the words that were used, in the issues that count', () => {
    const index = buildIndex([first, second], null, []);
    const notTenth = ({ week }: { week: string | null }) => week !== '2026-W10';
    expect(archiveSearch(index, always)(tapes)).toEqual([{ issue: 1, entry: 0 }]);
    expect(archiveSearch(index, notTenth)(tapes)).toEqual([]);
    expect(['engine', 'hives', 'harbour'].map(wordSearch(index, always))).toEqual([true, true, false]);
    expect(['engine', 'hives', 'harbour'].map(wordSearch(index, notTenth))).toEqual([false, true, false]);
  });

  it('looks at no story that shares but a turn of phrase', () => {
    const phrase = 'so they say';
    const long = (title: string, body: string) =>
      entry({ title, body: `${body} ${phrase}. ${body} for now.` });
    const one = long('Nets Mended', 'Five boats were out and three of them came home with empty nets again');
    const other = long(
      'Paint for the Pier',
      'Somebody left forty tins of green paint beside the gate of the harbour office',
    );
    const index = buildIndex([issue('2026-W09', '2026-02-23', '2026-03-01', [one])], null, []);
    expect(archiveSearch(index, always)(other)).toEqual([]);
    expect(archiveSearch(index, always)(one)).toEqual([{ issue: 0, entry: 0 }]);
  });

  it('is none when its bytes are cut, or another program’s', () => {
    const bytes = bytesOf(buildIndex([first], null, []));
    expect(decodeIndex(bytes.subarray(0, bytes.length - 3))).toBeNull();
    expect(decodeIndex(new TextEncoder().encode('SQLite format 3'))).toBeNull();
  });
});
