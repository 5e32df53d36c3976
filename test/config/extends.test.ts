/** Configuration that several digests share: `extends` with files and packages. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { folderWith } from '../support/folder.ts';
import { report } from './reports.ts';

async function load(files: Record<string, string>, folder = '.') {
  const root = await folderWith(files);
  return { root, ...(await loadConfig({ cwd: join(root, folder), path: null, env: {} })) };
}

const themesOf = ({ config }: Awaited<ReturnType<typeof load>>) =>
  config.themes.map(({ id, keywords }) => `${id}: ${keywords.map(({ written }) => written).join(', ')}`);

describe('a file under `extends`', () => {
  it('gives its themes behind those of the project, and its settings below them', async () => {
    const loaded = await load(
      {
        'village/digest.yaml': `title: The Lock\nextends: ../parish.yaml\nthemes: [{id: boats, keywords: [barge]}]\n`,
        'parish.yaml': `title: The Parish\nauthor: The office\nlogo: crest.svg\nthemes: [{id: music, keywords: [choir]}]\n`,
      },
      'village',
    );
    expect(report(loaded.diagnostics)).toBe('');
    expect(loaded.config).toMatchObject({ title: 'The Lock', author: 'The office', isPackChosen: true });
    expect(loaded.config.publication.logo).toBe(join(loaded.root, 'crest.svg'));
    expect(loaded.config.files).toEqual(['../parish.yaml', 'digest.yaml']);
    expect(themesOf(loaded)).toEqual(['boats: barge', 'music: choir']);
  });

  it('stands in a list with packs, in the order of the list', async () => {
    const loaded = await load({
      'digest.yaml': 'extends: [a.yaml, b.yaml]\ndisable: mills\n',
      'a.yaml': 'threshold: 3\nthemes: [{id: music, keywords: [choir]}, {id: mills, keywords: [mill]}]\n',
      'b.yaml': 'threshold: 4\nthemes: [{id: boats, keywords: [barge]}, {id: music, keywords: [organ]}]\n',
    });
    expect(report(loaded.diagnostics)).toBe('');
    expect(themesOf(loaded)).toEqual(['music: choir, organ', 'boats: barge']);
    expect(loaded.config.threshold).toBe(4);
  });

  it('may be a file of a package that is installed here or above', async () => {
    const loaded = await load(
      {
        'node_modules/@parish/digest/themes.yaml': 'themes: [{id: music, keywords: [choir]}]\n',
        'village/digest.yaml': 'extends: "@parish/digest/themes.yaml"\n',
      },
      'village',
    );
    expect(themesOf(loaded)).toEqual(['music: choir']);
    expect(loaded.config.files).toEqual(['../node_modules/@parish/digest/themes.yaml', 'digest.yaml']);
  });

  it('is extended once by two that share it, and that is no circle', async () => {
    const loaded = await load({
      'digest.yaml': 'extends: [a.yaml, b.yaml]\n',
      'a.yaml': 'extends: ./both.yaml\n',
      'b.yaml': 'extends: ./both.yaml\n',
      'both.yaml': 'themes: [{id: music, keywords: [choir]}]\n',
    });
    expect(report(loaded.diagnostics)).toBe('');
    expect(themesOf(loaded)).toEqual(['music: choir']);
  });

  it('is complained about in its own place', async () => {
    const loaded = await load({
      'digest.yaml': 'extends: [./a.yaml, b.yaml, digest.yaml]\n',
      'a.yaml': 'themes: [{id: music, keyword: [choir]}]\n',
    });
    expect(report(loaded.diagnostics)).toMatchInlineSnapshot(`
      "a.yaml:1:22 error: there is no key \`keyword\` in \`themes[0]\`
        | themes: [{id: music, keyword: [choir]}]
        = did you mean \`keywords\`?
      digest.yaml:1:21 error: there is no file "b.yaml" to extend, beside this one or in a package
        | extends: [./a.yaml, b.yaml, digest.yaml]
        = name it from the folder of this file (\`../team/themes.yaml\`), or install the package that has it
      digest.yaml:1:29 error: "digest.yaml" extends this file in turn, so that neither would ever be read to its end
        | extends: [./a.yaml, b.yaml, digest.yaml]
        = put what both need into a third file, and let both extend that"
    `);
  });

  it('is no address and no path of a shell', async () => {
    const { diagnostics } = await load({
      'digest.yaml': 'extends: [https://example.org/parish.yaml, ~/parish.yaml]\n',
    });
    expect(report(diagnostics)).toMatchInlineSnapshot(`
      "digest.yaml:1:11 error: "https://example.org/parish.yaml" is an address, and nothing is fetched from the network
        | extends: [https://example.org/parish.yaml, ~/parish.yaml]
        = save it beside this file (curl -O https://example.org/parish.yaml), and name that; or install the package that has it
      digest.yaml:1:44 error: there is no file "~/parish.yaml" to extend, beside this one or in a package
        | extends: [https://example.org/parish.yaml, ~/parish.yaml]
        = \`~\` stands for your home in a shell alone: write the whole path, or one from the folder of this file"
    `);
  });

  it.skipIf(process.platform === 'win32')(
    'is no pipe, which would never end, nor is digest.yaml itself',
    async () => {
      const root = await folderWith({ 'digest.yaml': 'title: The Lock\nextends: ./shared.yaml\n' });
      execFileSync('mkfifo', [join(root, 'shared.yaml')]);
      const why = 'cannot be read: it is a pipe, not a file';
      const extended = await loadConfig({ cwd: root, path: null, env: {} });
      expect(report(extended.diagnostics)).toBe(
        `digest.yaml:2:10 error: the configuration file "shared.yaml" ${why}\n  | extends: ./shared.yaml`,
      );
      const named = await loadConfig({ cwd: root, path: 'shared.yaml', env: {} });
      expect(report(named.diagnostics)).toBe(
        `shared.yaml:1:1 error: the configuration file "shared.yaml" ${why}`,
      );
    },
  );

  it.skipIf(process.platform !== 'linux')('is no device, except the one that is empty', async () => {
    const { diagnostics } = await load({ 'digest.yaml': 'extends: [/dev/tty, /dev/null]\n' });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the configuration file "/dev/tty" cannot be read: it is a device, not a file',
    ]);
  });
});
