/** The issue as one tree of Markdown. */
import type { BlockContent, Heading, List, PhrasingContent, Root, RootContent } from 'mdast';
import type { Anchor, Contents, IssueLayout, Item, Note, Section, Upcoming } from '../layout/issue.ts';
import { editionWords, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';

/** Everything of an issue, from its title to its footer. */
export function treeOf(issue: IssueLayout): Root {
  const { title, edition, intro, counts, contents, footer } = issue;
  return {
    type: 'root',
    children: [
      heading(1, [text(title)]),
      paragraph([text(editionWords(edition))]),
      ...intro,
      ...(counts === null ? [] : [smallPrint([text(counts)])]),
      ...(contents === null ? [] : contentsOf(contents)),
      ...inOrder(issue).flatMap(partOf),
      // It is about the publication and no longer about the last section.
      ...(footer.length === 0 ? [] : [rule, ...footer]),
    ],
  };
}

/** A section, or what is coming up. */
export function partOf(part: Section | Upcoming): RootContent[] {
  const title = heading(2, [text(headingWords(part.heading))]);
  return 'rows' in part
    ? [title, upcomingOf(part)]
    : [title, ...part.intro, ...itemsOf(part), ...part.notes.map(noteOf)];
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

/** The entries; one without a title would read as more of what stands before it, but for a line between them. */
function itemsOf({ intro, items }: Section): RootContent[] {
  return items.flatMap((item, index) => {
    const blocks = itemOf(item);
    return (index > 0 || intro.length > 0) && item.title.length === 0 ? [rule, ...blocks] : blocks;
  });
}

/** An entry: its title, and all that stands below it. */
export function itemOf({ title, label, body, also }: Item): BlockContent[] {
  return [
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
