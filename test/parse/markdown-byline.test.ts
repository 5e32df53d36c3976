import { describe, expect, it } from 'vitest';
import { read } from './open.ts';

const entryOf = async (text: string) => (await read('reading.md', text)).entries[0]!;

describe('who wrote it', () => {
  it.each([
    ['- [Hedges](https://example.org/1) by Tom Hill', 'Tom Hill', ''],
    ['- [Hedges](https://example.org/1) by [Bo](https://example.org/bo)', 'Bo', ''],
    [
      '- [Hedges](https://example.org/1), by [@anna](https://example.org/anna) - a comparison',
      '@anna',
      'a comparison',
    ],
    [
      '- [Hedges](https://example.org/1): a story by a river, by Maria de la Cruz',
      'Maria de la Cruz',
      'a story by a river',
    ],
    ['- [Hedges](https://example.org/1) (by Tom Hill & Bo Lind)', 'Tom Hill & Bo Lind', ''],
    ['- [Hedges](https://example.org/1) — von **Ines** — die höchste', 'Ines', 'die höchste'],
    ['- **Hedges** by J. R. R. Tolkien. They grow.', 'J. R. R. Tolkien', 'They grow.'],
    ['[Hedges](https://example.org/1) by Bo\nWith a knife.', 'Bo', 'With a knife.'],
    ['[Hedges](https://example.org/1)\\\nThey grow.\\\nby Anna', 'Anna', 'They grow.'],
  ])('%s', async (text, author, body) => {
    expect(await entryOf(text)).toMatchObject({ title: 'Hedges', author, body });
  });

  it.each([
    '- [Hedges](https://example.org/1) - made by hand in Kent',
    '- [Hedges](https://example.org/1) by hand',
    '- [Hedges](https://example.org/1): the tallest by far',
    '- [Hedges](https://example.org/1): loved by Kent and by its birds too',
  ])('nobody, in %s', async (text) => {
    expect((await entryOf(text)).author).toBeUndefined();
  });

  it('is mentioned when it is a handle', async () => {
    expect(
      (await entryOf('- [Hedges](https://example.org/1) by [@anna](https://example.org/anna)')).mentions,
    ).toEqual(['anna']);
  });
});
