/**
 * Takes back the backslashes that Markdown does not need.
 *
 * remark-stringify escapes a character wherever it could mean something in some context: `R\&D`, `\~100`,
 * `\[sic]`. People paste the Markdown into newsletters and read it raw in terminals, so an escape that the
 * rest of its block makes pointless goes. Each rule is wider than CommonMark's own, on the safe side, and
 * property tests parse what comes out.
 */
import type { Parents, PhrasingContent } from 'mdast';

/** What in a block the meaning of its signs depends on. */
interface Block {
  /** The signs of which two could pair up to emphasis, strike-through or code. */
  pairing: Set<string>;
  /** Whether a bracket could close a link: `](`, `][`, `]:`. */
  bracketed: boolean;
}

/** What stands before and behind a text. */
export interface Neighbours {
  before: string;
  after: string;
}

/** Where an escaped character stands. */
interface Spot {
  before: string;
  after: string;
  /** Whether a line of a paragraph begins with it. */
  breaks: boolean;
  /** Null where the block is not only text and links, and nothing is known of its signs. */
  block: Block | null;
}

/** What remark-stringify may escape somewhere. Most texts have none of it, and to ask for them takes most of the time of an issue. */
const MEANINGFUL =
  /[\\`*_[\]<~|\t\r{$^]|==|%%|[+.\w-]@[.\w-]|&[#\w]+;|[Ww]\.[.\w-]|:\/|^(?:[!#-')-/:-@]|\d+[.)]|$)|[#@&!]$| \n|\n /m;

/** Whether a text is words alone, with no sign in it that means something where it stands. */
export function isPlain(text: string, parent: Parents | undefined, { before, after }: Neighbours): boolean {
  if (MEANINGFUL.test(text)) return false;
  // Elsewhere it takes a sign to stay in the line, and beside the end of one a space would be no part of the text.
  if (parent?.type !== 'paragraph' && text.includes('\n')) return false;
  return !(/^[ (]/.test(text) && /[\]\r\n]$/.test(before)) && !(text.endsWith(' ') && /^[\r\n]/.test(after));
}

/** Whether an address stands between `<` and `>` as it is. */
export function isPlainAddress(text: string): boolean {
  return /^[\w:/.?=%#+,;-]+$/.test(text);
}

/** A function that drops the needless escapes of a text, given its parent and whether a line starts with it. */
export function unescaper(): (text: string, parent: Parents | undefined, first: boolean) => string {
  const blocks = new WeakMap<Parents, Block | null>();
  const blockOf = (parent: Parents): Block | null => {
    if (!blocks.has(parent)) blocks.set(parent, readBlock(parent));
    return blocks.get(parent)!;
  };
  return (text, parent, first) => {
    if (parent === undefined || !text.includes('\\')) return text;
    const block = blockOf(parent);
    return text.replace(/\\([!-/:-@[-`{-~])/g, (escaped: string, character: string, at: number) => {
      const before = text.slice(Math.max(0, at - 1), at);
      const breaks = parent.type !== 'heading' && (at === 0 ? first : before === '\n');
      const needless = isNeedless(character, { before, after: text.slice(at + 2), breaks, block });
      return needless ? character : escaped;
    });
  };
}

/** Escapes have no effect in what GFM takes for an address, so one that would hold some may not begin. */
export function withoutEscapedAddresses(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/(www)\.(?=[^\s\\]{0,2000}\\)|(?<=https?):(?=\/\/[^\s\\]{0,2000}\\)/gi, (start, www) =>
    www === undefined ? `\\${start}` : `${www}\\.`,
  );
}

function isNeedless(character: string, { before, after, breaks, block }: Spot): boolean {
  switch (character) {
    case '&': // A character reference ends in a semicolon.
      return !/^[#\w]+;/.test(after);
    case '#': // A heading has a space behind its signs.
      return breaks && /^[^\s#]/.test(after);
    case '@': // An address becomes a link with the same words, if no escape follows in it.
      return isPlainWord(after);
    case '.':
      return /w/i.test(before) && isPlainWord(after);
    case ':':
      return /[ps]/i.test(before) && isPlainWord(after);
    case '[': // Not a link, not a footnote, not the box of a task.
      return block !== null && !block.bracketed && !/^\^/.test(after) && !(breaks && /^[\sxX]\]/.test(after));
    case '(': // Only needed where the bracket before it were not escaped.
      return block !== null;
    case '*':
    case '_':
    case '~':
    case '`':
      // A list, a rule or a fence begins with the sign and no word behind it.
      return block !== null && !block.pairing.has(character) && !(breaks && !/^[\p{L}\p{N}]/u.test(after));
    default:
      return false;
  }
}

function isPlainWord(after: string): boolean {
  return /^[^\s\\]*(\s|$)/.test(after);
}

function readBlock(parent: Parents): Block | null {
  if (parent.type !== 'paragraph' && parent.type !== 'heading') return null;
  const children: PhrasingContent[] = parent.children;
  if (children.some(({ type }) => type !== 'text' && type !== 'link')) return null;
  const text = children.map((child) => (child.type === 'text' ? child.value : 'x')).join('');
  return {
    pairing: new Set(['*', '_', '~', '`'].filter((sign) => mayPair(text, sign))),
    bracketed: /\][([:]/.test(text),
  };
}

/** Whether a run of the sign that could open comes before one that could close: a word begins and one ends there. */
function mayPair(text: string, sign: string): boolean {
  let opened = false;
  for (const { index, 0: run } of text.matchAll(new RegExp(`\\${sign}+`, 'g'))) {
    const [previous = ' ', next = ' '] = [text[index - 1], text[index + run.length]];
    if (opened && (sign === '`' || /\S/.test(previous))) return true;
    if (sign === '`' || /\S/.test(next)) opened = true;
  }
  return false;
}
