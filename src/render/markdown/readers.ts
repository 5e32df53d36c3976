/**
 * Escapes what other readers of Markdown take for markup of their own, where CommonMark takes it for text: pandoc,
 * kramdown (Jekyll), Goldmark with its extensions (Hugo), Obsidian. CommonMark allows a backslash before all these signs.
 *
 * Only what could mean something gets one, since people read the Markdown as it is: `$5` alone is no formula, and
 * `{top}` is no list of attributes.
 */
import type { Parents } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** Signs without which a text means the same to all of them. */
const SUSPECT = /[{$^|\\]|==|%%|\[\[|^:/m;

/**
 * What is escaped already, and what may have to be: a backslash before a command of TeX, or before a space or a sign that
 * is not of ASCII, which pandoc takes for escaped, too; a run of signs, a colon at the start of a line, a brace before attributes. */
const SIGN =
  /\\[!-/:-@[-`{-~]|\\(?!\d)|([=%])\1+|\[(?=\[)|(?<=\[)\[|^:(?=[ :])|(?<=\{)\{|\{(?=\s*(?:[:#.={}%-]|[\w-]+\s*=))|[$^|]/gim;

/** A function that escapes in a text that is Markdown already, given its parent and whether a line starts with it. */
export function guard(): (markdown: string, parent: Parents | undefined, isFirst: boolean) => string {
  const known = new WeakMap<Parents, Set<string>>();
  const signsOf = (parent: Parents): Set<string> => {
    if (!known.has(parent)) known.set(parent, signsIn(parent));
    return known.get(parent)!;
  };
  return (markdown, parent, isFirst) => {
    if (parent === undefined || !SUSPECT.test(markdown)) return markdown;
    const signs = signsOf(parent);
    return markdown.replace(SIGN, (found: string, run: string | undefined, at: number) => {
      if (/^\\./.test(found)) return found;
      if (run !== undefined) return [...found].map((sign) => `\\${sign}`).join('');
      if (found === ':') return at > 0 || isFirst ? '\\:' : ':';
      return '\\[{'.includes(found) || signs.has(found) ? `\\${found}` : found;
    });
  };
}

/** The signs that mean something in a block: there are enough of them, or nobody knows, since it is a part of a block. */
function signsIn(parent: Parents): Set<string> {
  if (parent.type !== 'paragraph' && parent.type !== 'heading') return new Set('$^|');
  const text = textOf(parent);
  const signs = new Set<string>();
  if (/\$\S(?:[\s\S]*\S)?\$|\$\$/.test(text)) signs.add('$');
  if (/\^\[|\^\S[\s\S]*\^/.test(text)) signs.add('^');
  // Kramdown makes a table of any paragraph with one, and of no heading.
  if (parent.type === 'paragraph') signs.add('|');
  return signs;
}
