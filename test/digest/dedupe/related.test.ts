import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangerOf } from '../../../src/digest/dedupe/related.ts';
import type { Placement } from '../../../src/types.ts';
import { entry } from '../../classify/rules-of-thumb.ts';

const placed = (title: string, body = '', top = false): Placement => ({
  entry: entry(title, body, { directives: { theme: null, top, skip: false } }),
  theme: 'sea',
  by: 'rules',
  score: 1,
  also: [],
  why: [],
});

const week = [
  placed('Postgres Vacuum Explained', 'Why dead rows stay, and who sweeps them.'),
  placed('A Ferry without Crew', 'Sensors steer the ferry from Bergen to Askøy at night.'),
  placed('Typography for Timetables', 'Large figures and quiet lines.'),
  placed('Tuning Vacuum in Postgres', 'Three settings for tables that change all day.'),
  placed('Hiring Apprentices', 'Four companies tell what they learnt.'),
  placed('The Ferry from Bergen, One Year On', 'What the sensors saw, and what they did not.'),
  placed('Vacuum, Once More: Freezing Rows in Postgres', 'The one setting nobody reads about.'),
];
/** What else is in the issue: words are rare only among many. */
const others = Array.from('bcdfghjklmnpqrstvwxz', (letter) =>
  placed(`Letter ${letter.repeat(5)}`, `On ${letter.repeat(7)}.`),
);
const arrange = arrangerOf([...week, ...others]);
const arranged = (section: Placement[]) => arrange(section).map((it) => it.entry.title);

describe('the order of a section', () => {
  it('is that of the input, but what is related to an earlier entry follows it', () => {
    expect(arranged(week)).toEqual([
      'Postgres Vacuum Explained',
      'Tuning Vacuum in Postgres',
      'Vacuum, Once More: Freezing Rows in Postgres',
      'A Ferry without Crew',
      'The Ferry from Bergen, One Year On',
      'Typography for Timetables',
      'Hiring Apprentices',
    ]);
  });

  it('is that of the input for a pinned entry, which stands elsewhere', () => {
    const pinned = week.with(3, placed('Tuning Vacuum in Postgres', 'Three settings.', true));
    expect(arranged(pinned)).toEqual([
      'Postgres Vacuum Explained',
      'Vacuum, Once More: Freezing Rows in Postgres',
      'A Ferry without Crew',
      'The Ferry from Bergen, One Year On',
      'Typography for Timetables',
      'Tuning Vacuum in Postgres',
      'Hiring Apprentices',
    ]);
  });

  it('does not care for words that many have, or for a single one', () => {
    const same = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((name) =>
      placed(`${name} Postgres Notes`),
    );
    expect(arrangerOf([...same, ...others])(same)).toEqual(same);
    const shared = [placed('Awesome Lighthouses'), placed('Quiet Harbours'), placed('Awesome Cranes')];
    expect(arrangerOf([...shared, ...others])(shared)).toEqual(shared);
  });

  it('loses nothing, and what follows no other stays in the order of the input', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(week), (section) => {
        const once = arrange(section);
        expect(once.toSorted(byTitle)).toEqual(section.toSorted(byTitle));
        const alone = ['Typography for Timetables', 'Hiring Apprentices'];
        const lonely = (all: Placement[]) => all.filter((it) => alone.includes(it.entry.title));
        expect(lonely(once)).toEqual(lonely(section));
      }),
    );
  });
});

const byTitle = (a: Placement, b: Placement) => (a.entry.title < b.entry.title ? -1 : 1);
