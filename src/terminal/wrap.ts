/** Lines that a terminal would break within a word, broken between words. */
import { columns } from './columns.ts';

/** The same text in lines of at most so many columns, as far as its words allow. What goes on is indented as its line is. */
export async function wrappedToWidth(text: string, width: number): Promise<string> {
  const lines = text.split('\n');
  const broken: string[] = [];
  for (const [at, line] of lines.entries()) {
    // An excerpt and the mark below it belong together.
    const isExcerpt = isMark(lines[at + 1]) || isMark(line);
    broken.push(isExcerpt || (await widthOf(line)) <= width ? line : await brokenLine(line, width));
  }
  return broken.join('\n');
}

/** The same for the text of a help, in which descriptions stand beside what they describe. */
export async function wrappedHelp(text: string, width: number): Promise<string> {
  const lines = text.split('\n');
  if (lines.every((line) => line.length <= width)) return text;
  const broken = await Promise.all(
    wholeLines(lines).map((line) => (line.length <= width ? line : brokenItem(line, width))),
  );
  return broken.join('\n');
}

/** How wide the lines of a help are written: one that has no room for the first word of the next was broken there. */
const WRITTEN_WIDTH = 97;

/** Where a description beside what it describes has fewer columns than these, it reads as a ribbon of single words. */
const LEAST_BESIDE = 30;

/** The lines with those put together again that are one paragraph. */
function wholeLines(lines: string[]): string[] {
  return lines.reduce<string[]>((whole, line, at) => {
    const above = lines[at - 1] ?? '';
    if (goesOn(above, line)) whole[whole.length - 1] += ` ${line.trimStart()}`;
    else whole.push(line);
    return whole;
  }, []);
}

/** Whether a line goes on with the one above: below its description, or below its text where that was full. */
function goesOn(above: string, line: string): boolean {
  const [, indent = '', word = ''] = /^( *)(\S+)(?!.*\S {2,}\S)/.exec(line) ?? [];
  const [term = ''] = /^ *\S+(?: \S+)* {2,}(?=\S)/.exec(above) ?? [];
  if (term !== '') return word !== '' && term.length === indent.length;
  const isBelow = indent === /^ */.exec(above)![0];
  return word !== '' && isBelow && above.length + 1 + word.length > WRITTEN_WIDTH;
}

/** `  term   description`: what does not fit goes on below the description, or where that leaves no room, below the term. */
async function brokenItem(line: string, width: number): Promise<string> {
  const [, term = '', gap = '', description = ''] =
    /^( *\S+(?: \S+)*)( {2,})(\S+(?: \S+)*)$/.exec(line) ?? [];
  if (description === '') return await wrappedToWidth(line, width);
  const column = term.length + gap.length;
  const isBeside = width - column >= LEAST_BESIDE;
  const indent = ' '.repeat(isBeside ? column : 6);
  const below = await wrappedToWidth(indent + description, width);
  if (isBeside) return term + gap + below.slice(column);
  return `${await wrappedToWidth(term, width)}\n${below}`;
}

async function brokenLine(line: string, width: number): Promise<string> {
  const indent = /^ */.exec(line)![0];
  // Of several spaces all but the last stay with the word before them.
  const [first = '', ...words] = line.slice(indent.length).split(/ (?=\S)/);
  const rows = [indent + first];
  const hanging = indent === '' ? '  ' : indent;
  for (const word of words) {
    const longer = `${rows.at(-1)} ${word}`;
    if ((await widthOf(longer.trimEnd())) <= width) rows[rows.length - 1] = longer;
    else rows.push(hanging + word);
  }
  return rows.map((row) => row.trimEnd()).join('\n');
}

const isMark = (line: string | undefined): boolean =>
  line !== undefined && /^ +\^$/.test(withoutColour(line));

const widthOf = (line: string): Promise<number> => columns(withoutColour(line));

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what begins a colour.
const withoutColour = (line: string): string => line.replace(/\u001b\[[\d;]*m/g, '');
