/** What newsletters of villages, parishes, clubs and libraries say, in the languages they say it in. */
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../src/digest/events/events.ts';
import { entry } from '../../render/week.ts';

/** When the events of one snippet are, `start` or `start/end`, for an issue of week 10 of 2026 in English. */
async function datesIn(body: string, { title = 'Notes from the Village Hall', lang = 'en' } = {}) {
  const period = { from: '2026-03-02', to: '2026-03-08' };
  const events = await eventsOf([entry({ title, body })], { period, lang });
  return events.map(({ start, end }) => (end === null ? start : `${start}/${end}`));
}

describe('a year', () => {
  it.each([
    ['is that at the end of a range', 'Register from 21 August to 20 September 2025.', []],
    [
      'is that at the end of a range over New Year',
      'The course runs from 30 December to 2 January 2027.',
      ['2026-12-30/2027-01-02'],
    ],
    ['may stand behind a stop too many', 'Am 13. März. 2026 wurde der Vorstand zum Fest eingeladen.', []],
  ])('%s', async (_, body, dates) => {
    expect(await datesIn(body)).toEqual(dates);
  });

  it('of a name in the title is not that of a day that is just over', async () => {
    const title = 'TapeConf 2027 looks for speakers';
    expect(await datesIn('Proposals are taken from 1 March; submit yours.', { title })).toEqual([]);
    expect(await datesIn('It will be held on 20 January.', { title })).toEqual(['2027-01-20']);
  });
});

describe('a time is not that of the sentence before', () => {
  it.each([
    ['Sung Mass 10.30am. NEXT SATURDAY 14th March - quiet morning, all welcome.', '2026-03-14'],
    ['Courses : 9h / 10h20\ndimanche 15 mars 2026\nInscriptions à la mairie', '2026-03-15'],
    ['Join us at 7pm on Saturday 14 March.', '2026-03-14T19:00'],
    ['Join us at 7 p.m. Saturday, March 14.', '2026-03-14T19:00'],
    ['Concert\nSamedi 14 mars 2026\n20h30', '2026-03-14T20:30'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });
});

it('what the title says in brackets is off does not take place', async () => {
  const title = 'Drinks in Utrecht (cancelled due to the heat)';
  expect(await datesIn('Sign up, please. When? Thursday March 12th, from 18:00.', { title })).toEqual([]);
});
