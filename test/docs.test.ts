/**
 * What README and docs say is true: their examples are run, and what they list is compared with the code.
 *
 * An example is a fenced `console` block. Lines that begin with `$ ` are run by bash, in a folder that has digest.yaml,
 * the sample week, and the files that the page shows below `<!-- file: NAME -->`; the lines below must be what comes,
 * where `…` stands for anything: within a line for a part of it, alone on a line for any number of lines. With
 * `npx vitest run test/docs.test.ts -u` what comes is written into the pages.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../src/cli/arguments.ts';
import { commands as everyCommand } from '../src/commands/commands.ts';
import { factKeys } from '../src/config/front-matter.ts';
import * as schema from '../src/config/schema.ts';
import { folderWith } from './support/folder.ts';
import { type Block, type Page, pageAt, pages, root } from './support/pages.ts';

const program = join(root, 'bin/digest.js');
const allText = pages.map(({ text }) => text).join('\n');

// ── Running what is shown ─────────────────────────────────────────────────────────────────────────────

/** A command of an example, and what the page shows of its output. */
interface Shown {
  command: string;
  output: string;
}

function commandsOf({ text }: Block): Shown[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command, output: output.join('\n') };
    });
}

/** A folder as the reader of a page has it. */
async function folderOf({ blocks }: Page): Promise<string> {
  const folder = await folderWith();
  cpSync(join(root, 'digest.yaml'), join(folder, 'digest.yaml'));
  // As if it were installed here, for programs that import it.
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/weekly-digest'));
  cpSync(join(root, 'fixtures/sample'), join(folder, 'fixtures/sample'), { recursive: true });
  for (const { note, text } of blocks) {
    if (note.startsWith('file: ')) writeFileSync(join(folder, note.slice('file: '.length)), text);
  }
  return folder;
}

/** Runs commands one after the other in one shell; gives what each of them prints on either stream. */
function run(commands: string[], folder: string): string[] {
  const end = '--- the next command ---';
  const script = [
    'exec 2>&1',
    `digest() { '${process.execPath}' '${program}' "$@"; }`,
    'npx() { "$@"; }',
    ...commands.map((command) => `${command}\nstatus=$?; echo '${end}'; (exit $status)`),
  ].join('\n');
  const { stdout } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: folder, TZ: 'UTC', SOURCE_DATE_EPOCH: thursday },
  });
  return stdout.split(`${end}\n`).slice(0, commands.length);
}

/** Noon on a Thursday in week 11 of 2026, in UTC. */
const thursday = String(Date.UTC(2026, 2, 12, 12) / 1000);

/** The text that a page shows as a pattern. */
function patternOf(shown: string): RegExp {
  const lines = shown.split('\n').map((line) => {
    if (line.trim() === '…') return '(?:.*\\n)*?';
    const parts = line.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return `${parts.join('.*')}\\n`;
  });
  // The last line feed is that of the block itself.
  return new RegExp(`^${lines.slice(0, -1).join('')}$`);
}

/** The page with what comes in the place of what it shows, where that is something else. */
async function refreshed(page: Page): Promise<string> {
  const folder = await folderOf(page);
  let text = '';
  let from = 0;
  for (const block of page.blocks.filter(({ language }) => language === 'console')) {
    const shown = commandsOf(block);
    const came = run(
      shown.map(({ command }) => command),
      folder,
    );
    const fresh = shown.map(({ command, output }, at) =>
      patternOf(output).test(came[at]!) ? `$ ${command}\n${output}` : `$ ${command}\n${came[at]}`,
    );
    text += page.text.slice(from, block.start) + fresh.join('').replace(/^(?=.)/gm, block.indent);
    from = block.end;
  }
  return text + page.text.slice(from);
}

