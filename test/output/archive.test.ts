/** Recording an issue in the folder of an archive. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordFile } from '../../src/output/archive.ts';
import { alone, type Lock } from '../../src/output/output.ts';
import { folderWith } from '../support/folder.ts';

/** What a folder gives where nobody may write. */
const readOnly: Lock = {
  reserve: async () => null,
  enter: async (folder) => folder,
  claim: async () => {
    throw Object.assign(new Error('read-only'), { code: 'EROFS' });
  },
  place: (folder) => join(folder, 'draft'),
  release: () => {},
};

const issue = { file: '2026-W10.json', text: '{"title": "Harbour"}', same: Object.is, others: null };

describe('recording an issue', () => {
  it('needs no right to write where it is recorded already, and says so where it is not', async () => {
    const folder = await folderWith({});
    const archive = { folder, name: 'archive', damaged: [] };
    expect(await recordFile(archive, issue, readOnly)).toMatchObject({ code: 'archive-failed' });
    expect(await alone((lock) => recordFile(archive, issue, lock))).toBe(null);
    expect(await recordFile(archive, issue, readOnly)).toBe(null);
    await writeFile(join(folder, 'SHA256SUMS'), '');
    expect(await recordFile(archive, issue, readOnly)).toMatchObject({ code: 'archive-failed' });
    expect((await readdir(folder)).toSorted()).toEqual(['2026-W10.json', 'SHA256SUMS']);
  });
});
