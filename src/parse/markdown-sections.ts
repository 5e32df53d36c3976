import { isoDate } from '../text/dates.ts';
import type { Block } from './markdown-blocks.ts';

type Heading = Block & { kind: 'heading' };

/** A heading and what stands directly under it; before the first heading there is a section without one. */
export interface Section {
  heading: Heading | null;
  blocks: Exclude<Block, Heading>[];
  /** The date that its heading gives, or the nearest one above it that has one. */
  date: string | null;
  /** Whether the heading is the title of an entry and the blocks its body, rather than the name of a batch. */
  isEntry: boolean;
  /** Whether the heading has neither text nor headings under it, and is neither a date nor the title of an entry. */
  isBare: boolean;
}

/** Groups the blocks of a file under their headings. `date` is the one outside of all dated headings. */
export function sectionsOf(blocks: Block[], date: string | null): Section[] {
  const sections: Section[] = [{ heading: null, blocks: [], date, isEntry: false, isBare: false }];
  const above: { depth: number; date: string | null }[] = [{ depth: 0, date }];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      sections.at(-1)!.blocks.push(block);
      continue;
    }
    while (above.at(-1)!.depth >= block.depth) above.pop();
    const own = dateIn(block.prose.text) ?? above.at(-1)!.date;
    above.push({ depth: block.depth, date: own });
    sections.push({ heading: block, blocks: [], date: own, isEntry: false, isBare: false });
  }
  markEntries(sections);
  return sections;
}

/** The first ISO day or week in a heading. */
function dateIn(text: string): string | null {
  const [written = ''] = text.match(dates) ?? [];
  return isoDate(written);
}

const dates = /(?<![\p{L}\p{N}-])\d{4}-(?:\d\d-\d\d|W\d\d)(?![\p{L}\p{N}-])/gu;

/**
 * Decides which headings are titles: those with text right under them. Not those with headings below (they open a
 * part of the file, and their text introduces it), not a date, and not when what is under them are entries itself.
 * A heading with nothing under it is the title of an entry when others of its depth are.
 */
function markEntries(sections: Section[]): void {
  const depths = new Set<number>();
  const empty: Section[] = [];
  sections.forEach((section, index) => {
    const { heading, blocks } = section;
    const below = sections[index + 1]?.heading?.depth ?? 0;
    if (!heading || heading.prose.text === '' || below > heading.depth || isOnlyDate(heading.prose.text))
      return;
    const speaking = blocks.filter(({ kind }) => kind !== 'silent');
    if (speaking.length === 0) empty.push(section);
    else
      section.isEntry = heading.prose.text !== '' && speaking[0]!.kind !== 'list' && !holdsEntries(speaking);
    if (section.isEntry) depths.add(heading.depth);
  });
  for (const section of empty) {
    section.isEntry = section.heading!.prose.text !== '' && depths.has(section.heading!.depth);
    section.isBare = !section.isEntry;
  }
}

function isOnlyDate(text: string): boolean {
  const rest = text.replace(dates, '').replace(/week|of|to|(?:mon|tues|wednes|thurs|fri|satur|sun)day/gi, '');
  return dateIn(text) !== null && !/[\p{L}\p{N}]/u.test(rest);
}

/** A list of links, two paragraphs that begin with a link of their own, or nothing but paragraphs with bold titles. */
function holdsEntries(blocks: Section['blocks']): boolean {
  if (blocks.some((block) => block.kind === 'list' && isLinkList(block))) return true;
  const leads = blocks.flatMap((block) => (block.kind === 'paragraph' && block.lead ? [block.lead] : []));
  return (
    leads.length >= 2 && (leads.length === blocks.length || leads.filter(({ isLink }) => isLink).length >= 2)
  );
}

/** Whether most items of a list begin with a link that is their title. */
export function isLinkList({ items }: Block & { kind: 'list' }): boolean {
  return items.filter(({ isLink }) => isLink).length * 2 > items.length;
}
