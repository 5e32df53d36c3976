/** Notes, diaries, pages, cards and films as Google Keep, Day One, Notion, Trello and YouTube, Hypothesis, Are.na and linkding export them → records with the names that all others have. */
import { dayOfMoment } from '../../text/moment.ts';
import { joinParagraphs } from '../../text/paragraphs.ts';
import { type Fields, isObject, listOf } from './fields.ts';

/** The record of such a note; null for all others. */
export function ofNote(fields: Fields): object | null {
  if (isKeep(fields)) return ofKeep(fields);
  if (isDiary(fields)) return ofDiary(fields);
  if (isPage(fields)) return ofPage(fields);
  if (isFilm(fields)) return ofFilm(fields);
  if (isAnnotation(fields)) return ofAnnotation(fields);
  if (isBlockOfChannel(fields)) return ofBlockOfChannel(fields);
  if (isLinkding(fields)) return ofLinkding(fields);
  return isCard(fields) ? ofCard(fields) : null;
}

/** Notes of Google Keep, whose times are millionths of a second. */
const isKeep = (fields: Fields): boolean =>
  Array.isArray(fields.listContent) ||
  (typeof fields.textContent === 'string' &&
    ('annotations' in fields || 'userEditedTimestampUsec' in fields));

function ofKeep(fields: Fields): object {
  const { textContent, listContent, annotations, userEditedTimestampUsec: edited, ...rest } = fields;
  const items = listOf(listContent).flatMap(({ text, isChecked }) =>
    typeof text === 'string' && text !== '' ? `- [${isChecked === true ? 'x' : ' '}] ${text}` : [],
  );
  const url = listOf(annotations).flatMap((each) => ('url' in each ? [each.url] : []));
  const list = { markdown: items.join('\n') };
  const body = typeof textContent === 'string' || items.length === 0 ? textContent : list;
  return { ...rest, body, url, ...(typeof edited === 'number' && { date: Math.floor(edited / 1000) }) };
}

/** A page of Day One: Markdown whose first line is its title. */
const isDiary = ({ text, creationDate, uuid }: Fields): boolean =>
  typeof text === 'string' && typeof creationDate === 'string' && typeof uuid === 'string';

function ofDiary({ text, creationDate, timeZone, ...rest }: Fields): object {
  const shown = String(text)
    .replace(/!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)/g, '')
    .trim();
  const [first = '', ...others] = shown.split('\n');
  const title = first.replace(/^#+\s+/, '').replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  const { tags } = rest;
  return { title, text: { markdown: others.join('\n').trim() }, tags, date: dayOf(creationDate, timeZone) };
}

/** The day in the zone where it was written. */
function dayOf(moment: unknown, zone: unknown): unknown {
  try {
    return dayOfMoment(String(moment), typeof zone === 'string' ? zone : null) ?? moment;
  } catch {
    // A zone that this machine does not know.
    return moment;
  }
}

/** A card of Trello, whose description is Markdown. */
const isCard = ({ idList, desc, name }: Fields): boolean =>
  typeof idList === 'string' && typeof desc === 'string' && typeof name === 'string';

const ofCard = ({ desc, dueComplete, due, ...rest }: Fields): object => ({
  ...rest,
  ...(desc !== '' && { desc: { markdown: desc } }),
  ...(due !== null && { done: dueComplete }),
});

/** A page in a database of Notion, of which each property says of what type it is. */
const isPage = ({ object, properties }: Fields): boolean => object === 'page' && isObject(properties);

function ofPage({ properties, url, created_time }: Fields): object {
  const named = Object.entries(Object(properties)).filter((pair): pair is [string, Fields] =>
    isObject(pair[1]),
  );
  const values = named.map(([name, property]) => [
    property.type === 'title' ? 'title' : name,
    valueIn(property),
  ]);
  const isLinked = named.some(([, { type, url: link }]) => type === 'url' && typeof link === 'string');
  return { ...Object.fromEntries(values), ...(!isLinked && { url }), created_time };
}

function valueIn(property: Fields): unknown {
  const value = property[String(property.type)];
  if (property.type === 'title' || property.type === 'rich_text')
    return listOf(value)
      .map(({ plain_text }) => plain_text)
      .join('');
  return property.type === 'date' ? { ...Object(value) }.start : value;
}

/** A film in a list of YouTube's, or in the history of what was watched there. */
const isFilm = ({ kind, subtitles, titleUrl }: Fields): boolean =>
  (typeof kind === 'string' && kind.startsWith('youtube#')) ||
  (typeof titleUrl === 'string' && Array.isArray(subtitles));

function ofFilm(fields: Fields): object {
  const { id, resourceId, contentDetails, subtitles, ...rest } = fields;
  const ids = [resourceId, contentDetails, id].map((it) => ({ ...Object(it) }).videoId);
  const film = ids.find((it) => typeof it === 'string');
  const [channel] = listOf(subtitles);
  return {
    ...rest,
    ...(film !== undefined && { url: `https://www.youtube.com/watch?v=${film}` }),
    ...(channel !== undefined && { author: channel.name }),
  };
}

