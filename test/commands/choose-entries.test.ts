import { describe, expect, it } from 'vitest';
import { chooseEntries } from '../../src/commands/choose-entries.ts';
import { entry } from '../classify/rules-of-thumb.ts';

const entries = [
  ['Bees in Town', 'aaaa11112222'],
  ['Town Hall Opens', 'aaaa33334444'],
  ['The Year 2026', 'bbbb55556666'],
  ['Bees', 'cccc77778888'],
  ['Bees in Town', 'aaaa11112222'],
  ['The Bees’ Well‑kept\u00a0Hives', 'dddd99990000'],
].map(([title, id], at) => ({ number: at + 1, entry: entry(title!, '', { id: id! }) }));

/** The numbers of the chosen entries, or the complaint with the numbers it lists. */
function choose(...wanted: string[]) {
  const { candidates, diagnostic } = chooseEntries(entries, wanted);
  const numbers = candidates.map(({ number }) => number);
  return diagnostic === null ? numbers : [diagnostic.code, ...numbers];
}

describe('an entry is named', () => {
  it('by its number in the input', () => {
    expect(choose('2')).toEqual([2]);
  });

  it('by four digits or more of its id', () => {
    expect(choose('bbbb')).toEqual([3]);
    expect(choose('BBBB5555')).toEqual([3]);
    expect(choose('bbb')).toEqual(['entry-unknown']);
  });

  it('by a part of its title, in any case', () => {
    expect(choose('hall')).toEqual([2]);
  });

  it('by a part of its title as a keyboard types it: its hyphens, quotes and spaces may be typographic', () => {
    expect(choose("bees' well-kept")).toEqual([6]);
    expect(choose('Bees’ well‑kept  hives')).toEqual([6]);
  });

  it('by a number in its title when there are not so many entries', () => {
    expect(choose('2026')).toEqual([3]);
  });

  it('by its whole title, although others contain it', () => {
    expect(choose('bees')).toEqual([4]);
  });

  it('together with others, each once', () => {
    expect(choose('3', 'hall', '2026')).toEqual([3, 2]);
  });
});

describe('a name', () => {
  it('that several stories have is refused with the list of them', () => {
    expect(choose('town')).toEqual(['entry-ambiguous', 1, 2, 5]);
    expect(choose('aaaa')).toEqual(['entry-ambiguous', 1, 2, 5]);
  });

  it('that stands for one story told twice is no riddle', () => {
    expect(choose('aaaa1111')).toEqual([1, 5]);
  });

  it('that nothing has is refused', () => {
    expect(choose('wasps')).toEqual(['entry-unknown']);
    expect(choose('7')).toEqual(['entry-unknown']);
  });
});
