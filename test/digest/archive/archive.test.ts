import { describe, expect, it } from 'vitest';
import {
  type Archive,
  archiveFile,
  nextNumber,
  publishedEntries,
  recordOf,
  withoutSeen,
} from '../../../src/digest/archive/archive.ts';
import {
  type IssueToIndex,
  indexOf,
  openIndex,
  toIndex,
  withIssues,
} from '../../../src/digest/archive/archive-index.ts';
import { inMemory, type PublishedIssue } from '../../../src/digest/archive/segment.ts';
import type { Digest, DigestEntry } from '../../../src/types.ts';
import { digest, entry, theme } from '../../render/week.ts';

const tapes = entry({
  id: 'aaaaaaaaaaaa',
  title: 'Tapes of the Engine Room Found Again',
  body: 'All of them.',
});
const bees = entry({ id: 'bbbbbbbbbbbb', title: 'Bees Are Back by the River', body: 'Eleven hives in all.' });
const ferry = entry({
  id: 'cccccccccccc',
  title: 'Island Ferry Sails at Night',
  body: 'Until the pier is mended.',
});
const boat = entry({ id: 'dddddddddddd', title: 'A Boat for Two Villages', body: 'It is called Patience.' });

interface Published {
  issue: PublishedIssue;
  entries: DigestEntry[];
}

function issue(
  number: string | null,
  week: string,
  from: string,
  to: string,
  entries: DigestEntry[],
): Published {
  const file = `${week}.json`;
  return {
    issue: {
      file,
      size: 1,
      modified: 1.5,
      issue: number,
      title: 'Letters',
      week,
      from,
      to,
      entries: entries.length,
      checksum: null,
      isCarried: false,
      themes: null,
    },
    entries,
  };
}

function archiveOf(...issues: Published[]): Archive {
  const sumOf = (bytes: Uint8Array) => bytes.length;
  const added: IssueToIndex[] = issues.map((it) => toIndex(it.issue, it.entries));
  const bytes = Buffer.concat(
    withIssues(
      indexOf([], () => true),
      added,
      sumOf,
    )!.parts,
  );
  const index = indexOf(
    openIndex(() => inMemory([bytes]), sumOf),
    () => true,
  );
  const byFile = new Map(issues.map((it) => [it.issue.file, it.entries]));
  return {
    issues: index.issues,
    search: async (ask) => ask(index)!,
    damaged: [],
    entriesOf: async ({ file }) => byFile.get(file) ?? [],
    digestOf: async () => null,
  };
}

const ninth = issue('9', '2026-W09', '2026-02-23', '2026-03-01', [bees, boat]);
const archive = archiveOf(ninth);

/** Week 10: two themes, one entry of none, one duplicate. */
const week = digest({
  from: '2026-03-02',
  to: '2026-03-08',
  themes: [theme('Garden', [bees, tapes]), theme('Harbour', [ferry])],
  unplaced: [boat],
  duplicates: [
    {
      entry: entry({ id: 'eeeeeeeeeeee', title: 'Bees Are Back' }),
      of: bees.id,
      because: 'near',
      similarity: 0.8,
    },
    {
      entry: entry({ id: 'ffffffffffff', title: 'Night Ferry' }),
      of: ferry.id,
      because: 'near',
      similarity: 0.8,
    },
  ],
  events: [
    { entry: bees.id, title: 'Open Hives', start: '2026-03-14', end: null, text: '14 March' },
    { entry: ferry.id, title: 'Last Ferry', start: '2026-03-15', end: null, text: '15 March' },
  ],
  counts: { read: 6, placed: 3, unplaced: 1, duplicates: 2, skipped: 0 },
});
const settings = { seen: 'leave-out', seenFor: null, fold: 1, order: 'rules' } as const;
const titles = ({ themes }: Digest) => themes.map(({ entries }) => entries.map(({ title }) => title));

