import type { RootContent } from 'mdast';
import { late } from '../../../text/late.ts';

/**
 * `[title][name]` finds its address in a line `[name]: https://…` that may stand anywhere in the file. Since a large
 * file is parsed in pieces, every piece is given the definitions that it mentions; of a footnote, `[^1]: …`, that there is one.
 */

/** The lines of a text that look like definitions, by the name they define; the first of a name counts. */
export function definitionLines(text: string): Map<string, string> {
  const found = new Map<string, string>();
  if (text.includes(']:'))
    for (const [line, name] of text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*\S.{0,2000}$/gm)) {
      const key = keyOf(name!);
      if (!found.has(key)) found.set(key, key.startsWith('^') ? `[${key}]: …` : line);
    }
  if (text.includes('][]')) addElsewhere(text, found);
  return found;
}

/**
 * Adds what `[title][]` and `[title][name]` refer to in a file of which the definitions stand elsewhere, as one for all issues: they
 * are links whose address nobody knows here. Less than three may be anything in brackets, and `[harbour][tax]` a sign without the first form.
 */
function addElsewhere(text: string, found: Map<string, string>): void {
  const missing = new Set<string>();
  for (const [, title, name] of text.matchAll(reference())) {
    const key = keyOf(name || title!);
    if (!found.has(key) && /\p{L}{3}/u.test(key)) missing.add(key);
  }
  if (missing.size < fewestElsewhere) return;
  for (const key of missing) found.set(key, `[${key}]: <reference:${key.replace(/[<>\\]/g, '')}>`);
}

const reference = late(() => /(?<![\p{L}\p{N}\])!\\`])\[([^[\]\n]{2,200})\]\[([^[\]\n]{0,200})\]/gu);

const fewestElsewhere = 3;

/** The lines to put before a piece, each with its line feed: the definitions of what it mentions, and a blank line. */
export function linesFor(piece: string, definitions: ReadonlyMap<string, string>): string[] {
  if (definitions.size === 0) return [];
  const names = new Set<string>();
  for (const [, name] of piece.matchAll(/\[([^[\]\n]{1,200})\]/g)) names.add(keyOf(name!));
  const lines = [...names].flatMap((name) => definitions.get(name) ?? []);
  return lines.length === 0 ? [] : [...lines.map((line) => `${line}\n`), '\n'];
}

function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The definitions among nodes, at any depth: the identifier → its address; of two with one name the first counts. */
export function definitionsOf(nodes: readonly RootContent[]): Map<string, string> {
  const found = new Map<string, string>();
  const collect = (node: RootContent): void => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
    else if ('children' in node) for (const child of node.children) collect(child);
  };
  for (const node of nodes) if (node.type !== 'paragraph') collect(node);
  return found;
}
