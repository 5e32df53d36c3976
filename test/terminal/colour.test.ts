import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../src/terminal/colour.ts';

const terminal = { isTerminal: true };
const pipe = { isTerminal: false };

describe('whether to colour', () => {
  it.each([
    ['a terminal is coloured', terminal, {}, null, true],
    ['a pipe is not', pipe, {}, null, false],
    ['NO_COLOR turns it off', terminal, { NO_COLOR: '1' }, null, false],
    ['an empty NO_COLOR counts as unset', terminal, { NO_COLOR: '' }, null, true],
    ['TERM=dumb turns it off', terminal, { TERM: 'dumb' }, null, false],
    ['FORCE_COLOR turns it on', pipe, { FORCE_COLOR: '1' }, null, true],
    [
      'FORCE_COLOR comes before NO_COLOR and TERM',
      pipe,
      { FORCE_COLOR: '3', NO_COLOR: '1', TERM: 'dumb' },
      null,
      true,
    ],
    ['FORCE_COLOR=0 turns it off', terminal, { FORCE_COLOR: '0' }, null, false],
    ['an empty FORCE_COLOR counts as unset', pipe, { FORCE_COLOR: '' }, null, false],
    ['--color comes before every variable', pipe, { NO_COLOR: '1', FORCE_COLOR: '0' }, true, true],
    ['--no-color comes before every variable', terminal, { FORCE_COLOR: '1' }, false, false],
  ])('%s', (_, output, env, flag, expected) => {
    expect(wantsColour(output, env, flag)).toBe(expected);
  });
});
