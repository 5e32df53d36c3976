/** A text as it is read for dates: what is written → the same length, with what keeps chrono from a date taken out. */
import { expect, it } from 'vitest';
import { normalise, rewriters } from '../../../src/digest/events/normalise.ts';

const gone = (length: number) => ' '.repeat(length);

it.each([
  ['See https://lamp.example/2026/03/05 now', `See ${gone(31)} now`],
  ['www.lamp.example/1-2 on 5 March', `${gone(20)} on 5 March`],
  ['📅 5 March ⏰', `${gone(2)} 5 March ${gone(1)}`],
  ['2026/03/05', '2026-03-05'],
  ['12026/03/05 and 2026/03/051', '12026/03/05 and 2026/03/051'],
  ['1926/03/05', '1926/03/05'],
  ['at 24:00 and 24.00', 'at 00:00 and 00.00'],
  ['124:00 and 24:30 and 24:001', '124:00 and 24:30 and 24:001'],
  ['3–5 — 6~7', '3-5 - 6-7'],
  ['3 -- 5', '3 -  5'],
  ['5 March | 18:00 • The pier', '5 March , 18:00 , The pier'],
  ['5 March @ 18:00', '5 March   18:00'],
  ['5 March (18:00-20:00)', '5 March  18:00-20:00)'],
  ['5 March (6 pm) (free)', '5 March  6 pm) (free)'],
  ['keeper@18', 'keeper@18'],
])('%j is read as %j', (written, read) => {
  expect(normalise(written, [])).toBe(read);
  expect(read).toHaveLength(written.length);
});

const { bridge, bridgeToNextDay, clock, clocks, farBridge, om, blank, dot } = rewriters;
it.each([
  [blank(' Uhr'), '    '],
  [bridge('and'), ' - '],
  [bridge(' to the '), '   -    '],
  [bridgeToNextDay(' and ', '1', '2'), '  -  '],
  [bridgeToNextDay(' and ', '5', '20'), ' and '],
  [clock('20 Uhr 30', '20', '30'), '    20:30'],
  [clock('20 Uhr', '20'), ' 20:00'],
  [clock('20h', '20'), '20h'],
  [clocks('von 10 bis 14 Uhr', '10', undefined, '14'), '      10:00-14:00'],
  [farBridge(' to the '), '   to   '],
  [farBridge(' to '), '   -'],
  [farBridge(' and up to '), '   until   '],
  [farBridge(' up to and with '), '   -            '],
  [om('um '), 'om '],
  [dot(), '∙'],
])('%j is written', (ours, expected) => {
  expect(ours).toBe(expected);
});
