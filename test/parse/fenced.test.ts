import { describe, expect, it } from 'vitest';
import { fencedCode } from '../../src/parse/fenced.ts';

/** The lines that are code, by what they say. */
function codeIn(lines: string[]): string[] {
  const isCode = fencedCode();
  return lines.filter((line) => isCode(line));
}

describe('code between fences', () => {
  it.each([
    ['from its first fence to before its last', ['a', '```sh', 'b', '```', 'c'], ['```sh', 'b']],
    ['of tildes as well', ['~~~', 'b', '~~~', 'c'], ['~~~', 'b']],
    ['in which fences of the other kind end nothing', ['```', '~~~', 'b', '```', 'c'], ['```', '~~~', 'b']],
    ['that shorter fences do not end', ['````', '```', 'b', '````', 'c'], ['````', '```', 'b']],
    ['that longer fences end', ['```', 'b', '`````', 'c'], ['```', 'b']],
    ['that a fence with words behind it does not end', ['```', '```sh', '```', 'c'], ['```', '```sh']],
    ['that a fence with blanks behind it ends', ['```', 'b', '``` \t', 'c'], ['```', 'b']],
    ['a little further in', ['   ```', 'b', '  ```', 'c'], ['   ```', 'b']],
    ['and not where four blanks make code of the fence itself', ['    ```', 'b'], []],
    ['nor where fewer than three signs stand', ['``', 'b', '~~', 'c'], []],
    ['nor where a line has its code within it', ['```sh ls```', 'b'], []],
    ['which nothing ends up to the end', ['```', 'b', '', 'c'], ['```', 'b', '', 'c']],
    ['and another behind it', ['```', 'b', '```', 'c', '~~~', 'd', '~~~'], ['```', 'b', '~~~', 'd']],
  ])('%s', (_, lines, code) => {
    expect(codeIn(lines)).toEqual(code);
  });
});
