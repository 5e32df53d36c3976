import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNamed, readTemplate } from '../../src/input/named.ts';
import { folderWith } from '../support/folder.ts';

/** What a template finds beside it. */
async function partialOf(folder: string, name: string) {
  const { template } = await readTemplate('forms/week.liquid', folder);
  return await template!.partial(name);
}

describe('a partial', () => {
  it('is read beside its template, below it, and through a link within the folder', async () => {
    const folder = await folderWith({
      'forms/week.liquid': '',
      'forms/card.liquid': 'a card\r\n',
      'forms/parts/row.liquid': 'a row',
    });
    await symlink('parts/row.liquid', join(folder, 'forms/line.liquid'));
    expect(await partialOf(folder, 'card.liquid')).toEqual({ text: 'a card\n', why: null });
    expect(await partialOf(folder, 'parts/row.liquid')).toEqual({ text: 'a row', why: null });
    expect(await partialOf(folder, 'line.liquid')).toEqual({ text: 'a row', why: null });
  });

  it('is not read through a link that leads out of the folder, be it a file or a folder', async () => {
    const folder = await folderWith({ 'forms/week.liquid': '' });
    const secrets = await folderWith({ 'key.liquid': 'secret' });
    await symlink(join(secrets, 'key.liquid'), join(folder, 'forms/key.liquid'));
    await symlink(secrets, join(folder, 'forms/parts'));
    const why = 'it is a link that leads out of the folder of the template';
    expect(await partialOf(folder, 'key.liquid')).toEqual({ text: null, why });
    expect(await partialOf(folder, 'parts/key.liquid')).toEqual({ text: null, why });
  });

  it('may stand in a folder that is a link itself, or whose neighbour begins with its name', async () => {
    const real = await folderWith({ 'week.liquid': '', 'card.liquid': 'a card', '..odd.liquid': 'odd' });
    const folder = await folderWith();
    await symlink(real, join(folder, 'forms'));
    expect(await partialOf(folder, 'card.liquid')).toEqual({ text: 'a card', why: null });
    expect(await partialOf(folder, '..odd.liquid')).toEqual({ text: 'odd', why: null });
  });

  it('that is not there says so', async () => {
    const folder = await folderWith({ 'forms/week.liquid': '' });
    await mkdir(join(folder, 'forms/parts'));
    await writeFile(join(folder, 'forms/latin.liquid'), Buffer.from([0x47, 0xe4]));
    expect((await partialOf(folder, 'card.liquid')).why).toBe('it does not exist');
    expect((await partialOf(folder, 'latin.liquid')).why).toBe('it is not UTF-8');
    expect((await partialOf(folder, 'parts')).text).toBeNull();
  });
});

it.skipIf(process.platform === 'win32')(
  'a file that a setting names is no pipe, for which it would wait',
  async () => {
    const folder = await folderWith({ 'week.liquid': '' });
    for (const name of ['crest.svg', 'mail.liquid', 'card.liquid'])
      execFileSync('mkfifo', [join(folder, name)]);
    const why = 'it is a pipe, not a file';
    expect((await readNamed('crest.svg', folder)).diagnostic!.message).toBe(
      `"crest.svg" cannot be read: ${why}`,
    );
    expect((await readTemplate('mail.liquid', folder)).diagnostic!.message).toBe(
      `the template "mail.liquid" cannot be read: ${why}`,
    );
    const { template } = await readTemplate('week.liquid', folder);
    expect(await template!.partial('card.liquid')).toEqual({ text: null, why });
  },
);
