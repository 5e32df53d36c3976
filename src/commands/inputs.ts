import { readSources } from '../input/input.ts';
import { readNamed } from '../input/named.ts';
import type { GatherRequest, World } from '../pipeline.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { ReadingOptions } from './options/reading.ts';

/**
 * What was named, else standard input when it is piped and not empty, else nothing, so that the configuration
 * decides. An empty pipe counts as nothing since cron and build servers often hand one over.
 */
export async function chooseInputs(
  { inputs, talk }: Pick<ReadingOptions, 'inputs' | 'talk'>,
  { stdin, stderr }: Io,
): Promise<string[]> {
  if (inputs.length > 0 || stdin.kind !== 'piped') return inputs;
  const message =
    'digest: waiting for standard input; to read the configured input instead, add "< /dev/null"\n';
  const reminder = setTimeout(() => tell(stderr, talk === 'quiet' ? '' : message), patience);
  try {
    const bytes = await stdin.read();
    return bytes.length > 0 ? ['-'] : [];
  } catch {
    // Reading it again as a named input tells what is wrong.
    return ['-'];
  } finally {
    clearTimeout(reminder);
  }
}

/** How long standard input may keep silent before a person is told what is waited for. */
const patience = 3000;

/** What is to be read, and how, when no flag says anything against the configuration. */
export function gatherRequest(
  { inputFormat, config }: ReadingOptions,
  inputs: string[],
  { cwd, env }: Io,
): GatherRequest {
  return { inputs, inputFormat, configPath: config, cwd, env, overrides: {} };
}

/** The disk and standard input, as the pipeline reads them. */
export const worldOf = ({ stdin }: Io): World => ({
  readSources: (names, base) => readSources(names, base, () => stdin.read()),
  readNamed,
});
