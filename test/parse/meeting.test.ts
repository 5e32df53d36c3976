import { describe, expect, it } from 'vitest';
import { areNames, isAttendance, isMeetingHead, isOfMeeting } from '../../src/parse/meeting.ts';
import { readMasthead } from '../../src/text/masthead.ts';

describe('who met', () => {
  it.each([
    [['Present: Ines Moor, Bo Larsen']],
    [['Date: 12 March 2026', 'Chair: Petra', 'Apologies: Ruth']],
    [['Présent.e.s : Inès, Bo', 'Durée de la réunion : 2 heures']],
    [['Anwesend: Ines', 'Beginn der Sitzung: 19:15 Uhr']],
    [['Teilnehmer:innen: Ines, Bo']],
    [['Present: Ines Moor, Bo Larsen,', 'Petra Vale, Dan Okafor']],
    [['出席者：山田、佐藤']],
    [['Present: the clerk; Ines Moor; two members of the public']],
    [['Present: 12 members', 'Apologies: none']],
  ])('is told by %j', (lines) => expect(isMeetingHead(lines)).toBe(true));

  it.each([
    [['Date: 12 March 2026', 'Place: the hall']],
    [['Present: Ines', 'Done: the gate is mended']],
    [['Present a summary to the board: on Monday']],
    [['The minutes: all agreed']],
    [['Present: a new tool for slides', 'Recording: how we cut podcasts']],
    [['Participants: who pays for the network in the end?']],
    [[]],
  ])('is not told by %j', (lines) => expect(isMeetingHead(lines)).toBe(false));

  it('says when and where as well', () => {
    expect(isOfMeeting(['Date: 12 March 2026', 'Place: the hall'])).toBe(true);
    expect(isOfMeeting([])).toBe(false);
  });

  it.each([
    'Present',
    'Apologies:',
    'Aanwezige leden (12):',
    'Remote attendees',
    '**Anwesend**',
    'Members present',
  ])('stands under %s', (name) => expect(isAttendance(name)).toBe(true));

  it.each(['Agenda', 'The present state of the roof and of the tower', 'A presentation', ''])(
    'does not stand under %j',
    (name) => expect(isAttendance(name)).toBe(false),
  );

  it('are names, with what they are', () => {
    expect(areNames(['Antoine du Hamel @aduh (TSC)', 'Ruth Hale [chair]', 'Bo'])).toBe(true);
    expect(areNames(['Ines Moor, Bo Larsen, three members of the public'])).toBe(true);
    expect(areNames(['Read a book about bees', 'Mend the gate'])).toBe(false);
    expect(areNames(['Ring the office before nine if your child stays at home.'])).toBe(false);
    expect(areNames([])).toBe(false);
  });
});

describe('a line that heads minutes', () => {
  it.each([
    ['Minutes of the committee meeting held on Thursday 12 March 2026', '2026-03-12'],
    ['Minutes of the Annual General Meeting', null],
    ['Draft minutes of Harwell Parish Council, 5 March 2026', '2026-03-05'],
    ['Protokoll der Mitgliederversammlung vom 13. Februar 2026', '2026-02-13'],
    ['Protokoll Vorstandssitzung, 4. März 2026', '2026-03-04'],
    ['Committee minutes, 4 March 2026', '2026-03-04'],
    ['Notulen bestuursvergadering 6 januari 2026', '2026-01-06'],
    ['Compte rendu de la réunion du 5 mars 2026', '2026-03-05'],
    ['Minutes from the TSC call', null],
  ])('is %j', (line, date) => expect(readMasthead(line)).toEqual({ date }));

  it.each([
    'Minutes of the last meeting',
    'Minutes of the previous meeting, 12 February 2026',
    'Minutes of silence were kept in the hall.',
    'Minutes of Silence for the Old Build Server',
    'Verslag van een fietsreis naar Texel',
    'Compte rendu de lecture : les Îles',
    'Minutes',
    'Ten minutes of silence',
  ])('is not %j', (line) => expect(readMasthead(line)).toBeNull());
});
