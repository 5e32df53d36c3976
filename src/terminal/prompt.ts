/** The only room of @clack/prompts: questions to a person at a terminal. */
import { isCancel, select } from '@clack/prompts';
import type { Choice } from './choice.ts';

/** Asks on these streams; null when the person gave up. */
export async function ask(
  message: string,
  choices: Choice[],
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<string | null> {
  const options = choices.map(({ value, label }) => ({ value, label }));
  const answer = await select({ message, options, input, output });
  return isCancel(answer) ? null : answer;
}
