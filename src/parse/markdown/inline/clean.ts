import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Blockquote, Html, Nodes, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import { late } from '../../../text/late.ts';

/**
 * Makes of the parser's nodes what a reader sees of them: references become links, comments and what Obsidian adds
 * (`[[note|alias]]`, `![[embed]]`, `^block`, `%%comment%%`, `==mark==`) go or show their words, and HTML becomes the text it holds.
 * So everything behind it knows text, links and blocks alone.
 */
export interface Cleaning {
  /** Where references lead: the identifier of a definition → its address. */
  definitions: ReadonlyMap<string, string>;
  /** Says where a link leads as it stands in a line; what it returns stands in its place. */
  address(url: string, line: number): string;
  /** Is told of the footnotes that a line refers to. */
  refer?(identifier: string, line: number): void;
}

/** The blocks, cleaned. Comments and other HTML without words stay, empty, so that every line has its block. */
export function cleanBlocks(nodes: readonly RootContent[], cleaning: Cleaning): RootContent[] {
  return nodes.flatMap((node) => partsOf(node).map((part) => cleanBlock(part, cleaning)));
}

/** A block of HTML in which headings stand on lines of their own, as these and what is below each of them; any other as it is. */
function partsOf(node: RootContent): RootContent[] {
  if (node.type !== 'html' || !/<\/h[1-6]>[ \t]*\n/i.test(node.value)) return [node];
  const pieces = node.value.split(/(?<=<\/h[1-6]>)[ \t]*\n|\n(?=[ \t]*<h[1-6][\s>])/i);
  const { start, end } = node.position!;
  let line = start.line;
  return pieces.map((value, at) => {
    const from = line;
    line += value.split('\n').length;
    const to = at === pieces.length - 1 ? end : { line: line - 1, column: 1 };
    return { ...node, value, position: { start: { ...start, line: from }, end: to } };
  });
}

function cleanBlock(node: RootContent, cleaning: Cleaning): RootContent {
  switch (node.type) {
    case 'html':
      return blockOfHtml(node, cleaning);
    case 'paragraph':
    case 'heading':
    case 'tableCell': {
      const said = withoutAttributes(node.type === 'heading' ? withoutId(node.children) : node.children);
      const isNone =
        said !== node.children && said.every((it) => it.type === 'text' && it.value.trim() === '');
      if (isNone && node.type === 'paragraph') return { type: 'html', value: '', position: node.position };
      return { ...node, children: trimmed(cleanInline(said, cleaning)) };
    }
    case 'blockquote': {
      const children = withoutCallout(node.children);
      const data = children === node.children ? {} : { data: { isCallout: true } };
      return { ...node, ...data, children: cleanChildren(children, cleaning) } as Blockquote;
    }
    case 'code':
      return isQuery(node.lang) ? { type: 'html', value: '', position: node.position } : node;
    default:
      return 'children' in node
        ? ({ ...node, children: cleanChildren<RootContent>(node.children, cleaning) } as RootContent)
        : node;
  }
}

/** Whether code is what a program of notes runs to show something in its place. */
const isQuery = (language: string | null | undefined): boolean =>
  /^(?:dataview|dataviewjs|tasks|query|button|base|toc|tracker|kanban)$/i.test(language ?? '');

const cleanChildren = <T extends RootContent>(nodes: readonly T[], cleaning: Cleaning): T[] =>
  cleanBlocks(nodes, cleaning) as T[];

// ── Inline ──────────────────────────────────────────────────────────────────────────────────────

function cleanInline(nodes: readonly PhrasingContent[], cleaning: Cleaning): PhrasingContent[] {
  const clean: PhrasingContent[] = [];
  const open: Opened[] = [];
  for (const node of withoutBarePictures(nodes)) {
    if (node.type !== 'html') {
      for (const it of cleanPhrase(node, cleaning)) clean.push(it);
      continue;
    }
    for (const part of partsOfHtml(node.value)) {
      if (part.kind === 'open') open.push({ url: part.url, from: clean.length });
      else if (part.kind === 'node') clean.push(part.node);
      else {
        const at = open.findLastIndex(({ url }) => (url === null) === part.isStrike);
        if (at >= 0) closeElement(clean, open.splice(at)[0]!, node, cleaning);
      }
    }
  }
  return clean;
}

