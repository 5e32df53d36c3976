/** Bookmarks as every browser exports them (Netscape's format), and lists of links that look alike, such as Pocket's. */

import { commonDiagnostic } from '../diagnostics/messages.ts';
import type { PositionedText } from '../diagnostics/position.ts';
import { dayOfMoment } from '../text/moment.ts';
import { isWebAddress } from '../text/web-address.ts';
import type { Diagnostic, Entry } from '../types.ts';
import { mostNested, readElements } from './elements.ts';
import { makeEntry } from './entry.ts';
import type { FormatInput, FormatResult } from './format.ts';
import { looksLikeHtml, readHtml } from './html.ts';
import { shortAddress } from './links.ts';
import { plainPassage } from './markdown/inline/passage.ts';
import { parseDiagnostic } from './messages.ts';
import { readWhole } from './whole-text.ts';

/** Reads bookmarks: a link is an entry, what is written below it its body, the folders around it are its section. */
export async function parseBookmarks(input: FormatInput): Promise<FormatResult> {
  return await readWhole(input, (document) => readBookmarks(document, input));
}

/** A link as far as it has been read. */
interface Bookmark {
  attributes: Map<string, string>;
  start: number;
  end: number;
  title: string;
  remark: string;
  section: string;
}

function readBookmarks(document: PositionedText, input: FormatInput): FormatResult {
  const entries: Entry[] = [];
  const diagnostics: Diagnostic[] = [];
  const { bookmarks, tooDeepAt } = bookmarksIn(document.text);
  for (const bookmark of bookmarks) {
    const url = bookmark.attributes.get('href')?.trim() ?? '';
    const at = document.at(bookmark.start);
    const says = `${bookmark.title}${bookmark.remark}`.trim() !== '';
    if (isWebAddress(url)) entries.push(entryOf(bookmark, url, document, input));
    else if (says && !/^[a-z][\w+.-]*:/i.test(url)) {
      // A note that stands where the bookmarks are kept, and leads to itself there.
      entries.push(entryOf(bookmark, null, document, input));
      if (url !== '') diagnostics.push(commonDiagnostic('json-link', { url }, at));
    }
    // A folder that Firefox fills by itself is no bookmark.
    else if (!url.startsWith('place:')) diagnostics.push(parseDiagnostic('address-unusable', { url }, at));
  }
  if (tooDeepAt !== null)
    diagnostics.push(
      parseDiagnostic('nested-too-deep', { what: 'folders', most: mostNested }, document.at(tooDeepAt)),
    );
  return { entries, diagnostics };
}

/** Where text belongs: to the title of a link, to the remark below one, to the name of a folder, or nowhere. */
type Into = 'title' | 'remark' | 'folder' | null;

/** The links of a file in order, and where they stand too deep. Folders begin with a heading and a list; most items are never closed. */
function bookmarksIn(html: string): { bookmarks: Bookmark[]; tooDeepAt: number | null } {
  const found: Bookmark[] = [];
  /** The folders that are open, each with those around it. */
  const folders: string[] = [];
  let [folder, heading] = ['', ''];
  // What is written below a folder is about the folder.
  let isBelowLink = false;
  let into: Into = null;
  const tooDeepAt = readElements(html, { nesting: /^(?:a|dl|ul|h[1-6])$/, isXml: false }, (parser) => ({
    onopentag(name, attributes) {
      if (/^h[1-6]$/.test(name)) [folder, heading, into, isBelowLink] = ['', name, 'folder', false];
      else if (name === 'dl' || name === 'ul') {
        // The first heading of a browser's file is its title.
        const names = [folders.at(-1) ?? '', name === 'dl' && heading === 'h1' ? '' : folder.trim()];
        folders.push(names.filter((each) => each !== '').join(' › '));
        [folder, into] = ['', null];
      } else if (name === 'a') {
        const [start, end] = [parser.startIndex, parser.endIndex];
        found.push({
          attributes: new Map(Object.entries(attributes)),
          start,
          end,
          title: '',
          remark: '',
          section: folders.at(-1) ?? '',
        });
        [into, isBelowLink] = ['title', true];
      } else if (name === 'dd') into = isBelowLink ? 'remark' : null;
      else if (name === 'dt' || name === 'li') into = null;
    },
    ontext(text) {
      const last = found.at(-1);
      if (into === 'folder') folder += text;
      else if (into !== null && last !== undefined) {
        last[into] += text;
        if (text.trim() !== '') last.end = parser.startIndex + text.trimEnd().length;
      }
    },
    onclosetag(name) {
      if (name === 'dl' || name === 'ul') folders.pop();
      if (/^(?:a|dl|ul|h[1-6])$/.test(name)) into = null;
    },
  }));
  return { bookmarks: found, tooDeepAt };
}

function entryOf(
  { attributes, start, end, title, remark, section }: Bookmark,
  url: string | null,
  document: PositionedText,
  { file, date, timezone }: FormatInput,
): Entry {
  const added =
    attributes.get('add_date') ?? attributes.get('time_added') ?? attributes.get('last_visit') ?? '';
  const { body, markup, links } = looksLikeHtml(remark) ? readHtml(remark) : plainPassage(remark.trim());
  const called = title.replace(/\s+/g, ' ').trim();
  const entry = makeEntry({
    // Pocket calls what has no title by its address.
    title: url !== null && (called === '' || called === url) ? shortAddress(url) : called,
    body: body.replace(/[^\S\n]*\n\s*/g, '\n'),
    markup,
    links: url === null ? links : [url, ...links],
    date: dayOfMoment(added, timezone) ?? date,
    section,
    source: { file, line: document.at(start).place.line, endLine: document.at(end).place.line },
  });
  const tags = (attributes.get('tags') ?? '').split(',').map((tag) => tag.trim());
  return { ...entry, hashtags: [...new Set([...tags, ...entry.hashtags])].filter((tag) => tag !== '') };
}
