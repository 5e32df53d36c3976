import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { main } from '../../src/cli/main.ts';
import { commands } from '../../src/commands/commands.ts';
import { wrappedHelp, wrappedToWidth } from '../../src/terminal/wrap.ts';
import { folderWith } from '../support/folder.ts';
import { memoryIo } from '../support/memory-io.ts';

describe('what is said at a narrow terminal', () => {
  it('is broken between words, and what goes on is indented', async () => {
    const text = 'digest: error: the week has no entries at all\n    hint: name another file\nshort\n';
    expect(await wrappedToWidth(text, 24)).toBe(
      'digest: error: the week\n  has no entries at all\n    hint: name another\n    file\nshort\n',
    );
  });

  it('keeps a word whole that is wider than the terminal', async () => {
    const path = '/home/ada/notes/of/the/lighthouse/2026-W10.txt';
    expect(await wrappedToWidth(`read ${path} now`, 20)).toBe(`read\n  ${path}\n  now`);
  });

  it('counts columns: colours have none, wide letters two', async () => {
    const red = (word: string) => `\u001b[31m${word}\u001b[39m`;
    expect(await wrappedToWidth(`${red('one')} ${red('two')}`, 7)).toBe(`${red('one')} ${red('two')}`);
    expect(await wrappedToWidth('灯台 灯台', 8)).toBe('灯台\n  灯台');
  });

  it('leaves an excerpt above its mark', async () => {
    const text = '    A line that is long, and has a fault\n                   ^\n';
    expect(await wrappedToWidth(text, 20)).toBe(text);
  });

  it.each([40, 60])(
    'has no line of more than %d columns, and says the same as without a terminal',
    async (columns) => {
      const cwd = await folderWith({
        'week.txt':
          'The Bees Are Back behind the Old Railway Bridge\nBoth hives came through, and the third is let.\n',
      });
      const said = async (terminals: ('stdout' | 'stderr')[]) => {
        const { io, emitted } = memoryIo({ cwd, terminals, columns, env: { NO_COLOR: '1' } });
        await main(['buidl', 'week.txt'], io);
        await main(['check', '--min-score', 'much', 'week.txt'], io);
        await main(['check', 'week.txt'], io);
        await main(['explain', 'week.txt'], io);
        return emitted.stderr + emitted.stdout;
      };
      const narrow = await said(['stdout', 'stderr']);
      expect(Math.max(...narrow.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(columns);
      const words = (text: string) => text.split(/\s+/);
      expect(words(narrow)).toEqual(words(await said([])));
    },
  );
});

describe('the help at a narrow terminal', () => {
  it('has paragraphs whose lines are full, but for the last', async () => {
    const help = `Input:
  Named inputs are read in the order given; folders are searched at any depth for .txt, .md,
  .markdown and .json, sorted by name.

  2  could not run: wrong usage, configuration or input, or the output could not be
     written
  3  nothing
    markdown .md   html .html   eml .eml (a message)
`;
    expect(await wrappedHelp(help, 40)).toBe(`Input:
  Named inputs are read in the order
  given; folders are searched at any
  depth for .txt, .md, .markdown and
  .json, sorted by name.

  2  could not run: wrong usage,
     configuration or input, or the
     output could not be written
  3  nothing
    markdown .md   html .html   eml .eml
    (a message)
`);
    expect(await wrappedHelp(help, 100)).toBe(help);
  });

  it('goes on below the description, or below the term where that has no room', async () => {
    const line = '  digest week.txt     the digest of one file, as Markdown\n';
    expect(await wrappedHelp(line, 54)).toBe(
      '  digest week.txt     the digest of one file, as\n                      Markdown\n',
    );
    expect(await wrappedHelp(line, 30)).toBe(
      '  digest week.txt\n      the digest of one file,\n      as Markdown\n',
    );
  });

  it.each([40, 60, 80, 100])('breaks no word of any command at %d columns', async (width) => {
    for (const name of ['', ...Object.keys(commands)]) {
      const wide = await helpAt(name, 100);
      const text = await helpAt(name, width);
      const tooLong = text.split('\n').filter((line) => line.length > width && line.trim().includes(' '));
      expect(tooLong, name).toEqual([]);
      expect(text.split(/\s+/), name).toEqual(wide.split(/\s+/));
    }
  });
});

async function helpAt(command: string, width: number): Promise<string> {
  const asked = await parseArguments([...command.split(' ').filter(Boolean), '--help'], {}, width);
  return asked.kind === 'text' ? asked.text : '';
}
