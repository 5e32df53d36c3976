/** Golden cases: each folder of `fixtures/` with a `case.yaml` is a story. `fixtures/template/` says how to write one. */
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../src/cli/main.ts';
import { folderWith } from './support/folder.ts';
import { memoryIo } from './support/memory-io.ts';

interface Golden {
  story: string;
  args: string[];
  exit?: number;
  stdout?: 'md' | 'html' | 'json' | 'txt';
  stdin?: string;
  env?: Record<string, string>;
}

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const names = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'case.yaml')));

describe.each(names)('fixtures/%s', (name) => {
  const folder = join(fixtures, name);
  const golden: Golden = parse(readFileSync(join(folder, 'case.yaml'), 'utf8'));

  it(golden.story, async () => {
    const cwd = await folderWith();
    cpSync(folder, cwd, { recursive: true, filter: (path) => !isExpectation(relative(folder, path)) });
    const inputs = filesUnder(cwd);
    const { io, emitted } = memoryIo({ cwd, stdin: golden.stdin, env: { HOME: cwd, ...golden.env } });

    expect(await main(golden.args, io), emitted.stderr).toBe(golden.exit ?? 0);

    await expectFile(emitted.stdout, join(folder, `stdout.${golden.stdout ?? 'md'}`));
    await expectFile(emitted.stderr, join(folder, 'stderr.txt'));
    const written = filesUnder(cwd).filter((file) => !inputs.includes(file));
    for (const file of written)
      await expectFile(readFileSync(join(cwd, file), 'utf8'), join(folder, 'written', file));
    expect(written, 'the files under written/').toEqual(
      expect.arrayContaining(filesUnder(join(folder, 'written'))),
    );
  });
});

/** What stands in a case's folder and is not for the command to see. */
function isExpectation(path: string): boolean {
  return /^(case\.yaml|stdout\.\w+|stderr\.txt|written)$/.test(path);
}

/** Nothing is expected as no file at all. */
async function expectFile(text: string, path: string): Promise<void> {
  if (text === '') expect(existsSync(path), `${path} is there, and nothing came`).toBe(false);
  else await expect(text).toMatchFileSnapshot(path);
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => statSync(join(folder, path)).isFile()).sort();
}
