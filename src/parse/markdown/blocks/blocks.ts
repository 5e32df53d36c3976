import type { Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isTemplate } from '../../meeting.ts';
import { isFooterLine } from '../../text/batches/letter.ts';
import { calloutTitle } from '../inline/clean.ts';
import { type ListLabel, labelOf } from '../inline/label.ts';
import { isGeneric } from '../inline/link-words.ts';
import { blockText, lineText, linksIn, titleLine } from '../inline/prose.ts';
import type { Lines } from '../source/lines.ts';
import { areChapters } from './chapters.ts';
import { type ItemDraft, type MarkdownItem, rowLines } from './item-draft.ts';
import { countLinks, isStruck, itemsOf, leadsAbout } from './items.ts';
import { partOverLinks, withLabelLines } from './label-lines.ts';
import { draftsOf } from './paragraph-drafts.ts';
import { isOfRelease } from './repository.ts';
import { tableRows } from './table-rows.ts';

/** A block at the top level of a Markdown file, by the part it can play there; lines count from 1 in the file. */
export type Block = Lines & { node: RootContent } & (
    | {
        kind: 'heading';
        depth: number;
        text: string;
        /** The state of the task box that it begins with; null without one. */
        done: boolean | null;
        /** Where it leads when all of it is a link. */
        link: string | null;
      }
    /** `drafts`: the entries that it begins. */
    | { kind: 'paragraph'; drafts: ItemDraft[]; label: ListLabel | null }
    /** A list, or a table of links. `isLinks`: most of its items begin with a link. */
    | { kind: 'list'; items: MarkdownItem[]; isLinks: boolean }
    /** Quotes, tables, code. */
    | { kind: 'other'; what: string }
    /** What says nothing: rules, comments, definitions, pictures, contents. */
    | { kind: 'silent'; what: string }
  );

/** A block under a heading. */
export type SectionBlock = Exclude<Block, { kind: 'heading' }>;

const contents = 'a list of contents';

/** Whether a block leads to places of its own page and says nothing else. */
export const isContents = (block: SectionBlock): boolean =>
  block.kind === 'silent' && block.what === contents;

/** Turns the cleaned nodes of a piece into blocks; `shift` is added to the nodes' own lines. */
export function blocksOf(nodes: readonly RootContent[], shift: number): Block[] {
  const parts = nodes.flatMap(partOverLinks);
  const blocks = parts.map((node, index) => blockOf(node, rowLines(parts, index, shift)));
  return blocks.map((block, at) => (isOverContents(block, blocks[at + 1]) ? contentsOf(block) : block));
}

/** Whether a block is the name of a list of contents: `**In this issue**`. */
const isOverContents = (block: Block, next: Block | undefined): boolean =>
  block.kind === 'paragraph' && block.label !== null && next?.kind === 'silent' && isContents(next);

const contentsOf = ({ node, line, endLine }: Block): Block => ({
  ...{ node, line, endLine },
  ...{ kind: 'silent', what: contents },
});

function blockOf(node: RootContent, lines: Lines): Block {
  if (node.type === 'paragraph' || node.type === 'list') {
    if (leadsAbout([node])) return { ...lines, node, kind: 'silent', what: contents };
  }
  if (node.type === 'paragraph' && turnsPages(node))
    return { ...lines, node, kind: 'silent', what: 'a way to the pages before and behind' };
  switch (node.type) {
    case 'heading': {
      const written = titleLine(node.children);
      const [, box, words = written] = /^\[([ xX])\]\s+(.*)$/s.exec(written) ?? [];
      const done = box === undefined ? null : box !== ' ';
      const text = words;
      const [link = null] = linksIn(node.children).filter((url) => /^https?:/i.test(url));
      const isLink =
        link !== null && node.children.every((child) => linksIn([child]).length > 0 || isFree(child));
      return { ...lines, node, kind: 'heading', depth: node.depth, text, done, link: isLink ? link : null };
    }
    case 'list':
      if (areChapters(node.children.map((item) => blockText(item.children))))
        return { ...lines, node, kind: 'other', what: 'a list of chapters' };
      return listBlock(node, itemsOf(node, lines), lines);
    case 'table': {
      const rows = tableRows(node, lines);
      return rows ? listBlock(node, rows, lines) : { ...lines, node, kind: 'other', what: 'a table' };
    }
    case 'paragraph':
      return paragraphBlock(withLabelLines(node), lines);
    case 'blockquote': {
      const title = calloutTitle(node);
      if (title)
        return { ...lines, node, kind: 'paragraph', drafts: [calloutDraft(node, title, lines)], label: null };
      return { ...lines, node, kind: blockText([node]) === '' ? 'silent' : 'other', what: 'a quotation' };
    }
    default: {
      const what = names[node.type] ?? 'this';
      return { ...lines, node, kind: blockText([node]) === '' ? 'silent' : 'other', what };
    }
  }
}

