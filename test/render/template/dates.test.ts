import { describe, expect, it } from 'vitest';
import { dateWriter } from '../../../src/render/template/dates.ts';
import { digest } from '../week.ts';
import { filled } from './fill.ts';

const write = dateWriter('en', '2026-03-08T18:00:00Z');

describe('a date', () => {
  it.each([
    ['2026-03-04', '%Y-%m-%d', '2026-03-04'],
    ['2026-03-04', '%A, %-d %B %Y', 'Wednesday, 4 March 2026'],
    ['2026-03-04', '%a %e %b, day %j', 'Wed  4 Mar, day 063'],
    ['2026-03-04T17:05', '%H:%M, %I:%M %p, %l %P', '17:05, 05:05 PM,  5 pm'],
    ['2026-03-04T17:05+01:00', '%FT%T%:z', '2026-03-04T17:05:00+01:00'],
    ['2026-03-04T00:30:00-05:30', '%R %z', '00:30 -0530'],
    ['2026-12-31', 'Week %V of %G', 'Week 53 of 2026'],
    ['2027-01-03', '%G-W%V %u %w', '2026-W53 7 0'],
    ['2026-01-01', '%U %W', '00 00'],
    ['2026-03-04', '100%% %Q %^b', '100% %Q MAR'],
    [0, '%s %F', '0 1970-01-01'],
    ['1772557200', '%s', '1772557200'],
    ['2026-03-04T17:05+01:00', '%s', String(Date.UTC(2026, 2, 4, 16, 5) / 1000)],
  ])('%j as %j', (value, format, expected) => {
    expect(write(value, format)).toBe(expected);
  });

  it.each([
    ['2026-W10'],
    ['Monday'],
    ['2026-13-40'],
    ['March 4, 2026'],
    [''],
    [null],
    [undefined],
    [Number.NaN],
    [{}],
  ])('is none in %j', (value) => {
    expect(write(value, '%F')).toBeNull();
  });

  it('in a zone is what clocks show there, summer time included', () => {
    expect(write('2026-03-29T00:59:00Z', '%R %:z', 'Europe/Berlin')).toBe('01:59 +01:00');
    expect(write('2026-03-29T01:00:00Z', '%R %:z', 'Europe/Berlin')).toBe('03:00 +02:00');
    expect(write('2026-03-04T17:00:00Z', '%F %R', 'America/New_York')).toBe('2026-03-04 12:00');
    expect(write('2026-03-04T17:00:00Z', '%R %Z', 'UTC')).toBe('17:00 UTC');
  });

  it('is named in the language of the digest', async () => {
    const of = digest({ lang: 'de' });
    expect(await filled(of, '{{ from | date: "%A, %-d. %B" }}')).toBe('Montag, 2. März\n');
    expect(await filled(of, '{{ from | date_to_rfc822 }}')).toBe('Mon, 02 Mar 2026 00:00:00 +0000\n');
  });

  it('of now is when the digest was made, in whatever zone the machine is', async () => {
    const before = process.env.TZ;
    const seen = new Set<string>();
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati']) {
      process.env.TZ = zone;
      // In New York there is no such hour that day.
      const template = `{{ 'now' | date: '%F %T %z' }} {{ '2026-03-08T02:30:00Z' | date: '%c %R' }} {{ from | date }}
{{ "today" | date_to_xmlschema }} {{ 'now' | date_to_string }} {{ generatedAt | date_to_long_string }}`;
      seen.add(await filled(digest(), template));
    }
    process.env.TZ = before;
    expect([...seen]).toEqual([
      '2026-03-08 18:00:00 +0000 %c 02:30 2 March 2026\n2026-03-08T18:00:00+00:00 08 Mar 2026 08 March 2026\n',
    ]);
  });

  it('that is none stays as it is', async () => {
    expect(await filled(digest(), '{{ week | date: "%F" }}')).toBe('2026-W10\n');
  });
});
