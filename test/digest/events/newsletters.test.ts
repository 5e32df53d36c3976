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

describe('a day that a street or a square is called by is none', () => {
  it.each([
    ['de', 'Zum Treffen in der Straße des 17. Juni 135 ist herzlich eingeladen, wer mag.'],
    ['de', 'Treffpunkt zur Führung ist der Platz des 18. März.'],
    ['fr', 'Rendez-vous place du 14 Juillet, devant la fontaine.'],
    ['es', 'Nos vemos en la avenida 9 de Julio, esquina Corrientes.'],
    ['it', 'Ci vediamo in piazza 20 Settembre davanti alla banca.'],
    ['pt', 'Encontro marcado na rua 25 de Março, junto ao mercado.'],
  ])('%s: %s', async (lang, body) => expect(await datesIn(body, { lang })).toEqual([]));

  it('and the day of the gathering beside it is one', async () => {
    const body = 'Rendez-vous samedi 14 mars à 15h, place du 14 Juillet.';
    expect(await datesIn(body, { lang: 'fr' })).toEqual(['2026-03-14T15:00']);
  });
});

it('what the title says in brackets is off does not take place', async () => {
  const title = 'Drinks in Utrecht (cancelled due to the heat)';
  expect(await datesIn('Sign up, please. When? Thursday March 12th, from 18:00.', { title })).toEqual([]);
});