/** Whether a paragraph leads to the page before, the one behind, or both, and says nothing else: `[« Week 9](09.md) | [Week 11 »](11.md)`. */
function turnsPages({ children }: Paragraph): boolean {
  const links = children.filter(({ type }) => type === 'link').map((it) => lineText([it]));
  const isWay = (words: string) => /^[«‹←⟵]|^(?:previous|prev|older|next|newer)(?: \w+)?\W*$/iu.test(words);
  if (!links.some(isWay) || !links.every((words) => isWay(words) || /[»›→⟶]$/.test(words))) return false;
  return children.every(
    (it) => it.type === 'link' || (it.type === 'text' && !/[\p{L}\p{N}]/u.test(it.value)),
  );
}

function listBlock(node: RootContent, items: MarkdownItem[], lines: Lines): Block {
  const { links, all } = countLinks(items);
  const isLinks = links * 2 > all || items.some(({ kind }) => kind === 'category');
  return { ...lines, node, kind: 'list', items, isLinks };
}

function calloutDraft({ children }: Blockquote, title: Paragraph, lines: Lines): ItemDraft {
  const body = children.slice(1);
  const links = linksIn(children);
  return {
    ...lines,
    kind: 'entry',
    title: lineText(title.children),
    body,
    links,
    isLink: false,
    isSentence: false,
    isTold: false,
    done: null,
    author: null,
  };
}

/** In place of what is not to be published. */
const nothing: RootContent = { type: 'html', value: '' };

/** A linked picture is an entry when its description says what it shows; badges and banners do not. */
function paragraphBlock(node: Paragraph, lines: Lines): Block {
  const isPictures = node.children.every(isPicture);
  const linked = isPictures ? node.children.filter(({ type }) => type === 'link') : [];
  const name = lineText(linked);
  const isShown = linked.length === 1 && !isGeneric(name) && !pictureWord.test(name) && !isBadge(linked[0]!);
  if (isStruck(node.children.filter((it) => lineText([it]) !== '')))
    return { ...lines, node: nothing, kind: 'silent', what: 'a paragraph that is struck out' };
  const text = lineText(node.children);
  if (isTemplate(text)) return { ...lines, node: nothing, kind: 'silent', what: 'a line of a template' };
  if (isOfRelease(text))
    return { ...lines, node: nothing, kind: 'silent', what: 'a line of GitHub below the changes' };
  if (isFooterLine(text))
    return { ...lines, node: nothing, kind: 'silent', what: 'what a newsletter says of its own sending' };
  if (text === '' || (isPictures && !isShown))
    return { ...lines, node, kind: 'silent', what: linked.length > 0 ? 'a linked picture' : 'a picture' };
  return {
    ...lines,
    node,
    kind: 'paragraph',
    drafts: draftsOf(node, lines),
    label: lines.line === lines.endLine ? labelOf(node) : null,
  };
}

/** What programs call a picture that nobody described. */
const pictureWord =
  /^(?:image|img|photo|picture|screenshot|bild|foto|imagen|imagem|immagine|afbeelding|obraz|图片|画像|이미지)[\s\d._-]*$/i;

/** Whether there are pictures, linked or not, and no words. */
export function isPicture(node: PhrasingContent): boolean {
  if (node.type === 'link') return node.children.length > 0 && node.children.every(isPicture);
  return node.type === 'image' || node.type === 'break' || isFree(node);
}

function isBadge(node: PhrasingContent): boolean {
  if (node.type !== 'link' || lineText([node]) === node.url) return true;
  return node.children.some((it) => it.type === 'image' && /badge|shields\.io|\.svg(?:\?|$)/i.test(it.url));
}

/** Text without words. */
const isFree = (node: PhrasingContent): boolean => node.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value);

const names: Partial<Record<RootContent['type'], string>> = {
  code: 'a block of code',
  definition: 'the definition of a link',
  footnoteDefinition: 'a footnote',
  html: 'HTML',
  thematicBreak: 'a line across the page',
};
