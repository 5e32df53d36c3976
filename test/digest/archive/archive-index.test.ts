import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type ArchiveIndex,
  archiveSearch,
  type IssueToIndex,
  indexOf,
  openIndex,
  toIndex,
  withIssues,
  wordSearch,
} from '../../../src/digest/archive/archive-index.ts';
import type { Story } from '../../../src/digest/archive/archive-keys.ts';
import { inMemory, type PublishedIssue } from '../../../src/digest/archive/segment.ts';
import type { DigestEntry } from '../../../src/types.ts';
import { entry } from '../../render/week.ts';

const tapes = entry({
  id: 'aaaaaaaaaaaa',
  title: 'Tapes of the Engine Room Found Again',
  body: 'All of them.',
});
const bees = entry({ id: 'bbbbbbbbbbbb', title: 'Bees Are Back by the River', body: 'Eleven hives in all.' });

const issue = (
  week: string,
  from: string,
  to: string,
  entries: DigestEntry[],
  modified = 1.5,
): IssueToIndex =>
  toIndex(
    {
      ...{ file: `${week}.json`, size: 1, modified, issue: null, title: 'Letters', week, from, to },
      entries: entries.length,
      checksum: null,
      isCarried: false,
      themes: null,
    },
    entries,
  );

const first = issue('2026-W09', '2026-02-23', '2026-03-01', [bees]);
const second = issue('2026-W10', '2026-03-02', '2026-03-08', [tapes]);

const always = () => true;
const sumOf = (bytes: Uint8Array) => crc32(bytes);

/** An index on a disk: what was written of it. */
const disk = { bytes: Buffer.alloc(0) };

/** The index after some issues more, as the disk has it then. */
function grown(added: IssueToIndex[], before: ArchiveIndex = indexOf([], always)): ArchiveIndex {
  const { parts, behind } = withIssues(before, added, sumOf)!;
  disk.bytes = Buffer.concat([disk.bytes.subarray(0, behind?.end ?? 0), ...parts]);
  return read(disk.bytes);
}

function read(bytes: Uint8Array, isThere: (issue: PublishedIssue) => boolean = always): ArchiveIndex {
  return indexOf(
    openIndex(() => inMemory([bytes]), sumOf),
    isThere,
  );
}

const weeksOf = ({ issues }: ArchiveIndex) => issues.map(({ week }) => week);
const storiesLike = (
  index: ArchiveIndex,
  story: Story,
  counts: (issue: PublishedIssue) => boolean = always,
) =>
  archiveSearch(index, [story], counts)![0]!.map((posting) => [
    index.issues[posting.issue]!.week,
    posting.entry,
  ]);
const known = (index: ArchiveIndex, counts: (issue: PublishedIssue) => boolean = always) =>
  [...wordSearch(index, ['engine', 'hives', 'harbour'], counts)!].sort();

