/** Code between fences, in which nothing is a sign of Markdown. */

/** What the line is like that ends the code which a line begins; null where it begins none. */
export function endOfFence(line: string): RegExp | null {
  const [, ticks, tildes] = /^ {0,3}(?:(`{3,})(?!.*`)|(~{3,}))/.exec(line) ?? [];
  const fence = ticks ?? tildes;
  return fence === undefined ? null : new RegExp(`^ {0,3}${fence[0]}{${fence.length},}\\s*$`);
}

/** Makes what is asked of one line after the other whether it stands in code between fences, and is not the line that ends it. */
export function fencedCode(): (line: string) => boolean {
  let end: RegExp | null = null;
  return (line) => {
    if (end === null) end = endOfFence(line);
    else if (end.test(line)) end = null;
    return end !== null;
  };
}
