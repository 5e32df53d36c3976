/**
 * Every command that a page shows in a block of shell or of a crontab, and every block of Python, is run: as it stands, in the folder of a reader. What
 * cannot be is run elsewhere, or by nobody, and then the page says so in a comment above the block:
 * `<!-- run by test/package.test.ts: … -->`, `<!-- not run: … -->`. Blocks with `$ ` are run by `docs.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Block, type Page, pageAt, pages, root } from './support/pages.ts';
import { readersFolder, runThere } from './support/reader.ts';

/** A block of commands, and where it stands. */
interface Shown {
  page: Page;
  block: Block;
  /** The page and the line, for the name of a test. */
  place: string;
}

const shown: Shown[] = pages.flatMap((page) =>
  page.blocks
    .filter(({ language }) => ['sh', 'bash', 'shell', 'crontab'].includes(language))
    .map((block) => ({
      page,
      block,
      place: `${page.path}:${page.text.slice(0, block.start).split('\n').length}`,
    })),
);

const isElsewhere = ({ block }: Shown) => /^(?:recipe: |run by |not run: )/.test(block.note);
const isOurs = (it: Shown) => !isElsewhere(it) && /^(?:npm|npx (?:vitest|biome))\b/m.test(it.block.text);
const has = (command: string) => spawnSync('which', [command]).status === 0;
/** Programs of others that are the real ones, where they are. */
const isLeftOut = ({ block }: Shown) =>
  !process.env.CI &&
  ['jq', 'pandoc', 'parallel'].some((name) => new RegExp(`\\b${name}\\b`).test(block.text) && !has(name));

describe('what a reader is told to run', () => {
  const forReaders = shown.filter((it) => !isOurs(it) && !isElsewhere(it));

  it('is a good deal', () => expect(forReaders.length).toBeGreaterThan(20));

  for (const it_ of forReaders) {
    const { place, block } = it_;
    it.skipIf(isLeftOut(it_))(`runs as it stands at ${place}`, { timeout: 300_000 }, async () => {
      const makesSettings = /digest (?:init|themes discover)/.test(block.text);
      const folder = await readersFolder(!makesSettings, filesOf(it_));
      if (block.text.includes(' old/')) await runThere(folder, issuesOfOld);
      const lines = block.language === 'crontab' ? fromCron(block.text, folder) : block.text;
      const { exit, stderr } = await runThere(folder, lines);
      expect([exit, stderr]).toEqual([0, expect.not.stringContaining('digest: error')]);
    });
  }
});

/** What a block of Python takes for granted: a cluster, here of one machine and one process, and somebody's own function. */
const takenForGranted = `
import glob, os, subprocess
class Records(list):
    def pipe(self, command):
        text = "".join(line + "\\n" for line in self)
        done = subprocess.run(command, shell=True, input=text, stdout=subprocess.PIPE, text=True, check=True)
        return Records(done.stdout.splitlines())
    def map(self, change): return Records(change(it) for it in self)
class Table(list):
    def groupBy(self, key): return Table(it[key] for it in self)
    def count(self): return Table(sorted((it, super(Table, self).count(it)) for it in set(self)))
    def show(self): print(*self)
class Spark:
    @property
    def sparkContext(self): return self
    @property
    def read(self): return self
    def texts(self, pattern): return [open(it).read() for it in glob.glob(os.path.basename(pattern))]
    def textFile(self, pattern): return Records(line for text in self.texts(pattern) for line in text.splitlines())
    def newAPIHadoopFile(self, pattern, *classes, conf):
        end = conf["textinputformat.record.delimiter"]
        return Records((at, it) for text in self.texts(pattern) for at, it in enumerate(text.split(end)))
    def json(self, lines):
        import json
        return Table(json.loads(it) for it in lines)
spark = Spark()
summary_of = lambda title, body: "About: " + title
`;

