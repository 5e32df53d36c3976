/** What is published: packed, installed where nothing else is, and used as its README says. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBeMade, makeExecutable } from '../tools/executable.js';
import { stagePackage, withAbsoluteLinks } from '../tools/package.js';
import { folderWith } from './support/folder.ts';
import { pageAt } from './support/pages.ts';
import { readersFolder, runThere } from './support/reader.ts';

const run = promisify(execFile);
const npm = (...words: string[]) => [...words, '--offline', '--no-audit', '--no-fund', '--loglevel=error'];

/** The package as it is laid out, and as it is packed. */
let staged: string;
let tarball: string;
let paths: string[];

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'digest-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  staged = stagePackage(join(folder, 'package'));
  const { stdout } = await run('npm', npm('pack', staged, '--json'), { cwd: folder });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  tarball = join(folder, filename);
  paths = files.map(({ path }) => path);
}, 300_000);

describe('the package', () => {
  it('runs in an empty folder with another home, under both of its names', async () => {
    const folder = await folderWith({
      'week.txt': 'Bees Are Back\nThe hives by the river came through the winter.\n',
    });
    const home = join(folder, 'home');
    await mkdir(home);
    const env = { PATH: process.env.PATH, HOME: home };
    expect(paths).toContain('schema/digest.schema.json');
    expect(paths).toContain('completions/_digest');
    expect(paths).toContain('man/digest.1');
    expect(paths).toContain('dist/licences.txt');

    await run('npm', npm('install', tarball), { cwd: folder, env });
    for (const name of ['digest', 'weekly-digest']) {
      const built = await run('npx', ['--no-install', name, 'week.txt', '-q'], { cwd: folder, env });
      expect(built.stdout).toContain('### Bees Are Back');
    }
    expect(readdirSync(join(folder, 'node_modules')).filter((it) => !it.startsWith('.'))).toEqual([
      'weekly-digest',
    ]);
  });

  it('gets somebody through the first ten minutes of the README', { timeout: 300_000 }, async () => {
    const home = await readersFolder(false);
    // Here the program is the one that is installed.
    for (const name of ['digest', 'npx']) rmSync(join(home, 'bin', name));
    const blocks = pageAt('README.md').blocks.filter(({ language }) => language === 'sh');
    const [install, terminal, newsletter] = blocks.map(({ text }) => text);
    const lines = `export NPM_CONFIG_PREFIX="$HOME/global" PATH="$HOME/global/bin:$PATH"
npm() { command npm "\${@/#weekly-digest/${tarball}}" ${npm().join(' ')}; }
npx() { command npx --yes --offline --package '${tarball}' "$@"; }
${install}
${terminal}
mkdir letter; cd letter
${newsletter}`;
    const { exit, stdout, stderr } = await runThere(home, lines);
    expect([exit, stderr]).toEqual([0, expect.not.stringContaining('error')]);
    expect(stdout).toContain('### Postgres Queues Beat a Broker');
    expect(readFileSync(join(home, 'week.html'), 'utf8')).toContain('Postgres Queues Beat a Broker');
    expect(readdirSync(join(home, 'letter/issues'))).toHaveLength(2);
  });

  it('is a chunk for each command and format, none for a module', () => {
    const chunks = readdirSync(new URL('../dist', import.meta.url)).filter((file) => file.endsWith('.cjs'));
    // A new part of the program belongs into one of the chunks that tsdown.config.ts names.
    expect(chunks.filter((file) => file.startsWith('part-'))).toEqual([]);
    expect(chunks.length).toBeLessThanOrEqual(33);
  });

  it('has what was laid out, whatever else comes to lie there', async () => {
    const stray = join(staged, 'digest.bin');
    writeFileSync(stray, 'A hundred megabytes of Node.');
    const { stdout } = await run('npm', npm('pack', staged, '--dry-run', '--json'), { cwd: folder });
    rmSync(stray);
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    expect(files.map(({ path }) => path)).toEqual(paths);
    const laidOut = readdirSync(staged, { recursive: true, withFileTypes: true });
    expect(paths).toHaveLength(laidOut.filter((entry) => entry.isFile()).length);
  });

  it('packed by mistake from the clone has nothing of what only a clone needs', async () => {
    const { stdout } = await run('npm', npm('pack', '--ignore-scripts', '--dry-run', '--json'), {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
    });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const tops = new Set(files.map(({ path }) => path.split('/')[0]));
    expect([...tops].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'man',
      'package.json',
      'schema',
    ]);
  });

  it('says nowhere in which folder it was built', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const files = readdirSync(join(staged, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(32);
    expect(files.filter((file) => readFileSync(file).includes(root))).toEqual([]);
  });

  it('brings no script and no dependency to those who install it', async () => {
    const manifest = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8'));
    expect(Object.keys(manifest)).toEqual(
      expect.arrayContaining(['repository', 'homepage', 'bugs', 'keywords']),
    );
    for (const key of ['scripts', 'dependencies', 'devDependencies', 'private'])
      expect(manifest).not.toHaveProperty(key);
    expect(manifest.bin).toEqual({ digest: 'bin/digest.js', 'weekly-digest': 'bin/digest.js' });
  });

  it('is a library in which publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: staged, strict: true });
    const manifest = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8'));
    expect(messages.map((it) => formatMessage(it, manifest))).toEqual([]);
  });

  it('has types that are right wherever it can be imported', async () => {
    const packed = createPackageFromTarballData(new Uint8Array(await readFile(tarball)));
    // Schemas have no types.
    const result = await checkPackage(packed, { excludeEntrypoints: [/schema/] });
    // It is an ES module, which TypeScript lets CommonJS require from Node 20.19 on; this checker thinks of earlier ones.
    const problems = result.types === false ? ['no types'] : result.problems;
    expect(problems.filter((it) => typeof it === 'string' || it.kind !== 'CJSResolvesToESM')).toEqual([]);
  });

  it('is enough for a program in TypeScript, with every check and without other types', async () => {
    const page = await readFile(new URL('../docs/library.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/<!-- file: (\S+)\.mjs -->\n\n```js\n([\s\S]*?)^```$/gm)];
    expect(examples.length).toBeGreaterThan(3);
    const folder = await folderWith({
      // What the examples take from Node.
      'node.d.ts': `declare module 'node:test' { export function test(name: string, run: () => Promise<void>): void; }
declare module 'node:assert/strict' { const assert: { equal(a: unknown, b: unknown): void; match(a: string, b: RegExp): void }; export default assert; }
declare const console: { log(...words: unknown[]): void };
declare const process: { cwd(): string };`,
      ...Object.fromEntries(examples.map(([, name, text]) => [`${name}.mts`, text!])),
    });
    await run('npm', npm('install', tarball), { cwd: folder });
    const files = ['node.d.ts', ...examples.map(([, name]) => `${name}.mts`)].map((it) => join(folder, it));
    const program = ts.createProgram(files, {
      strict: true,
      noImplicitAny: false,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
      lib: ['lib.es2023.d.ts'],
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
    });
    const found = ts.getPreEmitDiagnostics(program);
    expect(found.map(({ messageText, file }) => [file?.fileName, messageText])).toEqual([]);
  });

  it('has a README whose links lead somewhere from anywhere', () => {
    const text =
      'See [docs](docs/input.md#csv), ![page](docs/a.png), [here](#two) and [web](https://example.org).';
    expect(withAbsoluteLinks(text, 'https://example.org/r')).toBe(
      'See [docs](https://example.org/r/blob/main/docs/input.md#csv), ![page](https://example.org/r/raw/main/docs/a.png), [here](#two) and [web](https://example.org).',
    );
  });
});

describe('one executable', () => {
  it.skipIf(!canBeMade())('starts where there is no Node, and unpacks itself once', async () => {
    const folder = await folderWith({ 'week.txt': 'Bees Are Back\nThe hives came through the winter.\n' });
    const file = await makeExecutable(join(folder, 'bin/digest'));
    expect(readdirSync(join(folder, 'bin'))).toEqual(['digest']);
    const env = { PATH: '/nowhere', HOME: join(folder, 'home') };
    for (let time = 0; time < 2; time++) {
      const { stdout } = await run(file, ['week.txt', '-q'], { cwd: folder, env });
      expect(stdout).toContain('### Bees Are Back');
    }
    const fields = ['classify', '-q', '-j', '2', '--fields', 'title', 'week.txt'];
    expect((await run(file, fields, { cwd: folder, env })).stdout).toBe('{"title":"Bees Are Back"}\n');
    const unpacked = readdirSync(join(folder, 'home/.cache/weekly-digest')).filter((name) => name !== 'code');
    expect(unpacked).toHaveLength(1);
  });
});
