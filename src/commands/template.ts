/** `digest template`: the built-in templates, to start from. */
import { nearest } from '../diagnostics/nearest.ts';
import { builtInTemplates } from '../index.ts';
import { print } from '../terminal/print.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { commandDiagnostic } from './messages.ts';
import { readTalk, talkOptions } from './options/reading.ts';

/** What `digest template` was asked to do. */
export interface TemplateOptions extends TalkOptions {
  /** The template to print; null: say which there are. */
  name: string | null;
}

/** What the command is called, takes, and does. */
export const templateCommand = defineCommand<TemplateOptions>({
  description: 'Prints a template to start from. Change it, and fill it in with --template.',
  operands: {
    name: 'name',
    description: 'html, markdown or text; without it, the list of them',
    isOne: true,
  },
  options: () => talkOptions(),
  help: () => help,
  read: ([name], command) => ({ ...readTalk(command), name: name ?? null }),
  run: runTemplate,
});

/** Prints a template, or which there are: 0 done, 2 there is none of that name. */
async function runTemplate(options: TemplateOptions, io: Io): Promise<number> {
  const templates = await builtInTemplates();
  const named = templates.find(({ name }) => name === (options.name === 'md' ? 'markdown' : options.name));
  if (options.name !== null && named === undefined) {
    const names = templates.map(({ name }) => name);
    const meant = nearest(options.name, names);
    const problem = `there is no template "${options.name}"`;
    const advice = meant === null ? `there are ${names.join(', ')}` : `did you mean "${meant}"?`;
    return await reportDiagnostics([commandDiagnostic('usage', { problem, advice })], options, io);
  }
  const list = templates.map(({ name, about }) => `${name.padEnd(10)}${about}\n`).join('');
  const failure = await print(named?.text ?? list, io.stdout);
  return failure === null ? 0 : await reportDiagnostics([failure], options, io);
}

const help = `Templates:
  A template is Liquid: {{ title }} prints a value, {% for section in sections %} repeats. It sees
  what "digest build -f json" prints, and how the document lays that out. Every value is escaped as
  the format asks. The format is that of --format, else of the output's name, else of the template's
  own (week.html.liquid). Partials stand in the folder of the template.

Examples:
  digest template html > week.html.liquid              the page, filled in the same as without it
  digest week.txt --template week.html.liquid -o week.html
  digest render issue.json --template note.txt.liquid  on standard output

Exit status:
  0  done
  2  there is no template of that name`;
