/** What every part of an email is written with. */
import type { Comment, Element, ElementContent, Root as Page } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent, RootContent } from 'mdast';
import { allowed, htmlOf, proseWriter } from '../elements.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import type { Colours, Shade } from './colours.ts';
import { styled } from './style.ts';

/** The writer of one email. */
export interface EmailWriter {
  words: IssueWords;
  colours: Colours;
  /** The address of the page, where links to a place in the issue lead; null: they are words alone. */
  page: string | null;
  /** A place to be filled in. No text can be a comment, so nothing else looks like it. */
  gap: Comment;
  /** Prose as elements, harmless, each with its style. */
  blocks: (nodes: RootContent[], accent: Shade) => ElementContent[];
  /** What stands within one line. */
  inline: (nodes: PhrasingContent[], accent: Shade) => ElementContent[];
  /** Elements as text, each on a line of its own. */
  html: (elements: Page['children']) => string;
}

/** A writer for an email in these words and colours. */
export function emailWriter(words: IssueWords, colours: Colours, page: string | null): EmailWriter {
  const prose = proseWriter({
    kept: allowed,
    aside: (text) => h('span', text),
    hiding: { dir: 'ltr' },
  });
  return {
    words,
    colours,
    page,
    gap: { type: 'comment', value: 'here' },
    blocks: (nodes, accent) => styled(prose.blocks(nodes), { colours, accent }),
    inline: (nodes, accent) => styled(prose.inline(nodes), { colours, accent }),
    html: (elements) => elements.map((node) => `${htmlOf([node])}\n`).join(''),
  };
}

/** The text before and after the gap in elements. */
export function aroundGap(
  elements: Page['children'] | Element,
  { html }: EmailWriter,
): [before: string, after: string] {
  const [before = '', after = ''] = html([elements].flat()).split('<!--here-->');
  return [before, after];
}
