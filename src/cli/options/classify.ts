/** The options of `digest classify`, declared once for parsing and for `--help`. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../../diagnostics/nearest.ts';
import { type RecordField, recordFields } from '../../render/record.ts';
import { type Declaration, declare } from './declare.ts';
import { classifyHelp } from './help.ts';
import { type ReadingOptions, readingOptions, readReading, talkOptions } from './reading.ts';
import { wholeNumber } from './whole-number.ts';

/** What `digest classify` was asked to do. */
export interface ClassifyOptions extends ReadingOptions {
  /** What each line says, in this order. */
  fields: RecordField[];
  /** How many threads share the work. */
  jobs: number;
}

const mostJobs = 64;
const defaultFields: RecordField[] = ['file', 'line', 'title', 'theme', 'score'];

/** Adds the command to a program; `run` gets its options when it was asked for. */
export function declareClassify(
  program: Command,
  env: Record<string, string | undefined>,
  run: (options: ClassifyOptions) => void,
): void {
  const declaration: Declaration<ClassifyOptions> = {
    name: 'classify',
    summary: 'a filter: snippets in, one line of JSON an entry out',
    options: classifyOptions(),
    help: classifyHelp,
    read: (inputs, command) => {
      const { fields, jobs } = command.opts<{ fields: RecordField[]; jobs: number }>();
      return { ...readReading(inputs, command), fields, jobs };
    },
  };
  declare(program, env, declaration, run);
}

const classifyOptions = (): Option[] => [
  new Option('--fields <list>', `what a line says, out of ${recordFields.join(', ')}`)
    .argParser(readFields)
    .default(defaultFields, defaultFields.join(',')),
  new Option('-j, --jobs <number>', 'how many threads share the work')
    .argParser(wholeNumber(mostJobs))
    .default(1),
  ...readingOptions(),
  ...talkOptions(),
];

function readFields(list: string): RecordField[] {
  const fields = list.split(',').map((name) => {
    const field = recordFields.find((known) => known === name.trim());
    if (field !== undefined) return field;
    const meant = nearest(name, recordFields);
    throw new InvalidArgumentError(
      `There is no field "${name}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
    );
  });
  return [...new Set(fields)];
}
