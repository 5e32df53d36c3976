import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../src/digest/events/events.ts';
import { entry } from '../../render/week.ts';

/** When the events of one snippet are, `start` or `start/end`, for an issue of week 10 of 2026. */
async function datesIn(body: string, lang: string): Promise<string[]> {
  const period = { from: '2026-03-02', to: '2026-03-08' };
  const events = await eventsOf([entry({ title: 'Notes from the Village Hall', body })], { period, lang });
  return events.map(({ start, end }) => (end === null ? start : `${start}/${end}`));
}

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
    ['fr', 'Brocante le 15 mars de 8 heures à 17 heures.', '2026-03-15T08:00/2026-03-15T17:00'],
    ['fr', 'Atelier le 14 mars de 10 à 12 h.', '2026-03-14T10:00/2026-03-14T12:00'],
    ['es', 'Mercadillo el 14 de marzo de 10 a 14 h, plaza mayor.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['es', 'Taller el 14 de marzo de 10:00 a 14:00.', '2026-03-14T10:00/2026-03-14T14:00'],
    ['es', 'Concierto el 14 de marzo a las 19 h.', '2026-03-14T19:00'],
    ['es', 'Concierto el 14 de marzo a las 19.30 horas.', '2026-03-14T19:30'],
    ['de', 'Konzert in der Kirche: Samstag, 14. März, 20 Uhr', '2026-03-14T20:00'],
    ['de', 'Konzert: Samstag, 14. März 2026, 19.30 Uhr', '2026-03-14T19:30'],
    ['de', 'Konzert: Samstag, 14. März, Einlass ab 19 Uhr', '2026-03-14T19:00'],
    ['de', 'Flohmarkt am 14. März, 10-14 Uhr', '2026-03-14T10:00/2026-03-14T14:00'],
    ['de', 'Flohmarkt am 14. März von 10 bis 14 Uhr', '2026-03-14T10:00/2026-03-14T14:00'],
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
