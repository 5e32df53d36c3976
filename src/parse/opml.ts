/** Outlines of links and feeds, as feed readers and outliners export them. */

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

/** Reads an outline: what leads somewhere, or has nothing below it, is an entry; the others are its sections. */
export async function parseOpml(input: FormatInput): Promise<FormatResult> {
  return await readWhole(input, (document) => readOutline(document, input));
}

/** An outline that is open; whether it has others in it shows when it ends. */
interface Open {
  attributes: Map<string, string>;
  start: number;
  /** Its place among the entries. */
  index: number;
  hasInner: boolean;
}

function readOutline(document: PositionedText, input: FormatInput): FormatResult {
  const entries: (Entry | null)[] = [];
  const diagnostics: Diagnostic[] = [];
  const open: Open[] = [];
  const tooDeepAt = readElements(document.text, { nesting: /^outline$/i, isXml: true }, (parser) => ({
    onopentag(name, attributes) {
      if (name.toLowerCase() !== 'outline') return;
      const outer = open.at(-1);
      if (outer !== undefined) outer.hasInner = true;
      const names = Object.entries(attributes).map(([key, value]): [string, string] => [
        key.toLowerCase(),
        value,
      ]);
      open.push({
        attributes: new Map(names),
        start: parser.startIndex,
        index: entries.push(null) - 1,
        hasInner: false,
      });
    },
    onclosetag(name) {
      if (name.toLowerCase() !== 'outline') return;
      const outline = open.pop();
      // Where the file breaks off within a tag, that tag ends and has never begun.
      if (outline === undefined) return;
      const entry = entryOf(outline, open, document, parser.endIndex, input);
      if (entry === 'empty')
        diagnostics.push(parseDiagnostic('record-empty', {}, document.at(outline.start)));
      else entries[outline.index] = entry;
    },
  }));
  if (tooDeepAt !== null)
    diagnostics.push(
      parseDiagnostic('nested-too-deep', { what: 'outlines', most: mostNested }, document.at(tooDeepAt)),
    );
  return { entries: entries.filter((entry) => entry !== null), diagnostics };
}

/** The entry of an outline; null when it is a section, or `empty` when it is nothing at all. */
function entryOf(
  { attributes, start, hasInner }: Open,
  outer: Open[],
  document: PositionedText,
  end: number,
  { file, date, timezone }: FormatInput,
): Entry | null | 'empty' {
  const links = ['url', 'htmlurl', 'xmlurl']
    .map((name) => attributes.get(name)?.trim() ?? '')
    .filter(isWebAddress);
  if (links.length === 0 && hasInner) return null;
  const { body: words, links: inTitle } = passageOf(nameOf(attributes));
  const title = words.replace(/\s+/g, ' ') || (links[0] ? shortAddress(links[0]) : '');
  const note = passageOf((attributes.get('_note') ?? attributes.get('description') ?? '').trim());
  if (title === '' && note.body === '') return 'empty';
  const { line } = document.at(start).place;
  const created = attributes.get('created') ?? attributes.get('pubdate');
  const entry = makeEntry({
    title,
    body: note.body,
    markup: note.markup,
    links: [...links, ...inTitle, ...note.links],
    date: (created === undefined ? null : dayOfMoment(created, timezone)) ?? date,
    section: outer
      .map((each) => nameOf(each.attributes))
      .filter((name) => name !== '')
      .join(' › '),
    source: { file, line, endLine: hasInner ? line : document.at(end).place.line },
  });
  const tags = (attributes.get('category') ?? '').split(',').map((tag) => tag.replace(/^.*\//, '').trim());
  return { ...entry, hashtags: [...new Set([...tags, ...entry.hashtags])].filter((tag) => tag !== '') };
}

const nameOf = (attributes: Map<string, string>): string =>
  (attributes.get('text') || attributes.get('title') || '').trim();

const passageOf = (text: string) => (looksLikeHtml(text) ? readHtml(text) : plainPassage(text));
