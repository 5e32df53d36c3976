import { readMasthead } from '../../../text/masthead.ts';
import type { Entry, FileFacts } from '../../../types.ts';
import type { FormatInput } from '../../format.ts';
import { isNote } from '../../note.ts';
import type { Block } from '../blocks/blocks.ts';
import { newDraft } from '../blocks/draft.ts';
import { addEntry, type FileFindings, forgetRead } from '../blocks/found.ts';
import { paragraphOf, titled } from '../blocks/item-draft.ts';
import { textNode } from '../inline/clean.ts';
import { isGeneric } from '../inline/link-words.ts';
import { blockText, linksIn } from '../inline/prose.ts';

/**
 * Whether a file is one note: as its front matter says, or since it has prose and no entries under a title or, when it
 * is paragraphs alone, under keys of another program.
 */
export function isNoteAbout(blocks: Block[], entries: Entry[], facts: FileFacts | null): boolean {
  if (facts === null) return false;
  if (isNote(facts, entries.filter(({ links }) => links.length > 0).length)) return true;
  const speaking = blocks.filter(({ kind }) => kind !== 'silent');
  if (speaking.length === 0) return false;
  if (entries.length > 0) return facts.title !== null && isPost(facts.title, speaking, entries);
  return facts.title !== null || (facts.isForeign && isProseAlone(speaking));
}

/** Whether there is nothing but paragraphs, and what is quoted or shown between them. */
const isProseAlone = ([first, ...others]: Block[]): boolean =>
  first?.kind === 'paragraph' && others.every(({ kind }) => kind === 'paragraph' || kind === 'other');

/**
 * Whether a text is a post under a title of its own, though some words in it look like the title of an entry: a name in bold
 * below a quotation, the source in its last line. It has paragraphs alone, hardly a link with a name, and says more before
 * the first of these entries and around them than in them. What says which issue it is heads several.
 */
function isPost(title: string, speaking: Block[], entries: Entry[]): boolean {
  if (readMasthead(title) !== null || speaking.some(({ kind }) => kind === 'list')) return false;
  const headings = speaking.filter((it) => it.kind === 'heading');
  if (headings.length > 0)
    return speaking[0]!.kind !== 'heading' && headings.every((it) => partOfPaper.test(it.text));
  const named = entries.filter((it) => it.links.length > 0 && !isGeneric(it.title)).length;
  const isWithin = ({ line }: Block) =>
    entries.some((it) => it.source.line <= line && line <= it.source.endLine);
  const lengthOf = (blocks: Block[]) => blockText(blocks.map(({ node }) => node)).length;
  const around = speaking.filter((block) => !isWithin(block));
  const share = named > 1 ? fewestTimes : 1;
  const isMost = lengthOf(around) > lengthOf(speaking.filter(isWithin)) * share;
  return around[0] === speaking[0] && named <= mostNamed && isMost;
}

/** Paragraphs of a post that are links with names, such as results and pictures below it; and how much more it says than two of them. */
const mostNamed = 3;
const fewestTimes = 4;

/** What the parts of a paper, and of what is said of one, are called. */
const partOfPaper =
  /^(?:(?:pubmed |the )?abstract|summary|commentary|comments?|background|aims?|introduction|methods?|results|findings|discussion|conclusions?|limitations|references?|bibliography|links?|zusammenfassung|einleitung|methoden|ergebnisse|diskussion|fazit|literatur|résumé|commentaire|méthodes?|résultats|références)$/i;

/** The whole file as one entry, in place of what was read of it. A heading that says the title again is left out. */
export function readNote(blocks: Block[], { date, facts }: FormatInput, found: FileFindings): void {
  forgetRead(found);
  const { title, links, author, happening } = facts!;
  const [first, ...others] = blocks;
  const isTitle = first?.kind === 'heading' && first.text === title;
  const parts = isTitle ? others : blocks;
  const nodes = parts.map(({ node }) => node);
  const line = blocks[0]?.line ?? 1;
  const lines = { line, endLine: blocks.at(-1)?.endLine ?? line };
  const entry = newDraft(lines, title ?? '', [...links, ...linksIn(nodes)]);
  const when = happening === null ? [] : [paragraphOf([textNode(happening)])];
  Object.assign(entry, { body: [...when, ...nodes], author });
  const at = title === null ? nodes.findIndex((node) => node.type === 'paragraph') : -1;
  const paragraph = nodes[at];
  if (paragraph?.type === 'paragraph') {
    const opening = titled(paragraph.children);
    Object.assign(entry, opening, {
      body: [...opening.body, ...nodes.slice(at + 1)],
      links: entry.links,
    });
  }
  addEntry(entry, { date, section: [] }, found);
}
