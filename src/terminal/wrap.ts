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
  const broken = await Promise.all(
    lines.map((line) => (line.length <= width ? line : brokenItem(line, width))),
  );
  return broken.join('\n');
}

/** `  term   description`: what does not fit goes on below the description, or where that leaves no room, below the term. */
async function brokenItem(line: string, width: number): Promise<string> {
  const [, term = '', gap = '', description = ''] =
    /^( *\S+(?: \S+)*)( {2,})(\S+(?: \S+)*)$/.exec(line) ?? [];
  if (description === '') return await wrappedToWidth(line, width);
  const column = term.length + gap.length;
  const isBeside = width - column >= 20;
  const indent = ' '.repeat(isBeside ? column : 6);
  const below = await wrappedToWidth(indent + description, width);
  if (isBeside) return term + gap + below.slice(column);
  return `${await wrappedToWidth(term, width)}\n${below}`;
}

async function brokenLine(line: string, width: number): Promise<string> {
  const indent = /^ */.exec(line)![0];
  const [first = '', ...words] = line.slice(indent.length).split(' ');
  const rows = [indent + first];
  const hanging = indent === '' ? '  ' : indent;
  for (const word of words) {
    const longer = `${rows.at(-1)} ${word}`;
    if ((await widthOf(longer)) <= width) rows[rows.length - 1] = longer;
    else rows.push(hanging + word);
  }
  return rows.join('\n');
}

const isMark = (line: string | undefined): boolean =>
  line !== undefined && /^ +\^$/.test(withoutColour(line));

const widthOf = (line: string): Promise<number> => columns(withoutColour(line));

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what begins a colour.
const withoutColour = (line: string): string => line.replace(/\u001b\[[\d;]*m/g, '');
