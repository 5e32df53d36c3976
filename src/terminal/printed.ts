/** For packages that print where they should return. */

/** What a function prints with `console.log`, one text a call; nothing of it reaches the terminal. */
export function printedBy(run: () => void): string[] {
  const lines: string[] = [];
  const log = console.log;
  console.log = (...words: unknown[]) => void lines.push(words.join(' '));
  try {
    run();
  } finally {
    console.log = log;
  }
  return lines;
}