/** What somebody marked on a page, and wrote of it, as Hypothesis has it. */
const isAnnotation = ({ uri, target, document }: Fields): boolean =>
  typeof uri === 'string' && Array.isArray(target) && isObject(document);

function ofAnnotation({ uri, target, document, text, tags, user, created }: Fields): object {
  const [title] = [{ ...Object(document) }.title].flat();
  const marked = listOf(target)
    .flatMap(({ selector }) => listOf(selector))
    .find(({ exact }) => typeof exact === 'string');
  const author = typeof user === 'string' ? user.replace(/^acct:([^@]+)@.*$/, '$1') : user;
  return { title, url: uri, note: text, body: marked?.exact, tags, author, date: created };
}

/** A block of a channel of Are.na, which leads to what it was made of. */
const isBlockOfChannel = (fields: Fields): boolean =>
  'generated_title' in fields && typeof fields.class === 'string';

function ofBlockOfChannel({ title, generated_title, source, content, class: _, ...rest }: Fields): object {
  const called = title || generated_title;
  const { url } = { ...Object(source) };
  return { ...rest, title: called, url, ...(content !== called && { content }) };
}

/** A bookmark of linkding, whose notes are Markdown. */
const isLinkding = ({ notes, tag_names }: Fields): boolean =>
  typeof notes === 'string' && notes !== '' && Array.isArray(tag_names);

function ofLinkding({ notes, description, ...rest }: Fields): object {
  const said = typeof description === 'string' ? description : '';
  return { ...rest, description: { markdown: joinParagraphs(String(notes), said) } };
}

/** A block of a page, as Notion's API tells it. */
export const isNotionBlock = ({ object, type }: Fields): boolean =>
  object === 'block' && typeof type === 'string';

/** What a block of Notion says, and of which section are those that stand below it. */
export interface NotionBlock {
  /** The name that it gives to what comes below; null when it names nothing. */
  name: string | null;
  /** Whether it names all that follows it, too, as a heading does. */
  isHeading: boolean;
  /** What it says itself; null when that is nothing, or a name. */
  record: object | null;
  /** The blocks in it that are none of its body. */
  below: Fields[];
}

/**
 * Reads such a block: its first words are the title where they lead somewhere, or where there are not many. A heading, a toggle and a
 * column name or hold the blocks below them; those below any other are its body, as a list.
 */
export function ofNotionBlock(block: Fields): NotionBlock {
  const type = String(block.type);
  const own: Fields = { ...Object(block[type]) };
  const { rich_text, caption, url, checked } = own;
  const children = listOf(own.children ?? block.children).filter(isNotionBlock);
  const runs = runsOf(rich_text ?? caption);
  const [first, ...others] = runs;
  const text = runs.map(({ plain_text }) => plain_text).join('');
  const isHeading = /^heading_\d$/.test(type);
  const isSilent = text.trim() === '' && typeof url !== 'string';
  if (isHeading || isSilent || (type === 'toggle' && children.length > 0))
    return { name: isSilent ? null : text, isHeading, record: null, below: children };
  const isLed = typeof first?.href === 'string';
  const isShort = text.length <= longestTitle && !text.includes('\n');
  const said = (isLed ? others : isShort ? [] : runs)
    .map(markdownOf)
    .join('')
    .replace(/^\s*[–—:-]+\s+/, '');
  const markdown = joinParagraphs(said, listBelow(children, '').join('\n'));
  const record = {
    title: isLed ? String(first.plain_text) : isShort ? text : '',
    ...(markdown.trim() !== '' && { text: { markdown } }),
    url: [url, ...runs.map(({ href }) => href)].filter((it) => typeof it === 'string'),
    ...(typeof checked === 'boolean' && { done: checked }),
    created_time: block.created_time,
  };
  return { name: null, isHeading, record, below: [] };
}

const runsOf = (text: unknown): Fields[] =>
  listOf(text).filter(({ plain_text }) => typeof plain_text === 'string' && plain_text !== '');

/** Levels of blocks that are read. */
export const deepestBlock = 24;

/** Blocks below another one as the lines of a list. */
function listBelow(blocks: readonly Fields[], margin: string): string[] {
  if (margin.length > 2 * deepestBlock) return [];
  return blocks.flatMap((block) => {
    const own: Fields = { ...Object(block[String(block.type)]) };
    const text = runsOf(own.rich_text ?? own.caption)
      .map(markdownOf)
      .join('')
      .replaceAll('\n', ' ');
    const line = text === '' && typeof own.url === 'string' ? own.url : text;
    const box = typeof own.checked === 'boolean' ? `[${own.checked ? 'x' : ' '}] ` : '';
    const children = listOf(own.children ?? block.children).filter(isNotionBlock);
    if (line === '') return listBelow(children, margin);
    return [`${margin}- ${box}${line}`, ...listBelow(children, `${margin}  `)];
  });
}

/** UTF-16 code units. */
const longestTitle = 120;

const markdownOf = ({ plain_text, href }: Fields): string =>
  typeof href === 'string' ? `[${plain_text}](${href})` : String(plain_text);
