/**
 * Which tests are of whole runs: those of commands, and those that start programs: a shell, the executable, a browser, a server, a
 * worker. They take most of the time, and the latter need a fresh build; all others are of `npm run test:quick`. It is read from
 * where they stand and what they import, so that no list can be wrong.
 */
import { readdirSync, readFileSync } from 'node:fs';

const programs =
  /from '(?:node:child_process|node:worker_threads|node:http|execa|smtp-server|playwright-core|[./]*\/(?:support\/(?:shell|browser)|src\/output\/filter)\.ts)'/;

const commands = /^test\/(?:cli|commands)\//;

/** Their paths, from the root of the project. */
export const testsOfRuns: string[] = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => commands.test(path) || programs.test(readFileSync(path, 'utf8')));

/** What a test can be marked with. */
export const tags = [
  {
    name: 'long',
    description:
      'Takes seconds: a year of issues, a list of 200,000 points, 47,000 words, hundreds of generated weeks. `npm run test:quick` leaves it out.',
  },
];
