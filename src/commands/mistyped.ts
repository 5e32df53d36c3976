/** Where the word of a command may be left out, a mistyped one looks like a file that is missing. */
import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** The words that call commands, and the command behind which these inputs stand; "build" when it is left out. */
interface Spoken {
  words: readonly string[];
  parent?: string;
}

/** The same, but that the first input is a command, misspelt, where it is that and no file: once, whatever follows it. */
export function withMistyped(diagnostics: Diagnostic[], inputs: string[], spoken: Spoken): Diagnostic[] {
  const [first = ''] = inputs;
  const isMissing = diagnostics.some((it) => isMissingInput(it) && it.message.endsWith(` "${first}"`));
  const meant = isMissing && /^[a-z]+$/i.test(first) ? meantBy(inputs, spoken) : null;
  if (meant === null) return diagnostics;
  const { parent } = spoken;
  const called =
    parent === undefined
      ? `no command and no file "${first}"`
      : `no command "${parent} ${first}" and no file "${first}"`;
  const usage = commandDiagnostic('usage', {
    problem: `there is ${called}`,
    advice: `did you mean "digest ${meant}"?`,
  });
  // What follows it was meant for that command, a sub-command perhaps.
  return [usage, ...diagnostics.filter((it) => !isMissingInput(it))];
}

const isMissingInput = ({ code }: Diagnostic): boolean => code === 'input-missing';

/** `thmes test` → `themes test`; `tst` behind `themes` as well. */
function meantBy([first = '', second]: string[], { words, parent }: Spoken): string | null {
  const isSub = (it: string) => it.includes(' ');
  if (parent !== undefined) {
    const own = words.filter((it) => it.startsWith(`${parent} `)).map((it) => it.slice(parent.length + 1));
    const meant = nearest(first, own);
    return meant === null ? null : `${parent} ${meant}`;
  }
  const both = second === undefined ? null : nearest(`${first} ${second}`, words.filter(isSub));
  return (
    both ??
    nearest(
      first,
      words.filter((it) => !isSub(it)),
    )
  );
}
