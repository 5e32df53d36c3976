/** Entries of several paragraphs, a title, its text and its address: the address ends what stands above it. */
import type { Block } from '../blocks/blocks.ts';
import { type ItemDraft, titled } from '../blocks/item-draft.ts';
import { blockText, linksIn } from '../inline/prose.ts';
import { endsSentence, longestTitle } from '../inline/title-words.ts';

type Part = Exclude<Block, { kind: 'heading' }>;
type Text = Extract<Block, { kind: 'paragraph' }>;

/**
 * The blocks of a section, with one in place of each title, text and address, when all of the section are such; else
 * the blocks as they are.
 */
export function overAddresses(blocks: Part[]): Part[] {
  const groups: Text[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'silent') continue;
    if (block.kind !== 'paragraph') return blocks;
    groups.at(-1)!.push(block);
    if (isAddress(block)) groups.push([]);
  }
  const rest = groups.pop()!;
  if (rest.length > 0 || groups.length < 2 || !groups.every(isEntry)) return blocks;
  // Both are in the order of their lines.
  let at = 0;
  const outside = blocks.filter(({ line }) => {
    while (at < groups.length && groups[at]!.at(-1)!.line < line) at++;
    return at === groups.length || line < groups[at]![0]!.line;
  });
  return [...groups.map(joined), ...outside].sort((a, b) => a.line - b.line);
}

/** Whether a paragraph is the address of a link and nothing else. */
function isAddress({ node }: Text): boolean {
  const [url, ...others] = linksIn([node]);
  const written = blockText([node]);
  return others.length === 0 && url !== undefined && (written === url || `http://${written}` === url);
}

/** Whether paragraphs begin with a title, and none but the last one, which is the address, begins an entry. */
function isEntry(group: Text[]): boolean {
  const [title, ...others] = group.slice(0, -1);
  if (title === undefined || others.length === 0) return false;
  const text = blockText([title.node]);
  const isTitle = text.length <= longestTitle && !text.includes('\n') && !/[:：]$/.test(text);
  const isPlain = linksIn([title.node]).length === 0 && !endsSentence(text) && title.line === title.endLine;
  return isTitle && isPlain && others.every(({ drafts }) => drafts.length === 0);
}

function joined(group: Text[]): Part {
  const [title, ...others] = group as [Text, ...Text[]];
  const { endLine } = others.at(-1)!;
  const opening = title.node.type === 'paragraph' ? titled(title.node.children) : titled([]);
  const draft: ItemDraft = {
    ...{ kind: 'entry', line: title.line, endLine, ...opening, isLink: true, done: null },
    body: [...opening.body, ...others.slice(0, -1).map(({ node }) => node)],
    links: linksIn(others.map(({ node }) => node)),
  };
  return { ...title, endLine, drafts: [draft], label: null };
}
