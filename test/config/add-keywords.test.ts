import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addKeywords } from '../../src/config/add-keywords.ts';
import { loadConfig } from '../../src/config/config.ts';
import { folderWith } from '../support/folder.ts';
import { runs } from '../support/runs.ts';

const file = `# Our week, for the whole garden club.
title: Garden Weekly   # shown on top
timezone: UTC

themes:
  # What grows.
  - id: garden
    emoji: 🌱
    keywords:
      - tomato # the favourite
      - "soil"

      # Those who work there.
      - {match: worm, weight: 2}
    exclude: [worm hole]
  - id: kitchen
    keywords: [bread, oven]   # short
  - id: cycling
`;

describe('adding keywords', () => {
  it('puts them behind those that are there, one a line, and leaves the rest of the file alone', () => {
    const added = addKeywords(file, [
      { theme: 'garden', keywords: [{ match: 'wall street', weight: 1.4 }] },
      { theme: 'kitchen', keywords: [] },
    ]);
    const lines = added.split('\n');
    const fresh = lines.findIndex((line) => line.includes('wall street'));
    expect(lines[fresh]).toBe('      - {match: wall street, weight: 1.4}');
    expect(lines[fresh - 1]).toBe('      - {match: worm, weight: 2}');
    const spaced = (text: string) => text.replace(/ +#/g, ' #');
    expect(spaced(lines.toSpliced(fresh, 1).join('\n'))).toBe(spaced(file));
  });

  it('keeps every comment', () => {
    const added = addKeywords(
      file,
      ['garden', 'kitchen', 'cycling'].map((theme) => ({
        theme,
        keywords: [{ match: 'tyre', weight: 0.3 }],
      })),
    );
    for (const [comment] of file.matchAll(/#.*/g)) expect(added).toContain(comment);
  });

  it('writes out a short list, and begins one where there is none', () => {
    const added = addKeywords(file, [
      { theme: 'kitchen', keywords: [{ match: 'dough', weight: 0.5 }] },
      { theme: 'cycling', keywords: [{ match: 'tyre', weight: 1 }] },
    ]);
    expect(added).toContain(
      '    keywords:\n      # short\n      - bread\n      - oven\n      - {match: dough, weight: 0.5}\n',
    );
    expect(added).toContain('  - id: cycling\n    keywords:\n      - {match: tyre, weight: 1}\n');
  });

  it('adds to themes of the built-in pack that the file does not name', () => {
    const additions = [{ theme: 'data', keywords: [{ match: 'vacuum', weight: 0.7 }] }];
    const begun = 'themes:\n  - id: data\n    keywords:\n      - { match: vacuum, weight: 0.7 }\n';
    expect(addKeywords('', additions)).toBe(`extends: default\n${begun}`);
    expect(addKeywords('# Ours.\ntitle: Weekly\n', additions)).toBe(
      `# Ours.\ntitle: Weekly\nextends: default\n${begun}`,
    );
  });

  it('keeps lists where they stood, and the line ends of Windows', () => {
    const flat = 'themes:\r\n- id: garden\r\n  keywords:\r\n  - soil\r\n';
    const added = addKeywords(flat, [{ theme: 'garden', keywords: [{ match: 'mulch', weight: 1 }] }]);
    expect(added).toBe(`${flat}  - { match: mulch, weight: 1 }\r\n`);
  });

  it('makes a configuration that is read without a complaint, whatever the words', async () => {
    const word = fc
      .tuple(
        fc.constantFrom('no', '1984', 'null', 'US', '北京', "o'clock", 'naïve', '3d'),
        fc.constantFrom('', ' soil', ' 10'),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(word, { minLength: 1, selector: (it) => it.toLowerCase() }),
        async (words) => {
          const keywords = words.map((match) => ({ match, weight: 0.1 }));
          const cwd = await folderWith({ 'digest.yaml': addKeywords(file, [{ theme: 'garden', keywords }]) });
          const { config, diagnostics } = await loadConfig({ cwd, path: null, env: {} });
          expect(diagnostics.filter(({ code }) => code !== 'theme-idle')).toEqual([]);
          const garden = config.themes.find(({ id }) => id === 'garden')!;
          expect(garden.keywords.slice(3).map(({ written }) => written)).toEqual(words);
        },
      ),
      { numRuns: runs(20) },
    );
  });
});
