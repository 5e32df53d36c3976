import type { PhrasingContent, Strong } from 'mdast';
import { shortAddress } from '../../links.ts';
import { isFullName } from '../../text/batches/letter.ts';
import { isLedByTime } from '../../text/cuts/agenda.ts';
import { splitByline } from './byline.ts';
import { textNode } from './clean.ts';
import { isGeneric, isPointer } from './link-words.ts';
import { inlineText, lineText, linksIn, titleLine, titleText } from './prose.ts';
import { joined, splitRest } from './title-end.ts';
import { endsSentence, isBefore, longestTitle } from './title-words.ts';

/**
 * The head of a paragraph or list item that begins with a link or with bold text: a title, and what else is said.
 * `link`: the title is a link and the rest a note on it. `sentence`: the link is the first words of a sentence. `bold`:
 * the title is bold text. `stacked`: the title is a line, and under it stands its address. `told`: the title is a
 * sentence, and the link behind it only says where to read on.
 */
export interface Head {
  kind: 'link' | 'sentence' | 'bold' | 'stacked' | 'told';
  title: string;
  /** Everything else that is said. */
  body: PhrasingContent[];
  /** Who wrote it, as the note says; missing when it does not. */
  author?: string | null;
  /** Where it leads, when that is not where its first link does. */
  url?: string;
}

/**
 * Finds the title that some text begins with: `[title](url) — note`, `**Title** — note`, `🚀 [title](url)`,
 * `Video: [title](url)`, `*[title](url)* by Bo`, `Title: https://…`, `Title ([article](url))`; null when there is none.
 */
export function headOf(written: readonly PhrasingContent[]): Head | null {
  const head = wholeHead(written);
  if (head === null || head.kind === 'sentence') return head;
  const { author, note } = splitByline(head.body);
  if (author === null) return head;
  const isSaid = /[\p{L}\p{N}]/u.test(lineText(note));
  // A label whose link has no more to say than by whom it is.
  const body = /:\s*$/.test(lineText(note)) ? joined(note, []) : note;
  return { ...head, body: isSaid ? body : [], author };
}

function wholeHead(written: readonly PhrasingContent[]): Head | null {
  const [struck, ...others] = written;
  if (struck?.type === 'delete' && linksIn(others).length > 0) {
    const head = wholeHead(others);
    const body = head === null || head.body.length === 0 ? [struck] : [...head.body, textNode(' '), struck];
    return head && { ...head, body };
  }
  const nodes = unbracketed(unwrapped(written));
  const at = nodes.findIndex((node) => node.type === 'link' && lineText([node]) !== '');
  const first = nodes.findIndex((node) => lineText([node]) !== '');
  const bold = nodes[first];
  if (bold?.type === 'strong') return boldHead(nodes, first, bold, at);
  if (at < 0) return null;
  const before = nodes.slice(0, at);
  if (before.some(breaksLine)) return stackedHead(nodes, at);
  const words = lineText(before);
  const link = linkAt(nodes, at);
  const label = labelOf(words);
  const change = changeHead(words, nodes.slice(at));
  if (change) return change;
  if (areWays(nodes.slice(at), label)) return null;
  if (words !== '' && label !== 'none' && saysNothing(link)) return titleBefore(words, nodes[at]!, link);
  if (label === 'text') return null;
  if (link.isBare) return addressHead(before, nodes[at]!, link);
  return linkHead(label === 'none' ? [] : before, link, nodes);
}

