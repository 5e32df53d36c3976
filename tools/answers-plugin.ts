/** Writes beside the bundle what it answers to `--version` and `--help`, so that `bin/digest.js` can say it without loading it. */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import type { commandNames, main } from '../src/cli/main.ts';
import type { Io } from '../src/terminal/terminal.ts';

/** A plugin for Rolldown that writes `answers.json`: a text by the command that it is the help of, and the version. */
export function answersPlugin(): Plugin {
  return {
    name: 'digest-answers',
    async writeBundle({ dir }) {
      const program: Program = createRequire(import.meta.url)(join(dir!, 'main.cjs'));
      const answers: Record<string, string> = { '--version': await printed(program.main, ['--version']) };
      for (const command of ['', ...program.commandNames]) {
        const words = command.split(' ').filter((word) => word !== '');
        answers[command] = await printed(program.main, [...words, '--help']);
      }
      await writeFile(join(dir!, 'answers.json'), JSON.stringify(answers));
    },
  };
}

/** What the bundle exports. */
interface Program {
  main: typeof main;
  commandNames: typeof commandNames;
}

/** What the program prints where nothing is a terminal. */
async function printed(run: typeof main, argv: string[]): Promise<string> {
  let text = '';
  const write = async (part: string | Uint8Array) => {
    text += part;
  };
  const stdout = { isTerminal: false, columns: null, write };
  const exit = await run(argv, { stdout, stderr: stdout, env: {} } as unknown as Io);
  if (exit !== 0) throw new Error(`digest ${argv.join(' ')}: ${text}`);
  return text;
}
