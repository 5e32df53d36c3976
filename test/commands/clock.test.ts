import { describe, expect, it } from 'vitest';
import { clock } from '../../src/commands/clock.ts';

const noon = new Date('2026-03-05T12:00:00Z');
const at = (value?: string) => clock({ env: { SOURCE_DATE_EPOCH: value }, now: () => noon });

describe('the clock', () => {
  it('is the real one when nothing is said', () => {
    expect(at()).toEqual({ now: noon, diagnostics: [] });
    expect(at('')).toEqual({ now: noon, diagnostics: [] });
  });

  it('is replaced by SOURCE_DATE_EPOCH, in seconds', () => {
    expect(at('1772409600').now.toISOString()).toBe('2026-03-02T00:00:00.000Z');
    expect(at('0').now.toISOString()).toBe('1970-01-01T00:00:00.000Z');
  });

  it.each(['yesterday', '2026-03-02', '-1', '1.5', '1e9', ' 1', '253402300799', '999999999999999'])(
    'refuses "%s"',
    (value) => {
      expect(at(value).diagnostics).toMatchObject([{ code: 'clock-invalid', severity: 'error' }]);
    },
  );
});
