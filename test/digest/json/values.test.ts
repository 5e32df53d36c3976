/** The kinds of values of a digest: what each takes, and what it refuses. */

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as values from '../../../src/digest/json/values.ts';

type Value = Exclude<keyof typeof values, 'longestId'>;
const cases: Partial<Record<Value, { takes: unknown[]; refuses: unknown[] }>> = {
  countValue: { takes: [0, 1, 1e9], refuses: [-1, 1.5, 1e9 + 1, '1', null, Number.NaN] },
  total: { takes: [0, 2e9, Number.MAX_SAFE_INTEGER], refuses: [-1, 1.5, 2 ** 53] },
  lineNumber: { takes: [1, 1e9], refuses: [0, 1e9 + 1] },
  amount: { takes: [0, 0.5, 7], refuses: [-0.1, Number.POSITIVE_INFINITY, '1'] },
  portion: { takes: [0, 0.5, 1], refuses: [-0.1, 1.1] },
  day: {
    takes: ['2026-03-02', '2024-02-29', '0001-01-01', '9998-12-31', '2026-10-10', '2026-12-31'],
    refuses: [
      '2026-02-29',
      '2026-3-2',
      '2026-13-01',
      '2026-00-10',
      '2026-03-32',
      '2026-03-00',
      '0000-01-01',
      '9999-01-01',
      '2026-W10',
      ' 2026-03-02',
      '2026-03-02 ',
      '12026-03-02',
      20_260_302,
    ],
  },
  lastDay: {
    takes: ['2026-03-02', '9999-01-01', '9999-01-03'],
    refuses: ['9999-01-04', '9999-01-00', '2026-02-30'],
  },
  week: {
    takes: ['2026-W01', '2026-W10', '2026-W53', '9998-W52'],
    refuses: [
      '2026-W00',
      '2026-W54',
      '2026-W1',
      '0000-W01',
      '9999-W01',
      '2026-03-02',
      '2026-W10-1',
      'x2026-W10',
    ],
  },
  dayOrWeek: { takes: ['2026-03-02', '2026-W10'], refuses: ['2026-02-30', '2026-W54', '2026'] },
  moment: {
    takes: ['2026-03-05T12:00:00Z', '2026-03-05T23:59:59Z', '2026-03-05T00:00:00Z', '2026-03-05T19:00:00Z'],
    refuses: [
      '2026-03-05T24:00:00Z',
      '2026-03-05T12:60:00Z',
      '2026-03-05T12:00:60Z',
      '2026-03-05T12:00:00',
      '2026-03-05 12:00:00Z',
      '2026-02-30T12:00:00Z',
      '2026-03-05T12:00:00+00:00',
    ],
  },
  dayOrTime: {
    takes: [
      '2026-03-04',
      '2026-03-04T17:00',
      '2026-03-04T17:00Z',
      '2026-03-04T17:00+01:00',
      '2026-03-04T17:00-11:30',
    ],
    refuses: [
      '2026-03-04T17',
      '2026-03-04T17:00:00',
      '2026-03-04T17:00+1',
      '2026-02-30T17:00',
      '2026-03-04+01:00',
    ],
  },
  id: { takes: ['a', 'A-1_b.c', 'x'.repeat(64)], refuses: ['', 'x'.repeat(65), 'a b', 'é', 'a/b'] },
  themeId: { takes: ['a', 'ai-agents', 'web-3'], refuses: ['', 'A', 'a--b', '-a', 'a-', 'a_b'] },
  languageValue: {
    takes: ['en', 'pt-BR', 'zh-Hant-TW'],
    refuses: ['e', '', 'en_GB', 'en-', 'english12', 'en-toolongsub', 'en-x'],
  },
  address: {
    takes: ['https://lamp.example/a', 'HTTP://lamp.example'],
    refuses: [
      'ftp://lamp.example',
      'https:',
      'https://a b',
      'https://a"b',
      'javascript:alert(1)',
      ' https://lamp.example',
      'https://lamp.example ',
      'https://[',
      'lamp.example',
    ],
  },
  wayOutValue: {
    takes: ['https://lamp.example/', 'mailto:keeper@example.org', 'MAILTO:k@example.org'],
    refuses: ['mailto:', 'mailto:a b', 'tel:1'],
  },
  pictureValue: {
    takes: ['https://lamp.example/a.png', 'data:image/png;base64,AAAA', 'data:image/svg+xml;base64,AA=='],
    refuses: [
      'http://lamp.example/a.png',
      'data:text/html;base64,AAAA',
      'data:image/png;base64,A===',
      'data:image/png,AA',
    ],
  },
  colourValue: {
    takes: ['#0a7', 'teal', 'rgb(10 123 108)', 'HSLA(172, 85%, 26%, .9)', 'oklch(52% 0.1 180deg)'],
    refuses: ['#0', 'tael', 'url(x)', 'rgb(1,2,3);', 'var(--x)', '#ggg', 'x #0a7'],
  },
};

describe.each(Object.entries(cases))('%s', (name, { takes, refuses }) => {
  const schema = new Map<string, unknown>(Object.entries(values)).get(name) as v.GenericSchema;
  it.each(takes)('takes %j', (value) => {
    expect(v.is(schema, value)).toBe(true);
  });
  it.each(refuses)('refuses %j', (value) => {
    expect(v.is(schema, value)).toBe(false);
  });
});
