/** A file that is one note: its front matter has the title and says what the note is about. */
import { joinParagraphs } from '../text/paragraphs.ts';
import type { Entry, FileFacts } from '../types.ts';
import { makeEntry } from './entry.ts';
import type { FormatInput } from './format.ts';

/**
 * Whether a file is one note: it names a source, says when something is, or has an address under a title and no list of links below it. `links`
 * is how many entries with a link of their own it would have.
 */
export function isNote(facts: FileFacts | null, links: number): boolean {
  if (facts === null || facts.title === null) return false;
  return facts.isClipping || facts.happening !== null || (facts.links.length > 0 && links < 2);
}

/** Plain text as one note. */
export function textNote(
  input: Pick<FormatInput, 'file' | 'bytes' | 'firstLine' | 'date'>,
  { title, links, author, happening }: FileFacts,
): Entry {
  const { file, bytes, firstLine, date } = input;
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.trim());
  const first = Math.max(
    0,
    lines.findIndex((line) => line !== ''),
  );
  const last = lines.findLastIndex((line) => line !== '');
  const text = lines
    .slice(first, last + 1)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
  const body = joinParagraphs(happening ?? '', text);
  const source = { file, line: firstLine + first, endLine: firstLine + Math.max(first, last) };
  return makeEntry({ title: title ?? '', body, links, date, author, source });
}

/** An entry with the tags of its file. */
export function tagged(entry: Entry, tags: string[]): Entry {
  if (tags.length === 0) return entry;
  const own = new Set(entry.hashtags.map((tag) => tag.toLowerCase()));
  return { ...entry, hashtags: [...entry.hashtags, ...tags.filter((tag) => !own.has(tag.toLowerCase()))] };
}
