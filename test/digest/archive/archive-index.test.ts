import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  archiveSearch,
  buildIndex,
  decodeIndex,
  encodeIndex,
  type IssueToIndex,
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
    isCarried: false,
  },
  entries,
});

const first = issue('2026-W09', '2026-02-23', '2026-03-01', [bees]);
const second = issue('2026-W10', '2026-03-02', '2026-03-08', [tapes]);

describe('the index of an archive', () => {
  it('comes back from its bytes as it was, wherever these lie in memory', () => {
    const index = buildIndex([second, first], null, []);
    const bytes = encodeIndex(index);
    expect(decodeIndex(bytes)).toEqual(index);
    for (const offset of [1, 3, 8]) {
      const memory = Buffer.alloc(bytes.length + 16, 0x41);
      memory.set(bytes, offset);
      expect(decodeIndex(memory.subarray(offset, offset + bytes.length))).toEqual(index);
    }
  });

  it('is the same built at once or issue by issue', () => {
    const grown = buildIndex([first], buildIndex([second], null, []), [second.issue]);
    expect(grown).toEqual(buildIndex([first, second], null, []));
  });

  it('finds what was published in the issues that count', () => {
    const index = buildIndex([first, second], null, []);
    expect(archiveSearch(index, () => true)(tapes)).toEqual([{ issue: 1, entry: 0 }]);
    expect(archiveSearch(index, ({ week }) => week !== '2026-W10')(tapes)).toEqual([]);
  });

  it('is none when its bytes are cut, or another program’s', () => {
    const bytes = encodeIndex(buildIndex([first], null, []));
    expect(decodeIndex(bytes.subarray(0, bytes.length - 3))).toBeNull();
    expect(decodeIndex(new TextEncoder().encode('SQLite format 3'))).toBeNull();
  });
});