describe('what a reader is told to write in Python', () => {
  const blocks = pages.flatMap((page) => page.blocks.filter(({ language }) => language === 'python'));

  it('is there', () => expect(blocks.length).toBeGreaterThan(2));

  it.skipIf(!process.env.CI && !has('python3')).each(blocks.map(({ text }) => [text]))(
    'runs as it stands: %s',
    { timeout: 300_000 },
    async (text) => {
      const folder = await readersFolder(true, {
        'block.py': `${takenForGranted}${text.replaceAll('/etc/', '')}print(*globals().get("placed", []))\n`,
        'march.ndjson':
          '{"title": "Postgres Queues Beat a Broker", "body": "A database, one partial index."}\n',
      });
      const { exit, stdout, stderr } = await runThere(folder, 'digest -q -f json | python3 block.py');
      expect([exit, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/"theme": ?"data"|"summary": "About: Passkeys/);
    },
  );
});

/** Issues that were kept as JSON. */
const issuesOfOld = `mkdir old
digest build -q -f json -w 2026-W08 > old/2026-W08.json
digest build -q -f json -w 2026-W09 > old/2026-W09.json`;

/** The files that a page shows, of which its command takes some. */
function filesOf({ page, block }: Shown): Record<string, string> {
  return Object.fromEntries(
    page.blocks.flatMap(({ note, text }) => {
      const name = /^file: (\S+)/.exec(note)?.[1];
      return name !== undefined && block.text.includes(name) ? [[name, text]] : [];
    }),
  );
}

/** The commands of a crontab, in the folder of the reader. */
function fromCron(text: string, folder: string): string {
  return text
    .split('\n')
    .flatMap((line) => /^(?:[\d*/,-]+ +){5}(.*)$/.exec(line)?.[1] ?? [])
    .map((command) => command.replaceAll('/srv/news', folder).replaceAll('/usr/local/bin/', ''))
    .join('\n');
}

/** What `npm run` knows. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe('what somebody who works on it is told to run', () => {
  const commands = shown
    .filter((it) => isOurs(it))
    .flatMap(({ block, place }) =>
      block.text
        .split(/\n| && /)
        .map((line) => line.replace(/ +#.*/, ''))
        .filter((line) => line !== '')
        .map((command) => ({ command, place })),
    );

  it('is a script that there is', () => {
    const all = shown.map(({ block }) => block.text).join('\n');
    const named = [...all.matchAll(/^npm run ([\w:-]+)/gm)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('is tests that there are', () => {
    const runs = commands.filter(({ command }) => command.startsWith('npx vitest'));
    expect(runs.length).toBeGreaterThan(4);
    for (const { command } of runs) {
      const words = /^npx vitest run (\S.*?)(?: -t (\w+))?(?: -u)?$/.exec(command);
      for (const path of words?.[1]?.split(' ') ?? [command])
        expect(existsSync(join(root, path)), path).toBe(true);
      const cases = readdirSync(join(root, 'fixtures')).join(' ');
      expect(cases).toContain(words?.[2] ?? '');
    }
  });

  it('is, of what is run after each change, what npm test runs', () => {
    const [, whileYouWork = ''] =
      /While you work:\n\n```sh\n([\s\S]*?)```/.exec(pageAt('CONTRIBUTING.md').text) ?? [];
    const named = [...whileYouWork.matchAll(/^npm run \w+/gm)].map(([command]) => command);
    expect(named).toEqual(['npm run build', 'npm run typecheck', 'npm run lint']);
    for (const command of named) expect(scripts.test).toContain(command);
    // Biome mends what it finds, and "npm run lint" says what that is.
    expect(whileYouWork).toContain('npx biome check --write');
    expect(scripts.lint).toMatch(/^biome check /);
  });
});

describe('what is not run here', () => {
  it.each(shown.filter(isElsewhere).map((it) => [it.place, it] as const))(
    '%s says where, or why',
    (_, { block, page }) => {
      const { note } = block;
      if (note.startsWith('recipe: ')) {
        expect(page.path).toBe('docs/recipes.md');
        const [, name] = note.split(': ');
        // Some are in a list of names.
        expect(readFileSync(join(root, 'test/recipes.test.ts'), 'utf8')).toMatch(
          new RegExp(`'(?:recipe: )?${name}'`),
        );
      } else if (note.startsWith('run by ')) {
        const files = [...note.matchAll(/(?:test|\.ci)\/[\w/.-]*\w/g)].map(([path]) => path);
        expect(files).not.toEqual([]);
        for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
      } else expect(note).toMatch(/^not run: \w+ \w+ \w+/);
    },
  );
});