/** `<img src=https://… width=500>`: without quotes around its address, which has strokes, remark takes a picture for text and a link. */
function withoutBarePictures(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const at = nodes.findIndex((node) => node.type === 'text' && /<img\s[^<>]*=$/i.test(node.value));
  const [open, link, close] = nodes.slice(Math.max(0, at), at + 3);
  if (at < 0 || open?.type !== 'text' || link?.type !== 'link' || close?.type !== 'text') return nodes;
  const [end] = /^[^<>]*>/.exec(close.value) ?? [];
  if (end === undefined) return nodes;
  const before = { ...open, value: open.value.replace(/ ?<img\s[^<>]*=$/i, '') };
  const behind = { ...close, value: close.value.slice(end.length) };
  return withoutBarePictures([...nodes.slice(0, at), before, behind, ...nodes.slice(at + 3)]);
}

/** A heading without what Pandoc and others call it by: `Paper accepted {#sec-paper .wide}`. */
function withoutId(nodes: PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('}')) return nodes;
  return [...nodes.slice(0, -1), { ...last, value: last.value.replace(/\s*\{(?:[#.][^{}\n]*|-)\}$/, '') }];
}

/** What kramdown has for the looks of a block or a link goes: `{:toc}` in a line of its own, `[title](…){:target="_blank"}`. */
function withoutAttributes(nodes: PhrasingContent[]): PhrasingContent[] {
  if (!nodes.some((node) => node.type === 'text' && node.value.includes('{:'))) return nodes;
  // The words over it give their place to the list of contents.
  if (nodes.some((node) => node.type === 'text' && /(?:^|\n)[ \t]*\{: ?toc[ }]/.test(node.value))) return [];
  return nodes.map((node, at) => {
    if (node.type !== 'text') return node;
    const isBehind = at > 0 && nodes[at - 1]!.type !== 'break';
    const value = isBehind ? node.value.replace(/^\{:[^{}\n]{0,200}\}/, '') : node.value;
    const isLast = at === nodes.length - 1 || nodes[at + 1]!.type === 'break';
    const line = /(^|\n)[ \t]*\{:[^{}\n]{0,200}\}[ \t]*(?=\n|$)/g;
    return {
      ...node,
      value: value.replace(line, (found, feed: string, from: number) => {
        const isLine =
          (from > 0 || feed !== '' || !isBehind) && (isLast || from + found.length < value.length);
        return isLine ? '' : found;
      }),
    };
  });
}

function cleanPhrase(node: PhrasingContent, cleaning: Cleaning): PhrasingContent[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'text':
      return marked({ ...node, value: withoutObsidian(node.value) });
    case 'footnoteReference':
      cleaning.refer?.(node.identifier, line);
      return [];
    case 'link': {
      const children = cleanInline(node.children, cleaning) as typeof node.children;
      return [{ type: 'link', url: cleaning.address(node.url, line), children, position: node.position }];
    }
    case 'linkReference': {
      const children = cleanInline(node.children, cleaning);
      const url = cleaning.definitions.get(node.identifier);
      if (url === undefined) return children;
      const address = cleaning.address(url, line);
      return [{ type: 'link', url: address, children: children as [], position: node.position }];
    }
    case 'imageReference': {
      const url = cleaning.definitions.get(node.identifier) ?? '';
      return [{ type: 'image', url, alt: node.alt ?? '', position: node.position }];
    }
    default:
      return 'children' in node
        ? [{ ...node, children: cleanInline(node.children, cleaning) as [] } as PhrasingContent]
        : [node];
  }
}

/** Words that are marked, `==so==`, are emphasised; a line of a log, which begins with a time of day, stays a line. */
function marked(node: Text): PhrasingContent[] {
  if (!/==|\n\d/.test(node.value)) return [node];
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: sign, 1: words, index } of node.value.matchAll(markOrLog())) {
    if (index > from) parts.push({ ...node, value: node.value.slice(from, index) });
    parts.push(words === undefined ? { type: 'break' } : { type: 'emphasis', children: [textNode(words)] });
    from = index + sign.length;
  }
  if (from < node.value.length) parts.push({ ...node, value: node.value.slice(from) });
  return parts;
}

const markOrLog = late(
  () =>
    /(?<![=\p{L}\p{N}])==(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![=\p{L}\p{N}])|\n(?=\d{1,2}:\d\d(?::\d\d)?\s)/gu,
);

/** An element that was opened, behind so many nodes: an `<a>`; without an address what is struck out. */
interface Opened {
  url: string | null;
  from: number;
}

/** What stands behind an opening `<a>` becomes its text, and so does what stands behind an `<s>`. */
function closeElement(
  clean: PhrasingContent[],
  opened: Opened,
  { position }: Html,
  cleaning: Cleaning,
): void {
  const children = clean.splice(opened.from);
  if (opened.url === null) {
    clean.push({ type: 'delete', children, position });
    return;
  }
  // A place on the page that says nothing: `## <a href="#bees"></a> Bees`.
  if (children.length === 0 && opened.url.startsWith('#')) return;
  const url = cleaning.address(opened.url, position?.start.line ?? 1);
  clean.push({ type: 'link', url, children: children as [], position });
}

/** Without white space at the two ends of a block, which cleaning may have laid bare. */
export function trimmed<T extends PhrasingContent>(nodes: T[]): T[] {
  const isEmpty = (node: PhrasingContent | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  let [from, to] = [0, nodes.length];
  while (from < to && isEmpty(nodes[from])) from++;
  while (to > from && isEmpty(nodes[to - 1])) to--;
  return nodes.slice(from, to).map((node, at, { length }) => {
    if (node.type !== 'text') return node;
    const start = at === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: at === length - 1 ? start.trimEnd() : start };
  });
}

/** What Obsidian writes in text: links to notes show their words, embedded files, block ids and comments go. */
function withoutObsidian(text: string): string {
  const shown = !text.includes('[[')
    ? text
    : text
        .replace(/!\[\[[^[\]\n]{0,500}\]\]/g, '')
        .replace(
          /\[\[([^[\]|\n]{1,500}?)(?:\\?\|([^[\]\n]{1,500}))?\]\]/g,
          (_, note: string, alias?: string) => (alias ?? noteName(note)).trim(),
        );
  const visible = !shown.includes('%%')
    ? shown
    : shown.replace(/(?<!\S)%%(?:(?!%%)[\s\S]){0,5000}%%(?!\S)/g, '');
  return visible.includes('^')
    ? visible.replace(/[ \t]+\^(?=[\w-]*[a-z])[\w-]{3,40}(?=\n|$)/gi, '')
    : visible;
}

/** `Folder/Kettle#Lid` is called "Kettle > Lid", a block within a note by the note. */
const noteName = (note: string): string =>
  note
    .replace(/^.*\/(?=[^/])/, '')
    .replace(/#\^.*$/, '')
    .replace(/^#+/, '')
    .replace(/#+/g, ' > ');

/** A callout, `[!note] Remember` over its text: the sign goes, and what stands behind it is a paragraph of its own. */
function withoutCallout<T extends RootContent>(nodes: T[]): T[] {
  const [first, ...others] = nodes;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !callout.test(text.value)) return nodes;
  const [title = '', ...rest] = text.value.replace(callout, '').split('\n');
  const below: PhrasingContent[] = [{ ...text, value: rest.join('\n') }, ...first.children.slice(1)];
  const heads =
    title.trim() === '' ? [] : [{ ...first, children: [textNode(title)], data: { isTitle: true } }];
  return [...heads, { ...first, children: below }, ...others] as T[];
}

/** The title of a callout. */
export function calloutTitle({ children: [first] }: Blockquote): Paragraph | null {
  return first?.type === 'paragraph' && first.data !== undefined && 'isTitle' in first.data ? first : null;
}

/** Whether a quotation is a callout, with a title or without. */
export const isCallout = ({ data }: Blockquote): boolean => data !== undefined && 'isCallout' in data;

const callout = /^\[!\w[\w-]{0,40}(?:\|[^\]\n]{0,40})?\][+-]?[ \t]*/;

// ── HTML ────────────────────────────────────────────────────────────────────────────────────────

type HtmlPart =
  | { kind: 'node'; node: PhrasingContent }
  | { kind: 'open'; url: string | null }
  | { kind: 'close'; isStrike: boolean };

/** A block of HTML as the paragraph, or the heading, that its words make. */
function blockOfHtml(node: Html, cleaning: Cleaning): RootContent {
  const { position } = node;
  const shown = node.value.replace(/<(script|style)[\s>][\s\S]*?(?:<\/\1\s*>|$)/gi, '');
  const html = { ...node, value: shown.replace(/>\s*\n\s*/g, '>') };
  const children = trimmed(cleanInline([html], cleaning)).map(
    (it) => ({ ...it, position }) as PhrasingContent,
  );
  if (children.length === 0) return { ...node, value: '' };
  const [, depth] = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<h([1-6])[\s>]/i.exec(node.value) ?? [];
  if (depth) return { type: 'heading', depth: Number(depth) as 1, children, position };
  return { type: 'paragraph', children, position };
}

/**
 * What a piece of HTML says: its text without comments and without the tags that a browser knows (`<Header>` and
 * `Vec<T>` in prose are text), the links it opens and closes, and a line break where an element begins on a line of its own.
 */
function* partsOfHtml(html: string): Generator<HtmlPart> {
  const text = (value: string): HtmlPart => ({
    kind: 'node',
    node: { type: 'text', value: unescaped(value) },
  });
  let from = 0;
  const written = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const isLineByLine = !/<(?:br|p|div|img|li)[\s/>]/i.test(written);
  for (const { 0: tag, 1: name, index } of written.matchAll(knownTag)) {
    if (index > from) yield text(written.slice(from, index));
    from = index + tag.length;
    if (name === 'a' || name === 'A') {
      const url = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
      if (tag.startsWith('</')) yield { kind: 'close', isStrike: false };
      else if (url) yield { kind: 'open', url: unescaped(url[1] ?? url[2] ?? url[3] ?? '') };
    } else if (/^(?:s|del|strike)$/i.test(name!))
      yield tag.startsWith('</') ? { kind: 'close', isStrike: true } : { kind: 'open', url: null };
    else if (startsLine.has(name!.toLowerCase())) yield { kind: 'node', node: { type: 'break' } };
    // Between two cells of a row, where each row is a line.
    else if (isLineByLine && /^<\/t[dh]/i.test(tag) && /^\s*<t[dh]/i.test(written.slice(from, from + 100)))
      yield text(' | ');
  }
  if (from < written.length) yield text(written.slice(from));
}

/** The text of HTML with as many lines: without the tags that a browser knows, and with the addresses of links in brackets behind them. */
export function textOfHtml(html: string): string {
  const linked = html.replace(
    /<a\s[^<>]*?\bhref\s*=\s*["']?(https?:[^"'\s<>]+)[^<>]*>([^<>]*)<\/a>/gi,
    (_, url: string, words: string) => (words.trim() === url ? url : `${words} (${url})`),
  );
  return unescaped(linked.replace(knownTag, (tag) => tag.replace(/[^\n]/g, '')));
}

const unescaped = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:([a-z]\w{1,30})|#(?:x([\da-f]{1,6})|(\d{1,7})));/gi, signOf) : text;

/** The sign that an entity is; one that stands for none is left as it is written. */
function signOf(entity: string, name: string | undefined, hex: string | undefined, digits: string): string {
  if (name !== undefined) return decodeNamedCharacterReference(name) || entity;
  const sign = decodeNumericCharacterReference(hex ?? digits, hex === undefined ? 10 : 16);
  return sign === '\uFFFD' ? entity : sign;
}

const startsLine = new Set(['br', 'li', 'p', 'div', 'tr', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

const tags = [
  'a|abbr|audio|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure',
  'font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|nav|ol|p|picture|pre|q|s|samp|section|small|source|span',
  'strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var|video',
].join('|');

/** In small letters or all in capitals: `<Header>` is a word of some program. */
const knownTag = new RegExp(`</?(${tags}|${tags.toUpperCase()})(?:\\s[^<>]*)?/?>`, 'g');

/** A text node, for what has none of its own. */
export const textNode = (value: string): Text => ({ type: 'text', value });

/** Every node under some, themselves included. */
export function* everyNode(nodes: readonly Nodes[]): Generator<Nodes> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* everyNode(node.children);
  }
}
