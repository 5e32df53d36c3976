/** An entry's body as blocks: paragraphs, the lists in it made real, its links readable. */
import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, Text, TextData } from 'mdast';
import type { DigestEntry } from '../../model.ts';
import type { Words } from '../words/words.ts';
import { isWebLink, linksIn, webLink, withLinks } from './links.ts';
import { type Squeezed, squeezedList } from './lists.ts';

/** The blocks of an entry; `(continues)` where the source cut it; addresses that its text does not show come last. */
export function bodyOf(entry: DigestEntry, say: Words): BlockContent[] {
  // A summary is whole, whatever it is a summary of.
  const isCut = entry.truncated && entry.summary === null;
  const words = entry.summary ?? (isCut ? withEllipsis(entry.body) : entry.body);
  const blocks = words
    .split(/\n\s*\n/)
    .flatMap((paragraph) => blocksOf(paragraph.split('\n').map(tidy), entry.links));
  const unseen = unseenLinks(entry, words);
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
  const shown = new Set([title, words].flatMap((part) => linksIn(part, links).map(({ url }) => url)));
  return links.filter((url) => !shown.has(url) && (isWebLink(url) || !words.includes(url)));
}

/** Says behind the last words that the text goes on elsewhere, and where, when that is known. */
function continueIn(blocks: BlockContent[], url: string | undefined, say: Words): void {
  const last = blocks.at(-1);
  const end = last?.type === 'list' ? last.children.at(-1)!.children.at(-1) : last;
  const data = { hName: 'span', hProperties: { className: ['small'] } };
  const words = url === undefined ? text(say.continues, data) : webLink(url, () => say.continues);
  if (end?.type === 'paragraph') end.children.push(text(' '), words);
}

function addresses(urls: string[]): PhrasingContent[] {
  return urls.flatMap((url, index): PhrasingContent[] => {
    const shown: PhrasingContent = isWebLink(url) ? webLink(url) : text(url);
    return index === 0 ? [shown] : [text(' · '), shown];
  });
}

/** The lines between two blank ones: each run of item lines is a list, what a line squeezed is taken apart. */
function blocksOf(lines: string[], links: string[]): BlockContent[] {
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

/** Two or more lines from `first` on that are items already: dashes, bullets, or numbers that count up from 1. */
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
  return items.length < 2 ? null : { lead: '', items, ordered: sign[1] === undefined };
}

function listOf({ items, ordered }: Squeezed, links: string[]): List {
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

function text(value: string, data: TextData = {}): Text {
  return { type: 'text', value, data };
}

function tidy(line: string): string {
  return line.replace(/[ \t]+/g, ' ').trim();
}
