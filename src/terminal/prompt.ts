/** The only room of @clack/prompts: questions to a person at a terminal. */
import { isCancel, multiselect, select, text } from '@clack/prompts';
import type { Answer, Questions } from './choice.ts';

/** Asks on these streams; the answer is null when the person gave up. */
export function promptOn(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Questions {
  return {
    ask: async (message, choices) =>
      orNull(await select({ message, options: optionsOf(choices), input, output })),
    askSeveral: async (message, choices, chosen) => {
      const options = optionsOf(choices);
      return orNull(await multiselect({ message, options, initialValues: chosen, input, output }));
    },
    askText: async (message, usual) =>
      orNull(await text({ message, initialValue: usual, defaultValue: usual, input, output })),
  };
}

const optionsOf = (choices: Answer[]) => choices.map(({ value, label }) => ({ value, label }));

const orNull = <Answer>(answer: Answer): Exclude<Answer, symbol> | null =>
  isCancel(answer) ? null : (answer as Exclude<Answer, symbol>);
