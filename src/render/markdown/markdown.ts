import type { Heading, Link, List, ListItem, Paragraph, Parents, PhrasingContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Info, type State } from 'mdast-util-to-markdown';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import type { IssueLayout } from '../layout/issue.ts';
import { isPlain, isPlainAddress, type Neighbours, unescaper, withoutEscapedAddresses } from './escape.ts';
import { frontMatterText } from './front-matter.ts';
import { guard } from './readers.ts';
import { issueBlocks } from './tree.ts';

type Handle = NonNullable<NonNullable<Options['handlers']>['text']>;

/**
 * The issue as Markdown (GFM) that reads well as it is, in parts: it ends with one line feed. With front matter its title
 * stands there, and a site writes it above the rest.
 */
export function* markdownOf(issue: IssueLayout, hasFrontMatter = false): Generator<string> {
  // The writing half of remark-gfm alone: the reading half is twice its size, and start-up counts.
  const gfm = gfmToMarkdown();
  const write = unified().data('toMarkdownExtensions', [gfm]).use(remarkStringify, options(gfm));
  if (hasFrontMatter) yield `${frontMatterText(issue)}\n`;
  let isFirst = true;
  for (const children of issueBlocks(issue, !hasFrontMatter)) {
    if (!isFirst) yield '\n';
    isFirst = false;
    yield write.stringify({ type: 'root', children });
  }
}

function options(gfm: ReturnType<typeof gfmToMarkdown>): Options {
  const fewerEscapes = unescaper();
  const guarded = guard();
  const text: Handle = ({ value }: Text, parent: Parents | undefined, state, info) => {
    const isAddress = state.stack.includes('autolink');
    if (isAddress ? isPlainAddress(value) : isPlain(value, parent, info)) return value;
    const isFirst = info.before.endsWith('\n');
    const text = fewerEscapes(safe(value, state, info), parent, isFirst);
    // Escapes mean nothing in `<https://…>`.
    if (isAddress) return text;
    return withoutEscapedAddresses(guarded(text, parent, isFirst));
  };
  const link = (...[node, ...rest]: Parameters<typeof defaultHandlers.link>) =>
    defaultHandlers.link(saidInFull(node), ...rest);
  link.peek = (node: Link, parent: Parents | undefined, state: State) =>
    defaultHandlers.link.peek(saidInFull(node), parent, state);
  // That of GFM writes the boxes of tasks.
  const anyParagraph = gfm.extensions!.find(({ handlers }) => handlers?.paragraph)!.handlers!.paragraph!;
  const paragraph: typeof anyParagraph = (node: Paragraph, parent, state, info) =>
    plainParagraph(node, parent, info) ?? anyParagraph(node, parent, state, info);
  const handlers = { text, link, heading: plainHeading, paragraph, listItem: numberedItem };
  return { bullet: '-', emphasis: '_', rule: '-', handlers };
}

/** A heading; most are words alone, of which nothing has to be known but that they are. */
function plainHeading(node: Heading, parent: Parents | undefined, state: State, info: Info): string {
  const [only, ...others] = node.children;
  const isWords = others.length === 0 && only?.type === 'text' && /^\S/.test(only.value);
  if (isWords && isPlain(only.value, node, { before: '# ', after: '\n' }))
    return `${'#'.repeat(node.depth)} ${only.value}`;
  return defaultHandlers.heading(node, parent, state, info);
}

/** A paragraph of words and links alone, likewise: most entries have one, and no more. Null: it is none. */
function plainParagraph(node: Paragraph, parent: Parents | undefined, info: Info): string | null {
  const { children } = node;
  if (parent?.type !== 'root' || children.length === 0) return null;
  let written = '';
  for (const [at, child] of children.entries()) {
    const next = children[at + 1];
    // Words that stand in two pieces are looked at together.
    if (child.type === next?.type) return null;
    const before = written.slice(-1) || info.before;
    const after = next === undefined ? info.after : '<';
    const part = child.type === 'link' ? plainLink(child) : plainText(child, node, { before, after });
    if (part === null) return null;
    written += part;
  }
  return written;
}

/** Words that are written as they are; null: something else. */
const plainText = (node: PhrasingContent, parent: Paragraph, beside: Neighbours): string | null =>
  node.type === 'text' && isPlain(node.value, parent, beside) ? node.value : null;

/** A link of such words to such an address, or one that says it; null: another one. */
function plainLink(link: Link): string | null {
  const { url, title, children } = saidInFull(link);
  const [only, ...others] = children;
  if (title || others.length > 0 || only?.type !== 'text') return null;
  if (!/^https?:/.test(url) || !isPlainAddress(url)) return null;
  if (only.value === url) return `<${url}>`;
  return isPlain(only.value, link, { before: '[', after: '](' }) ? `[${only.value}](${url})` : null;
}

/** Of longer texts one piece is escaped after the other, since the package keeps an object for each sign. */
const LONG = 1 << 16;

/** What the rules look at before and behind a sign. */
const CONTEXT = 16;

function safe(text: string, state: State, info: Info): string {
  if (text.length <= LONG) return state.safe(text, info);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += LONG) {
    const end = at + LONG;
    const before = at === 0 ? info.before : text.slice(at - CONTEXT, at);
    const after = end < text.length ? text.slice(end, end + CONTEXT) : info.after;
    pieces.push(state.safe(text.slice(at, end), { ...info, before, after }));
  }
  return pieces.join('');
}

/** An item and its number. The package looks for each item among all of its list, which takes long in long lists. */
function numberedItem(item: ListItem, list: Parents | undefined, state: State, info: Info): string {
  if (list?.type !== 'list') return defaultHandlers.listItem(item, list, state, info);
  let numbers = numbersOf.get(list);
  if (numbers === undefined) {
    numbers = new Map(list.children.map((each, index) => [each, (list.start ?? 1) + index]));
    numbersOf.set(list, numbers);
  }
  return defaultHandlers.listItem(
    item,
    { ...list, start: numbers.get(item)!, children: [item] },
    state,
    info,
  );
}

const numbersOf = new WeakMap<List, Map<ListItem, number>>();

/** A link that says its own address, but for the scheme, is shorter and clearer as `<https://…>`. */
function saidInFull(link: Link): Link {
  const [only] = link.children;
  if (only?.type !== 'text' || !link.url.startsWith('http')) return link;
  const address = link.url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return only.value === address ? { ...link, children: [{ type: 'text', value: link.url }] } : link;
}
