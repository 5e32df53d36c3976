import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { gardenNotes } from '../cli/cases.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

const files = {
  'digest.yaml': `themes:
  - id: garden
    keywords: [garden]
  - id: kitchen
    keywords: [oven]
`,
  'notes.txt': gardenNotes,
};

async function suggestTo(answers: string[], kind: 'terminal' | 'nothing' = 'terminal') {
  const cwd = await folderWith(files);
  const { io, said } = memoryIo({ cwd, kind, terminals: ['stdout', 'stderr'], answers, env: { HOME: cwd } });
  const args = ['themes', 'suggest', 'notes.txt', '--interactive', '--min-support', '2', '--no-color'];
  const exit = await main(args, io);
  return { exit, ...said, rules: await readFile(join(cwd, 'digest.yaml'), 'utf8') };
}

describe('a person who is asked about keywords', () => {
  it('sees what speaks for each, and gets what they agreed to', async () => {
    const { exit, stderr, rules } = await suggestTo(['yes', 'next', 'end']);
    expect(exit).toBe(0);
    expect(stderr).toMatch(
      /^garden 1\/\d+: \w+, weight \d\.\d; in 4 snippets, 2 of them here now, such as "A Garden of Clay"$/m,
    );
    expect(stderr).toMatch(/1 keyword for 1 theme added to digest\.yaml/);
    expect(rules.match(/match:/g)).toHaveLength(1);
  });

  it('can take the rest of a theme at once', async () => {
    const { rules } = await suggestTo(['no', 'rest', 'end']);
    expect(rules).toMatch(/id: garden[\s\S]*match:[\s\S]*id: kitchen/);
    expect(rules.split('id: kitchen')[1]).not.toContain('match:');
  });

  it('changes nothing by giving up', async () => {
    const { exit, rules, stderr } = await suggestTo(['yes']);
    expect(exit).toBe(0);
    expect(rules).toBe(files['digest.yaml']);
    expect(stderr).toMatch(/no keyword was added\n$/);
  });

  it('has to be there', async () => {
    const { exit, stderr } = await suggestTo([], 'nothing');
    expect([exit, stderr]).toEqual([2, expect.stringMatching(/no terminal to ask at/)]);
  });
});
