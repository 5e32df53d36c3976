/** What mail programs show of a message beside its subject. */
import { toString as textOf } from 'mdast-util-to-string';
import type { IssueLayout, Section } from '../layout/issue.ts';
import { editionWords } from '../layout/layout.ts';
import { oneLine } from '../printable.ts';
import { shortened } from '../shorten.ts';

/** The longest that every mail program shows, in characters. */
export const LONGEST_PREHEADER = 90;

/** The words that the digest gives, else its first titles; at most 90 characters. */
export function preheaderOf({ digest, sections, counts, edition }: IssueLayout): string {
  const given = oneLine(digest.preheader ?? '');
  const text = given === '' ? titlesOf(sections) : given;
  return shortened(text || (counts ?? editionWords(edition)), LONGEST_PREHEADER);
}

/** The first titles in the order of the issue, as many as there is room for. */
function titlesOf(sections: Section[]): string {
  let titles = '';
  for (const { title, label, body, also } of sections.flatMap(({ items }) => items)) {
    const words = title.length > 0 ? textOf(title) : (label ?? textOf(body[0] ?? also));
    if (words === '') continue;
    titles += `${titles === '' ? '' : ' · '}${oneLine(words)}`;
    if (titles.length > LONGEST_PREHEADER) return titles;
  }
  return titles;
}
