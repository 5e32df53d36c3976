/** A limit shows less and counts the same: the issue with one is the issue without, cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config.ts';
import { compose } from '../../src/digest/digest.ts';
import { keepBest } from '../../src/digest/top-k.ts';
import { viewOfPlacement } from '../../src/text/entry-view.ts';
import type { Config, Digest, DigestEntry, Placement } from '../../src/types.ts';
import { entry, theme } from '../classify/rules-of-thumb.ts';
import { runs } from '../support/runs.ts';

const themes = [theme('data', []), theme('security', [])];
const config: Config = { ...(await defaultConfig('.')), themes, week: null };
const now = new Date('2026-03-09T08:00:00Z');

/** Subjects so far apart that no two entries tell the same. */
const subjects = [
  'Ferry Timetable',
  'Queue Outage',
  'Bakery Closes',
  'Postgres Vacuum',
  'Lighthouse Paint',
  'Choir Rehearsal',
  'Certificate Rotation',
  'Herring Prices',
  'Harbour Crane',
  'Solar Roof',
  'Library Cards',
  'Snow Plough',
  'Beekeeping Course',
  'Night Train',
  'Compiler Flags',
  'Marathon Route',
  'Drinking Fountain',
  'Orchard Harvest',
  'Radio Mast',
  'Ceramics Market',
  'Chess Evening',
  'Tunnel Boring',
  'Wool Auction',
  'Ballot Papers',
];

const rule = { keyword: 'sponsored', field: 'title', text: 'Sponsored', start: 0, end: 9 } as const;

type Steered = 'plain' | 'top' | 'skip' | 'drop' | 'pin';

interface Given {
  subject: number;
  theme: 'data' | 'security' | null;
  score: number;
  date: string | null;
  steered: Steered;
}

const given = (dates: readonly (string | null)[]): fc.Arbitrary<Given> =>
  fc.record({
    subject: fc.nat(subjects.length - 1),
    theme: fc.constantFrom('data', 'data', 'data', 'security', null),
    score: fc.integer({ min: 1, max: 6 }),
    date: fc.constantFrom(...dates),
    steered: fc.constantFrom<Steered>('plain', 'plain', 'plain', 'plain', 'top', 'skip', 'drop', 'pin'),
  });

function placementOf({ subject, theme: inTheme, score, date, steered }: Given): Placement {
  const directives = { theme: null, top: steered === 'top', skip: steered === 'skip' };
  const id = Buffer.from(subjects[subject]!).toString('hex').slice(-12);
  return {
    entry: entry(subjects[subject]!, '', { id, date, directives }),
    theme: inTheme,
    by: inTheme === null ? 'none' : 'rules',
    score,
    also: [],
    why: [],
    ...(steered === 'drop' ? { drop: rule } : {}),
    ...(steered === 'pin' ? { pin: rule } : {}),
  };
}

const issue = (placements: Placement[], settings: Partial<Config>): Promise<Digest> =>
  compose(placements, { ...config, ...settings }, { now });

/** Of some entries all highlights, and the best of the others: of equals the earlier. */
function cut(entries: DigestEntry[], limit: number): string[] {
  const best = entries
    .filter(({ top }) => !top)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
  return entries.filter((one) => one.top || best.includes(one)).map(({ title }) => title);
}

const titlesOf = (entries: DigestEntry[]) => entries.map(({ title }) => title);
const named = (digest: Digest) => digest.skipped.map(({ entry: { title }, reason }) => `${title}: ${reason}`);

const limits = fc.integer({ min: 1, max: 3 });
const weekDates = ['2026-03-03', '2026-03-04', '2026-W10', '2026-02-24', '2026-W09', null] as const;

const periods = {
  'the latest week': { week: null },
  'a week that is asked for': { week: '2026-W09' },
  'days that are asked for': { since: '2026-02-24', until: '2026-03-03' },
} satisfies Record<string, Partial<Config>>;