describe('what an earlier issue published', () => {
  it('leaves the issue with what tells it again, its events and its place in the counts', async () => {
    const left = await withoutSeen(week, archive, settings);
    expect(titles(left)).toEqual([[tapes.title], [ferry.title]]);
    expect(left.themes.map(({ count }) => count)).toEqual([1, 1]);
    expect(left.unplaced).toEqual([]);
    expect(left.duplicates.map(({ of }) => of)).toEqual([ferry.id]);
    expect(left.events.map((event) => event.entry)).toEqual([ferry.id]);
    expect(left.counts).toEqual({ read: 6, placed: 2, unplaced: 0, duplicates: 1, skipped: 3, seen: 3 });
    const where = { reason: 'seen', because: 'same', in: { issue: '9', week: '2026-W09' } };
    expect(left.skipped).toMatchObject([
      { entry: { id: bees.id }, ...where },
      { entry: { id: boat.id }, ...where },
      { entry: { title: 'Bees Are Back' }, ...where },
    ]);
  });

  it('takes a theme along that has nothing else, folds what became small, and sorts anew by size', async () => {
    const of = {
      ...week,
      themes: [
        theme('Garden', [bees]),
        theme('Harbour', [ferry]),
        theme('Sea', [tapes, entry({ id: '111111111111', title: 'Fog' })]),
      ],
    };
    const left = await withoutSeen(of, archive, { ...settings, fold: 2 });
    expect(left.themes.map(({ title }) => title)).toEqual(['Harbour', 'Sea']);
    expect(left.folded).toEqual([left.themes[0]!.id]);
    const sorted = await withoutSeen(of, archive, { ...settings, order: 'size' });
    expect(sorted.themes.map(({ title }) => title)).toEqual(['Sea', 'Harbour']);
  });

  it('is marked where it stays, or left alone', async () => {
    const marked = await withoutSeen(week, archive, { ...settings, seen: 'mark' });
    expect(titles(marked)).toEqual(titles(week));
    expect(marked.themes[0]!.entries[0]!.seen).toMatchObject({ issue: '9', from: '2026-02-23' });
    expect(marked.unplaced[0]!.seen).toMatchObject({ issue: '9' });
    expect(marked.themes[0]!.entries[1]).toEqual(tapes);
    expect(marked.counts).toEqual(week.counts);
    expect(await withoutSeen(week, archive, { ...settings, seen: 'keep' })).toBe(week);
  });

  it('counts for so many weeks, and never in an issue that did not end before', async () => {
    for (const seenFor of [1, 52]) {
      expect(titles(await withoutSeen(week, archive, { ...settings, seenFor }))[0]).toEqual([tapes.title]);
    }
    const old = archiveOf(issue('1', '2026-W07', '2026-02-09', '2026-02-15', [bees]));
    expect((await withoutSeen(week, old, { ...settings, seenFor: 2 })).skipped).toEqual([]);
    expect((await withoutSeen(week, old, { ...settings, seenFor: 3 })).skipped).not.toEqual([]);
    const same = archiveOf(issue('10', '2026-W10', '2026-03-02', '2026-03-08', [bees]));
    expect((await withoutSeen(week, same, settings)).skipped).toEqual([]);
  });

  it('is followed by what goes on with it: a headline with three longer words in a row of it', async () => {
    const before = archiveOf(
      issue('9', '2026-W09', '2026-02-23', '2026-03-01', [
        entry({
          id: '222222222222',
          title: 'Island Ferry Sails Late',
          body: 'Nobody says why, and the captain is ill.',
        }),
      ]),
    );
    const left = await withoutSeen(week, before, settings);
    expect(left.themes[1]!.entries[0]!.follows).toMatchObject({ issue: '9' });
    expect(left.skipped).toEqual([]);
  });

  it('is every entry that its readers saw', () => {
    expect(publishedEntries(week).map(({ id }) => id)).toEqual([
      ...[bees, tapes, ferry, boat].map(({ id }) => id),
      'eeeeeeeeeeee',
      'ffffffffffff',
    ]);
  });
});

