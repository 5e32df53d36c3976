import { describe, expect, it } from 'vitest';
import { table } from '../../src/terminal/columns.ts';

describe('a table', () => {
  it('sets each column as wide as its widest cell, as a terminal counts', async () => {
    const rows = [
      ['theme', '1', 'bees'],
      ['北京', '12', ''],
      ['👩‍💻 work', '3', 'desk'],
    ];
    expect(await table(rows, [{ align: 'left' }, { align: 'right' }, { align: 'left' }])).toEqual([
      'theme     1  bees',
      '北京     12',
      '👩‍💻 work   3  desk',
    ]);
  });

  it('is nothing without rows', async () => {
    expect(await table([], [{ align: 'left' }])).toEqual([]);
  });

  it('counts a cell before it is painted', async () => {
    const paint = (text: string) => `<${text}>`;
    expect(
      await table(
        [
          ['a', 'b'],
          ['long', 'c'],
        ],
        [{ align: 'left', paint }, { align: 'left' }],
      ),
    ).toEqual(['<a>     b', '<long>  c']);
  });
});
