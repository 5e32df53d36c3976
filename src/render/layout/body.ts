/** An entry's body as blocks: paragraphs, the lists in it made real, its links readable. */
import type { BlockContent, List, ListItem, Nodes, Paragraph, PhrasingContent, Text } from 'mdast';
import type { DigestEntry } from '../../types.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { isWebLink, knownLinks, webLink, withLinks } from './links.ts';
import { type Squeezed, squeezedList } from './lists.ts';

/** Reads Markdown as blocks that may stand in an entry. */
type ReadMarkup = (markup: string) => BlockContent[];

/**
 * How the bodies of a digest become blocks; `(continues)` stands where the source cut one, addresses that its text does
 * not show come last. Markdown is parsed only where an entry has markup, since the parser is slow to load.
 */
export async function bodyWriter(
  entries: DigestEntry[],
  say: IssueWords,
): Promise<(entry: DigestEntry) => BlockContent[]> {
  const isNeeded = entries.some(({ markup, summary }) => markup !== undefined && summary === null);
  const read = isNeeded ? (await import('./prose.ts')).proseOf : null;
  return (entry) =>
    read === null || entry.markup === undefined || entry.summary !== null
      ? plainBody(entry, say)
      : structuredBody(entry, entry.markup, read, say);
}

/** The blocks of a body with structure. */
function structuredBody(
  entry: DigestEntry,
  markup: string,
  read: ReadMarkup,
  say: IssueWords,
): BlockContent[] {
  const blocks = read(markup);
  shortenAddresses(blocks);
  const shown = new Set([...knownLinks(entry.title, entry.links).map(({ url }) => url), ...linksOf(blocks)]);
  return finish(
    blocks,
    entry.links.filter((url) => !shown.has(url)),
    entry.truncated,
    say,
  );
}

/** Links that are shown as their address are shown short, as in plain text. */
function shortenAddresses(nodes: Nodes[]): void {
  for (const node of nodes) {
    if ('children' in node) shortenAddresses(node.children);
    const [shown, ...others] = node.type === 'link' ? node.children : [];
    const isAddress =
      shown?.type === 'text' && others.length === 0 && node.type === 'link' && shown.value === node.url;
    if (isAddress && isWebLink(node.url)) Object.assign(node, webLink(node.url));
  }
}

/** The addresses that links in some blocks lead to. */
function linksOf(nodes: Nodes[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.type === 'link' ? [node.url] : []),
    ...('children' in node ? linksOf(node.children) : []),
  ]);
}

/** The blocks of a body that is plain text, or of a summary. */
function plainBody(entry: DigestEntry, say: IssueWords): BlockContent[] {
  // A summary is whole, whatever it is a summary of.
  const isCut = entry.truncated && entry.summary === null;
  const words = entry.summary ?? (isCut ? withEllipsis(entry.body) : entry.body);
  const blocks = words
    .split(/\n\s*\n/)
    .flatMap((paragraph) => blocksOf(paragraph.split('\n').map(tidy), entry.links));
  return finish(blocks, unseenLinks(entry, words), isCut, say);
}

/** Adds what stands behind a body. */
function finish(blocks: BlockContent[], unseen: string[], isCut: boolean, say: IssueWords): BlockContent[] {
  const source = isCut ? unseen.find(isWebLink) : undefined;
  if (isCut) continueIn(blocks, source, say);
  const rest = unseen.filter((url) => url !== source);
  if (rest.length > 0) blocks.push(paragraphOf(addresses(rest)));
  return blocks;
}

/** A cut text with one ellipsis at its end, however the source wrote it. */
function withEllipsis(body: string): string {
  const words = body.trimEnd().replace(/(?:(?<!\.)\.{3,}|…|\[(?:\.{3}|…)\])$/, '');
  return `${words.trimEnd()}…`;
}

/** The entry's addresses that neither its title nor the shown text says. */
function unseenLinks({ title, links }: DigestEntry, words: string): string[] {
  const shown = new Set([title, words].flatMap((part) => knownLinks(part, links).map(({ url }) => url)));
  return links.filter((url) => !shown.has(url) && (isWebLink(url) || !words.includes(url)));
}

/** Says behind the last words that the text goes on elsewhere, and where, when that is known. */
function continueIn(blocks: BlockContent[], url: string | undefined, say: IssueWords): void {
  const last = blocks.at(-1);
  const end = last?.type === 'list' ? last.children.at(-1)!.children.at(-1) : last;
  const words: PhrasingContent =
    url === undefined
      ? { ...text(say.continues), data: { isAside: true } }
      : webLink(url, () => say.continues);
  if (end?.type === 'paragraph') end.children.push(text(' '), words);
}

function addresses(urls: string[]): PhrasingContent[] {
  return urls.flatMap((url, index): PhrasingContent[] => {
    const shown: PhrasingContent = isWebLink(url) ? webLink(url) : text(url);
    return index === 0 ? [shown] : [text(' · '), shown];
  });
}

/** The lines between two blank ones: each run of item lines is a list, what a line squeezed is taken apart. */
function blocksOf(lines: string[], links: readonly string[]): BlockContent[] {
  const blocks: BlockContent[] = [];
  let open: string[] = [];
  const close = () => {
    const words = open.join('\n').trim();
    if (words !== '') blocks.push(paragraphOf(withLinks(words, links)));
    open = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const run = itemLines(lines, index);
    const squeezed = run === null ? squeezedList(lines[index]!) : null;
    if (squeezed !== null && squeezed.lead !== '') open.push(squeezed.lead);
    if (run !== null || squeezed !== null) {
      close();
      blocks.push(listOf(run ?? squeezed!, links));
      index += (run?.items.length ?? 1) - 1;
    } else open.push(lines[index]!);
  }
  close();
  return blocks;
}

/**
 * The lines from `first` on that are items already: dashes, bullets, or numbers that count up from 1. One alone is a list where it
 * begins what is said, or is announced by a colon; behind other words a dash may stand before the name of who said them.
 */
function itemLines(lines: string[], first: number): Squeezed | null {
  const items: string[] = [];
  const sign = /^(?:([-*+•‣◦▪–])|1([.)])) \S/.exec(lines[first]!);
  if (sign === null) return null;
  for (let index = first; index < lines.length; index += 1) {
    const marker = sign[1] ?? `${items.length + 1}${sign[2]}`;
    const item = lines[index]!.startsWith(`${marker} `) ? lines[index]!.slice(marker.length).trim() : '';
    if (item === '') break;
    items.push(item);
  }
  const mayBeAlone = (first === 0 || /[:：]$/.test(lines[first - 1]!)) && /[-*+•‣◦▪]/.test(sign[1] ?? '');
  return items.length < (mayBeAlone ? 1 : 2) ? null : { lead: '', items, ordered: sign[1] === undefined };
}

function listOf({ items, ordered }: Squeezed, links: readonly string[]): List {
  const children = items.map(
    (item): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [paragraphOf(withLinks(item, links))],
    }),
  );
  return { type: 'list', ordered, start: ordered ? 1 : null, spread: false, children };
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function text(value: string): Text {
  return { type: 'text', value };
}

function tidy(line: string): string {
  // Single spaces, of which most lines have nothing else, are not replaced by themselves.
  return line.replace(/\t[ \t]*| [ \t]+/g, ' ').trim();
}
