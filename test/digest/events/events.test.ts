import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf, notesOnTime, otherTimes } from '../../../src/digest/events/events.ts';
import type { DigestEntry } from '../../../src/types.ts';
import { entry } from '../../render/week.ts';

/** Week 10 of 2026. */
const WEEK = { from: '2026-03-02', to: '2026-03-08' };

/** When the events of one snippet are, `start` or `start/end`, for an issue of week 10. */
async function datesIn(body: string, some: Partial<DigestEntry> & { lang?: string; from?: string } = {}) {
  const { lang = 'en', from = WEEK.from, ...rest } = some;
  const period = { from, to: from === WEEK.from ? WEEK.to : from };
  const events = await eventsOf([entry({ title: 'Notes from the Platform Guild', body, ...rest })], {
    period,
    lang,
  });
  return events.map(({ start, end }) => (end === null ? start : `${start}/${end}`));
}

describe('a dated event is found where someone is invited', () => {
  it.each([
    ['🗓 Wednesday, 4 March ⏰ 17:00 – 18:00...', '2026-03-04T17:00/2026-03-04T18:00'],
    ['I’ll be speaking at Pipeline Days Leeds (June 1-2) about slow builds.', '2026-06-01/2026-06-02'],
    ['Join us on 12 May 2026 at 6pm CET for an evening of postmortems.', '2026-05-12T18:00+02:00'],
    ['The Backup Summit returns: March 3–5 in Berlin.', '2026-03-03/2026-03-05'],
    ['Call for papers closes April 30.', '2026-04-30'],
    ['Webinar: Restoring in Anger. March 12, 5:30-7pm', '2026-03-12T17:30/2026-03-12T19:00'],
    ['Save the date! Our meetup is on the 19th of March.', '2026-03-19'],
    ['TapeConf 2026 will be in Oslo, 14 - 15 September', '2026-09-14/2026-09-15'],
    ['The workshop runs from June 30 to July 2.', '2026-06-30/2026-07-02'],
    ['Register by March 20th at 11pm UTC+2.', '2026-03-20T23:00+02:00'],
    ['Release party: Saturday 7 March, 22:00–02:00', '2026-03-07T22:00/2026-03-08T02:00'],
    ['The hackathon takes place 2026-03-14 09:00.', '2026-03-14T09:00'],
    ['When: 20 May, 7-9 PM. Where: the old mill. Tickets at the door.', '2026-05-20T19:00/2026-05-20T21:00'],
    ['Come to our livestream on March 9 at 3pm ET.', '2026-03-09T15:00-04:00'],
    ['The conference is on June 1 and 2.', '2026-06-01/2026-06-02'],
    ['📅 2026-03-15 📍 Library', '2026-03-15'],
    ['📅 2026-03-14 19:30–21:00 UTC+1 📍 Hall', '2026-03-14T19:30+01:00/2026-03-14T21:00+01:00'],
    ['The course takes place from the 7th to the 9th of July.', '2026-07-07/2026-07-09'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });
});

describe('what does not take place on a day is no event of it', () => {
  it.each([
    ['Meeting: Thursday 19 March, 6pm, cancelled.', []],
    ['Meeting: Thursday 19 March, 6pm. Cancelled, since the hall is flooded.', []],
    ['Cancelled: the concert on 20 March, 7.30pm', []],
    ['The workshop on 20 March is called off.', []],
    ['The concert on 20 March, 7.30pm, is postponed to 27 March.', ['2026-03-27']],
    ['The meeting of 20 March is postponed to 27 March.', ['2026-03-27']],
    ['Choir practice will be moved from Friday 20 March to Monday 23 March, 8pm.', ['2026-03-23T20:00']],
    ['The release of 20 March is postponed to 27 March.', []],
    ['Our new shop opens at 1 May Square 12, come along.', []],
    ['Karten gibt es ab dem 14. März im Rathaus.', []],
    ['Der Kurs findet ab dem 14. März statt.', ['2026-03-14']],
    ['La réunion du 20 mars est reportée au vendredi 27 mars.', ['2026-03-27']],
    ['La reunión del 20 de marzo se aplaza al 27 de marzo.', ['2026-03-27']],
    ['La riunione del 20 marzo è rinviata al 27 marzo.', ['2026-03-27']],
    ['A reunião de 20 de março foi adiada para 27 de março.', ['2026-03-27']],
    ['De vergadering van 20 maart is verplaatst naar 27 maart.', ['2026-03-27']],
    ['Die Sitzung vom 20. März ist auf den 27. März verschoben.', []],
    ['The concert on 20 March, 7.30pm, moves to 27 March, 8pm.', ['2026-03-27T20:00']],
    ['The concert is postponed from 20 March to 27 March, 8pm.', ['2026-03-27T20:00']],
    ['The concert has been postponed from Friday 20 to Friday 27 March, 8pm.', ['2026-03-27T20:00']],
    ['Bake sale postponed from 20 to 27 March, 3pm.', ['2026-03-27T15:00']],
    ['The concert was moved from March 20 to March 27, 8pm.', ['2026-03-27T20:00']],
    ['The concert on 20 March, 7.30pm, is moved to the church.', ['2026-03-20T19:30']],
    ['The walk is cancelled. Concert on 20 March, 7.30pm', ['2026-03-20T19:30']],
  ])('%s', async (body, dates) => {
    expect(await datesIn(body)).toEqual(dates);
  });

  it.each([
    ['de', 'Sitzung: Donnerstag, 19. März, 18 Uhr', ', abgesagt.'],
    ['de', 'Konzert am 20. März, 19.30 Uhr', ', auf den Sommer verschoben.'],
    ['fr', 'Atelier : jeudi 19 mars à 18 h', ', annulé.'],
    ['es', 'Taller: jueves 19 de marzo, 18:00', ', cancelado.'],
    ['it', 'Seminario: giovedì 19 marzo, ore 18:00', ', annullato.'],
    ['nl', 'Workshop: donderdag 19 maart, 18:00', ', afgelast.'],
    ['pt', 'Workshop: quinta-feira, 19 de março, 18:00', ', cancelado.'],
    ['ja', '勉強会：3月19日18時', '、中止になりました。'],
  ])('in %s: %s%s', async (lang, body, off) => {
    expect(await datesIn(body, { lang })).toHaveLength(1);
    expect(await datesIn(body + off, { lang })).toEqual([]);
  });

  it('when its title says so', async () => {
    const body = 'Concert in the church, 28 March, 7.30pm';
    expect(await datesIn(body, { title: 'Cancelled: spring concert' })).toEqual([]);
    expect(await datesIn(body, { title: 'Spring concert called off' })).toEqual([]);
    expect(await datesIn(body, { title: 'Cancelled trains and a concert' })).toHaveLength(1);
  });
});

describe('a date is found where people gather beside their trade, and the time of day is told', () => {
  it.each([
    ['Next meeting: Monday 16 March, 7.30pm, Memorial Hall. All welcome.', '2026-03-16T19:30'],
    ['Funeral at St Peter’s, Tuesday 17 March, 11am', '2026-03-17T11:00'],
    ['Repair café: Saturday 28 March, 10am–1pm', '2026-03-28T10:00/2026-03-28T13:00'],
    ['Concert in the church, 28 March, 7.30pm', '2026-03-28T19:30'],
    ['Parents’ evening: 19 March, 6pm', '2026-03-19T18:00'],
    ['The Two Sisters play the Anchor, Saturday 14 March, doors 7pm', '2026-03-14T19:00'],
    ['The AGM will be held on Tuesday, March 24 at 7:30 p.m. in the library.', '2026-03-24T19:30'],
    ['Seed swap: Sunday 15 March, 2–4pm, village hall. Bring seeds.', '2026-03-15T14:00/2026-03-15T16:00'],
    ['Meeting minutes: Monday 9 March, 7pm. Present: Anna, Bo.', null],
    ['Minutes of the meeting of Monday 16 March, 7pm', null],
    ['The meeting was held on Monday 16 March, 7pm.', null],
    ['The meeting of 28 March was short.', null],
    ['The concert on 28 March is a topic in the new book.', null],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual(date === null ? [] : [date]);
  });

  it('or where the publication has a word for it', async () => {
    const said = [entry({ title: 'St Mary', body: 'Vespers: 21 March' })];
    const context = { period: WEEK, lang: 'en' };
    expect(await eventsOf(said, context)).toEqual([]);
    expect(await eventsOf(said, { ...context, words: ['vespers'] })).toMatchObject([{ start: '2026-03-21' }]);
  });
});

describe('how far around a date its text is heard', () => {
  const filler = (length: number) =>
    'It is by the water, and there is a view. '.repeat(20).slice(0, length).trimEnd();
  const before = (length: number) => `Register at the desk. ${filler(length)}. 17 March, 11am.`;
  const behind = (length: number) => `17 March, 11am. ${filler(length)}. Register at the desk.`;

  it.each([
    ['before it', before],
    ['behind it', behind],
  ])('some two hundred characters %s', async (_, text) => {
    for (const length of [0, 40, 150, 190]) expect(await datesIn(text(length))).toEqual(['2026-03-17T11:00']);
    for (const length of [260, 400, 800]) expect(await datesIn(text(length))).toEqual([]);
  });
});

describe('how many words may stand beside a date', () => {
  const words = (count: number) =>
    'ropes and nets and lamps and sails and tar and oars and paint and wood'
      .split(' ')
      .slice(0, count)
      .join(' ');

  it('fourteen in a sentence that says what is on', async () => {
    expect(await datesIn(`Workshop on 17 March: ${words(13)}.`)).toEqual(['2026-03-17']);
    expect(await datesIn(`Workshop on 17 March: ${words(14)}.`)).toEqual([]);
  });

  it('six where the title alone says it', async () => {
    const title = 'The Harbour Workshop';
    expect(await datesIn(`On 17 March: ${words(6)}.`, { title })).toEqual(['2026-03-17']);
    expect(await datesIn(`On 17 March: ${words(7)}.`, { title })).toEqual([]);
  });
});

describe('a time is that of its zone', () => {
  it.each([
    ['Webinar on 28 March at 24:00 CET.', '2026-03-29T00:00+01:00'],
    ['Call for papers closes on 31 March 2026 23:59 AoE.', '2026-03-31T23:59-12:00'],
    ['Webinar on 29 March 2026 at 18:00 Europe/Berlin.', '2026-03-29T18:00+02:00'],
    ['Webinar on 29 March 2026 at 01:30 Europe/Berlin.', '2026-03-29T01:30+01:00'],
    ['Webinar on 29 March 2026 at 18:00 Europe/Nowhere.', '2026-03-29T18:00'],
    ['Webinar on 2026-03-12T18:00:00Z, register now.', '2026-03-12T18:00+00:00'],
    ['Webinar on 10 July at 6pm EST.', '2026-07-10T18:00-04:00'],
    ['Webinar on 11 July at 18:00 CET.', '2026-07-11T18:00+02:00'],
    ['The conference takes place on Dec. 7 and Dec. 8.', '2026-12-07/2026-12-08'],
    ['Save the date: 2026/03/12', '2026-03-12'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });
});

describe('entries without a date that speak of another time', () => {
  const week48 = { period: { from: '2026-11-23', to: '2026-11-29' }, lang: 'en' };
  const spoken = (body: string) => entry({ title: 'Notes from the Platform Guild', body });

  it('announce nothing that was then, and a note says when that was', async () => {
    const said = [
      spoken('Webinar on Wednesday, 4 March at 17:00'),
      spoken('Join us at the summit, June 1-2.'),
    ];
    const others = await otherTimes(said, week48);
    expect(await eventsOf(said, week48)).toMatchObject([{ start: '2027-06-01' }]);
    expect(await eventsOf(said, week48, others)).toEqual([]);
    expect(notesOnTime(others)).toMatchObject([
      { severity: 'note', hint: expect.stringContaining('-w 2026-W10') },
    ]);
  });

  it.each([
    'Webinar on Friday, 4 December at 17:00; the last one was on Wednesday, 4 March.',
    'Webinar on Wednesday, 4 March 2026',
    'Join us on 4 March.',
  ])('are not those that fit, or say their year, or no weekday: %s', async (body) => {
    expect((await otherTimes([spoken(body)], week48)).size).toBe(0);
  });

  it('are not those with a date of their own', async () => {
    const dated = { ...spoken('Webinar on Wednesday, 4 March'), date: '2026-11-24' };
    expect((await otherTimes([dated], week48)).size).toBe(0);
  });
});

describe('a date that only stands there is no event', () => {
  it.each([
    'The new compiler was released on March 3 and is fast.',
    'We have run this meetup since 1 April 2024.',
    'The report of 12 May says that nobody restores backups.',
    'On March 4 the provider suffered an outage at a conference centre.',
    'Slides from the workshop we held on March 5.',
    'Recap: everything from the June 12 conference, with recordings.',
    'The June 12 outage will be a topic at the conference.',
    'Join us for version 3.12 of the March 2026 report.',
    'Register now: 3/4 of all seats are taken, from $12.',
    'The flagship 4 may come to the conference later.',
    'They sprayed “5 March” over the invitation to the event.',
    'The webinar is in March 2026.',
    'Webinar recordings: https://example.org/2026-03-04-webinar and example.org/blog/2026-03-05/',
    'Platform Weekly Update, 2026-03-06',
    'Meeting notes, March 6, 2026: the workshop needs a room.',
    'The bug was filed on May 5. We will fix it before the summit.',
  ])('%s', async (body) => {
    expect(await datesIn(body)).toEqual([]);
  });
});

describe('the year', () => {
  const join = 'Join us on 4 January in the old mill.';

  it('follows from the issue: the next such day from then on', async () => {
    expect(await datesIn(join, { from: '2026-12-28' })).toEqual(['2027-01-04']);
    expect(await datesIn('Join us on 2 March.', {})).toEqual(['2026-03-02']);
  });

  it('is not the next one for a day that has just been', async () => {
    expect(await datesIn('Join us on 1 March.')).toEqual([]);
    expect(await datesIn('Join us on 30 December.')).toEqual([]);
  });

  it('is nothing to guess where the text names it', async () => {
    expect(await datesIn('Join us on 4 March 2027.')).toEqual(['2027-03-04']);
    expect(await datesIn('Join us on 4 March 2025.')).toEqual([]);
    expect(await datesIn('Join us for TapeConf 2025 on 4 March.')).toEqual([]);
    expect(await datesIn('TapeConf 2027 will be on 26 January.')).toEqual(['2027-01-26']);
  });

  it('is that behind a name in the title, where the sentence has none', async () => {
    const title = 'TapeConf 2025 (4-6 March): registration is open';
    expect(await datesIn('Join us from 4 to 6 March, in Ghent.', { title })).toEqual([]);
  });

  it('may have two digits', async () => {
    expect(await datesIn('Join us on 12 October ’12 for the fair.')).toEqual([]);
    expect(await datesIn("Join us on 12 October '26 for the fair.")).toEqual(['2026-10-12']);
  });

  it('has to agree with the weekday', async () => {
    expect(await datesIn('Join us on Wednesday, 4 March.')).toEqual(['2026-03-04']);
    expect(await datesIn('Join us on Thursday, 4 March.')).toEqual([]);
  });

  it('follows from the day of the entry where it has one', async () => {
    expect(await datesIn(join, { from: '2025-12-29', date: '2026-01-02' })).toEqual(['2026-01-04']);
  });

  it('is that of what is over, where the entry was written later', async () => {
    expect(await datesIn('Join us on 3 March.', { date: '2026-03-03' })).toEqual(['2026-03-03']);
    expect(await datesIn('Join us on 3 March.', { date: '2026-03-05' })).toEqual([]);
    expect(await datesIn('Join us on 3-6 March.', { date: '2026-03-05' })).toEqual(['2026-03-03/2026-03-06']);
    expect(await datesIn('Join us on 3 March.', { date: '2026-W10' })).toEqual(['2026-03-03']);
  });

  it('has to have that day', async () => {
    expect(await datesIn('Join us on 29 February 2027.')).toEqual([]);
    expect(await datesIn('Join us on 29 February 2028.')).toEqual(['2028-02-29']);
  });

  it('is not far away when the text says "today"', async () => {
    const today = 'Happening TODAY. We’re hosting a fireside chat. 🗓 23 February';
    expect(await datesIn(today, { from: '2026-02-23' })).toEqual(['2026-02-23']);
    expect(await datesIn(today, { from: '2025-11-24' })).toEqual([]);
  });
});

describe('a time', () => {
  it('is where it is, unless a zone is named', async () => {
    expect(await datesIn('Webinar on 9 March at 15:00')).toEqual(['2026-03-09T15:00']);
    expect(await datesIn('Webinar on 9 March at 15:00 (UTC)')).toEqual(['2026-03-09T15:00+00:00']);
    expect(await datesIn('Webinar on 9 March at 15:00 IST')).toEqual(['2026-03-09T15:00+05:30']);
    // Clocks went forward on 8 March; who writes "PST" then means what they show.
    expect(await datesIn('Webinar on 9 March at 15:00 PST')).toEqual(['2026-03-09T15:00-07:00']);
  });

  it.each([
    ['28 March', '+01:00'],
    ['29 March', '+02:00'],
    ['24 October', '+02:00'],
    ['25 October', '+01:00'],
  ])('of Central Europe is that of the clocks there on %s', async (day, offset) => {
    const [date] = await datesIn(`Webinar on ${day} at 15:00 CET`);
    expect(date?.slice(16)).toBe(offset);
  });

  it('takes no word for a zone', async () => {
    expect(await datesIn('At 6pm on March 5 get a seat at our meetup.')).toEqual(['2026-03-05T18:00']);
  });
});

describe('several dates', () => {
  it('of several events are an event each, by date', async () => {
    const body = 'TapeConf takes place June 22-24 in Oslo, and the Disk Summit takes place on May 5.';
    expect(await datesIn(body)).toEqual(['2026-05-05', '2026-06-22/2026-06-24']);
  });

  it('that are the same day are one event, told as fully as any of them', async () => {
    const title = 'Backup Meetup on 12 March';
    expect(await datesIn('Join us on Thursday, 12 March at 18:30. See you on March 12!', { title })).toEqual([
      '2026-03-12T18:30',
    ]);
  });

  it('inside a longer event are no events of their own', async () => {
    expect(await datesIn('The summit takes place June 22-26. Join us for a party on June 24.')).toEqual([
      '2026-06-22/2026-06-26',
    ]);
  });

  it('are one event where one follows the other, or all of them until the last', async () => {
    expect(await datesIn('Join us on 5/6 March.')).toEqual(['2026-03-05/2026-03-06']);
    expect(await datesIn('Join us between the 5th and the 8th March.')).toEqual(['2026-03-05/2026-03-08']);
  });

  it('that are no neighbours are not the days from the one to the other', async () => {
    expect(await datesIn('Join us on 5 and 9 March.')).toEqual([]);
    expect(await datesIn('Join us between 5 and 9 March.')).toEqual(['2026-03-05/2026-03-09']);
  });

  it('of which only the last was understood are left out', async () => {
    expect(await datesIn('Join us in room 5, 6 March.')).toEqual([]);
    expect(await datesIn('Join us on 28, 29 or 30 March.')).toEqual([]);
  });
});

describe('an event', () => {
  it('has the title of its entry and the words that say when', async () => {
    const announcing = entry({
      title: 'Restoring in Anger',
      body: 'Webinar: 🗓 Wed, 4 March ⏰ 17:00 – 18:00 CET!',
    });
    expect(await eventsOf([announcing], { period: WEEK, lang: 'en' })).toEqual([
      {
        entry: announcing.id,
        title: 'Restoring in Anger',
        start: '2026-03-04T17:00+01:00',
        end: '2026-03-04T18:00+01:00',
        text: 'Wed, 4 March ⏰ 17:00 – 18:00 CET',
      },
    ]);
  });

  it('of an entry without a title is called by its first words', async () => {
    const words = 'Join us on 12 March for an evening about backups, about restoring them, and about tape.';
    const events = await eventsOf([entry({ title: '', body: words })], { period: WEEK, lang: 'en' });
    expect(events[0]?.title).toBe(
      'Join us on 12 March for an evening about backups, about restoring them, and…',
    );
  });

  it('stands in the order of the dates, and of the entries where they are the same', async () => {
    const titles = [
      'Meetup on 12 March',
      'Webinar on 5 March',
      'Workshop on 12 March',
      'Summit on 12 March at 9am',
    ];
    const events = await eventsOf(
      titles.map((title) => entry({ title, body: '' })),
      { period: WEEK, lang: 'en' },
    );
    expect(events.map(({ title }) => title)).toEqual([titles[1], titles[0], titles[2], titles[3]]);
  });
});

describe('the language of the issue', () => {
  it.each([
    [
      'de',
      'Wir laden herzlich ein: Mittwoch, 4. März 2026, 17:00 - 18:00 Uhr.',
      '2026-03-04T17:00/2026-03-04T18:00',
    ],
    ['de', 'Das Treffen findet am 15. und 16. Oktober in Leipzig statt.', '2026-10-15/2026-10-16'],
    ['de-AT', 'Anmeldung bis 30.4.2026.', '2026-04-30'],
    ['fr', 'La conférence se tiendra du 29 au 31 mai à Nantes.', '2026-05-29/2026-05-31'],
    ['fr', 'Inscrivez-vous : jeudi 12 mars à 18h30.', '2026-03-12T18:30'],
    ['es', 'El congreso se celebrará del 4 al 6 de mayo.', '2026-05-04/2026-05-06'],
    ['it', 'Il convegno si terrà il 25 e 26 aprile a Torino.', '2026-04-25/2026-04-26'],
    ['pt-BR', 'O encontro acontece em 26 de abril de 2026, participe.', '2026-04-26'],
    ['nl', 'Meld je aan: de workshop is op 4 maart, 17:00-18:00.', '2026-03-04T17:00/2026-03-04T18:00'],
    ['ja', '勉強会の参加登録を受付中です。日時: 2026年3月12日 19:00', '2026-03-12T19:00'],
  ])('%s: %s', async (lang, body, date) => {
    expect(await datesIn(body, { lang })).toEqual([date]);
  });

  it.each([
    ['de', 'Die neue Version wurde am 4. März 2026 auf der Konferenz vorgestellt.'],
    ['fr', 'La panne a été signalée le 4 mars pendant la conférence.'],
    ['es', 'El congreso fue el 4 de marzo.'],
  ])('%s tells the past too: %s', async (lang, body) => {
    expect(await datesIn(body, { lang })).toEqual([]);
  });

  it('does not keep English announcements out', async () => {
    expect(await datesIn('Join us on 12 March.', { lang: 'de' })).toEqual(['2026-03-12']);
    expect(await datesIn('Join us on 12 March.', { lang: 'fi' })).toEqual(['2026-03-12']);
  });

  it.each([
    ['Anmeldung bis 30. April.', ['2026-04-30']],
    ['Probe des Chors: Freitag, 20.3.2026, 20 Uhr, Gemeindehaus.', ['2026-03-20T20:00']],
    ['Réunion publique : mardi 17 mars, 19h30, salle des fêtes.', ['2026-03-17T19:30']],
    ['Concierto en la plaza: sábado 28 de marzo, 20:30 h.', ['2026-03-28T20:30']],
    ['Concerto in chiesa, sabato 28 marzo, ore 20.30.', ['2026-03-28T20:30']],
    ['Ouderavond: donderdag 19 maart om 19.30 uur in de aula.', ['2026-03-19T19:30']],
    ['Concert in de kerk: zaterdag 4 april om 20.15 uur.', ['2026-04-04T20:15']],
    ['Reunião de pais: quinta-feira, 19 de março, às 18h30.', ['2026-03-19T18:30']],
    ['勉強会：3月19日18時 参加登録受付中', ['2026-03-19T18:00']],
    ['Wegen Umbau war das Café am 4. April geschlossen.', []],
    ['Le concert du 20 mars, 20h30, est annulé.', []],
    ['The crew of 5 Mars missions met in June.', []],
  ])('is not the only one: %s', async (body, dates) => {
    expect(await datesIn(body)).toEqual(dates);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    'join us',
    'webinar',
    'March',
    '4',
    '5th',
    '-',
    '–',
    ' to ',
    '17:00',
    'CET',
    '\n',
    '. ',
    '🗓',
    '2026',
    '2026-03-04',
    ',',
    '(',
    'https://example.org/',
    'May',
    'Wed',
    '&',
    'pm',
  );

  it('gives events of real days, not before the issue, whose words stand in the entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' '), async (pieces, glue) => {
        const one = entry({ title: 'A Walk', body: pieces.join(glue) });
        for (const { start, end, text } of await eventsOf([one], { period: WEEK, lang: 'de' })) {
          expect(one.body).toContain(text);
          expect(start >= WEEK.from).toBe(true);
          expect(Number.isNaN(Date.parse(start))).toBe(false);
          if (end === null) continue;
          expect(end.includes('T')).toBe(start.includes('T'));
          expect(Date.parse(end)).toBeGreaterThanOrEqual(Date.parse(start));
        }
      }),
    );
  });
});
