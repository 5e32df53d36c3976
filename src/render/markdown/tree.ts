/** The issue as trees of Markdown. */
import type { BlockContent, Heading, List, PhrasingContent, RootContent } from 'mdast';
import type { Anchor, Contents, IssueLayout, Item, Note, Section, Upcoming } from '../layout/issue.ts';
import { editionWords, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';

/** So many entries are laid out and written at once, so that a hundred thousand do not fill the memory. */
const TOGETHER = 16;

/**
 * Everything of an issue, from its title to its footer, in pieces that can be written apart: each but the first begins with
 * a heading or a rule, to which no block before it means anything.
 */
export function* issueBlocks(issue: IssueLayout, isTitled: boolean): Generator<RootContent[]> {
  const { title, edition, intro, counts, contents, footer } = issue;
  yield [
    ...(isTitled ? [heading(1, [text(title)])] : []),
    paragraph([text(editionWords(edition))]),
    ...intro,
    ...(counts === null ? [] : [smallPrint([text(counts)])]),
    ...(contents === null ? [] : contentsOf(contents)),
  ];
  for (const part of inOrder(issue)) yield* partOf(part);
  // It is about the publication and no longer about the last section.
  if (footer.length > 0) yield [rule, ...footer];
}

/** A section, or what is coming up. */
function* partOf(part: Section | Upcoming): Generator<RootContent[]> {
  let blocks: RootContent[] = [heading(2, [text(headingWords(part.heading))])];
  if ('rows' in part) {
    yield [...blocks, upcomingOf(part)];
    return;
  }
  const { intro, items, notes } = part;
  blocks = [...blocks, ...intro];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % TOGETHER === 0) {
      yield blocks;
      blocks = [];
    }
    for (const block of entryOf(item, at === 0 && intro.length === 0)) blocks.push(block);
  }
  yield [...blocks, ...notes.map(noteOf)];
}

function contentsOf({ heading: title, rows }: Contents): RootContent[] {
  const items = rows.map(({ heading: section, count }) => {
    const link = linkTo(section, headingWords(section));
    return count === null ? [link] : [link, text(` (${count})`)];
  });
  return [heading(2, [text(title)]), list(items)];
}

function upcomingOf({ rows }: Upcoming): List {
  return list(
    rows.map(({ when, title, place }) => [
      text(`${when.words} · `),
      place === null ? text(title) : linkTo(place, title),
    ]),
  );
}

/** An entry: its title, and all that stands below it. Without a title it would read as more of what stands before it, but for a rule. */
function entryOf({ title, label, body, also }: Item, isFirst: boolean): RootContent[] {
  return [
    ...(title.length > 0 || isFirst ? [] : [rule]),
    ...(title.length === 0 ? [] : [heading(3, title)]),
    ...(label === null ? [] : [smallPrint([text(label)])]),
    ...body,
    ...(also.length === 0 ? [] : [smallPrint(also)]),
  ];
}

function noteOf({ words, link }: Note): BlockContent {
  return smallPrint([text(words), ...(link === null ? [] : [linkTo(link.place, link.words)])]);
}

const rule: RootContent = { type: 'thematicBreak' };

function heading(depth: 1 | 2 | 3, children: PhrasingContent[]): Heading {
  return { type: 'heading', depth, children };
}

function paragraph(children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children };
}

function smallPrint(children: PhrasingContent[]): BlockContent {
  return paragraph([{ type: 'emphasis', children }]);
}

function list(rows: PhrasingContent[][]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: rows.map((row) => ({ type: 'listItem', spread: false, children: [paragraph(row)] })),
  };
}

function linkTo({ anchor }: Anchor, words: string): PhrasingContent {
  return { type: 'link', url: `#${anchor}`, children: [text(words)] };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
