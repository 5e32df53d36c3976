/** An index in segments, pages and filters finds what a look at every published entry finds, however it came to be. */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ArchiveIndex,
  archiveSearch,
  indexOf,
  openIndex,
  toIndex,
  withIssues,
  wordSearch,
} from '../../../src/digest/archive/archive-index.ts';
import { archiveKeysOf } from '../../../src/digest/archive/archive-keys.ts';
import { countedWords } from '../../../src/digest/archive/counted-words.ts';
import { inMemory, type PublishedIssue } from '../../../src/digest/archive/segment.ts';
import { daysOfWeek } from '../../../src/text/calendar.ts';
import type { DigestEntry } from '../../../src/types.ts';
import { entry } from '../../render/week.ts';
import '../../support/seed.ts';
import { runs } from '../../support/runs.ts';

/** Numbers that follow from one: the same story each time. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Words that an issue has of thousands; few of them are in two of its neighbours. */
const word = (number: number): string => `keeper${number.toString(36)}`;

function newStory(next: (below: number) => number): DigestEntry {
  const words = (count: number) => Array.from({ length: count }, () => word(next(4000))).join(' ');
  return entry({ title: words(2 + next(6)), body: words(next(60)) });
}

/** The same story with a word or two of it changed. */
function retold({ title, body }: DigestEntry, next: (below: number) => number): DigestEntry {
  const words = body.split(' ');
  for (let times = next(3); times > 0; times--) words[next(words.length)] = word(next(4000));
  return entry({ title, body: words.join(' ') });
}

/** An archive that grew, with what is published by the file of its issue. */
interface Grown {
  index: ArchiveIndex;
  published: Map<string, DigestEntry[]>;
}

const sumOf = (bytes: Uint8Array) => crc32(bytes);

/** Years of an archive: issues come in any number and order, are written anew, and go. */
function grow(next: (below: number) => number): Grown {
  const published = new Map<string, DigestEntry[]>();
  const there = new Map<string, number>();
  const isThere = ({ file, modified }: PublishedIssue) => there.get(file) === modified;
  let disk = Buffer.alloc(0);
  const read = () =>
    indexOf(
      openIndex(() => inMemory([disk]), sumOf),
      isThere,
    );
  for (let time = 1; time <= 40; time++) {
    const added = new Map<string, ReturnType<typeof toIndex>>();
    for (let count = 1 + next(3); count > 0; count--) {
      const week = `2026-W${String(1 + next(53)).padStart(2, '0')}`;
      const stories = [...published.values()].flat();
      const entries = Array.from({ length: next(12) }, () =>
        stories.length === 0 || next(3) > 0 ? newStory(next) : retold(stories[next(stories.length)]!, next),
      );
      const issue = { file: `${week}.json`, size: 1, modified: time, issue: null, title: 'Letters', week };
      const facts = {
        ...daysOfWeek(week),
        entries: entries.length,
        checksum: null,
        isCarried: false,
        themes: null,
      };
      there.set(issue.file, time);
      published.set(issue.file, entries);
      added.set(issue.file, toIndex({ ...issue, ...facts }, entries));
    }
    const { parts, behind } = withIssues(read(), [...added.values()], sumOf)!;
    disk = Buffer.concat([disk.subarray(0, behind?.end ?? 0), ...parts]);
    const gone = next(4) === 0 ? [...there.keys()][next(there.size)]! : '';
    there.delete(gone);
    published.delete(gone);
  }
  return { index: read(), published };
}

/** Looks at each entry of each issue that counts: what shares most with a story comes first, and of those the latest. */
function lookedUp(
  { index, published }: Grown,
  story: DigestEntry,
  counts: (issue: PublishedIssue) => boolean,
) {
  const keys = archiveKeysOf(story);
  const found = index.issues.flatMap((issue, at) =>
    (counts(issue) ? published.get(issue.file)! : []).map((other, number) => {
      const theirs = archiveKeysOf(other);
      const worths = [...keys].map(([key, worth]) => (theirs.has(key) ? worth : 0));
      return { issue: at, entry: number, worth: worths.reduce((sum, worth) => sum + worth, 0) };
    }),
  );
  return found
    .filter(({ worth }) => worth >= (keys.size > 6 ? 2 : 1))
    .sort((a, b) => b.worth - a.worth || b.issue - a.issue || b.entry - a.entry)
    .slice(0, 32)
    .map(({ issue, entry: number }) => ({ issue, entry: number }));
}

it('a search finds what a look at every entry finds, however the index grew', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 53 }), (seed, week) => {
      const next = chance(seed);
      const grown = grow(next);
      const { index, published } = grown;
      expect(index.issues.map(({ file }) => file).sort()).toEqual([...published.keys()].sort());
      const { from } = daysOfWeek(`2026-W${String(week).padStart(2, '0')}`);
      const counts = ({ to }: PublishedIssue) => to < from;
      const all = [...published.values()].flat();
      const asked = [...all.slice(0, 60), ...all.slice(-60).map((it) => retold(it, next)), newStory(next)];
      expect(archiveSearch(index, asked, counts)).toEqual(asked.map((it) => lookedUp(grown, it, counts)));
      const words = Array.from({ length: 4000 }, (_, number) => word(number));
      const told = index.issues.filter(counts).flatMap(({ file }) => published.get(file)!);
      const known = new Set(told.flatMap((it) => [...countedWords(it).keys()]));
      expect([...wordSearch(index, words, counts)!].sort()).toEqual(
        words.filter((it) => known.has(it)).sort(),
      );
    }),
    { numRuns: runs(5) },
  );
}, 60_000);