describe.each(Object.entries(periods))('an issue of %s with a limit', (_, period) => {
  const distinct = fc.uniqueArray(given(weekDates), {
    selector: ({ subject }) => subject,
    minLength: 16,
    maxLength: subjects.length,
  });

  it('shows all highlights and the best of each theme, and has the days and counts of the issue without', async () => {
    const law = fc.asyncProperty(distinct, limits, async (all, limit) => {
      const placements = all.map(placementOf);
      const whole = await issue(placements, period);
      const limited = await issue(placements, { ...period, limit });

      expect(limited.counts).toEqual(whole.counts);
      expect([limited.from, limited.to, limited.week]).toEqual([whole.from, whole.to, whole.week]);
      expect(limited.themes.map(({ id, count }) => [id, count])).toEqual(
        whole.themes.map(({ id, count }) => [id, count]),
      );
      for (const [at, { entries }] of whole.themes.entries())
        expect(titlesOf(limited.themes[at]!.entries)).toEqual(cut(entries, limit));
      expect(titlesOf(limited.unplaced)).toEqual(cut(whole.unplaced, limit));
      expect(limited.skipped).toHaveLength(Math.min(limit, whole.skipped.length));
      expect(named(whole)).toEqual(expect.arrayContaining(named(limited)));
    });
    await fc.assert(law, { numRuns: runs(40) });
  });
});

describe('an issue with a limit', () => {
  it('counts an entry that comes again once, and shows as many of the repeats as of a theme', async () => {
    const stream = fc.array(fc.nat(4), { minLength: 5, maxLength: 12 });
    const law = fc.asyncProperty(stream, limits, async (all, limit) => {
      const placements = all.map((subject) => placementOf({ ...one, subject, score: subject + 1 }));
      const whole = await issue(placements, {});
      const limited = await issue(placements, { limit });
      expect(limited.counts).toEqual(whole.counts);
      expect(limited.duplicates).toEqual(whole.duplicates.slice(0, limit));
    });
    await fc.assert(law, { numRuns: runs(40) });
  });

  it('shows the first of those that are of another week, as many as of a theme', async () => {
    const dates = ['2026-02-24', '2026-03-03', '2026-02-25', '2026-02-26', '2026-03-04'];
    const steered = ['plain', 'plain', 'pin', 'plain', 'plain'] as const;
    const placements = dates.map((date, subject) =>
      placementOf({ ...one, subject, date, steered: steered[subject]! }),
    );
    const first = [`${subjects[0]}: date`, `${subjects[2]}: date`];
    expect(named(await issue(placements, { limit: 2 }))).toEqual(first);
    expect((await issue(placements, { limit: 2 })).counts).toMatchObject({ read: 5, placed: 2, skipped: 3 });
  });

  it('keeps the best of any number, however they come', async () => {
    const scores = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 20, maxLength: 60 });
    const law = fc.asyncProperty(scores, limits, async (all, limit) => {
      const placements = all.map((score, at) => {
        const id = (at + 1).toString(16).padStart(12, '0');
        return { ...placementOf({ ...one, score }), entry: entry(`Berth ${id}`, '', { id }) };
      });
      const { themes: sections } = await issue(placements, { limit, duplicates: 'same' });
      const best = all.toSorted((a, b) => b - a).slice(0, limit);
      expect(sections[0]!.entries.map(({ score }) => score).sort((a, b) => b - a)).toEqual(best);
    });
    await fc.assert(law, { numRuns: runs(40) });
  });
});

describe('an entry that the limit leaves no room for', () => {
  /** How many entries are decoded of so many that come as views, the best or the weakest first. */
  function decodedOf(placements: Placement[], limit: number): number {
    let decoded = 0;
    const sink = keepBest(limit, null, { ...config, limit }, now);
    for (const placement of placements) {
      const placed = viewOfPlacement(placement);
      const decode = () => {
        decoded++;
        return placement;
      };
      sink.take({ ...placed, placement: decode });
    }
    return decoded;
  }
  const berths = (score: (at: number) => number, id = (at: number) => at) =>
    Array.from({ length: 100 }, (_, at) => {
      const hex = (id(at) + 1).toString(16).padStart(12, '0');
      return { ...placementOf({ ...one, score: score(at) }), entry: entry(`Berth ${hex}`, '', { id: hex }) };
    });

  it.each([
    [1, 10],
    [5, 18],
  ])('is never decoded: with a limit of %s %s of a hundred are', (limit, kept) => {
    expect(
      decodedOf(
        berths((at) => 100 - at),
        limit,
      ),
    ).toBe(kept);
    expect(
      decodedOf(
        berths(() => 1),
        limit,
      ),
    ).toBe(kept);
  });

  it('is not decoded when it only repeats another', () => {
    expect(
      decodedOf(
        berths(
          () => 1,
          () => 0,
        ),
        5,
      ),
    ).toBe(1 + 5);
  });
});

const one: Given = { subject: 0, theme: 'data', score: 1, date: null, steered: 'plain' };
