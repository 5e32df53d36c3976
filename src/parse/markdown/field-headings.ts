/** A note whose headings are the names of its fields: `## URL`, `## Tags`, `## Summary`, each over its value. */
import type { Entry } from '../../types.ts';
import type { FormatInput } from '../format.ts';
import { labelNamed } from '../labels.ts';
import type { Block } from './blocks.ts';
import { newDraft } from './draft.ts';
import { addEntry, type FileFindings, forgetRead } from './found.ts';
import { paragraphOf } from './items.ts';
import { dayOfField } from './properties.ts';
import { blockText, linksIn } from './prose.ts';

/** A heading and what stands below it. */
interface Field {
  heading: Block & { kind: 'heading' };
  blocks: Block[];
}

/** The fields of such a note under its title; null when a file is none: it has lists of links, other headings, or none of a day, a tag, an author or an address. */
export function fieldHeadings(
  blocks: readonly Block[],
  entries: readonly Entry[],
): { title: Block & { kind: 'heading' }; fields: Field[] } | null {
  const [title, first, ...others] = blocks.filter(({ kind }) => kind !== 'silent');
  if (title?.kind !== 'heading' || first?.kind !== 'heading' || isName(title.text)) return null;
  const fields: Field[] = [{ heading: first, blocks: [] }];
  for (const block of others) {
    if (block.kind === 'heading') fields.push({ heading: block, blocks: [] });
    else fields.at(-1)!.blocks.push(block);
  }
  const names = new Set(fields.map(({ heading }) => heading.text.toLowerCase()));
  if (fields.length < 2 || names.size < fields.length) return null;
  if (!fields.every(({ heading }) => isName(heading.text)) || !fields.some(isFact)) return null;
  const isList = entries.filter(({ links, title }) => links.length > 0 && !isName(title)).length > 1;
  return isList ? null : { title, fields };
}

/** Reads such a note as one entry, in place of what was read of it. */
export function readFieldHeadings(
  { title, fields }: NonNullable<ReturnType<typeof fieldHeadings>>,
  input: FormatInput,
  found: FileFindings,
): void {
  forgetRead(found);
  const said = { date: input.date, author: null as string | null, tags: [] as string[] };
  const body: Field[] = [];
  for (const field of fields) {
    const text = blockText(field.blocks.map(({ node }) => node));
    const label = labelNamed(field.heading.text);
    const day = label === 'date' ? dayOfField(text, found.timezone) : null;
    if (day !== null) said.date = day;
    else if (label === 'author') said.author = text;
    else if (label === 'tags') said.tags = tagsIn(text);
    else if (!isAddress(text)) body.push(field);
  }
  const last = fields.at(-1)!;
  const lines = { line: title.line, endLine: last.blocks.at(-1)?.endLine ?? last.heading.endLine };
  const links = linksIn([title.node, ...fields.flatMap(({ blocks }) => blocks.map(({ node }) => node))]);
  const entry = newDraft(lines, title.text, links);
  entry.body = body.flatMap((field) => shown(field, body.length > 1));
  entry.author = said.author;
  addEntry(entry, { date: said.date, section: [] }, found, said.tags);
}

/** A field of the body; of several, with its name. */
function shown({ heading, blocks }: Field, isOneOfMany: boolean) {
  const nodes = blocks.map(({ node }) => node);
  if (!isOneOfMany || heading.node.type !== 'heading') return nodes;
  return [paragraphOf([{ type: 'strong', children: heading.node.children }]), ...nodes];
}

const isName = (text: string): boolean => /^\p{L}+$/u.test(text) && labelNamed(text) !== undefined;

/** Whether a field is no text, but a fact about one. */
function isFact({ heading, blocks }: Field): boolean {
  const [block, ...others] = blocks;
  if (block === undefined || others.length > 0) return false;
  return labelNamed(heading.text) !== 'text' || isAddress(blockText([block.node]));
}

const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text);

const tagsIn = (text: string): string[] =>
  text
    .split(/\s*[,;\n]\s*/)
    .map((tag) => tag.replace(/^(?:[-*+•]\s+)?#?/, ''))
    .filter((tag) => tag !== '');
