/** The commands by name: a line of the overview, and the file with everything else, loaded when it is asked for. */
import type { Declare } from './command.ts';

/** A line of `digest --help`, and where the command is. */
export interface CommandEntry {
  /** What it does, in a few words. */
  summary: string;
  /** How its operands are shown beside its name. */
  operands: string;
  load: () => Promise<Declare>;
  /** Whether it is for programs and not for people, so that no list names it. */
  isHidden?: boolean;
}

/** In the order in which help lists them; a sub-command is named with its parent. */
export const commands = {
  build: {
    summary: 'make a digest of snippets; what "digest" does when no command is named',
    operands: '[inputs...]',
    load: async () => (await import('./build.ts')).buildCommand,
  },
  init: {
    summary: 'write a configuration and a first week to start from',
    operands: '[setup]',
    load: async () => (await import('./init.ts')).initCommand,
  },
  render: {
    summary: 'write a digest that was built as JSON, in any format',
    operands: '[issue]',
    load: async () => (await import('./render.ts')).renderCommand,
  },
  template: {
    summary: 'print a template to start from, for --template',
    operands: '[name]',
    load: async () => (await import('./template.ts')).templateCommand,
  },
  explain: {
    summary: 'show why entries stand where they stand',
    operands: '[inputs...]',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  check: {
    summary: 'find what is wrong or idle in snippets and rules, without building',
    operands: '[inputs...]',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  classify: {
    summary: 'a filter: snippets in, one line of JSON an entry out',
    operands: '[inputs...]',
    load: async () => (await import('./classify.ts')).classifyCommand,
  },
  themes: {
    summary: 'list the themes and what they cover',
    operands: '[inputs...]',
    load: async () => (await import('./themes.ts')).themesCommand,
  },
  'themes test': {
    summary: 'compare the rules with entries whose themes are known',
    operands: '[files...]',
    load: async () => (await import('./themes-test.ts')).themesTestCommand,
  },
  'themes discover': {
    summary: 'find the themes of entries that have neither labels nor rules',
    operands: '[inputs...]',
    load: async () => (await import('./themes-discover.ts')).themesDiscoverCommand,
  },
  'themes suggest': {
    summary: 'propose keywords, learnt from entries without labels',
    operands: '[inputs...]',
    load: async () => (await import('./themes-suggest.ts')).themesSuggestCommand,
  },
  archive: {
    summary: 'list the issues that were published',
    operands: '',
    load: async () => (await import('./archive.ts')).archiveCommand,
  },
  'archive list': {
    summary: 'what "digest archive" does, by its name',
    operands: '',
    load: async () => (await import('./archive.ts')).archiveCommand,
  },
  'archive show': {
    summary: 'print one of them',
    operands: '<issues...>',
    load: async () => (await import('./archive-show.ts')).archiveShowCommand,
  },
  'archive verify': {
    summary: 'compare each with what was recorded',
    operands: '',
    load: async () => (await import('./archive-verify.ts')).archiveVerifyCommand,
  },
  'archive add': {
    summary: 'take in issues from before',
    operands: '<files...>',
    load: async () => (await import('./archive-add.ts')).archiveAddCommand,
  },
  'archive rm': {
    summary: 'forget an issue',
    operands: '<issues...>',
    load: async () => (await import('./archive-rm.ts')).archiveRmCommand,
  },
  preview: {
    summary: 'show the issue on a page that is always the latest',
    operands: '[inputs...]',
    load: async () => (await import('./preview.ts')).previewCommand,
  },
  site: {
    summary: 'write a site of all issues of an archive',
    operands: '',
    load: async () => (await import('./site.ts')).siteCommand,
  },
  cron: {
    summary: 'print what makes cron or systemd build it each week',
    operands: '[part]',
    load: async () => (await import('./cron.ts')).cronCommand,
  },
  completion: {
    summary: 'print what makes a shell complete commands, options, themes and weeks',
    operands: '[shell]',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
  complete: {
    summary: 'answer what a shell asks when somebody presses Tab',
    operands: '[words...]',
    load: async () => (await import('./complete.ts')).completeCommand,
    isHidden: true,
  },
} satisfies Record<string, CommandEntry>;

/** The name of a command. */
export type CommandName = keyof typeof commands;

/** What runs when no command is named. */
export const usualCommand: CommandName = 'build';

/** What calls a command: a word, or the two of a sub-command. */
export const commandWords = [...Object.keys(commands).filter((name) => name !== 'complete'), 'help'];

/** The command that the first words of a command line name. */
export function commandNamed(argv: readonly string[]): CommandName {
  const [first = '', second = ''] = argv;
  const both = `${first} ${second}`;
  if (isCommand(both)) return both;
  return isCommand(first) ? first : usualCommand;
}

/** Whether a command is called so. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
