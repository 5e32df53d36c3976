/** What a line evidently is, whatever a reader made of it: a point of a list, a link that is called by a title, a row with a link, a heading. */
import { expression } from '../text/expression.ts';
import type { SourceFormat } from '../types.ts';
import { type LineTable, textAt, textOfLine } from './text/lines/lines.ts';
import { newMarker, readMarker } from './text/lines/marker.ts';

/** A line that may be an item. */
export interface Evident {
  kind: 'heading' | 'point' | 'link' | 'row';
  /** Of a point which sign it has, of a heading how deep it is. */
  sign: number;
  /** Columns of white space before it. */
  indent: number;
  /** Whether it holds an address. */
  hasLink: boolean;
  /** Whether it is a link called by a title, rather than a sentence. */
  isLink: boolean;
  /** Whether it is a field of what stands above it, `Impact: none`, or a word or two. */
  isPart: boolean;
  /** Whether it is numbered, as steps are, and no link called by a title. */
  isStep: boolean;
}

const marker = newMarker();

/** The sign of numbers, as `readMarker` has it. */
export const numbered = 1;

/** What a line evidently is; null for prose, and for what stands too far in to tell. */
export function evidentAt(table: LineTable, line: number, format: SourceFormat): Evident | null {
  const { bytes } = table;
  const [start, end] = [table.start[line]!, table.end[line]!];
  if (start === end || isWordAt(bytes, start)) return null;
  const indent = columnOf(table, line);
  const depth = depthOf(bytes, start, end, indent, format);
  if (depth > 0) return { ...said(bytes, start, end), kind: 'heading', sign: depth, indent };
  if (readMarker(bytes, start, end, marker)) {
    const { kind: sign, text } = marker;
    const found = said(bytes, text, end);
    const isPart = !found.isLink && (found.isPart || (!found.hasLink && end - text < shortest));
    return { ...found, kind: 'point', sign, indent, isPart, isStep: sign === numbered && !found.isLink };
  }
  if (bytes[start] === 0x3c) return pointOfHtml(bytes, start, end, indent);
  // What is quoted is part of what quotes it.
  if (indent > 0 || bytes[start] === 0x3e) return null;
  if (bytes[start] === 0x7c) return { ...said(bytes, start, end), kind: 'row', sign: 0, indent };
  const found = said(bytes, start, end);
  return found.isLink ? { ...found, kind: 'link', sign: 0, indent } : null;
}

/** The sign of a point of HTML: `<li>The ferry runs` */
export const tag = 0x3c;

function pointOfHtml(bytes: Uint8Array, start: number, end: number, indent: number): Evident | null {
  const text = textAt(bytes, start, Math.min(end, start + mostLooked));
  const [point] = /^<li(?:\s[^<>]*)?>\s*/i.exec(text) ?? [];
  if (point === undefined) return null;
  const isLink = /^<a\s[^<>]*href\s*=\s*["']?https?:/i.test(text.slice(point.length));
  const isPart = !isLink && text.length - point.length < shortest;
  return {
    kind: 'point',
    sign: tag,
    indent,
    hasLink: /https?:\/\//.test(text),
    isLink,
    isPart,
    isStep: false,
  };
}

/** Bytes of a point that says something by itself: "the ferry runs on Sunday" */
const shortest = 24;

/** In which column a line begins; a tab is a step further in. */
function columnOf({ bytes, start }: LineTable, line: number): number {
  let column = 0;
  for (let at = start[line]! - 1; bytes[at] === 0x20 || bytes[at] === 0x09; at--)
    column += bytes[at] === 0x09 ? 4 : 1;
  return column;
}

/** Whether a line begins with letters of no address: nearly all lines do, and need no other look. */
function isWordAt(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start]! | 0x20;
  if (!isLetter(first)) return false;
  if (first !== H && first !== W) return true;
  const second = bytes[start + 1]! | 0x20;
  return isLetter(second) && second !== (first === H ? T : W);
}

const [H, T, W] = [0x68, 0x74, 0x77];

const isLetter = (lower: number): boolean => lower >= 0x61 && lower <= 0x7a;

/** How deep a heading is; 0 for any other line. */
function depthOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  indent: number,
  format: SourceFormat,
): number {
  const sign = format === 'markdown' ? 0x23 : format === 'org' ? 0x2a : -1;
  if (bytes[start] !== sign || indent > 0) return 0;
  let depth = 0;
  while (start + depth < end && bytes[start + depth] === sign) depth++;
  return bytes[start + depth] === 0x20 ? depth : 0;
}

/** Bytes of a line that are looked at. */
const mostLooked = 2000;

/** Whether a line holds an address. */
export const holdsLink = (table: LineTable, line: number): boolean =>
  said(table.bytes, table.start[line]!, table.end[line]!).hasLink;

/** Whether a line begins with a link, as Markdown has it, whatever follows. */
export function isLedByLink(table: LineTable, line: number): boolean {
  if (table.bytes[table.start[line]!] !== 0x5b) return false;
  return /^\[[^\]]+\]\(https?:/.test(textOfLine(table, line));
}

function said(
  bytes: Uint8Array,
  from: number,
  end: number,
): Pick<Evident, 'hasLink' | 'isLink' | 'isPart' | 'isStep'> {
  const text = textAt(bytes, from, Math.min(end, from + mostLooked));
  return {
    hasLink: /https?:\/\/|\bwww\.\w|\]\[[\w\]]/.test(text.replace(noLink, '')),
    isLink: titledLink.test(text) && !/^\W*!?\[!\[|^!|^[^\]]*\]\(#|^\W*\[\[#/.test(text),
    isPart: label.test(text) || !letter.test(text),
    isStep: false,
  };
}

/** A picture, code, and a link inside the page as Markdown and Org have it. */
const noLink = /`[^`]+`|!\[[^\]]*\]\([^)]*\)|\]\(#[^)]*\)|\[\[#[^\]]*\]\[/g;

/** A link or an address, perhaps behind an emoji or a quotation mark, with nothing, an address or a sign of division behind it. */
const titledLink = expression(
  String.raw`^[^\p{L}\p{N}[<]{0,6}(?:\[(?:[^[\]]|\[[^\]]*\])*\](?:\([^)]*\)|\[[^\]]*\])|<?https?:\/\/[^\s>]+>?|www\.\S+)[*_~"”»]{0,3}\s*(?:$|[-–—:：(|•·,/[<{#]|https?:|by\s)`,
  'u',
);

const label = expression(String.raw`^[\p{L}\d]+(?: [\p{L}\d]+){0,2}:(?:\s|$)`, 'u');
const letter = expression(String.raw`[\p{L}\d]`, 'u');
