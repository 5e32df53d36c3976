/**
 * Lines of at most 72 columns, as a terminal and a mail program show them.
 *
 * Its like in packages breaks a text only at spaces, which leaves a Japanese paragraph one long line, or anywhere at
 * all, which breaks addresses; and what is shown of an address must be the address, to the letter.
 */

import stringWidth from 'string-width';
import { late } from '../../text/late.ts';

/** The most columns that a line has, as mail has had it since teletypes: room for two quotes on a line of 80. */
export const COLUMNS = 72;

/** A piece of a paragraph. */
export interface Run {
  text: string;
  /** `address`: never broken. `mark`: never parted from what stands before it, either. */
  kind: 'words' | 'address' | 'mark';
}

/** What lines begin with: the first one, and those below it. */
export interface Indent {
  first: string;
  rest: string;
}

/** Scripts that write without spaces: a line may end behind each of their signs. Korean has spaces. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\u3000-\u30FF\uFF01-\uFF60]`;

/**
 * What stands in for what is never broken, while lines are looked for. No text has these two: all of it is printable.
 */
const STAND_IN = { address: '\u0001', mark: '\u0002' };

/** What no line may begin with, after the rules of Japanese typesetting: ends, marks, small kana, what lengthens. */
const NEVER_FIRST = String.raw`[\u0002\p{M}\p{Pe}\p{Pf}\p{Join_Control}!"%&'*,.:;?~、。，．：；？！％‰°′″…‥・ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ]`;

/** What no line may end with. */
const NEVER_LAST = String.raw`[\p{Ps}\p{Pi}#$@￥＄£]`;

/** Among these are all signs of such scripts. */
const MAYBE_UNSPACED = /[\u02EA\u02EB\u2E80-\uFFFF]/;

/** Where a line may end within a word: beside a sign of such a script. Made when there is one, since it takes its time. */
let opportunity: RegExp | undefined;

function atOpportunities(word: string): string[] {
  if (!MAYBE_UNSPACED.test(word)) return [word];
  opportunity ??= new RegExp(`(?:(?<=${UNSPACED})|(?=${UNSPACED}))(?<!${NEVER_LAST})(?!${NEVER_FIRST})`, 'u');
  return word.split(opportunity);
}

/** Letters of Europe, signs and dashes: each takes one column, whatever stands beside it. */
const NARROW =
  /^[ -~\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u1E00-\u1FFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/;

/** Where a word may end that is wider than a line: behind a sign that parts it anyway, and before a letter or digit. */
const withinLongWord = late(() => /(?<=[/\\\-_.,;:=&?|+])(?=[\p{L}\p{N}])/u);

/** White space at which a line may end. */
const GAP = /[^\S\u00A0\u2007\u202F]+/;

/** How many columns a text takes. Much longer than a line is too long, whatever its signs are: counting them takes its time. */
export function widthOf(text: string): number {
  if (text.length > 20 * COLUMNS || NARROW.test(text)) return text.length;
  const widths = text.split(' ').map(usualWidth);
  const spaces = widths.length - 1;
  return widths.every((width) => width !== null)
    ? widths.reduce((sum, width) => sum + width, spaces)
    : stringWidth(text);
}

/**
 * The width of a word of such letters, and of a picture as most are; null of any other. What string-width takes to tell signs apart is
 * longer in the making than all of a week.
 */
function usualWidth(word: string): number | null {
  if (NARROW.test(word)) return word.length;
  if (word === STAND_IN.address || word === STAND_IN.mark) return 0;
  if (LONE_PICTURE.test(word)) return /\p{Emoji_Presentation}/u.test(word) ? 2 : 1;
  return COLOURED.test(word) || JOINED.test(word) ? 2 : null;
}

/** Pictures of which each takes two columns or one, whether it is shown in colours or not. */
const LONE_PICTURE = /^[\u23E9-\u23F3\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6C5}\u{1F90C}-\u{1F9FF}]$/u;

/** A sign that is said to be shown in colours. */
const COLOURED = /^(?=\p{Emoji})\p{Extended_Pictographic}\uFE0F$/u;

/** Several pictures that make one: a woman and a computer. */
const JOINED = /^\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)+$/u;

/** The runs as lines, each as full as it can be; only what must not be broken may be longer. */
export function wrap(runs: Run[], { first, rest }: Indent): string[] {
  const lines: string[] = [];
  let line = first;
  let width = widthOf(first);
  let isBare = true;
  for (const { text, gap } of piecesOf(runs)) {
    const space = gap && !isBare ? ' ' : '';
    const added = widthOf(text) + space.length;
    if (isBare || width + added <= COLUMNS) {
      line += space + text;
      width += added;
    } else {
      lines.push(line);
      line = rest + text;
      width = widthOf(line);
    }
    isBare = false;
  }
  return isBare ? lines : [...lines, line];
}

/** What a line may be broken before, each with whether a space stands there. */
function piecesOf(runs: Run[]): { text: string; gap: boolean }[] {
  const unbroken = runs.filter(({ kind }) => kind !== 'words').map(({ text }) => text);
  const text = runs.map((run) => (run.kind === 'words' ? run.text : STAND_IN[run.kind])).join('');
  const words = text.split(GAP).filter((word) => word !== '');
  return words.flatMap((word) =>
    atOpportunities(word)
      .flatMap(withinALine)
      .map((piece, index) => ({
        text: piece.replace(/\p{Cc}/gu, () => unbroken.shift()!),
        gap: index === 0,
      })),
  );
}

/** A word in parts that fit a line, where it has such places; what has none stays whole, since a break there would be a space. */
function withinALine(word: string): string[] {
  return widthOf(word) > COLUMNS ? word.split(withinLongWord()) : [word];
}
