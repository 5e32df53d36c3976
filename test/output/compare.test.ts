import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareFile } from '../../src/output/compare.ts';
import { folderWith } from '../support/folder.ts';

const never = () => false;

describe('comparing with a file', () => {
  it('tells new, changed and unchanged apart', async () => {
    const folder = await folderWith({ 'week.md': 'old' });
    expect(await compareFile(join(folder, 'other.md'), 'old', never)).toBe('new');
    expect(await compareFile(join(folder, 'week.md'), 'new', never)).toBe('changed');
    expect(await compareFile(join(folder, 'week.md'), 'old', never)).toBe('unchanged');
  });

  it('lets the caller say which texts count as one', async () => {
    const folder = await folderWith({ 'week.json': 'made at 9' });
    const same = (old: string, fresh: string) => old.slice(0, 4) === fresh.slice(0, 4);
    expect(await compareFile(join(folder, 'week.json'), 'made at 10', same)).toBe('unchanged');
  });

  it('never reads from a device', async () => {
    expect(await compareFile('/dev/zero', 'new', never)).toBe('changed');
  });
});
