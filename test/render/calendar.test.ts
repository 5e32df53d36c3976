/** The calendar file, read back by ical.js. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { calendarOf } from '../../src/render/calendar.ts';
import { oneLine, printable } from '../../src/render/printable.ts';
import { isSameDigest } from '../../src/render/render.ts';
import type { Digest, DigestEvent } from '../../src/types.ts';
import { anyText } from '../support/texts.ts';
import { page, published, written } from './publications.ts';
import { digest, entry, theme } from './week.ts';

const talk: DigestEvent = {
  entry: 'a1b2c3d4e5f6',
  title: 'An Evening on Tape; Bring Questions, Please',
  start: '2026-03-04T17:00',
  end: '2026-03-04T18:00',
  text: 'Wednesday, 4 March 17:00 – 18:00',
};
const camp: DigestEvent = {
  entry: '0a1b2c3d4e5f',
  title: 'Runbook Camp',
  start: '2026-06-01',
  end: '2026-06-02',
  text: 'June 1-2',
};

const week = digest({
  publication: published,
  themes: [
    theme('Storage', [
      entry({
        id: 'a1b2c3d4e5f6',
        title: talk.title,
        body: 'Wednesday, 4 March 17:00 – 18:00.\nC:\\tapes; and more, too.\nhttps://tape.example/evening',
        links: ['https://tape.example/evening,late?a=1;b=2', 'https://tape.example/evening'],
      }),
      entry({ id: '0a1b2c3d4e5f', title: camp.title, body: 'June 1-2, in the old mill.' }),
    ]),
  ],
  events: [talk, camp],
});

// The name of a calendar is a text (RFC 7986), which ical.js does not know.
ICAL.design.icalendar.property.name = { defaultType: 'text' };

/** The calendar as a program sees it. */
function read(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text));
}

/** The events as a program sees them. */
function eventsIn(text: string): ICAL.Component[] {
  return read(text).getAllSubcomponents('vevent');
}

/** One event, from `start` to `end`: its two times as they are written, and nothing where there is none. */
function timesOf(start: string, end: string | null): string[] {
  const of = { ...week, events: [{ ...talk, start, end }] };
  const lines = calendarOf(of).match(/^DT(?:START|END)[;:].*$/gm);
  return lines!.map((line) => line.replace('\r', ''));
}