describe('a time of day is read as clubs and villages write it', () => {
  it.each([
    ['Tea dance: Saturday 14 March at 2.30', '2026-03-14T14:30'],
    ['Concert at 7.30, Saturday 14 March', '2026-03-14T19:30'],
    ['Quiz night: Friday 13 March at 8', '2026-03-13T20:00'],
    ['Gig: Saturday 14 March, doors 8, music 9', '2026-03-14T20:00'],
    ['Meeting on Friday the 13th of March at 7pm', '2026-03-13T19:00'],
    ['Concert in the barn: Saturday 14 March, 19h30', '2026-03-14T19:30'],
    ['Workshop: zaterdag 14 maart van 12:00u tot 14:30u', '2026-03-14T12:00/2026-03-14T14:30'],
    ['Concert: zaterdag 14 maart om 19u30', '2026-03-14T19:30'],
    ['Concert op zaterdag 14 november 2026 om 20u', '2026-11-14T20:00'],
    ['Concierto el 14 de marzo, 19 h, plaza mayor.', '2026-03-14T19:00'],
    ['Concierto el 14 de marzo a las 7 de la tarde.', '2026-03-14T19:00'],
    ['Concerto: sabato 14 marzo, 20.30', '2026-03-14T20:30'],
    ['Concerto: sabato 14 marzo alle 21 in chiesa', '2026-03-14T21:00'],
    ['Concerto no dia 14 de março pelas 21h00.', '2026-03-14T21:00'],
    ['Concert : samedi 14 mars, 20 heures', '2026-03-14T20:00'],
    ['コンサート：3月14日（土）午後7時30分開演', '2026-03-14T19:30'],
    ['開催日: 2026年7月18日(土) 10:00 〜 18:00', '2026-07-18T10:00/2026-07-18T18:00'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });

  it.each([
    ['at 8 places', 'Join us on 14 March at 8 places in town.'],
    ['from 7 people', 'Join us on 14 March from 7 boats.'],
    ['20 heures de musique', 'Concert le 14 mars, 20 heures de musique : inscrivez-vous.'],
  ])('and "%s" is none', async (_, body) => {
    expect((await datesIn(body)).join()).not.toContain('T');
  });
});

describe('an English hour from 7 to 11 is in that half of the day of which its words speak', () => {
  it.each([
    ['Concert in the church: Saturday 14 March, 7.30', '2026-03-14T19:30'],
    ['Ceilidh dance: Saturday 14 March, 7.30 - 11', '2026-03-14T19:30/2026-03-14T23:00'],
    ['Supper: Saturday 14 March, 7.30 for 8pm, all welcome', '2026-03-14T19:30'],
    ['Breakfast: Saturday 14 March at 8.30, all welcome', '2026-03-14T08:30'],
    ['Sung Mass: Sunday 15 March at 9.30', '2026-03-15T09:30'],
    ['Concert for families: Saturday 14 March, 10.30 - 12.30', '2026-03-14T10:30/2026-03-14T12:30'],
    ['Committee meeting: Monday 16 March, 10.15', '2026-03-16T10:15'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });

  it('and where none does, 7 and 8 are no time: it may be either', async () => {
    expect(await datesIn('Committee meeting: Monday 16 March, 7.30')).toEqual(['2026-03-16']);
    expect(await datesIn('Committee meeting: Monday 16 March, 07:30')).toEqual(['2026-03-16T07:30']);
  });
});

describe('several days are one event', () => {
  it.each([
    ['Der Workshop findet vom 3. bis 5. April statt.', '2026-04-03/2026-04-05'],
    ['Das Turnier findet am 25. / 26. April 2026 statt.', '2026-04-25/2026-04-26'],
    ['Seminar am 14./15. März', '2026-03-14/2026-03-15'],
    ['Seminar 3.–5. April', '2026-04-03/2026-04-05'],
    ['Der Kurs findet am 28. und 29.06.2026 statt.', '2026-06-28/2026-06-29'],
    ['Le stage aura lieu les samedi 11 et dimanche 12 avril.', '2026-04-11/2026-04-12'],
    ['La rencontre se tiendra du 3 au 5 avril.', '2026-04-03/2026-04-05'],
    ['El curso se celebrará del 3 al 5 de abril.', '2026-04-03/2026-04-05'],
    ['Il corso si terrà dal 3 al 5 aprile.', '2026-04-03/2026-04-05'],
    ['Il corso si terrà il 14 e il 15 marzo.', '2026-03-14/2026-03-15'],
    ['De cursus vindt plaats van 24 tot en met 26 maart.', '2026-03-24/2026-03-26'],
    ['Het congres vindt plaats op donderdag 26 en vrijdag 27 maart.', '2026-03-26/2026-03-27'],
    ['O congresso acontece entre 1 e 3 de abril.', '2026-04-01/2026-04-03'],
    ['O congresso acontece nos dias 15, 16 e 17 de outubro.', '2026-10-15/2026-10-17'],
    ['カンファレンスは11月14日から16日まで開催します。', '2026-11-14/2026-11-16'],
    ['カンファレンスは6月20日、21日、22日に開催します。', '2026-06-20/2026-06-22'],
    ['カンファレンスは9月7日〜8日に開催します。', '2026-09-07/2026-09-08'],
    ['シンポジウムは3月10日(火)〜12日(木)に開かれます。', '2026-03-10/2026-03-12'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });

  it('but not where the weekday is wrong, or the first is no day before', async () => {
    expect(await datesIn('Het congres vindt plaats op dinsdag 25 en woensdag 26 maart.')).toEqual([]);
    expect(await datesIn('Der Kurs findet am 28. und 26. März statt.')).toEqual([]);
    expect(await datesIn('Der Stand vom 3. April zählt, teilnehmen dürfen alle.')).toEqual([]);
  });
});

describe('a language is heard by its weekdays and figures too', () => {
  it.each([
    ['Op zaterdag 14 november organiseren we een workshop, meld je aan.', '2026-11-14'],
    ['Die Taufe findet am Sonntag, dem 29.03.2026 statt.', '2026-03-29'],
    ['次回の勉強会は2026/03/14(土)に予定されています。', '2026-03-14'],
  ])('%s', async (body, date) => {
    expect(await datesIn(body)).toEqual([date]);
  });
});

describe('a programme says the day, and then what is on', () => {
  it.each([
    ['27 de marzo. Conferencia: La crisis climática, en el instituto.', ['2026-03-27']],
    ['27. März. Vortrag: Wie der Wald sich erholt, mit Frau Özdemir im Saal.', ['2026-03-27']],
    ['27 March. The board saw the accounts, and the workshop needs a roof before long.', []],
  ])('%s', async (body, dates) => {
    expect(await datesIn(body, { title: 'Casa de la Cultura' })).toEqual(dates);
  });
});

it.each(['Opa Willi hat am 27. März Geburtstag.', 'Op 27 maart is de verjaardag van oma.'])(
  'a birthday is no event: %s',
  async (body) => {
    expect(await datesIn(body)).toEqual([]);
  },
);
