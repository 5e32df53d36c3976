/** What else tells the story of an entry: one line, with every address that the entry does not have. */
import type { PhrasingContent } from 'mdast';
import type { DigestEntry } from '../../types.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { oneLine } from '../printable.ts';
import { isWebLink, webLink } from './links.ts';

/** "Also: Another Title · b.example/story · the same, once more"; nothing when no other entry tells it. */
export function alsoOf(entry: DigestEntry, others: DigestEntry[], say: IssueWords): PhrasingContent[] {
  const known = new Set(entry.links);
  const pieces: PhrasingContent[][] = [];
  let same = 0;
  for (const other of others) {
    const links = other.links.filter((url) => !known.has(url));
    for (const url of links) known.add(url);
    const shown = pieceOf(other, entry, links);
    if (shown.length === 0) same++;
    else pieces.push(shown);
  }
  if (same > 0) pieces.push([text(say.sameAgain(same))]);
  if (pieces.length === 0) return [];
  const joined = pieces.flatMap((piece, index) => (index === 0 ? piece : [text(' · '), ...piece]));
  return [text(say.also), ...joined];
}

/** The title of another entry, which leads to the first of its new addresses, and the others; empty when it adds nothing. */
function pieceOf(other: DigestEntry, entry: DigestEntry, links: string[]): PhrasingContent[] {
  const title = oneLine(other.title);
  const [first = '', ...rest] = links;
  const isNew = title !== '' && folded(title) !== folded(entry.title);
  if (!isNew) return addresses(links);
  if (!isWebLink(first)) return [text(title), ...addresses(links, ' ')];
  return [webLink(first, () => title), ...addresses(rest, ' ')];
}

function addresses(urls: string[], before = ''): PhrasingContent[] {
  return urls.flatMap((url, index) => {
    const address = isWebLink(url) ? webLink(url) : text(url);
    return index === 0 && before === '' ? [address] : [text(' '), address];
  });
}

/** A title without what is written one way or the other: capitals, quotes, spaces. */
function folded(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
