/** A note whose headings are the names of its fields: `## URL`, `## Tags`, `## Summary`, each over its value. */
import type { Entry } from '../../../types.ts';
import type { FormatInput } from '../../format.ts';
import { labelNamed } from '../../labels.ts';
import type { Block } from '../blocks/blocks.ts';
import { newDraft } from '../blocks/draft.ts';
import { addEntry, type FileFindings, forgetRead } from '../blocks/found.ts';
import { paragraphOf } from '../blocks/item-draft.ts';
import { dayOfField } from '../blocks/properties.ts';
import { blockText, isAddressAlone, linksIn } from '../inline/prose.ts';

type Heading = Block & { kind: 'heading' };

/** A heading and what stands below it. */
interface Field {
  heading: Heading;
  blocks: Block[];
}

/** A note, whose title is a heading, or stands under one that says so. */
interface FieldNote {
  title: string;
  /** The heading that it begins with. */
  head: Heading;
  fields: Field[];
}

/**
 * The notes of a file that have such fields: one under its title, or each under a heading that says "Title"; null when it is none: it
 * has lists of links, other headings, or none of a day, a tag, an author or an address.
 */
export function fieldHeadings(blocks: readonly Block[], entries: readonly Entry[]): FieldNote[] | null {
  const [head, next, ...others] = blocks.filter(({ kind }) => kind !== 'silent');
  if (head?.kind !== 'heading') return null;
  const isUnderName = isTitleName(head);
  if (!isUnderName && (next?.kind !== 'heading' || isName(head.text))) return null;
  const fields: Field[] = [];
  for (const block of [...(isUnderName ? [head] : []), next, ...others]) {
    if (block?.kind === 'heading') fields.push({ heading: block, blocks: [] });
    else if (block !== undefined) fields.at(-1)!.blocks.push(block);
  }
  if (!fields.every(({ heading }) => isName(heading.text))) return null;
  const notes = isUnderName ? notesIn(fields) : [{ title: head.text, head, fields }];
  if (!notes.every(isWhole)) return null;
  const isList = entries.filter(({ links, title }) => links.length > 0 && !isName(title)).length > 1;
  return isList && !isUnderName ? null : notes;
}

/** The notes that begin with a field called "Title". */
function notesIn(fields: Field[]): FieldNote[] {
  const notes: FieldNote[] = [];
  for (const field of fields) {
    const { heading } = field;
    if (isTitleName(heading))
      notes.push({ title: textOf(field).replaceAll('\n', ' '), head: heading, fields: [] });
    else notes.at(-1)!.fields.push(field);
  }
  return notes;
}

/** Whether a note has a title, and fields that are none twice and say more than a text. */
function isWhole({ title, head, fields }: FieldNote): boolean {
  const names = new Set(fields.map(({ heading }) => heading.text.toLowerCase()));
  const fewest = isTitleName(head) ? 1 : 2;
  return title !== '' && fields.length >= fewest && names.size === fields.length && fields.some(isFact);
}

/** Reads such notes as one entry each, in place of what was read of them. */
export function readFieldHeadings(notes: FieldNote[], input: FormatInput, found: FileFindings): void {
  forgetRead(found);
  for (const note of notes) readFields(note, input, found);
}

function readFields({ title, head, fields }: FieldNote, input: FormatInput, found: FileFindings): void {
  const said = { date: input.date, author: null as string | null, tags: [] as string[] };
  const body: Field[] = [];
  for (const field of fields) {
    const text = textOf(field);
    const label = labelNamed(field.heading.text);
    const day = label === 'date' ? dayOfField(text, found.timezone) : null;
    if (day !== null) said.date = day;
    else if (label === 'author') said.author = text;
    else if (label === 'tags') said.tags = tagsIn(text);
    else if (!isAddressAlone(text)) body.push(field);
  }
  const last = fields.at(-1)!;
  const lines = { line: head.line, endLine: last.blocks.at(-1)?.endLine ?? last.heading.endLine };
  const links = linksIn([head.node, ...fields.flatMap(({ blocks }) => blocks.map(({ node }) => node))]);
  const entry = newDraft(lines, title, links);
  entry.body = body.flatMap((field) => shown(field, body.length > 1));
  entry.author = said.author;
  addEntry(entry, { date: said.date, section: [] }, found, said.tags);
}

const textOf = ({ blocks }: Field): string => blockText(blocks.map(({ node }) => node));

const isTitleName = ({ text }: Heading): boolean => isName(text) && labelNamed(text) === 'title';

/** A field of the body; of several, with its name. */
function shown({ heading, blocks }: Field, isOneOfMany: boolean) {
  const nodes = blocks.map(({ node }) => node);
  if (!isOneOfMany || heading.node.type !== 'heading') return nodes;
  return [paragraphOf([{ type: 'strong', children: heading.node.children }]), ...nodes];
}

const isName = (text: string): boolean => /^\p{L}[\p{L}-]+$/u.test(text) && labelNamed(text) !== undefined;

/** Whether a field is no text, but a fact about one. */
function isFact({ heading, blocks }: Field): boolean {
  const [block, ...others] = blocks;
  if (block === undefined || others.length > 0) return false;
  return labelNamed(heading.text) !== 'text' || isAddressAlone(blockText([block.node]));
}

const tagsIn = (text: string): string[] =>
  text
    .split(/\s*[,;\n]\s*/)
    .map((tag) => tag.replace(/^(?:[-*+•]\s+)?#?/, ''))
    .filter((tag) => tag !== '');