describe('the index of an archive', () => {
  it('finds what was published, and the words that were used, in the issues that count', () => {
    const index = grown([second, first]);
    const notTenth = ({ week }: { week: string | null }) => week !== '2026-W10';
    expect(weeksOf(index)).toEqual(['2026-W09', '2026-W10']);
    expect(storiesLike(index, tapes)).toEqual([['2026-W10', 0]]);
    expect(storiesLike(index, tapes, notTenth)).toEqual([]);
    expect(known(index)).toEqual(['engine', 'hives']);
    expect(known(index, notTenth)).toEqual(['hives']);
  });

  it('is read wherever its bytes lie in memory', () => {
    grown([first, second]);
    for (const offset of [1, 3, 8]) {
      const memory = Buffer.alloc(disk.bytes.length + 16, 0x41);
      memory.set(disk.bytes, offset);
      const index = read(memory.subarray(offset, offset + disk.bytes.length));
      expect(storiesLike(index, bees)).toEqual([['2026-W09', 0]]);
    }
  });

  it('keeps the latest issues behind the others, and finds the same', () => {
    const begun = grown([second]);
    const base = disk.bytes;
    const longer = grown([first], begun);
    expect(longer.segments).toHaveLength(2);
    expect(disk.bytes.subarray(0, base.length).equals(base)).toBe(true);
    expect(weeksOf(longer)).toEqual(['2026-W09', '2026-W10']);
    const more = entry({ id: 'cccccccccccc', title: 'Two More Hives', body: 'Thirteen.' });
    const third = issue('2026-W11', '2026-03-09', '2026-03-15', [more]);
    const longest = grown([third], longer);
    const whole = grown([first, second, third]);
    for (const story of [bees, tapes, more])
      expect(storiesLike(longest, story)).toEqual(storiesLike(whole, story));
  });

  it('makes one of eight that are alike, and keeps of the last eight issues what others are compared with', () => {
    const themes = [{ id: 'bees', title: 'Bees', emoji: '', count: 1 }];
    let index = indexOf([], always);
    disk.bytes = Buffer.alloc(0);
    for (let week = 1; week <= 18; week++) {
      const one = issue(`2026-W${10 + week}`, `2026-03-${10 + week}`, `2026-03-${10 + week}`, [bees]);
      index = grown([{ ...one, issue: { ...one.issue, themes } }], index);
    }
    expect(index.segments.map(({ issues }) => issues.length)).toEqual([8, 8, 1, 1]);
    const all = grown([issue('2026-W09', '2026-02-23', '2026-03-01', Array(400).fill(bees))], index);
    expect(all.segments).toHaveLength(1);
    expect(all.issues.map((it) => it.themes !== null)).toEqual([
      ...Array(11).fill(false),
      ...Array(8).fill(true),
    ]);
  });

  it('makes one of all when the latest are many, without what is no more', { tags: 'long' }, () => {
    const boats = Array.from({ length: 1200 }, (_, at) =>
      entry({
        id: `${at}`.padStart(8, '1'),
        title: `Boat ${at} of 2026-W11 Came Home at Half Past ${at % 12}`,
        body: Array.from({ length: 24 }, (_, word) => `w11x${at * 24 + word}`).join(' '),
      }),
    );
    const begun = grown([first]);
    const again = issue('2026-W09', '2026-02-23', '2026-03-01', [tapes], 2.5);
    const twice = grown([again], begun);
    const whole = grown(
      [issue('2026-W11', '2026-03-09', '2026-03-15', boats)],
      read(disk.bytes, (it) => it.modified !== 1.5),
    );
    expect(twice.segments).toHaveLength(2);
    expect(whole.segments).toHaveLength(1);
    expect(weeksOf(whole)).toEqual(['2026-W09', '2026-W11']);
    expect(storiesLike(whole, bees)).toEqual([]);
    expect(storiesLike(whole, tapes)).toEqual([['2026-W09', 0]]);
    expect(boats.flatMap((boat, at) => (storiesLike(whole, boat)[0]?.[1] === at ? [] : [at]))).toEqual([]);
    expect(wordSearch(whole, ['w11x0', 'w11x28799', 'w11x28800'], always)).toEqual(
      new Set(['w11x0', 'w11x28799']),
    );
  });

  it('looks for nothing in an issue that is another file now, or none', () => {
    grown([second], grown([first]));
    const less = read(disk.bytes, ({ week }) => week !== '2026-W09');
    expect(storiesLike(less, bees)).toEqual([]);
    expect(storiesLike(less, tapes)).toEqual([['2026-W10', 0]]);
    expect(known(less)).toEqual(['engine']);
    const again = grown([issue('2026-W09', '2026-02-23', '2026-03-01', [bees], 2.5)], less);
    expect(again.issues.map(({ modified }) => modified)).toEqual([2.5, 1.5]);
    expect(storiesLike(again, bees)).toEqual([['2026-W09', 0]]);
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
    const index = grown([issue('2026-W09', '2026-02-23', '2026-03-01', [one])]);
    expect(storiesLike(index, other)).toEqual([]);
    expect(storiesLike(index, one)).toEqual([['2026-W09', 0]]);
  });

  it('is none when its table is damaged, cut or another program’s; without its end it has the issues before that', () => {
    grown([second], grown([first]));
    const { bytes } = disk;
    const base = openIndex(() => inMemory([bytes]), sumOf)[0]!.end;
    const changed = (at: number) => {
      const other = Buffer.from(bytes);
      other[at]! ^= 1;
      return other;
    };
    expect(weeksOf(read(changed(3)))).toEqual([]);
    expect(weeksOf(read(changed(80)))).toEqual([]);
    expect(weeksOf(read(bytes.subarray(0, base - 3)))).toEqual([]);
    expect(weeksOf(read(new TextEncoder().encode('SQLite format 3')))).toEqual([]);
    for (const torn of [changed(base + 3), changed(base + 80), bytes.subarray(0, bytes.length - 3)])
      expect(weeksOf(read(torn))).toEqual(['2026-W09']);
  });

  it('says nothing when what it is asked for is damaged, or when another index lies there by now', () => {
    grown([second], grown([first]));
    const other = Buffer.from(disk.bytes);
    other[other.length - 1]! ^= 1;
    expect(archiveSearch(read(other), [tapes], always)).toBeNull();
    expect(wordSearch(read(other), ['engine'], always)).toBeNull();
    const filter = Buffer.from(disk.bytes);
    filter[openIndex(() => inMemory([filter]), sumOf)[1]!.filters]! ^= 1;
    expect(archiveSearch(read(filter), [tapes], always)).toBeNull();
    let bytes: Uint8Array = disk.bytes;
    const index = indexOf(
      openIndex(() => inMemory([bytes]), sumOf),
      always,
    );
    grown([first, second]);
    bytes = disk.bytes;
    expect(archiveSearch(index, [tapes], always)).toBeNull();
  });
});
