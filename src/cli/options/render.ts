/** The options of `digest render`, declared once for parsing and for `--help`. */
import type { Command } from 'commander';
import { type Declaration, declare } from './declare.ts';
import { renderHelp } from './help.ts';
import {
  conductOptions,
  destinationOptions,
  filterOptions,
  type IssuingOptions,
  readIssuing,
} from './issuing.ts';
import { readingOptions } from './reading.ts';

/** What `digest render` was asked to do. */
export interface RenderOptions extends IssuingOptions {
  /** The file with the JSON, or `-`; null: none was named. */
  input: string | null;
  /** The configuration file; null: search for one. */
  config: string | null;
}

/** Adds the command to a program; `run` gets its options when it was asked for. */
export function declareRender(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: RenderOptions) => void,
): void {
  const [config] = readingOptions();
  const declaration: Declaration<RenderOptions> = {
    name: 'render',
    summary: 'write a digest that was built as JSON, in any format',
    operands: { name: 'issue', description: 'a file of JSON, or - for standard input', isOne: true },
    options: [config, ...destinationOptions(), ...filterOptions(), ...conductOptions()],
    help: renderHelp,
    read: readOptions,
  };
  declare(program, env, declaration, run);
}

function readOptions([input]: string[], command: Command): RenderOptions {
  const { config = null } = command.opts<{ config?: string }>();
  return { ...readIssuing(command), input: input ?? null, config };
}
