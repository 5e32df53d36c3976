/**
 * The manual pages, made of the declarations that `--help` is made of. After a change of those,
 * `npx vitest run test/cli/man-pages.test.ts -u` writes man/ anew.
 */
import type { Argument, Command, Option } from 'commander';
import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, Root } from 'mdast';
import remarkMan from 'remark-man';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { wholeProgram } from '../src/cli/arguments.ts';
import { variablesOf } from '../src/cli/variables.ts';
import { usualCommand } from '../src/commands/commands.ts';
import { variableOf } from '../src/commands/environment.ts';
import { wrappedHelp } from '../src/terminal/wrap.ts';

/** What the pages say they are of: a clock would make other bytes each month. */
const date = '2026-11-29';

/** What is shown as it is written stands 9 columns to the right; a terminal has 80, of which man uses 78. */
const PREFORMATTED_WIDTH = 69;

/** Every page by its file name: `digest.1`, `digest-build.1` … */
export async function manPages(): Promise<Record<string, string>> {
  const program = await wholeProgram();
  const pages: Record<string, string> = {};
  for (const command of [program, ...commandsUnder(program)]) {
    const name = namesOf(command).join('-');
    pages[`${name}.1`] = await page(command, name, program);
  }
  return pages;
}

/** The commands under another that people may call, sub-commands right behind theirs. */
function commandsUnder(parent: Command): Command[] {
  const shown = parent.createHelp().visibleCommands(parent);
  const all = shown
    .filter((it) => it.name() !== 'help')
    .flatMap((it) => [it as Command, ...commandsUnder(it as Command)]);
  // The help of the program lists sub-commands itself.
  return [...new Set(all)];
}

function namesOf(command: Command): string[] {
  return command.parent === null ? [command.name()] : [...namesOf(command.parent), command.name()];
}

async function page(command: Command, name: string, program: Command): Promise<string> {
  const summary = command.summary() || command.description();
  const others = command === program ? commandsUnder(program) : [program, ...siblings(command)];
  const tree: Root = {
    type: 'root',
    children: [
      heading(1, `${name}(1) -- ${summary.replace(/\.$/, '')}`),
      heading(2, 'Synopsis'),
      paragraph(code(namesOf(command).join(' ')), text(` ${command.usage()}`)),
      heading(2, 'Description'),
      paragraph(text(command.description())),
      ...section('Arguments', command.registeredArguments.map(argument)),
      ...section('Options', command.createHelp().visibleOptions(command).map(option)),
      ...(command === program ? section('Commands', others.map(commandItem)) : []),
      ...(await rest(command)),
      ...(command === program ? await environment(program) : []),
      heading(2, 'See also'),
      paragraph(text(others.map((it) => `${namesOf(it).join('-')}(1)`).join(', '))),
    ],
  };
  const manual = { name, section: 1, manual: 'digest', version: `digest ${program.version()}`, date };
  const processor = unified().use(remarkStringify).use(remarkMan, manual);
  return tidy(`${processor.stringify(processor.runSync(tree) as Root)}`);
}

/** mandoc wants days, and no paragraph right behind a heading; readers want a term above what it means, as in other manuals. */
function tidy(roff: string): string {
  // .nh: a name that a hyphen breaks is another name. .ad l: no gaps between words.
  const dated = roff.replace(/^(\.TH "[^"]*" "1" )"[^"]*"(.*)/, `$1"${date}"$2\n.nh\n.ad l`);
  const defined = dated
    .replace(/^\.IP \\\(bu 4\n(\\fB.*?\\fR): /gm, '.TP\n$1\n')
    .replace(/^\.R[SE] 0\n/gm, '');
  return `${defined.replace(/^(\.SH .*)\n\.P$/gm, '$1').trimEnd()}\n`;
}

function siblings(command: Command): Command[] {
  const { parent } = command;
  return parent === null ? [] : commandsUnder(parent).filter((it) => it !== command && it.parent === parent);
}

function section(title: string, items: ListItem[]): (ReturnType<typeof heading> | List)[] {
  return items.length === 0 ? [] : [heading(2, title), { type: 'list', spread: false, children: items }];
}

const option = ({ flags, description, defaultValueDescription, defaultValue }: Option): ListItem =>
  item(flags, `${description}${defaultOf(defaultValueDescription ?? defaultValue)}`);

function argument(it: Argument): ListItem {
  const name = it.variadic ? `${it.name()}...` : it.name();
  return item(it.required ? `<${name}>` : `[${name}]`, it.description);
}

const commandItem = (it: Command): ListItem => item(namesOf(it).join(' '), it.summary());

/** What "build" tells of the environment, and each variable by the option that it sets, of the first command that has it. */
async function environment(program: Command): Promise<BlockContent[]> {
  const all = commandsUnder(program);
  const variables = variablesOf(program).flatMap((name) => {
    const setters = all.flatMap((it) => it.options.map((set) => ({ set, by: it })));
    const first = setters.find(({ set, by }) => variableOf(by, set) === name);
    if (first === undefined) return [];
    const { set, by } = first;
    const whose = by.name() === usualCommand ? '' : ` of ${namesOf(by).join(' ')}`;
    return [item(name, `as ${set.long}${whose}: ${set.description}`)];
  });
  const told = await rest(all.find((it) => it.name() === usualCommand)!);
  const at = told.findIndex(
    (it) =>
      it.type === 'heading' &&
      it.children.some((child) => child.type === 'text' && child.value === 'Environment'),
  );
  return [...told.slice(at, at + 2), { type: 'list', spread: false, children: variables }];
}

const defaultOf = (value: unknown): string => (value === undefined ? '' : ` (default: ${value})`);

const item = (term: string, description: string): ListItem => ({
  type: 'listItem',
  spread: false,
  children: [paragraph(code(term), text(`: ${description}`))],
});

/** What stands below the options of a help text: headings without indentation, and what is under each. */
async function rest(command: Command): Promise<BlockContent[]> {
  let help = '';
  const writeOut = (part: string) => {
    help += part;
  };
  command.configureOutput({ writeOut, getOutHelpWidth: () => 100 }).outputHelp();
  const parts = help.slice(help.indexOf(command.helpInformation()) + command.helpInformation().length);
  const sections = parts.trim().split(/\n(?=\S)/);
  return (await Promise.all(sections.map(belowOptions))).flat();
}

async function belowOptions(part: string): Promise<BlockContent[]> {
  const [title = '', ...lines] = part.split('\n');
  if (lines.length === 0) return title === '' ? [] : [paragraph(text(title))];
  const value = await wrappedHelp(lines.join('\n'), PREFORMATTED_WIDTH);
  return [heading(2, title.replace(/:$/, '')), { type: 'code', value }];
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
const heading = (depth: 1 | 2, value: string) => ({
  type: 'heading' as const,
  depth,
  children: [text(value)],
});
