import type { Link, Parents, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type State } from 'mdast-util-to-markdown';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import type { IssueLayout } from '../layout/issue.ts';
import { isPlain, unescaper } from './escape.ts';
import { treeOf } from './tree.ts';

type Handle = NonNullable<NonNullable<Options['handlers']>['text']>;

/** The issue as Markdown (GFM) that reads well as it is: it ends with one line feed. */
export function markdownOf(issue: IssueLayout): string {
  // The writing half of remark-gfm alone: the reading half is twice its size, and start-up counts.
  return unified()
    .data('toMarkdownExtensions', [gfmToMarkdown()])
    .use(remarkStringify, options())
    .stringify(treeOf(issue));
}

function options(): Options {
  const fewerEscapes = unescaper();
  const text: Handle = ({ value }: Text, parent: Parents | undefined, state, info) => {
    if (isPlain(value)) return value;
    return fewerEscapes(state.safe(value, info), parent, info.before.endsWith('\n'));
  };
  const link = (...[node, ...rest]: Parameters<typeof defaultHandlers.link>) =>
    defaultHandlers.link(saidInFull(node), ...rest);
  link.peek = (node: Link, parent: Parents | undefined, state: State) =>
    defaultHandlers.link.peek(saidInFull(node), parent, state);
  return { bullet: '-', emphasis: '_', rule: '-', handlers: { text, link } };
}

/** A link that says its own address, but for the scheme, is shorter and clearer as `<https://…>`. */
function saidInFull(link: Link): Link {
  const [only] = link.children;
  if (only?.type !== 'text' || !link.url.startsWith('http')) return link;
  const address = link.url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return only.value === address ? { ...link, children: [{ type: 'text', value: link.url }] } : link;
}