describe('a calendar (RFC 5545)', () => {
  it('names the program and the digest, and asks for no answer', () => {
    const calendar = read(calendarOf({ ...week, title: 'Tape, Mostly; \\o/' }));
    const value = (name: string) => calendar.getFirstPropertyValue(name);
    expect(value('version')).toBe('2.0');
    expect(value('prodid')).toBe('-//digest//digest//EN');
    expect(value('name')).toBe('Tape, Mostly; \\o/');
    expect(value('x-wr-calname')).toBe('Tape\\, Mostly\\; \\\\o/');
    expect(value('method')).toBeNull();
  });

  it('says of an event what its entry says', () => {
    const [first, second] = eventsIn(calendarOf(week)).map((each) => {
      const value = (name: string) => each.getFirstPropertyValue(name)?.toString();
      return [value('summary'), value('description'), value('url'), value('transp'), value('dtstamp')];
    });
    expect(first).toEqual([
      'An Evening on Tape; Bring Questions, Please',
      'Wednesday, 4 March 17:00 – 18:00.\nC:\\tapes; and more, too.\nhttps://tape.example/evening\n' +
        'https://tape.example/evening,late?a=1;b=2',
      'https://tape.example/evening%2Clate?a=1%3Bb=2',
      'TRANSPARENT',
      '2026-03-08T18:00:00Z',
    ]);
    expect(second).toEqual([
      'Runbook Camp',
      'June 1-2, in the old mill.',
      `${page}#e-0a1b2c3d4e5f`,
      'TRANSPARENT',
      '2026-03-08T18:00:00Z',
    ]);
  });

  it('shows the summary of an entry that has one', () => {
    const [storage] = week.themes;
    const [first, ...others] = storage!.entries;
    const themes = [
      { ...storage!, entries: [{ ...first!, summary: 'Tape, in short.', links: [] }, ...others] },
    ];
    expect(eventsIn(calendarOf({ ...week, themes }))[0]!.getFirstPropertyValue('description')).toBe(
      'Tape, in short.',
    );
  });

  it('keeps an event whose entry is not shown', () => {
    const [event] = eventsIn(calendarOf({ ...week, themes: [] }));
    expect(event!.getFirstPropertyValue('summary')).toBe(talk.title);
    expect(event!.getFirstPropertyValue('description')).toBeNull();
  });

  it('has lines of at most 75 bytes, ended by CR and LF', () => {
    const title = 'Ein Abend über Bänder 🧵 '.repeat(20);
    const text = calendarOf({ ...week, events: [{ ...talk, title }] });
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(eventsIn(text)[0]!.getFirstPropertyValue('summary')).toBe(title.trim());
  });

  it('without events holds the one part that means nothing', () => {
    expect(calendarOf(digest({ title: 'END:VCALENDAR' })).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//digest//digest//EN',
      'NAME:END:VCALENDAR',
      'X-WR-CALNAME:END:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'TZID:UTC',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0000',
      'END:STANDARD',
      'END:VTIMEZONE',
      'END:VCALENDAR',
      '',
    ]);
    const partsOf = (of: Digest) =>
      read(calendarOf(of))
        .getAllSubcomponents()
        .map(({ name }) => name);
    expect(partsOf(digest())).toEqual(['vtimezone']);
    expect(partsOf(week)).toEqual(['vevent', 'vevent']);
  });
});

describe('when', () => {
  it('a time is local wherever the reader is', () => {
    expect(timesOf('2026-03-04T17:00', '2026-03-04T18:00')).toEqual([
      'DTSTART:20260304T170000',
      'DTEND:20260304T180000',
    ]);
  });

  it('a time with an offset is a moment', () => {
    const moments = ['DTSTART:20260304T233000Z', 'DTEND:20260305T003000Z'];
    expect(timesOf('2026-03-05T05:00+05:30', '2026-03-05T06:00+05:30')).toEqual(moments);
    expect(timesOf('2026-03-05T05:00+05:30', '2026-03-05T06:00')).toEqual(moments);
    expect(timesOf('2026-03-04T23:30', '2026-03-05T00:30Z')).toEqual(moments);
  });

  it('a day lasts until the next one', () => {
    expect(timesOf('2026-12-31', null)).toEqual(['DTSTART;VALUE=DATE:20261231']);
    expect(timesOf('2026-12-30', '2026-12-31')).toEqual([
      'DTSTART;VALUE=DATE:20261230',
      'DTEND;VALUE=DATE:20270101',
    ]);
    expect(timesOf('2026-03-29', '2026-03-29')).toEqual([
      'DTSTART;VALUE=DATE:20260329',
      'DTEND;VALUE=DATE:20260330',
    ]);
  });

  it('whole days it is when only a day is known of one end', () => {
    expect(timesOf('2026-03-04T17:00', '2026-03-06')).toEqual([
      'DTSTART;VALUE=DATE:20260304',
      'DTEND;VALUE=DATE:20260307',
    ]);
  });

  it('no end is made up, and none is before its beginning', () => {
    expect(timesOf('2026-03-04T17:00', null)).toEqual(['DTSTART:20260304T170000']);
    expect(timesOf('2026-03-04T17:00', '2026-03-04T16:00')).toEqual(['DTSTART:20260304T170000']);
    expect(timesOf('2026-03-04', '2026-03-01')).toEqual(['DTSTART;VALUE=DATE:20260304']);
  });

  it.each([
    ['Asia/Tokyo', -540],
    ['America/New_York', 300],
    ['Pacific/Apia', -780],
  ])('it does not depend on a machine in %s', (zone, offset) => {
    const events = [talk, camp, { ...talk, start: '2026-03-29T02:30', end: '2026-03-29T03:30+02:00' }];
    const expected = calendarOf({ ...week, events });
    vi.stubEnv('TZ', zone);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(new Date('2026-01-01').getTimezoneOffset()).toBe(offset);
    expect(calendarOf({ ...week, events })).toBe(expected);
  });
});