/** A line without a link, and an address in the line under it. */
function stackedHead(nodes: PhrasingContent[], at: number): Head | null {
  const [first, ...others] = nodes.slice(0, at);
  const [second, last] = [others.length === 0 ? first : others.at(-1), nodes[at + 1]];
  if (!isBare(nodes[at]!) || !endsLine(second!) || (last !== undefined && !beginsLine(last))) return null;
  const title = inlineText(nodes.slice(0, at));
  if (title.includes('\n') || nodes.slice(0, at).filter(breaksLine).length !== 1) return null;
  if (title === '' || title.length > longestTitle || /\n.*\S/s.test(textOf(second!))) return null;
  const note = nodes.slice(at + 1);
  const rest = last?.type === 'break' ? note.slice(1) : note;
  const [head, ...more] = rest;
  const body = head?.type === 'text' ? [textNode(head.value.replace(/^\s+/, '')), ...more] : rest;
  return { kind: 'stacked', title: title.replace(/\s*[:：]$/, ''), body };
}

const textOf = (node: PhrasingContent): string => (node.type === 'text' ? node.value : '');

const endsLine = (node: PhrasingContent): boolean => node.type === 'break' || /\n\s*$/.test(textOf(node));

const beginsLine = (node: PhrasingContent): boolean => node.type === 'break' || /^\s*\n/.test(textOf(node));

interface Link {
  name: string;
  url: string;
  /** Whether its text is its address. */
  isBare: boolean;
  /** What stands behind it. */
  rest: PhrasingContent[];
}

/** The link that stands at a place among nodes. */
function linkAt(nodes: readonly PhrasingContent[], at: number): Link {
  const node = nodes[at]!;
  const url = node.type === 'link' ? node.url : '';
  return { name: titleLine([node]), url, isBare: isBare(node), rest: nodes.slice(at + 1) };
}

/** Emphasis around a link, or around a link and its note, does not count; what is struck out is no title. */
function unwrapped(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) => {
    const isWrapper = node.type === 'strong' || node.type === 'emphasis';
    return isWrapper && linksIn([node]).length > 0 ? unwrapped(node.children) : [node];
  });
}

/** `(https://…) Title`: the brackets around an address at the beginning part it from its title. */
function unbracketed(nodes: PhrasingContent[]): PhrasingContent[] {
  const [open, address, close, ...others] = nodes;
  const isOpen = open?.type === 'text' && /^\s*[([（]$/.test(open.value);
  if (!isOpen || !isBare(address) || close?.type !== 'text' || !/^[)\]）]\s*\S/.test(close.value))
    return nodes;
  return [address!, textNode(close.value.replace(/^[)\]）]\s*(?:[–—-]\s)?/, ' — ')), ...others];
}

function breaksLine(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.includes('\n'));
}

function isBare(node: PhrasingContent | undefined): boolean {
  if (node?.type !== 'link') return false;
  const plain = (address: string) => address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return plain(lineText([node])) === plain(node.url);
}

/**
 * What stands before a link: `none`, bullets and quotes; `label`, a date, an emoji or a few words with a sign behind
 * them; `text`, the beginning of a sentence.
 */
function labelOf(words: string): 'none' | 'label' | 'text' {
  if (/^[\s•·◦▪‣*+>"“”„«'‘’–—-]*$/.test(words) || /^\(?\d{1,3}[.)、．）]$/.test(words)) return 'none';
  if (!/\p{L}/u.test(words)) return 'label';
  return words.length <= longestLabel && /[:：|–—\-·•»>→\])】/]$/.test(words) ? 'label' : 'text';
}

const longestLabel = 80;

/** Whether a link is no title itself: an address, "article", "#12", at the end of what it belongs to. */
function saysNothing({ name, isBare, rest }: Link): boolean {
  return (isBare || isGeneric(name)) && !/[\p{L}\p{N}]/u.test(lineText(rest));
}

/** `Links: [PubMed](https://…) [PDF](https://…)`: two links or more that only say where they lead, and nothing else behind a label. */
function areWays(nodes: readonly PhrasingContent[], label: ReturnType<typeof labelOf>): boolean {
  const links = nodes.filter(({ type }) => type === 'link');
  if (label === 'text' || links.length < 2) return false;
  return nodes.every((node) =>
    node.type === 'link' ? isGeneric(lineText([node])) : !/[\p{L}\p{N}]/u.test(lineText([node])),
  );
}

