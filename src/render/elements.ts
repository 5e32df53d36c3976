/** Prose as elements of HTML, with nothing in them that may not be there: the same way for the page, the email and feeds. */
import type { Element, ElementContent, Text as HastText, Properties } from 'hast';
import type { Link, List, ListItem, Parents, PhrasingContent, RootContent, Text, TextData } from 'mdast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype';
import { unified } from 'unified';

/** What the elements of a format are. */
export interface Dialect {
  /** What is kept; whatever else turns up loses its tags and keeps its words. */
  kept: Schema;
  /** What says that words are the program's own, and not an entry's. */
  aside: (words: string) => ElementContent;
  /** Draws a sparkline; missing: its block characters stand for it. */
  sparkline?: (sparkline: NonNullable<TextData['sparkline']>) => ElementContent;
  /** What a link has whose words do not say its whole address. */
  hiding: Properties;
}

/** Writes prose as elements. */
export interface ProseWriter {
  blocks: (nodes: RootContent[]) => Element[];
  /** What stands within one line. */
  inline: (nodes: PhrasingContent[]) => ElementContent[];
}

/** What prose may be made of, in every format. */
const tagNames = [
  ...['a', 'p', 'br', 'hr', 'em', 'strong', 'del', 'span', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** What is kept where classes are. */
export const allowed: Schema = {
  tagNames,
  attributes: { a: ['href', 'dir'], ol: ['start'], '*': ['className'] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

/** Whether the items of a list stand apart. The package asks all items of each item, which takes long in long lists. */
function isLoose(list: Parents | undefined): boolean {
  if (list?.type !== 'list') return false;
  const known = loose.get(list);
  if (known !== undefined) return known;
  const answer = [list, ...list.children].some(({ spread }) => spread === true);
  loose.set(list, answer);
  return answer;
}

const loose = new WeakMap<List, boolean>();

/** An item that needs to know nothing of its list. The box of a task is a sign: fields to fill in have no place in a text. */
function plainItem({ checked, children, ...item }: ListItem, spread: boolean): ListItem {
  if (typeof checked !== 'boolean') return { ...item, children, spread };
  const box: Text = { type: 'text', value: checked ? '☑ ' : '☐ ' };
  const [first, ...others] = children;
  const boxed: ListItem['children'] =
    first?.type === 'paragraph'
      ? [{ ...first, children: [box, ...first.children] }, ...others]
      : [{ type: 'paragraph', children: [box] }, ...children];
  return { ...item, children: boxed, spread, data: { hProperties: { className: ['task'] } } };
}

/** The writer for a format. */
export function proseWriter({ kept, aside, sparkline, hiding }: Dialect): ProseWriter {
  const handlers: NonNullable<Options['handlers']> = {
    text: (state, node: Text) => {
      if (node.data?.sparkline !== undefined && sparkline !== undefined)
        return sparkline(node.data.sparkline);
      return node.data?.isAside ? aside(node.value) : defaultHandlers.text(state, node);
    },
    link: (state, node: Link) => {
      const link = defaultHandlers.link(state, node);
      return node.data?.hidesAddress ? { ...link, properties: { ...link.properties, ...hiding } } : link;
    },
    listItem: (state, node: ListItem, list: Parents | undefined) =>
      defaultHandlers.listItem(state, plainItem(node, isLoose(list)), undefined),
  };
  const processor = unified().use(remarkRehype, { handlers }).use(rehypeSanitize, kept).freeze();
  const blocks = (children: RootContent[]) => {
    const plain = plainParagraphs(children, hiding);
    if (plain !== null) return plain;
    const fragment = processor.runSync({ type: 'root', children });
    return fragment.children.filter((child) => child.type === 'element');
  };
  const inline = (children: PhrasingContent[]) => {
    if (children.every((node) => node.type === 'text' && node.data === undefined)) return [plain(children)];
    return blocks([{ type: 'paragraph', children }])[0]?.children ?? [];
  };
  return { blocks, inline };
}

/** Paragraphs of words and links alone, as nearly all are, in which there is nothing to be kept out; null: there is something else. */
function plainParagraphs(nodes: RootContent[], hiding: Properties): Element[] | null {
  const elements: Element[] = [];
  for (const node of nodes) {
    if (node.type !== 'paragraph' || node.data !== undefined) return null;
    const content: ElementContent[] = [];
    for (const child of node.children) {
      const made = child.type === 'link' ? plainLink(child, hiding) : plainText(child);
      if (made === null) return null;
      content.push(made);
    }
    elements.push({ type: 'element', tagName: 'p', properties: {}, children: content });
  }
  return elements;
}

/** White space beside the end of a line is not kept. */
function plainText(node: PhrasingContent): HastText | null {
  if (node.type !== 'text' || node.data !== undefined || /[\r\n][ \t]|[ \t][\r\n]/.test(node.value))
    return null;
  return { type: 'text', value: node.value };
}

/** Signs of an address that stand in HTML as they are written. */
const PLAIN_ADDRESS = /^https?:\/\/[\w!#$&-;=?~]+$/;

function plainLink(
  { url, title, data, children: [only, ...others] }: Link,
  hiding: Properties,
): Element | null {
  const words = only === undefined || others.length > 0 ? null : plainText(only);
  if (words === null || title || !PLAIN_ADDRESS.test(url)) return null;
  const properties = data?.hidesAddress ? { href: url, ...hiding } : { href: url };
  return { type: 'element', tagName: 'a', properties, children: [words] };
}

function plain(texts: PhrasingContent[]): ElementContent {
  return { type: 'text', value: texts.map((node) => ('value' in node ? node.value : '')).join('') };
}

/** Elements, each on a line of its own, with a line end before the first and behind the last. */
export function wrapped(elements: Element[]): ElementContent[] {
  return elements.length === 0 ? [] : [...lines(elements), { type: 'text', value: '\n' }];
}

/** Elements, each on a line of its own. */
export function lines(elements: Element[]): ElementContent[] {
  const content: ElementContent[] = [];
  for (const element of elements) content.push({ type: 'text', value: '\n' }, element);
  return content;
}

/** Elements as text. */
export function htmlOf(children: RootNodes): string {
  return stringifier.stringify({ type: 'root', children });
}

/** An empty element, written around parts that are made as they are asked for. */
export function* around(element: Element, parts: Iterable<string>): Generator<string> {
  const html = htmlOf([element]);
  const end = `</${element.tagName}>`;
  yield html.slice(0, -end.length);
  yield* parts;
  yield end;
}

type RootNodes = Parameters<typeof stringifier.stringify>[0]['children'];

const stringifier = unified().use(rehypeStringify).freeze();
