/** The options of `digest template`, declared once for parsing and for `--help`. */
import type { Command } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { templateHelp } from './help.ts';
import { readTalk, type TalkOptions, talkOptions } from './reading.ts';

/** What `digest template` was asked to do. */
export interface TemplateOptions extends TalkOptions {
  /** The template to print; null: say which there are. */
  name: string | null;
}

/** Adds the command to a program; `run` gets its options when it was asked for. */
export function declareTemplate(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: TemplateOptions) => void,
): void {
  const declaration: Declaration<TemplateOptions> = {
    name: 'template',
    summary: 'print a template to start from, for --template',
    operands: {
      name: 'name',
      description: 'html, markdown or text; without it, the list of them',
      isOne: true,
    },
    options: talkOptions(),
    help: templateHelp,
    read: ([name], command) => ({ ...readTalk(command), name: name ?? null }),
  };
  declare(program, env, declaration, run);
}
