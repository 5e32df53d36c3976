/** What stands right under the title of a page: its day, or lines such as `Created: …` and `Tags: …`, as Notion exports them. */
import type { Paragraph } from 'mdast';
import { readDateLine } from '../../../text/date-line.ts';
import { readMasthead } from '../../../text/masthead.ts';
import { dayOfMoment } from '../../../text/moment.ts';
import { labelNamed } from '../../labels.ts';
import { linesOf } from '../inline/paragraph-lines.ts';
import { blockText, lineText } from '../inline/prose.ts';
import type { Block } from './blocks.ts';

/** What such lines say. */
export interface Properties {
  date: string | null;
  author: string | null;
  tags: string[];
  /** Whether they say nothing else but where it leads. */
  isAll: boolean;
}

/** Reads a paragraph of which every line is a name, a colon and a value, and one at least has a name that is known. */
export function propertiesOf(paragraph: Paragraph, timezone: string | null): Properties | null {
  return propertiesIn(
    linesOf(paragraph).map(({ nodes }) => lineText(nodes)),
    timezone,
  );
}

function propertiesIn(lines: string[], timezone: string | null): Properties | null {
  const found: Properties = { date: null, author: null, tags: [], isAll: true };
  let known = 0;
  let isMarked = false;
  for (const line of lines) {
    const [, name, sign, value] = /^(\p{L}[\p{L}\p{N} -]{1,29})(::?)\s+(\S.*)$/u.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    const isOfLogseq = sign === '::';
    // Logseq calls the page of a day by its date.
    const label = isOfLogseq && name === 'title' && readDateLine(value) !== null ? 'date' : labelNamed(name);
    const day = label === 'date' ? dayOfField(value, timezone) : null;
    if (day !== null) found.date ??= day;
    else if (label === 'author') found.author ??= value;
    else if (label === 'tags')
      found.tags.push(...value.split(/\s*[,;]\s*/).map((tag) => tag.replace(/^#/, '')));
    else if (!isOfLogseq && !/^https?:\S+$/.test(value)) found.isAll = false;
    isMarked ||= isOfLogseq;
    if (day !== null || label === 'author' || label === 'tags') known++;
  }
  return known > 0 && (lines.length > 1 || isMarked) ? found : null;
}

/** The day that a value is; null when it is none. */
export const dayOfField = (value: string, timezone: string | null): string | null =>
  dayOfMoment(value, timezone) ?? readDateLine(value)?.date ?? null;

/** What a page says of itself, and the blocks that say it. */
export interface PageProperties extends Properties {
  blocks: Block[];
}

/**
 * What the first list of a page says of it, be it under a heading such as "Metadata": only points that are a name and a value; or
 * what the lines with two colons say that Logseq has before all else.
 */
export function pageProperties(blocks: Block[], timezone: string | null): PageProperties | null {
  const [first, ...others] = blocks.filter(({ kind }) => kind !== 'silent').slice(0, 3);
  const tags = [first, ...others].find((it) => it?.kind === 'heading' && tagsOfPage.test(it.text));
  if (tags?.kind === 'heading') {
    const words = tags.text.replace(tagsOfPage, '').split(/[\s,]+/);
    return { date: null, author: null, tags: words, isAll: true, blocks: [tags] };
  }
  if (first?.node.type === 'paragraph') return propertiesOfLogseq(first, first.node, timezone);
  const head = first?.kind === 'heading' && first.depth === 1 ? others : [first, ...others];
  const [name, list] = head[0]?.kind === 'heading' ? head : [undefined, head[0]];
  if (list?.node.type !== 'list' || (name?.kind === 'heading' && !aboutPage.test(name.text))) return null;
  const lines = list.node.children.map(({ children }) => (children.length === 1 ? blockText(children) : ''));
  const found = propertiesIn(lines, timezone);
  const isNamed = lines.every((line) => labelNamed(line.split(':', 1)[0]!) !== undefined);
  if (found === null || (name === undefined && !isNamed)) return null;
  return { ...found, blocks: name === undefined ? [list] : [name, list] };
}

function propertiesOfLogseq(
  block: Block,
  paragraph: Paragraph,
  timezone: string | null,
): PageProperties | null {
  const lines = linesOf(paragraph).map(({ nodes }) => lineText(nodes));
  const found = lines.every((line) => /^[\p{L}\p{N}-]+::\s/u.test(line))
    ? propertiesIn(lines, timezone)
    : null;
  return found === null ? null : { ...found, blocks: [block] };
}

/** `###### tags: ` as HackMD has it. */
const tagsOfPage = /^tags[:：]\s+(?=\S)/i;

const aboutPage = /^(?:metadata|meta|properties|about|info|metadaten|eigenschaften|métadonnées|metadatos)$/i;

/** The day that a file says it is of, under its title or before anything else, and the block that says it; null when none does. */
export function dayAbove(
  blocks: Block[],
  timezone: string | null,
): { date: string; block: Block; isAll: boolean } | null {
  for (const block of blocks.filter(({ kind }) => kind !== 'silent').slice(0, 2)) {
    if (block.kind === 'heading' && block.depth === 1) continue;
    if (block.node.type !== 'paragraph') return null;
    const text = lineText(block.node.children);
    const date = dayIn(text) ?? readMasthead(text)?.date ?? null;
    // Of a page with one thing on it the day may be when that takes place.
    const isOfMany =
      blocks.filter(({ kind }) => kind === 'heading').length > 1 ||
      blocks.some((it) => it.kind === 'list') ||
      blocks.filter((it) => it !== block && it.kind === 'paragraph' && it.drafts.length > 0).length > 1;
    if (date !== null && !isOfMany) return null;
    if (date !== null) return { date, block, isAll: true };
    const properties = propertiesOf(block.node, timezone);
    return properties?.date ? { date: properties.date, block, isAll: properties.isAll } : null;
  }
  return null;
}

/** The day that the title of a file tells, `Newsletter No. 12, 6 March 2026`; null when it tells none. */
export function dayOfTitle(blocks: Block[]): string | null {
  const first = blocks.find(({ kind }) => kind !== 'silent');
  return first?.kind === 'heading' && first.depth === 1 ? (readMasthead(first.text)?.date ?? null) : null;
}

/** `5 March 2026`, `Published on March 5, 2026`, `Issue 10 · 5 March 2026` */
function dayIn(text: string): string | null {
  if (text.length > longestDay) return null;
  const parts = text
    .split(/\s+[·•|–—-]\s+/)
    .map((part) => part.replace(/^(?:published|posted|date)(?: on)?:?\s+/i, ''));
  const days = parts.flatMap((part) => readDateLine(part)?.date ?? []);
  return days.length === 1 && parts.every((part) => readDateLine(part) !== null || isIssue(part))
    ? days[0]!
    : null;
}

/** "Issue 10", "#10", "Vol. 3 No. 4" */
const isIssue = (text: string): boolean =>
  /^(?:\p{L}+\.?\s*)?(?:#|№|no\.?\s*)?\d+(?:\s+no\.?\s*\d+)?$/iu.test(text);

/** UTF-16 code units. */
const longestDay = 60;
