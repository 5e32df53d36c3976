/** A tree of Markdown → a body: its plain text, its links, and its markup where plain text would lose something. */

import type { Link, Nodes, Paragraph, Parents, Root, RootContent } from 'mdast';
import { isWebAddress } from '../../../text/web-address.ts';
import { markupWriter } from './markup.ts';
import { blockText, lineText, linksIn } from './prose.ts';

/** What a body says, and how. */
export interface Passage {
  body: string;
  /** Null where plain text says all of it. */
  markup: string | null;
  /** The addresses that its links lead to. */
  links: string[];
}

/** A passage that is plain text. */
export const plainPassage = (body: string): Passage => ({ body, markup: null, links: [] });

const writeMarkup = markupWriter();

/** The passage of a tree, which is changed. */
export function passageOf(root: Root): Passage {
  tidyLinks(root);
  const body = blockText(root.children);
  return {
    body,
    markup: body === '' ? null : writeMarkup.body(root.children),
    links: linksIn(root.children),
  };
}

/** The passage of a plain text in which somebody else speaks behind `>`: these lines are a quotation. */
export function passageOfMail(written: string): Passage {
  const text = written.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '');
  if (!/^>/m.test(text)) return plainPassage(text);
  const children = text.match(/(?:^>.*\n?)+|(?:^(?!>).*\n?)+/gm)!.flatMap((part): RootContent[] => {
    const paragraphs = paragraphsOf(part.replace(/^>[> ]*/gm, ''));
    const isQuoted = part.startsWith('>') && paragraphs.length > 0;
    return isQuoted ? [{ type: 'blockquote', children: paragraphs }] : paragraphs;
  });
  return passageOf({ type: 'root', children });
}

const paragraphsOf = (text: string): Paragraph[] =>
  text
    .split(/\n\s*\n/)
    .filter((words) => words.trim() !== '')
    .map((words) => ({ type: 'paragraph', children: [{ type: 'text', value: words.trim() }] }));

/** A link that is called by its own address, in short or in full, is that address; one without words too. Pictures need words. */
function tidyLinks(parent: Parents): void {
  const children = parent.children.flatMap((node: Nodes): Nodes[] => {
    if ('children' in node) tidyLinks(node);
    if (node.type === 'image') return node.alt && isWebAddress(node.url) ? [node] : alternative(node.alt);
    if (node.type !== 'link') return [node];
    if (isCalledByAddress(node)) return [{ ...node, children: [{ type: 'text', value: node.url }] }];
    return isWebAddress(node.url) || /^mailto:/i.test(node.url) ? [node] : node.children;
  });
  parent.children = children as typeof parent.children;
}

const alternative = (alt: string | null | undefined): Nodes[] => (alt ? [{ type: 'text', value: alt }] : []);

/** `example.org/kettles`, `https://example.org/kettles`, `example.org/…`. */
function isCalledByAddress({ url, children }: Link): boolean {
  if (!isWebAddress(url)) return false;
  const label = lineText(children).replace(/…$/, '');
  if (label === '') return true;
  const bare = (address: string) => address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return !/\s/.test(label) && label.includes('.') && bare(url).startsWith(bare(label));
}
