/**
 * Expressions of many words, cut down to what a text can match. The engine takes a millisecond or two to compile all months in all
 * their forms, and a text has one of them or none.
 */

/** Gives an expression that finds in this text, or in a part of it, what the whole one finds. */
export type Narrowed = (text: string) => RegExp;

/** After so many forms, or texts, the whole expression pays: it is compiled once for all. */
const mostForms = 12;
const mostTexts = 200;

/** A shorter source is compiled sooner than it is cut. */
const shortest = 100;

/** The same source and flags, for one text after the other. */
export function narrowing(source: string, flags: string): Narrowed {
  let whole: RegExp | undefined;
  let tree: { root: Group; words: string[] } | undefined;
  let texts = source.length < shortest ? mostTexts : 0;
  const ofWords = new Map<string, RegExp>();
  const forms = new Map<string, RegExp>();
  return (text) => {
    if (texts === mostTexts || forms.size === mostForms) {
      whole ??= new RegExp(source, flags);
      return whole;
    }
    texts += 1;
    tree ??= treeOf(source);
    const read = folded(text);
    const said = tree.words.filter((word) => read.includes(word));
    const name = said.join(' ');
    let known = ofWords.get(name);
    if (known === undefined) {
      const rest = writtenFor(tree.root, new Set(said)) ?? NOTHING;
      known = forms.get(rest) ?? new RegExp(rest, flags);
      forms.set(rest, known);
      ofWords.set(name, known);
    }
    return known;
  };
}

/** In small letters, as the flags `iu` compare them: a long s is an s to them. */
const folded = (text: string) => text.toLowerCase().replaceAll('ſ', 's');

/** Matches nowhere. */
const NOTHING = '(?!)';

/** A group, or the whole: `open` is what it begins with, such as `(?:`. */
interface Group {
  open: string;
  choices: Choice[];
  /** Whether what it belongs to cannot match where it does not. */
  isNeeded: boolean;
}

/** One of the alternatives of a group. */
interface Choice {
  parts: (string | Group)[];
  /** Letters and digits that stand in whatever it matches, in small letters. */
  word: string;
  /** Whether a group in it counts: it cannot be left out, since those behind it would be called otherwise. */
  counts: boolean;
}

/** An escape, a class, the beginning or end of a group, a stroke, what says how often, and a word but for a last letter that may be missing. */
const TOKEN =
  /\\(?:u\{\w+\}|u\w{4}|x\w\w|c\w|p\{\w+\}|k<\w+>|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[a-zA-Z\d]+(?![?*{])|[a-zA-Z\d]?\{[\d,]+\}|[a-zA-Z\d][?*]|./gs;

/** The groups of a source, and the words of all of them. */
function treeOf(source: string): { root: Group; words: string[] } {
  const root = groupOf('');
  const open = [root];
  const words = new Set<string>();
  const close = (isNeeded: boolean) => {
    const group = open.pop()!;
    group.isNeeded &&= isNeeded;
    for (const { word } of group.choices) if (word !== '') words.add(word);
  };
  const tokens = source.match(TOKEN) ?? [];
  for (const [at, token] of tokens.entries()) {
    const { choices } = open.at(-1)!;
    const choice = choices.at(-1)!;
    if (token === '|') choices.push(choiceOf());
    else if (token === ')') close(!'?*{'.includes(tokens[at + 1]?.[0] ?? ' '));
    else if (token.startsWith('(')) {
      const group = groupOf(token);
      choice.parts.push(group);
      if (isCounted(group)) for (const it of open) it.choices.at(-1)!.counts = true;
      open.push(group);
    } else {
      choice.parts.push(token);
      if (token.length > choice.word.length && isWord(token)) choice.word = token.toLowerCase();
    }
  }
  close(true);
  return { root, words: [...words] };
}

const isWord = (token: string) => /^[a-zA-Z\d]+$/.test(token);

const groupOf = (open: string): Group => ({
  open,
  choices: [choiceOf()],
  isNeeded: open !== '(?!' && open !== '(?<!',
});

const choiceOf = (): Choice => ({ parts: [], word: '', counts: false });

const isCounted = ({ open }: Group) => open === '(' || /^\(\?<\w/.test(open);

const hasCounted = (group: Group) => isCounted(group) || group.choices.some(({ counts }) => counts);

/** What a group is for a text that says some of the words; null when it matches nowhere in it. */
function writtenFor({ open, choices }: Group, said: ReadonlySet<string>): string | null {
  const written: string[] = [];
  let mayMatch = false;
  for (const { parts, word, counts } of choices) {
    const rest = word === '' || said.has(word) ? writtenParts(parts, said) : null;
    if (rest !== null) mayMatch = true;
    if (rest !== null || counts) written.push(rest ?? asWritten(parts));
  }
  if (!mayMatch) return null;
  return `${open}${written.join('|')}${open === '' ? '' : ')'}`;
}

function writtenParts(parts: Choice['parts'], said: ReadonlySet<string>): string | null {
  let written = '';
  for (const part of parts) {
    const rest = typeof part === 'string' ? part : (writtenFor(part, said) ?? unmatched(part));
    if (rest === null) return null;
    written += rest;
  }
  return written;
}

/** A group that matches nowhere in a text; null when nothing around it can match then. */
function unmatched(group: Group): string | null {
  if (group.isNeeded) return null;
  return hasCounted(group) ? asWritten([group]) : `${group.open}${NOTHING})`;
}

/** The source of some parts. */
function asWritten(parts: Choice['parts']): string {
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : `${part.open}${part.choices.map((it) => asWritten(it.parts)).join('|')})`,
    )
    .join('');
}
