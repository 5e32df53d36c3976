import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../src/digest/events/events.ts';
import { entry } from '../../render/week.ts';

/** When the events of one snippet are, `start` or `start/end`, for an issue of week 10 of 2026. */
async function datesIn(body: string, lang: string): Promise<string[]> {
  const period = { from: '2026-03-02', to: '2026-03-08' };
  const events = await eventsOf([entry({ title: 'Notes from the Village Hall', body })], { period, lang });
  return events.map(({ start, end }) => (end === null ? start : `${start}/${end}`));
}

describe('a day in figures without a year', () => {
  it.each([
    'Elternabend der 4b: Fr 19.3., 20 Uhr',
    'Elternabend der 4b: 19.3., 20 Uhr',
    'Workshop zu Version 3.2. am Abend, 20 Uhr',
    'Workshop: so 15.3. bis 20 Uhr',
    'Workshop: Do 19.3.1, 20 Uhr',
  ])('is none without its weekday: %s', async (body) => {
    expect(await datesIn(body, 'de')).toEqual([]);
  });
});

describe('a time of day is read as a language writes it', () => {
  it.each([
    ['en', 'The Two Sisters play the Anchor, Saturday 14 March, doors 7pm', '2026-03-14T19:00'],
    ['en', 'Concert: March 14, doors open at 7.30pm', '2026-03-14T19:30'],
    [
      'fr',
      'Vide-grenier dimanche 15 mars de 8h à 17h, place du marché.',
      '2026-03-15T08:00/2026-03-15T17:00',
    ],
    ['fr', 'Réunion le 12 mars 2026 à 20 heures, salle des fêtes.', '2026-03-12T20:00'],
    ['fr', 'Réunion le 12 mars à 20 heures 30.', '2026-03-12T20:30'],
    ['fr', 'Réunion publique le jeudi 12 mars à 18 h 30 à la mairie.', '2026-03-12T18:30'],
    ['fr', 'Prochaine réunion : jeudi 12 mars à 18h30, salle des fêtes.', '2026-03-12T18:30'],
    ['fr', 'Brocante le 15 mars de 8 heures à 17 heures.', '2026-03-15T08:00/2026-03-15T17:00'],
    ['fr', 'Atelier le 14 mars de 10 à 12 h.', '2026-03-14T10:00/2026-03-14T12:00'],
    ['es', 'Mercadillo el 14 de marzo de 10 a 14 h, plaza mayor.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['es', 'Taller el 14 de marzo de 10:00 a 14:00.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['es', 'Concierto el 14 de marzo a las 19 h.', '2026-03-14T19:00'],
    ['es', 'Concierto el 14 de marzo a las 19.30 horas.', '2026-03-14T19:30'],
    ['de', 'Konzert in der Kirche: Samstag, 14. März, 20 Uhr', '2026-03-14T20:00'],
    ['de', 'Konzert: Samstag, 14. März 2026, 19.30 Uhr', '2026-03-14T19:30'],
    ['de', 'Konzert am Samstag, 14. März, um halb acht in der Kirche', '2026-03-14T19:30'],
    ['en', 'The call for pictures closes at noon on Friday 20 March.', '2026-03-20T12:00'],
    ['en', 'Meeting: 12 noon, Friday 20 March, in the hall', '2026-03-20T12:00'],
    ['en', 'Stream on March 12 at 8pm.', '2026-03-12T20:00'],
    ['en', 'Game jam: 13-15 March', '2026-03-13/2026-03-15'],
    ['nl', 'Concert op 12 maart, 20u.', '2026-03-12T20:00'],
    ['en', 'Community call: March 12, 2026, 11am EST', '2026-03-12T11:00-04:00'],
    ['en', 'Appeals close on 31 March.', '2026-03-31'],
    ['nl', 'Tekenavond op 12 maart, 10u.', '2026-03-12T10:00'],
    ['nl', 'Buurtvergadering: donderdag 12 maart, 11u', '2026-03-12T11:00'],
    ['nl', 'Vergadering op 12 maart om half acht.', '2026-03-12T19:30'],
    ['it', 'Concerto sabato 14 marzo, ore 21.', '2026-03-14T21:00'],
    ['sv', 'Konsert i kyrkan lördag 14 mars kl. 18.', '2026-03-14T18:00'],
    ['sv', 'Årsmöte lördagen den 14 mars klockan 18.30 i bygdegården.', '2026-03-14T18:30'],
    ['sv', 'Föreläsning torsdag 12 mars kl. 18–20.', '2026-03-12T18:00/2026-03-12T20:00'],
    ['sv', 'Körövning torsdag 12 mars halv åtta.', '2026-03-12T19:30'],
    ['sv', 'Marknad 21–22 mars i Holm.', '2026-03-21/2026-03-22'],
    ['sv', 'Anmäl dig senast 20 mars.', '2026-03-20'],
    ['de', 'Konzert: Samstag, 14. März, Einlass ab 19 Uhr', '2026-03-14T19:00'],
    ['de', 'Flohmarkt am 14. März, 10-14 Uhr', '2026-03-14T10:00/2026-03-14T14:00'],
    ['de', 'Flohmarkt am 14. März von 10 bis 14 Uhr', '2026-03-14T10:00/2026-03-14T14:00'],
    ['de', 'Elternabend der 4b: Do 19.3., 20 Uhr', '2026-03-19T20:00'],
    ['de', 'Chorprobe: Mo., 16.3., um 19.30 Uhr', '2026-03-16T19:30'],
    ['de', 'Elternabend: Donnerstag, 19.03. 20 Uhr', '2026-03-19T20:00'],
    ['en', 'Litter pick: Sunday 15 March, meet 10am', '2026-03-15T10:00'],
    ['en', 'Workshop: 2026-03-19T14:00Z to 15:00Z', '2026-03-19T14:00+00:00/2026-03-19T15:00+00:00'],
    ['en', 'Webinar: 2026-03-19T14:00+01:00', '2026-03-19T14:00+01:00'],
    ['en', 'Workshop on 18 March from 22:00 to 24:00 CET', '2026-03-18T22:00+01:00/2026-03-19T00:00+01:00'],
    ['it', 'Concerto il 14 marzo alle ore 20.', '2026-03-14T20:00'],
    ['it', 'Concerto il 14 marzo, ore 20.30', '2026-03-14T20:30'],
    ['it', 'Mercatino il 14 marzo dalle 10 alle 14.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['pt', 'Concerto em 14 de março às 20h30.', '2026-03-14T20:30'],
    ['pt', 'Feira em 14 de março das 10h às 14h.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['nl', 'Rommelmarkt op 14 maart van 10 tot 14 uur.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['nl', 'Rommelmarkt op 14 maart van 10.00 tot 14.00.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['nl', 'Concert op 14 maart, 20 uur.', '2026-03-14T20:00'],
  ])('%s: %s', async (lang, body, date) => {
    expect(await datesIn(body, lang)).toEqual([date]);
  });

  it('and the words of the event end with it', async () => {
    const said = entry({ title: 'Salle des fêtes', body: 'Réunion le 12 mars à 20 heures.' });
    const context = { period: { from: '2026-03-02', to: '2026-03-08' }, lang: 'fr' };
    expect((await eventsOf([said], context))[0]?.text).toBe('12 mars à 20 heures');
  });
});

describe('a weekday, a day and a time with little else are an event, whatever it is called', () => {
  it.each([
    ['en', 'Picket: Thursday 12 March, 6am', '2026-03-12T06:00'],
    ['en', 'Playtest on Wednesday 11 March at 19:00 UTC', '2026-03-11T19:00+00:00'],
    ['en', 'Darts: Tuesday 17 March, 8pm, the Plough', '2026-03-17T20:00'],
    ['de', 'Chorprobe am Montag, 16. März, 19.30 Uhr, Gemeindehaus', '2026-03-16T19:30'],
    ['fr', 'Répétition mardi 17 mars à 20h, salle Ravel', '2026-03-17T20:00'],
  ])('%s: %s', async (lang, title, event) => {
    expect(await timesOf(title, '', lang)).toEqual([event]);
  });

  it.each([
    ['within the week, where it may be when somebody wrote', 'Ben Ross, Friday 6 March 2026, 10:15'],
    ['behind what tells of the past', 'Posted on Saturday 14 March 2026 at 10:15'],
    [
      'among many words',
      'The train that left Leeds for York on Sunday 15 March 2026 at 10:15 was told of by all',
    ],
    ['without a time', 'Thursday 12 March: stand-up'],
  ])('and none %s', async (_, title) => {
    expect(await timesOf(title, '')).toEqual([]);
  });
});

describe('what only counts hours or people is no time of day', () => {
  it.each([
    ['fr', 'Hackathon le 14 mars, 24 heures de code : inscrivez-vous.'],
    ['es', 'Taller el 14 de marzo de 10 a 14 personas, inscripciones abiertas.'],
    ['es', 'Hackathon el 14 de marzo, 24 horas, inscripciones abiertas.'],
    ['de', 'Workshop am 14. März, 20 Plätze, jetzt anmelden.'],
    ['en', 'Join us on 14 March, doors to the 7 pumps are open.'],
    ['it', 'Corso il 14 marzo, 10 ore, iscriviti.'],
    ['nl', 'Hackathon op 14 maart van 10 tot 14 mensen, meld je aan.'],
  ])('%s: %s', async (lang, body) => {
    expect((await datesIn(body, lang)).join()).not.toContain('T');
  });
});

/** When the events of an entry are, `start` or `start/end`, for an issue of week 10 of 2026. */
async function timesOf(title: string, body: string, lang = 'en'): Promise<string[]> {
  const period = { from: '2026-03-02', to: '2026-03-08' };
  const events = await eventsOf([entry({ title, body })], { period, lang });
  return events.map(({ start, end }) => (end === null ? start : `${start}/${end}`));
}

describe('what has its day in the title begins at the time that the body says', () => {
  it.each([
    ['en', 'Spring fair, Saturday 14 March', 'Doors open at 3.30 pm.', '2026-03-14T15:30'],
    ['en', 'Concert on Friday 13 March', 'Starts at 7 pm. Tickets at the office.', '2026-03-13T19:00'],
    ['en', 'River walk: Sunday 15 March', 'Meet at 10:15 by the gate; back by 12.', '2026-03-15T10:15'],
    ['en', 'Plant sale, 14 March', 'In the hall, from 10am to 2pm.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['de', 'Konzert am Samstag, 14. März', 'In der Kirche. Beginn: 20 Uhr.', '2026-03-14T20:00'],
    ['fr', 'Vide-grenier, dimanche 15 mars', 'Ouverture à 8h30.', '2026-03-15T08:30'],
    ['nl', 'Rommelmarkt, zaterdag 14 maart', 'Aanvang 10.00 uur.', '2026-03-14T10:00'],
    ['es', 'Mercadillo, sábado 14 de marzo', 'Empieza a las 10:00.', '2026-03-14T10:00'],
    ['it', 'Concerto, sabato 14 marzo', 'Inizio alle 20:30.', '2026-03-14T20:30'],
    ['pt', 'Feira, sábado 14 de março', 'Abertura às 10h30.', '2026-03-14T10:30'],
  ])('%s: %s / %s', async (lang, title, body, event) => {
    expect(await timesOf(title, body, lang)).toEqual([event]);
  });

  it('and says the words of both', async () => {
    const period = { from: '2026-03-02', to: '2026-03-08' };
    const fair = entry({
      title: 'Spring fair, Saturday 14 March',
      body: 'In the hall. Doors open at 3.30 pm.',
    });
    const [event] = await eventsOf([fair], { period, lang: 'en' });
    expect(event).toMatchObject({ start: '2026-03-14T15:30', text: 'Saturday 14 March at 3.30 pm' });
  });

  it.each([
    ['a time of something else', 'Concert on Friday 13 March', 'Ticket sale starts on Monday at 9 am.'],
    ['a time with a day of its own', 'Concert on Friday 13 March', 'Starts at 7 pm on 20 March, they say.'],
  ])('but %s is not its time', async (_, title, body) => {
    expect(await timesOf(title, body)).not.toContain('2026-03-13T09:00');
    expect(await timesOf(title, body)).not.toContain('2026-03-13T19:00');
  });
});

describe('what stands under a day is on that day', () => {
  it.each([
    ['Sat 14 March', ['2026-03-14T10:00']],
    ['March 14th', ['2026-03-14T10:00']],
    ['Boats', []],
  ])('%s', async (section, days) => {
    const period = { from: '2026-03-02', to: '2026-03-08' };
    const pick = entry({ title: '10am Litter pick, meet at the lock', body: '', section });
    const events = await eventsOf([pick], { period, lang: 'en' });
    expect(events.map(({ start }) => start)).toEqual(days);
  });
});

describe('a poster needs no word for what it announces', () => {
  it('where it says the day of the week, the day and the time, and little else', async () => {
    const when = 'Tuesday 10 March, 4:30-7pm, in the library.';
    expect(await timesOf('Parents’ evening', when)).toEqual(['2026-03-10T16:30/2026-03-10T19:00']);
  });

  it('but for what is told as past', async () => {
    expect(await timesOf('The server was down', 'Tuesday 10 March, 14:05, for an hour.')).toEqual([]);
  });
});

describe('an hour without am or pm is one at which people meet', () => {
  it.each([
    ['Whist drive: Friday 13 March, 1.30 – 3.30', '2026-03-13T13:30/2026-03-13T15:30'],
    ['Tea dance: Saturday 14 March, 2.30 - 4pm', '2026-03-14T14:30/2026-03-14T16:00'],
    ['Next meeting: Thursday 12 March at 2:00', '2026-03-12T14:00'],
    ['Jumble sale: Saturday 14 March, 9.30 - 3.30', '2026-03-14T09:30/2026-03-14T15:30'],
    ['Plant sale: Saturday 14 March, 10.30 - 12.30', '2026-03-14T10:30/2026-03-14T12:30'],
    ['Book fair: Saturday 14 March, 11-1pm', '2026-03-14T11:00/2026-03-14T13:00'],
    ['Ceilidh dance: Saturday 14 March, 8pm - 1.30am', '2026-03-14T20:00/2026-03-15T01:30'],
    ['Ceilidh dance: Saturday 14 March, 8pm - 1:30', '2026-03-14T20:00/2026-03-15T01:30'],
    ['Dawn walk: Sunday 15 March, 5.30am', '2026-03-15T05:30'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body, 'en')).toEqual([date]);
  });

  it.each([
    ['Night walk: Sunday 15 March, 02:30', '2026-03-15T02:30'],
    ['Webinar: Thursday 12 March, 3:00 UTC', '2026-03-12T03:00+00:00'],
    ['Nachtkonzert: Samstag, 14. März, 2:30 Uhr', '2026-03-14T02:30', 'de'],
  ])('and what is counted to 24 stays: %s', async (body, date, lang = 'en') => {
    expect(await datesIn(body, lang)).toEqual([date]);
  });
});