describe('an example', () => {
  it.each(pages.map((page) => [page.path, page] as const))('in %s shows what comes', async (path, page) => {
    await expect(await refreshed(page)).toMatchFileSnapshot(join(root, path));
  });

  it('of a file shows what stands in it', () => {
    const excerpts = pages.flatMap(({ blocks }) => blocks.filter(({ note }) => note.startsWith('from: ')));
    expect(excerpts).not.toEqual([]);
    for (const { note, text } of excerpts) {
      const file = readFileSync(join(root, note.slice('from: '.length)), 'utf8');
      for (const part of text.split(/^…\n/m)) expect(file).toContain(part);
    }
  });

  it('of a command line has options that there are', async () => {
    const lines = pages.flatMap(({ blocks }) =>
      blocks
        .filter(({ language }) => ['sh', 'crontab'].includes(language))
        .flatMap(({ text }) => digestCalls(text)),
    );
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(await diagnosticOf(line), line).toBeNull();
  });

  it('of a crontab runs as cron would run it: without a word, and the page is there', async () => {
    const [line] = pages[0]!.blocks.filter(({ language }) => language === 'crontab');
    const command = /^(?:\S+ +){5}(.*)$/m.exec(line!.text.split('\n').at(-2)!)![1]!;
    const home = await folderWith({
      'news/digest.yaml': 'input: notes\ntimezone: UTC\n',
      'news/notes/2026-W10.txt': 'Frost until May\nKeep the tomatoes indoors for another week.\n',
      'news/notes/2026-W11.txt': 'Slugs Prefer Beer\nA saucer of it catches more than any powder.\n',
      'bin/digest': `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
    });
    const env = { PATH: `${home}/bin:/usr/bin:/bin`, HOME: home, SOURCE_DATE_EPOCH: thursday };
    spawnSync('chmod', ['+x', join(home, 'bin/digest')]);
    const came = spawnSync('/bin/sh', ['-c', command], { cwd: home, encoding: 'utf8', input: '', env });
    expect(came).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const page = readFileSync(join(home, 'news/out/2026-W10.md'), 'utf8');
    expect(page).toContain('Frost until May');
    expect(page).not.toContain('Slugs');
  });
});

/** The arguments of every `digest …` in lines of shell, up to the next pipe or redirection. */
function digestCalls(text: string): string[] {
  const calls = text
    .replaceAll('\\\n', ' ')
    .matchAll(/(?<![\w./-])digest((?: +(?:'[^']*'|"[^"]*"|[^\s|&;<>#'"]+))*)/g);
  return [...calls].map(([, args = '']) => args.trim());
}

/** What the program has against arguments; null when it would run. */
async function diagnosticOf(line: string): Promise<string | null> {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c!);
  const asked = await parseArguments(words, {}, 100);
  return asked.kind === 'wrong' ? asked.diagnostic.message : null;
}

// ── Being complete ────────────────────────────────────────────────────────────────────────────────────

/** Every command, as its words. */
const commands = Object.entries(everyCommand)
  .filter(([, it]) => !('isHidden' in it))
  .map(([name]) => name.split(' '));

async function helpOf(command: string[]): Promise<string> {
  const asked = await parseArguments([...command, '--help'], {}, 100);
  return asked.kind === 'text' ? asked.text : '';
}

describe('the pages', () => {
  it('have a heading for every command', () => {
    expect(commands.length).toBeGreaterThan(5);
    const { text } = pageAt('docs/commands.md');
    for (const command of commands) expect(text).toContain(`### \`digest ${command.join(' ')}\``);
  });

  it.each(commands.map((command) => [command.join(' '), command] as const))(
    'tell every option of %s, short and long',
    async (_, command) => {
      const flags = [...(await helpOf(command)).matchAll(/^ {2}(?:(-\w), )?(--[a-z-]+)/gm)].flatMap(
        ([, short, long]) => (short === undefined ? [long!] : [short, long!]),
      );
      expect(flags).toContain('--help');
      const missing = flags.filter((flag) => !new RegExp(`\`${flag}[ \`]`).test(tourOf(command)));
      expect(missing).toEqual([]);
    },
  );

  it('tell every key of the configuration', () => {
    const page = pages.find(({ path }) => path === 'docs/configuration.md')!.text;
    const headings = [...page.matchAll(/^### (.*)$/gm)].flatMap(([, words = '']) =>
      [...words.matchAll(/`([\w-]+)`/g)].map(([, key]) => key!),
    );
    expect(headings.toSorted()).toEqual(Object.keys(schema.configKeys).toSorted());
    const { weightKeys, targetKeys, feedKeys, emailKeys, themeKeys, keywordKeys } = schema;
    const nested = { ...weightKeys, ...targetKeys, ...feedKeys, ...emailKeys, ...themeKeys, ...keywordKeys };
    for (const key of Object.keys(nested)) {
      expect(page).toContain(`\`${key}\``);
    }
    const input = pages.find(({ path }) => path === 'docs/input.md')!.text;
    for (const key of factKeys) expect(input).toContain(`\`${key}\``);
  });

  it('lead to pages, files and headings that there are', () => {
    const anchors = new Map(pages.map(({ path, text }) => [path, anchorsIn(text)]));
    const broken = pages.flatMap(({ path, text }) =>
      [...proseOf(text).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
        .filter(([, file = '', anchor]) => {
          const target = file === '' ? path : join(dirname(path), file);
          if (!existsSync(resolve(root, target))) return true;
          return anchor !== undefined && !anchors.get(target)?.has(anchor);
        })
        .map(([link]) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('name every package of the bundle under "Built on", and no other', () => {
    const table = /## Built on\n([\s\S]*?)\nFor development/.exec(pageAt('docs/house.md').text)?.[1] ?? '';
    const named = [...table.matchAll(/\[([@\w/.-]+)\]\(https/g)].map(([, name]) => name!);
    expect(named.toSorted()).toEqual(bundled());
  });

  it('name every room and every story on the map of the house', () => {
    const map = pages.find(({ path }) => path === 'docs/house.md')!.text;
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter(({ name }) => !name.endsWith('.d.ts'))
      .map((item) => `src/${item.name}${item.isDirectory() ? '/' : ''}`);
    expect(rooms.filter((room) => !map.includes(`\`${room}\``))).toEqual([]);
  });

  it('import from the package what it exports', () => {
    const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const given = Object.keys(exports).map((path) => path.replace(/^\./, name));
    const code = pages.flatMap(({ blocks }) => blocks.filter(({ language }) => /^[jt]s$/.test(language)));
    const asked = code.flatMap(({ text }) => [...text.matchAll(/'((?:weekly-)?digest(?:\/[\w.-]+)?)'/g)]);
    expect(asked.map(([, specifier]) => specifier)).toContain('weekly-digest/schema.json');
    expect(asked.filter(([, specifier]) => !given.includes(specifier!))).toEqual([]);
  });

  it('are all found from the sidebar of the site', () => {
    const sidebar = readFileSync(join(root, 'docs-site/.vitepress/config.js'), 'utf8');
    const names = pages.flatMap(({ path }) => /^docs\/(\S+)\.md$/.exec(path)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !sidebar.includes(`'${name}')`))).toEqual([]);
  });

  it('have a version in the changelog that is that of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(pages[1]!.text).toContain(`## [${version}]`);
  });

  it('name no file of the repository that is not there', () => {
    const named = [...allText.matchAll(/`((?:src|test|bench|tools|fixtures|bin|\.ci)\/[\w./-]+)`/g)];
    const missing = named.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });
});

/** What the page of the commands says of one: its own section, and the table of what all commands take. */
function tourOf(command: string[]): string {
  const [, tour = ''] = /## All of them\n([\s\S]*?)\n## /.exec(pageAt('docs/commands.md').text) ?? [];
  const [common = '', ...sections] = tour.split(/^### /m);
  const section = sections.find((text) => text.startsWith(`\`digest ${command.join(' ')}\``)) ?? '';
  return common + section;
}

/** A page without its fenced blocks. */
const proseOf = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```$/gm, '');

function anchorsIn(text: string): Set<string> {
  const slugger = new GithubSlugger();
  return new Set(
    [...proseOf(text).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => slugger.slug(heading)),
  );
}

/** The packages that `src/` imports when it runs. */
function bundled(): string[] {
  const src = join(root, 'src');
  const names = new Set<string>();
  for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.endsWith('.d.ts')) continue;
    const text = readFileSync(join(src, path), 'utf8');
    if (!/(?:from|import\() ?'(?!\.|node:)/.test(text)) continue;
    // Compiling takes the imports of mere types away.
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    for (const { fileName } of ts.preProcessFile(outputText).importedFiles) {
      if (!fileName.startsWith('.') && !fileName.startsWith('node:')) names.add(packageOf(fileName));
    }
  }
  return [...names].sort();
}

/** `csv-parse` for `csv-parse/sync`, `@date-fns/tz` for itself. */
const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
