import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { season } from '../cli/cases.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const files = {
  'digest.yaml': `themes:
  - id: garden
    keywords: [garden, compost]
  - id: kitchen
    keywords: [oven, soup]
`,
  'notes.txt': season,
};

async function suggestTo(answers: string[], kind: 'terminal' | 'nothing' = 'terminal') {
  const cwd = await folderWith(files);
  const { io, emitted } = memoryIo({
    cwd,
    kind,
    terminals: ['stdout', 'stderr'],
    answers,
    env: { HOME: cwd },
  });
  const args = ['themes', 'suggest', 'notes.txt', '--interactive', '--min-support', '2', '--no-color'];
  const exit = await main(args, io);
  return { exit, ...emitted, rules: await readFile(join(cwd, 'digest.yaml'), 'utf8') };
}

describe('a person who is asked about keywords', () => {
  it('sees what speaks for each, and gets what they agreed to', async () => {
    const { exit, stderr, rules } = await suggestTo(['end', 'yes', 'next', 'end']);
    expect(exit).toBe(0);
    expect(stderr).toMatch(
      /^garden 1\/\d+: [\w ]+, weight [\d.]+; in \d+ snippets, \d+ of them here now, such as ".+"$/m,
    );
    expect(stderr).toMatch(/1 keyword for 1 theme added to digest\.yaml/);
    expect(rules.match(/match:/g)).toHaveLength(1);
  });

  it('is asked first about the entries that are most uncertain, and what they say is learnt from', async () => {
    const { stderr } = await suggestTo(['none', 'theme kitchen', 'theme kitchen', 'end', 'end']);
    expect(stderr).toMatch(/^uncertain 1\/20: .+ · .+$/m);
    expect(stderr).toMatch(/^uncertain 4\/20: /m);
    expect(stderr.indexOf('uncertain 4/20')).toBeLessThan(stderr.indexOf('garden 1/'));
  });

  it('can take the rest of a theme at once', async () => {
    const { rules } = await suggestTo(['end', 'no', 'rest', 'end']);
    expect(rules).toMatch(/id: garden[\s\S]*match:[\s\S]*id: kitchen/);
    expect(rules.split('id: kitchen')[1]).not.toContain('match:');
  });

  it('changes nothing by giving up', async () => {
    const { exit, rules, stderr } = await suggestTo(['end', 'yes']);
    expect(exit).toBe(0);
    expect(rules).toBe(files['digest.yaml']);
    expect(stderr).toMatch(/no keyword was added\n$/);
  });

  it('has to be there', async () => {
    const { exit, stderr } = await suggestTo([], 'nothing');
    expect([exit, stderr]).toEqual([2, expect.stringMatching(/no terminal to ask at/)]);
  });
});