describe('what is recorded of an issue', () => {
  const of = (file: string, id: string) =>
    entry({ id, title: `Fog ${id}`, source: { file, line: 1, endLine: 2 } });
  const found = (file: string) => ({
    ...({
      severity: 'warning',
      code: 'title-cut',
      message: 'cut',
      hint: null,
      endLine: null,
      excerpt: null,
    } as const),
    place: { file, line: 1, column: 1 },
  });
  const built = digest({
    themes: [theme('Sea', [of('w10.txt', 'aaaaaaaaaaaa')])],
    skipped: [
      { entry: of('w10.txt', 'bbbbbbbbbbbb'), reason: 'hand' },
      { entry: of('w10.txt', 'cccccccccccc'), reason: 'date' },
      { entry: of('w11.txt', 'dddddddddddd'), reason: 'date' },
    ],
    counts: { read: 4, placed: 1, unplaced: 0, duplicates: 0, skipped: 3 },
    diagnostics: [found('w10.txt'), found('w11.txt'), { ...found('w11.txt'), place: null }],
  });

  it('is nothing of other weeks, so that it is the same when there are more of them', () => {
    const record = recordOf(built);
    expect(record.skipped.map(({ entry }) => entry.id)).toEqual(['bbbbbbbbbbbb']);
    expect(record.counts).toEqual({ read: 2, placed: 1, unplaced: 0, duplicates: 0, skipped: 1 });
    expect(record.diagnostics).toEqual([found('w10.txt'), { ...found('w11.txt'), place: null }]);
    expect(recordOf(record)).toEqual(record);
  });

  it('has the counts that it had with a limit, which does not list all that was left out', () => {
    expect(recordOf({ ...built, limit: 1 }).counts).toEqual(built.counts);
  });
});

describe('the number of an issue', () => {
  const eleventh = issue('11', '2026-W11', '2026-03-09', '2026-03-15', [tapes]);
  const number = (issues: Published[], from: string, to: string) =>
    nextNumber(archiveOf(...issues), { from, to });

  it('is one more than that of the latest before it, or the one it had', () => {
    expect(number([], '2026-03-02', '2026-03-08')).toBe('1');
    expect(number([ninth], '2026-03-02', '2026-03-08')).toBe('10');
    expect(number([ninth, eleventh], '2026-03-09', '2026-03-15')).toBe('11');
    expect(number([ninth, eleventh], '2026-03-02', '2026-03-08')).toBe('10');
  });

  it('is what its neighbours leave it, whichever of several weeks that were taken out is built first', () => {
    const fifth = issue('5', '2026-W05', '2026-01-26', '2026-02-01', [bees]);
    for (const issues of [
      [fifth, ninth],
      [fifth, eleventh],
    ]) {
      expect(number(issues, '2026-02-02', '2026-02-08')).toBe('6');
      expect(number(issues, '2026-02-16', '2026-02-22')).toBe('8');
    }
    const late = issue('10', '2026-W11', '2026-03-09', '2026-03-15', [tapes]);
    expect(number([fifth, late], '2026-02-16', '2026-02-22')).toBe('6');
  });

  it('is what the first issue leaves it, for the weeks before all that there are', () => {
    expect(number([ninth], '2026-02-16', '2026-02-22')).toBe('8');
    expect(number([ninth], '2026-02-02', '2026-02-08')).toBe('6');
    expect(
      number([issue('2', '2026-W09', '2026-02-23', '2026-03-01', [bees])], '2026-02-09', '2026-02-15'),
    ).toBe('1');
    expect(number([ninth], '2026-02-17', '2026-02-19')).toBe('1');
  });

  it('leaves a damaged issue the number that it had', () => {
    const { issues } = archiveOf(ninth);
    const week12 = { from: '2026-03-16', to: '2026-03-22' };
    const damaged = ['2026-W08.json', '2026-W10.json', '2026-03-09_2026-03-11.json', '2026-W12.json'];
    expect(nextNumber({ issues, damaged }, week12)).toBe('12');
    expect(nextNumber({ issues: archiveOf(ninth, eleventh).issues, damaged }, week12)).toBe('12');
  });

  it('is above all where a later issue has it, and passes over names', () => {
    const tenth = issue('10', '2026-W11', '2026-03-09', '2026-03-15', [tapes]);
    expect(number([ninth, tenth], '2026-03-02', '2026-03-08')).toBe('11');
    const named = issue('Spring', '2026-W09', '2026-02-23', '2026-03-01', [bees]);
    expect(number([named], '2026-03-02', '2026-03-08')).toBe('1');
    expect(number([named], '2026-02-23', '2026-03-01')).toBe('1');
  });
});

it('an issue is recorded under its week, its day, or its days', () => {
  const days = { from: '2026-03-02', to: '2026-03-08' };
  expect(archiveFile({ week: '2026-W10', ...days })).toBe('2026-W10.json');
  expect(archiveFile({ week: null, ...days })).toBe('2026-03-02_2026-03-08.json');
  expect(archiveFile({ week: null, from: '2026-03-02', to: '2026-03-02' })).toBe('2026-03-02.json');
});
