/** What mail programs show of a message beside its subject. */
import { toString as textOf } from 'mdast-util-to-string';
import type { Document } from '../layout/layout.ts';
import { oneLine } from '../printable.ts';
import { shortened } from '../shorten.ts';

/** The longest that every mail program shows, in characters. */
export const LONGEST_PREHEADER = 90;

/** The words that the digest gives, else its first titles; at most 90 characters. */
export function preheaderOf({ digest, root, words }: Document): string {
  const given = oneLine(digest.preheader ?? '');
  const told = given === '' ? titlesOf(root) : given;
  return shortened(told || words.counts(digest.counts, digest.themes.length), LONGEST_PREHEADER);
}

/** The first titles in the order of the document, as many as there is room for. */
function titlesOf({ children }: Document['root']): string {
  let titles = '';
  for (const section of children) {
    if (section.type !== 'section') continue;
    for (const item of section.children) {
      if (item.type !== 'item' || item.children.length === 0) continue;
      titles += `${titles === '' ? '' : ' · '}${oneLine(textOf(item.children[0]))}`;
      if (titles.length > LONGEST_PREHEADER) return titles;
    }
  }
  return titles;
}
