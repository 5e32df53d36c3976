/** What `bin/digest.js` says without loading the program is what the program says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandNames, main } from '../../src/cli/main.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';
import { environment, program, shell, start } from '../support/shell.ts';

const answers = JSON.parse(readFileSync(new URL('../../dist/answers.json', import.meta.url), 'utf8'));

async function live(args: string[]): Promise<string> {
  const { io, emitted } = memoryIo({ cwd: '/' });
  expect(await main(args, io)).toBe(0);
  return emitted.stdout;
}

async function built(args: string[]): Promise<string> {
  const cwd = await folderWith({});
  const came = await start(process.execPath, [program, ...args], { cwd, env: environment(cwd) });
  expect(came).toMatchObject({ exit: 0, stderr: '' });
  return came.stdout;
}

describe('answers made with the build', () => {
  it('are those of the program, one for each command', async () => {
    expect(Object.keys(answers)).toEqual(['--version', '', ...commandNames]);
    expect(answers['--version']).toBe(await live(['--version']));
    expect(answers['']).toBe(await live(['--help']));
    for (const name of commandNames) expect(answers[name]).toBe(await live([...name.split(' '), '--help']));
  });

  it.each([
    '--version',
    '-V',
    '--help',
    '-h',
    'help',
    'help help',
    'help build',
    'build -h',
    'themes test --help',
    'help themes test',
    'build week.txt --help',
  ])('digest %s', async (line) => {
    expect(await built(line.split(' '))).toBe(await live(line.split(' ')));
  });

  it('what is no command is not answered', async () => {
    const cwd = await folderWith({});
    const came = await shell('digest help themes tests', cwd);
    expect(came).toMatchObject({ exit: 2, stdout: '' });
  });
});