/** The words before a link without the sign that parts the two. */
const titleOfWords = (words: string): string => words.replace(/[\s:：|–—\-·•»>→([{（【,]+$/, '').trim();

/** `Boiling Water: https://…`, `Kettle 2.0 ([release notes](https://…))`: the words before the link are the title. */
function titleBefore(words: string, link: PhrasingContent, { name, isBare }: Link): Head | null {
  const title = titleOfWords(words);
  if (title === '' || title.length > longestTitle) return null;
  // As GitHub writes what is new in a release.
  const [, change, author = null] = /^(.+?)(?: by (@[\w-]+(?:\[bot\])?))? in$/.exec(title) ?? [];
  if (isBare) return { kind: 'link', title: change ?? title, body: [], author };
  return { kind: isPointer(name) && endsSentence(title) ? 'told' : 'link', title, body: [link] };
}

/** `Mend the pump by [@maro](…) in [#12](…)`, as the page of a release has what GitHub writes of it. */
function changeHead(words: string, [person, within, change, ...rest]: PhrasingContent[]): Head | null {
  const author = lineText(person === undefined ? [] : [person]);
  const [, title] = /^(.+) by$/.exec(words) ?? [];
  if (title === undefined || !/^@[\w-]+(?:\[bot\])?$/.test(author) || lineText(rest) !== '') return null;
  if (within?.type !== 'text' || within.value !== ' in ' || change?.type !== 'link') return null;
  return { kind: 'link', title, body: [], author, url: change.url };
}

/** `https://… - Title`, `https://… Title of a Page`, `Title – https://… – what is said`, or an address and what is said of it. */
function addressHead(before: PhrasingContent[], address: PhrasingContent, { rest }: Link): Head {
  const { kind, note } = splitRest(rest);
  const words = lineText(before);
  const named = titleOfWords(words);
  if (namesPage(named)) return { kind: 'link', title: named, body: note };
  const text = titleLine(note);
  const label = labelOf(words) === 'none' ? [] : before;
  const isNamed = kind === 'separated' || (kind === 'sentence' && !/^\p{Ll}/u.test(text));
  const isTitle = isNamed && text.length <= longestTitle && !endsSentence(text);
  if (isTitle && text !== '' && !note.some(breaksLine) && linksIn(note).length === 0)
    return { kind: 'link', title: text, body: joined(label, []) };
  const url = address.type === 'link' ? address.url : '';
  return { kind: 'link', title: shortAddress(url), body: joined(label, note) };
}

/** Whether words before an address are a title; "Video" says of what kind it is, and "it is outlined here" goes on. */
function namesPage(words: string): boolean {
  const [last = ''] = /\p{L}+$/u.exec(words) ?? [];
  return /\p{L}/u.test(words) && !isGeneric(words) && !isPointer(last);
}

function linkHead(label: PhrasingContent[], link: Link, nodes: PhrasingContent[]): Head | null {
  const { directives, kind, note } = splitRest(link.rest);
  const isByPerson = label.length === 0 && isPerson(link);
  const title = `${link.name.replace(/\s*[:：]$/, '')} ${directives}`.trim();
  // `[Ines](…) [drew](…) a chart` is a sentence, too.
  const isDoing = isByPerson && note[0]?.type === 'link' && /^\p{Ll}/u.test(lineText(note));
  const whole = titleText(nodes);
  const isLine = whole.length <= longestTitle && !whole.includes('\n');
  const isNumber = kind === 'separated' && /^#\d+$/.test(link.name) && label.length === 0;
  if (isNumber && isLine && linksIn(note).length === 0) return { kind: 'link', title: whole, body: [] };
  if (kind !== 'sentence' && !isDoing) return { kind: 'link', title, body: joined(label, note) };
  const named = namedThenSaid(link, label);
  if (named) return named;
  if (isLine && !endsSentence(whole) && linksIn(link.rest).length === 0 && label.length === 0)
    return { kind: 'sentence', title: whole, body: [] };
  if (isGeneric(link.name)) return null;
  // `[@bo](…) mended the tests` is about the tests.
  if (isByPerson)
    return isLine
      ? { kind: 'sentence', title: whole, body: [] }
      : { kind: 'sentence', title: '', body: nodes };
  return { kind: 'sentence', title, body: nodes };
}

/** Whether a link is called by a handle, or by a name and leads to a page that tells of one person: `[Ines Larsen](https://…/@ines)`. */
function isPerson({ name, url }: Link): boolean {
  if (/^@[\w.-]+$/.test(name)) return true;
  const [, host, folder = '', handle] = personalPage.exec(url) ?? [];
  if (host === undefined || handle === undefined || handle === name) return handle !== undefined;
  if (!name.includes(' ') || !isFullName(name)) return false;
  const parts = name.toLowerCase().split(' ');
  const isNamed = parts.some((it) => it.length > 2 && handle.toLowerCase().includes(it));
  return isNamed || folder !== '' || /^(?:www\.|mobile\.)?(?:twitter|x|github|gitlab)\.com$/i.test(host);
}

/** An address with one part behind its host, or behind a folder or a sign that says whose page it is. */
const personalPage =
  /^https?:\/\/([^/]+)\/((?:(?:u|in|user|users|people|members|profile)\/)?[@~]?)([^/?#]+)\/?(?:[?#]|$)/i;

/** `[Zig](…) 1.0 — after ten years`: a word or two of the title stand behind the link. */
function namedThenSaid({ name, rest }: Link, label: PhrasingContent[]): Head | null {
  const [first, ...others] = rest;
  if (first?.type !== 'text') return null;
  const found = /^([^\n.:!?]{1,60}?)\s+(?:[–—]|-{1,2})\s+/.exec(first.value);
  if (!found) return null;
  const note = [textNode(first.value.slice(found[0].length)), ...others];
  return { kind: 'link', title: `${name}${found[1]}`, body: joined(label, note) };
}

/**
 * Behind bold text has to stand a sign, a line break or a link, unless it brings its own colon or full stop, or a sentence
 * begins: `**Zig** is out` is one itself. `**Video:** [title](url)` is a label and a link.
 */
function boldHead(nodes: PhrasingContent[], first: number, bold: Strong, at: number): Head | null {
  const title = titleLine([bold]);
  const rest = nodes.slice(first + 1);
  const { directives, kind, note } = splitRest(rest);
  const between = lineText(nodes.slice(first + 1, Math.max(at, 0)));
  const isLabel =
    /[:：|\])]$/.test(title + between) && title.split(/\s+/).length <= 2 && !/\p{L}/u.test(between);
  if (at > first && isLabel && !isGeneric(lineText([nodes[at]!])) && !isBare(nodes[at]!)) {
    return linkHead(nodes.slice(0, at), linkAt(nodes, at), nodes);
  }
  const isDay = title.split(/\s+/).length <= mostOfDay && isLedByTime(lineText([bold, ...rest]));
  if (isDay) return null;
  if (kind === 'sentence' && !/[:：.!?。！？…]$/.test(title) && !isBefore(title, note)) return null;
  if (!/[\p{L}\p{N}]/u.test(title)) return null;
  const label = nodes.slice(0, first);
  return {
    kind: 'bold',
    title: `${title.replace(/\s*[:：]$/, '')} ${directives}`.trim(),
    body: joined(labelOf(lineText(label)) === 'none' ? [] : label, note),
  };
}

/** Words of a day, behind which stands what is on: `**Thursday 12 March**: Whist drive`. */
const mostOfDay = 3;

/** Whether a text begins with a link that names it, or tells of what it leads to. */
export const isLinked = (head: Head | null): head is Head => head?.kind === 'link' || head?.kind === 'told';
