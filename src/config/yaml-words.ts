/** What the YAML parser complains about, in plain words and with a way out. */
import type { YAMLError } from 'yaml';

/** Why a text is not YAML. */
export interface Problem {
  /** Where in the text, in UTF-16 code units. */
  offset: number;
  problem: string;
  advice: string | null;
  /** Whether whatever else is wrong is so because of it. */
  isCause?: boolean;
}

type Words = Omit<Problem, 'offset'>;

/** The errors that people meet; the package's own words stand for the others. */
const wordsOf: Partial<Record<YAMLError['code'], Words>> = {
  TAB_AS_INDENT: { problem: 'a tab is used to indent', advice: 'indent with spaces' },
  MULTILINE_IMPLICIT_KEY: {
    problem: 'a key has to stand on one line, with a colon behind it',
    advice: 'write `key: value`',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: 'a second colon or a list starts in the middle of a value',
    advice: 'quote a text that has a colon, and check the indentation',
  },
  BAD_INDENT: {
    problem: 'the indentation does not fit',
    advice: 'indent items of a list alike; quote a text that starts with `[` or `{`',
  },
};

/** What the package tells apart only by its message. Of what is never closed it points at the end. */
const byMessage: { message: string; words: Words }[] = [
  {
    message: 'Flow ',
    words: {
      problem: 'a bracket is opened and never closed',
      advice: 'close it, or quote a text that starts with it',
    },
  },
  {
    message: 'Missing closing',
    words: {
      problem: 'a quote is opened and never closed',
      advice: 'close it, or write an apostrophe within double quotes',
    },
  },
  {
    message: 'Sequence item without',
    words: {
      problem: 'this line is no item of the list above it, and no part of one',
      advice: 'indent it as far as the first word of its item, or begin it with `- `',
    },
  },
];

/** An error or a warning of the parser as a problem; `openings` are those of quotes and brackets by their end. */
export function problemIn(
  { code, message, pos: [offset] }: YAMLError,
  text: string,
  openings: Map<number, number>,
): Problem {
  if (code === 'BAD_SCALAR_START' || code === 'BAD_ALIAS' || code === 'TAG_RESOLVE_FAILED') {
    const problem = `${text[offset]} has a meaning of its own in YAML`;
    return { offset, problem, advice: quotingAdvice(text, offset) };
  }
  const known = byMessage.find((it) => message.startsWith(it.message));
  if (known) {
    const opening = openings.get(offset) ?? offset;
    return commentInBrackets(text, opening) ?? { offset: opening, ...known.words };
  }
  return { offset, ...(wordsOf[code] ?? { problem: lowerFirst(message), advice: null }) };
}

/**
 * The name that is not quoted in the line of an offset although it holds something like `{week}`: in YAML braces begin
 * keys with values. Null when there is none; else whatever comes behind is wrong because of it.
 */
export function unquotedName(text: string, offset: number): Problem | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, start + 1000).split('\n', 1)[0]!;
  const name = /(?<![^\s,[{])[^\s,[\]{}"']*\{(?:week|date|issue|slug)\}(?:[^\s,[\]{}"']|\{\w+\})*/.exec(line);
  if (name === null) return null;
  const problem = 'a name with braces has to stand in quotes here';
  return { offset: start + name.index, problem, advice: `quote it: ${quoted(name[0])}` };
}

/** `[teacher, #school]`: to YAML the bracket that would close it is a part of a comment. Null when there is none. */
function commentInBrackets(text: string, opening: number): Problem | null {
  const [line = ''] = text.slice(opening, opening + 1000).split('\n', 1);
  const comment = /^[[{](?:.*?[\s,])??(#[^\s,\]}]+)/.exec(line);
  if (comment === null) return null;
  const [before, word = ''] = comment;
  return {
    offset: opening + before.length - word.length,
    problem: '`#` begins a comment, so the bracket before it is never closed',
    advice: `quote it: ${quoted(word)}`,
    isCause: true,
  };
}

/** How the value that starts at an offset is written in quotes. */
export const quotingAdvice = (text: string, offset: number): string =>
  `quote it: ${quoted(restOfLine(text, offset))}`;

/** A text as YAML with quotes. */
export const quoted = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;

/** The text from an offset on: to the end of its line, without a comment, or to the end of its item in brackets. */
function restOfLine(text: string, offset: number): string {
  // Nobody reads a hint of more than 200 letters, and a hostile line may have millions.
  const before = text
    .slice(Math.max(0, offset - 200), offset)
    .split('\n')
    .at(-1)!;
  const [line = ''] = text.slice(offset, offset + 200).split('\n', 1);
  const end = /[[{][^\]}]*$/.test(before) ? /[,\]}].*$/ : / #.*$/;
  return line.replace(end, '').trimEnd();
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
