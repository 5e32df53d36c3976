/** What is found in one file, as far as it is read: entries, what is said of their sections, and what is neither. */
import type { RootContent } from 'mdast';
import type { Diagnostic, Entry, FoundIntroduction } from '../../../types.ts';
import { makeEntry } from '../../entry.ts';
import type { FormatInput } from '../../format.ts';
import { parseDiagnostic } from '../../messages.ts';
import { tagged } from '../../note.ts';
import { isFooterLine } from '../../text/batches/letter.ts';
import { type Addresses, newAddresses } from '../inline/links.ts';
import { markupWriter, type WriteMarkup } from '../inline/markup.ts';
import { blockText, linksIn } from '../inline/prose.ts';
import type { HiddenLines } from '../source/hidden.ts';
import type { Lines } from '../source/lines.ts';
import type { SectionBlock } from './blocks.ts';
import type { EntryDraft } from './draft.ts';
import { type Footnotes, footnotesOf } from './footnotes.ts';
import type { Passed } from './item-draft.ts';
import type { PageProperties } from './properties.ts';

/** What is made of one file. */
export interface FileFindings {
  file: string;
  entries: Entry[];
  diagnostics: Diagnostic[];
  /** Blocks that are no part of an entry, with the section that they stand in. */
  passages: { section: string[]; node: RootContent; unused: Diagnostic }[];
  /** What the page says of itself, which holds for all of its entries. */
  page: PageProperties | null;
  addresses: Addresses;
  notes: Footnotes;
  /** The zone in which the day of a point in time counts; null for the system's. */
  timezone: string | null;
  markup: WriteMarkup;
  /** The line of the file with a number. */
  excerpt(line: number): string;
}

/** Nothing is found yet in a file, whose lines are these. */
export function newFound({ file, firstLine, base, timezone }: FormatInput, lines: string[]): FileFindings {
  return {
    file,
    entries: [],
    diagnostics: [],
    passages: [],
    page: null,
    addresses: newAddresses(file, base),
    notes: { references: new Map(), definitions: new Map() },
    timezone,
    markup: markupWriter(),
    excerpt: (line) => lines[line - firstLine]?.slice(0, longestExcerpt) ?? '',
  };
}

/** UTF-16 code units. */
const longestExcerpt = 1000;

/** Where entries stand. */
export interface Context {
  date: string | null;
  section: string[];
}

/** Forgets what was read of a file that turns out to be one entry; errors stay. */
export function forgetRead(found: FileFindings): void {
  found.entries.length = 0;
  found.passages.length = 0;
  found.diagnostics = found.diagnostics.filter(({ severity }) => severity === 'error');
}

/** Makes an entry of a draft; one that says nothing, or only how the newsletter is sent, is passed over. */
export function addEntry(
  { title, body: own, links: ownLinks, done, author, line, endLine }: EntryDraft,
  { date, section }: Context,
  found: FileFindings,
  tags: string[] = [],
): void {
  const notes = footnotesOf({ line, endLine }, found.notes);
  const [body, links] = [
    [...own, ...notes],
    [...ownLinks, ...linksIn(notes)],
  ];
  const text = blockText(body);
  if (title === '' && text === '') {
    pass({ line, endLine, kind: 'silent', what: 'an empty list item' }, found);
    return;
  }
  if (isFooterLine([title, ...text.split('\n')].join(' | '))) {
    pass({ line, endLine, kind: 'silent', what: 'what a newsletter says of its own sending' }, found);
    return;
  }
  const source = { file: found.file, line, endLine };
  const { author: writer = null, tags: ofPage = [] } = found.page ?? {};
  const markup = found.markup.body(body);
  const details = { section: section.join(' › '), author: author ?? writer, done, markup };
  const entry = makeEntry({ title, body: text, links, date, source, ...details });
  found.entries.push(tagged(entry, [...tags, ...ofPage]));
}

/** A block that is no entry: it says nothing, introduces what stands below it in its section, or is reported. */
export function leaveOut(block: SectionBlock, found: FileFindings, section: string[] = []): void {
  const { kind, node, line, endLine } = block;
  if (kind === 'silent') {
    pass({ line, endLine, kind, what: block.what }, found);
    return;
  }
  const what = kind === 'other' ? block.what : `a ${kind}`;
  const unused = parseDiagnostic('markdown-unused', { what }, where({ line, endLine }, found));
  found.passages.push({ section, node, unused });
}

/** Reports what is passed over. */
export function pass({ kind, what, ...lines }: Passed, found: FileFindings): void {
  const code = kind === 'silent' ? 'markdown-passed' : 'markdown-unused';
  found.diagnostics.push(parseDiagnostic(code, { what }, where(lines, found)));
}

/** The place of some lines, as diagnostics have it. */
export function where({ line, endLine }: Lines, { file, excerpt }: FileFindings) {
  return { place: { file, line, column: 1 }, endLine, excerpt: excerpt(line) };
}

/** Passes over footnotes that an entry has; the others are left out. */
export function passFootnotes(found: FileFindings): void {
  const notes = [...found.notes.definitions.values()];
  passHidden({ 'a footnote': notes.filter(({ isUsed }) => isUsed) }, 0, found);
  for (const { line, endLine, isUsed } of notes)
    if (!isUsed) pass({ line, endLine, kind: 'left-out', what: 'a footnote' }, found);
}

/** Passes over hidden lines, by what they are, that stand within no entry. */
export function passHidden(hidden: HiddenLines, firstLine: number, found: FileFindings): void {
  for (const [what, lines] of Object.entries(hidden))
    for (const at of outsideOf(found, lines, firstLine)) pass({ kind: 'silent', what, ...at }, found);
}

/** Those of some lines that no entry and no diagnostic has, with the lines of the file. */
function outsideOf({ entries, diagnostics }: FileFindings, lines: Lines[], firstLine: number): Lines[] {
  if (lines.length === 0) return [];
  const covered = new Set<number>();
  const spans = [
    ...entries.map(({ source }) => source),
    ...diagnostics.map((it) => ({ line: it.place!.line, endLine: it.endLine ?? it.place!.line })),
  ];
  for (const { line, endLine } of spans) for (let at = line; at <= endLine; at++) covered.add(at);
  return lines
    .map(({ line, endLine }) => ({ line: firstLine + line, endLine: firstLine + endLine }))
    .filter(({ line }) => !covered.has(line));
}

/** The passages over entries of their section; the others, such as a farewell behind the last entry, are reported. */
export function introductionsIn({
  passages,
  entries,
  diagnostics,
  markup,
  file,
}: FileFindings): FoundIntroduction[] {
  const lastLines = new Map<string, number>();
  for (const { section = '', source } of entries)
    lastLines.set(section, Math.max(source.line, lastLines.get(section) ?? 0));
  const bySection = new Map<string, { nodes: RootContent[]; unused: Diagnostic }>();
  for (const { section, node, unused } of passages) {
    const name = section.join(' › ');
    const before = bySection.get(name);
    if (name === '' || unused.place!.line > (lastLines.get(name) ?? 0)) diagnostics.push(unused);
    else if (before === undefined) bySection.set(name, { nodes: [node], unused });
    else {
      before.nodes.push(node);
      before.unused = { ...before.unused, endLine: unused.endLine ?? before.unused.endLine };
    }
  }
  return Array.from(bySection, ([section, { nodes, unused }]) => ({
    ...{ section, file, unused },
    text: markup.words(nodes),
  }));
}