describe('a second run', () => {
  const uids = (of: Digest) => eventsIn(calendarOf(of)).map((each) => each.getFirstPropertyValue('uid'));

  it('names the events as before, whatever else has changed', () => {
    expect(uids(week)).toEqual([
      '4cc680fd-75f4-5f7c-84ca-409cc75e7201',
      '45de130e-cc1f-511d-a2c6-ccb08356b0c7',
    ]);
    const changed = { ...week, title: 'Another', themes: [], generatedAt: '2027-01-01T00:00:00Z' };
    const events = week.events.map((event) => ({ ...event, title: 'Moved Indoors', end: null }));
    expect(uids({ ...changed, events })).toEqual(uids(week));
    expect(uids({ ...week, events: [{ ...talk, start: '2026-03-05T17:00', end: null }, camp] })[0]).not.toBe(
      uids(week)[0],
    );
  });

  it('leaves the file when only the clock moved', () => {
    const later = calendarOf({ ...week, generatedAt: '2026-03-09T07:30:00Z' });
    expect(isSameDigest('ics')(calendarOf(week), later)).toBe(true);
  });

  it('writes it when a text has changed, also one that looks like the time', () => {
    const titled = (title: string) => calendarOf({ ...week, title, events: [{ ...talk, title }, camp] });
    expect(isSameDigest('ics')(titled('x\nDTSTAMP:1'), titled('x\nDTSTAMP:2'))).toBe(false);
    // Where a line is folded the rest of it begins with a space.
    const folded = (end: string) => titled(`${'x'.repeat(62)}DTSTAMP:${end}`);
    expect(isSameDigest('ics')(folded('1'), folded('2'))).toBe(false);
  });
});

describe('whatever the input is', () => {
  const odd = fc.constantFrom(
    ...[
      '\\',
      ';',
      ',',
      ':',
      '"',
      '\r\n',
      '\n',
      '\\n',
      '\r\nEND:VEVENT\r\n',
      'BEGIN:VALARM',
      '\r\n DTSTAMP:1',
      '\0',
    ],
    ...[
      '\u0085',
      '\u2028',
      '\uD83D',
      '😀',
      '👩🏽‍🚀',
      'é',
      'שלום',
      '\u202E',
      '%2C',
      ' ',
      '\t',
      'tape',
      '&amp;',
      '<b>',
    ],
  );
  const text = fc.oneof(
    fc.array(odd, { maxLength: 40 }).map((parts) => parts.join('')),
    anyText,
  );

  it('a program reads the texts as they are, and no other property', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, title, body) => {
        const of = digest({
          title: `x${name}`,
          unplaced: [entry({ id: talk.entry, title, body, links: [] })],
          events: [{ ...talk, title: `x${title}` }],
        });
        const calendar = read((await written(of, 'ics')).text);
        expect(calendar.getFirstPropertyValue('name')).toBe(oneLine(`x${name}`));
        const [event, ...others] = calendar.getAllSubcomponents();
        expect(others).toEqual([]);
        expect(event!.getFirstPropertyValue('summary')).toBe(oneLine(`x${title}`));
        expect(event!.getFirstPropertyValue('description') ?? '').toBe(printable(body).trim());
        expect(event!.getAllProperties().map((property) => property.name)).toEqual(
          ['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'transp', 'description'].slice(
            0,
            printable(body).trim() === '' ? 7 : 8,
          ),
        );
      }),
    );
  });
});
