import type { Link, Parents, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Document } from '../layout/layout.ts';
import type { Colophon, Section } from '../layout/tree.ts';
import { isPlain, unescaper } from './escape.ts';

type Handle = NonNullable<NonNullable<Options['handlers']>['text']>;

/** The document as Markdown (GFM) that reads well as it is: it ends with one line feed. */
export function markdownOf({ root }: Document): string {
  visit(root, 'link', sayInFull);
  visit(root, 'section', setApart);
  visit(root, 'colophon', ruleOff);
  // The writing half of remark-gfm alone: the reading half is twice its size, and start-up counts.
  return unified()
    .data('toMarkdownExtensions', [gfmToMarkdown()])
    .use(remarkStringify, options())
    .stringify(root);
}

function options(): Options {
  const fewerEscapes = unescaper();
  const text: Handle = ({ value }: Text, parent: Parents | undefined, state, info) => {
    if (isPlain(value)) return value;
    return fewerEscapes(state.safe(value, info), parent, info.before.endsWith('\n'));
  };
  const blocks: Handle = (node, _, state, info) => state.containerFlow(node, info);
  return {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    handlers: {
      text,
      masthead: blocks,
      contents: blocks,
      section: blocks,
      agenda: blocks,
      item: blocks,
      colophon: blocks,
    },
  };
}

/** A link that says its own address, but for the scheme, is shorter and clearer as `<https://…>`. */
function sayInFull(link: Link): void {
  const [only] = link.children;
  if (only?.type !== 'text' || !link.url.startsWith('http')) return;
  const address = link.url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  if (only.value === address) link.children = [{ type: 'text', value: link.url }];
}

/** Draws a line above an entry without a title, which would otherwise read as more of the entry before it. */
function setApart(section: Section): void {
  section.children = section.children.flatMap((child, index, { [index - 1]: before }) => {
    const isUntitled = child.type === 'item' && child.children[0]?.type !== 'heading';
    return isUntitled && before?.type === 'item' ? [{ type: 'thematicBreak' }, child] : [child];
  });
}

/** Draws a line above the colophon: it is about the publication and no longer about the last section. */
function ruleOff(colophon: Colophon): void {
  colophon.children.unshift({ type: 'thematicBreak' });
}
