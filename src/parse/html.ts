/** HTML, as it stands in the fields of feeds and exports → a body. The only room of the HTML parsers. */

import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import { Parser } from 'htmlparser2';
import type { Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import { unified } from 'unified';
import { joinParagraphs } from '../text/paragraphs.ts';
import { resolved } from '../text/web-address.ts';
import { everyNode } from './markdown/inline/clean.ts';
import { type Passage, passageOf, plainPassage } from './markdown/inline/passage.ts';

/** Reads HTML of any kind: nothing that runs is left, entities are the characters that they stand for. A note goes before it; relative links start from `base`. */
export function readHtml(html: string, note = '', base: string | null = null): Passage {
  if (!hasTags(html) || isTangled(html)) {
    return plainPassage(joinParagraphs(note, tidyLines(textIn(html))));
  }
  const root = processor.runSync(processor.parse(html)) as Root;
  for (const node of everyNode(root.children)) if (node.type === 'link') node.url = resolved(node.url, base);
  if (note !== '') root.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: note }] });
  return withoutInvitation(passageOf(root));
}

/** The blocks of HTML that stands in Markdown, with the lines of the HTML counted from 1; null where it is too tangled to be read. */
export function blocksOfHtml(html: string): RootContent[] | null {
  if (isTangled(html, mostTagsOfList)) return null;
  const root = processor.parse(html);
  unfold(root);
  return (processor.runSync(root) as Root).children;
}

/** Makes of tables that only say where lists and headings stand beside each other what stands in them, and of terms with what they mean points. */
function unfold(node: HtmlRoot | Element): boolean {
  let holdsBlock = false;
  for (const child of node.children) {
    if (child.type === 'element') holdsBlock = unfold(child) || isBlock(child) || holdsBlock;
  }
  if (node.type !== 'element') return holdsBlock;
  if (node.tagName === 'dl') pointsOf(node);
  if (node.tagName !== 'table') return holdsBlock;
  if (!holdsBlock) {
    // Without names of its columns the first row would be taken for them.
    if (![...elementsIn(node)].some(({ tagName }) => tagName === 'th')) node.children.unshift(unnamed());
    return false;
  }
  for (const cell of elementsIn(node)) if (partsOfTable.has(cell.tagName)) cell.tagName = 'div';
  node.tagName = 'div';
  return true;
}

const isBlock = ({ tagName }: Element): boolean => /^(?:[uod]l|h[1-6]|table)$/.test(tagName);
const partsOfTable = new Set(['caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']);

function unnamed(): Element {
  const name: Element = { type: 'element', tagName: 'th', properties: {}, children: [] };
  return { type: 'element', tagName: 'tr', properties: {}, children: [name] };
}

/** A point for each term, with what stands below it. */
function pointsOf(list: Element): void {
  const points: Element[] = [];
  for (const child of list.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'dd' && points.length > 0)
      points.at(-1)!.children.push({ ...child, tagName: 'div' });
    else points.push({ ...child, tagName: 'li', children: [{ ...child, tagName: 'div' }] });
  }
  list.tagName = 'ul';
  list.children = points;
}

function* elementsIn(node: HtmlNodes): Generator<Element> {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type === 'element') yield child;
    yield* elementsIn(child);
  }
}

/** Without the "(continues)" or "(more)" that stands behind the ellipsis of a cut text, as in the feeds that are written here. */
function withoutInvitation({ body, markup, links }: Passage): Passage {
  const sourceNote = /(?<=…|\.{3})\s*\([^()\n]{1,30}\)$/;
  const linked = /(?<=…|\.{3})\s*\[\([^()\n]{1,30}\)\]\([^()\s]*\)$/;
  if (!sourceNote.test(body)) return { body, markup, links };
  return {
    body: body.replace(sourceNote, ''),
    markup: markup?.replace(linked, '').replace(sourceNote, '') ?? null,
    links,
  };
}

/** The words of HTML in one line, as titles need them. */
export function htmlTitle(html: string): string {
  return textIn(html).replace(/\s+/g, ' ').trim();
}

/** Whether a text that may be HTML is: it has a tag that prose would hardly have, or an entity. */
export function looksLikeHtml(text: string): boolean {
  return hasTags(text) || /&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d?);/i.test(text);
}

const hasTags = (text: string): boolean =>
  /<\/(?:p|a|b|i|u|em|strong|[uo]l|li|div|span|blockquote|code|pre|h[1-6]|table|figure|del|s|sup|sub|small)>|<(?:p|br|hr|img|li|dd|dt)(?:\s[^<>]*)?\/?>/i.test(
    text,
  );

/** What a body may have. Whatever else turns up loses its tags and keeps its words. */
const kept: Schema = {
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math'],
  tagNames: [
    ...[
      'p',
      'br',
      'hr',
      'div',
      'span',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
    ],
    ...[
      'blockquote',
      'pre',
      'code',
      'kbd',
      'samp',
      'a',
      'em',
      'i',
      'strong',
      'b',
      'del',
      's',
      'q',
      'img',
      'input',
    ],
    ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'figure', 'figcaption'],
  ],
  attributes: {
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    code: [['className', /^language-./]],
    input: [['type', 'checkbox'], 'checked'],
  },
  required: { input: { type: 'checkbox' } },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeSanitize, kept)
  .use(rehypeRemark, { document: true })
  .freeze();

/** More than people write: the parser's time grows faster than the length, and deep trees overflow its stack. */
const most = { length: 1_000_000, tags: 4_000, depth: 100, ends: 100 };

/** A list says by itself what it is: it is read when it is longer, too. */
const mostTagsOfList = 10_000;

/** Elements that stay open without nesting anything: they have no end, or end where the next one begins. */
const flat = new Set(
  'br hr img input meta link wbr area col source track base param p li dt dd tr td th option'.split(' '),
);

function isTangled(html: string, mostTags = most.tags): boolean {
  if (html.length > most.length) return true;
  let [tags, depth, ends] = [0, 0, 0];
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (++tags > mostTags) return true;
    if (flat.has(name!.toLowerCase())) continue;
    if (end === '') depth++;
    else if (depth > 0) depth--;
    else ends++;
    if (depth > most.depth || ends > most.ends) return true;
  }
  return false;
}

/** The text of HTML, each block on a line of its own. */
function textIn(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (unseen.has(name)) hidden++;
      else if (breaking.test(name)) text += '\n';
    },
    ontext(piece) {
      if (hidden === 0) text += piece;
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden--;
      else if (breaking.test(name)) text += '\n';
    },
  });
  // What is open is searched at every tag.
  parser.end(isTangled(html) ? html.replace(/<[^<>]*>/g, ' ') : html);
  return text;
}

const unseen = new Set(['script', 'style', 'template', 'noscript', 'iframe']);
const breaking = /^(?:p|br|hr|div|li|[uod]l|d[td]|h[1-6]|tr|table|blockquote|pre|figure|section|article)$/;

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
