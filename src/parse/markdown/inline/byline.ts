/** Who wrote what a note is about: `by Bo`, at its beginning or end. */
import type { PhrasingContent } from 'mdast';
import { late } from '../../../text/late.ts';
import { isWeekday, months } from '../../../text/months.ts';
import { textNode } from './clean.ts';
import { lineText } from './prose.ts';

/** A note without what it says of its author. */
export interface Bylined {
  /** Null when it names nobody. */
  author: string | null;
  note: PhrasingContent[];
}

const by = '(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Aa]v|[Aa]f|[Dd]oor)';
const word = `(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|\\p{Lo}+|@[\\w.-]+|van|von|de|der|den|da|du|la|le|di|and|und|et|y|&)`;
const name = `${word}(?:,?\\s${word}){0,7}`;

/** `by Bo Larsen`, and then nothing more or a sign. */
const first = late(
  () =>
    new RegExp(
      `^[(（]?${by}\\s(${name})[)）]?(?:\\s*(?:\\n|[—–|·•]|-{1,2}\\s|\\.\\s)\\s*|\\s+(?=[(（])|\\s*\\.?$)`,
      'u',
    ),
);
/** The same behind a comma or in a line of its own. */
const last = late(() => new RegExp(`(?:^|[,;—–|·(\\n])\\s*${by}\\s(${name})[)）]?\\.?\\s*$`, 'u'));
/** The words before a link, bold words or the like that are the name; what may follow. */
const firstOpen = late(() => new RegExp(`^[(（]?${by}\\s$`, 'u'));
const lastOpen = late(() => new RegExp(`(?:[,;—–|·(\\n]|\\.\\s)\\s*${by}\\s$`, 'u'));
const closing = /^[)）]?(?:\s*(?:\n|[—–|·•]|-{1,2}\s)\s*|\s*\.?\s*$)/u;
const wholeName = late(() => new RegExp(`^${name}$`, 'u'));

/** Takes the author out of a note. Only names with capitals are any: "by hand" is no person. */
export function splitByline(note: PhrasingContent[]): Bylined {
  return byFirstText(note) ?? byNode(note) ?? byLastText(note) ?? { author: null, note };
}

function byFirstText(note: PhrasingContent[]): Bylined | null {
  const [head, ...others] = note;
  const found = head?.type === 'text' ? first().exec(head.value) : null;
  if (head?.type !== 'text' || found === null || !isName(found[1]!)) return null;
  const rest = head.value.slice(found[0].length);
  if (rest === '' && others.length > 0 && others[0]!.type !== 'break') return null;
  const further = rest === '' && others[0]?.type === 'break' ? others.slice(1) : others;
  return { author: found[1]!, note: rest === '' ? further : [textNode(rest), ...further] };
}

/** `by [Bo](https://…)`, `by **Bo**`: the words are their own node, at the beginning or the end. */
function byNode(note: PhrasingContent[]): Bylined | null {
  const at = note.findIndex(
    (node, index) =>
      node.type === 'text' &&
      (index === 0
        ? firstOpen().test(node.value) || lastOpen().test(node.value)
        : lastOpen().test(node.value)) &&
      isNamed(note[index + 1]),
  );
  const open = note[at];
  if (open?.type !== 'text') return null;
  const after = note[at + 2];
  const isEnd = after === undefined;
  const tail = after?.type === 'text' ? closing.exec(after.value) : null;
  if (!isEnd && after.type !== 'break' && (tail === null || (at > 0 && tail[0] !== textValue(after))))
    return null;
  const before = open.value.replace(at === 0 && firstOpen().test(open.value) ? firstOpen() : lastOpen(), '');
  const rest = tail === null ? [] : [textNode(textValue(after!).slice(tail[0].length))];
  const others = note.slice(at + 3);
  const kept = [...note.slice(0, at), textNode(before), ...rest, ...others];
  return {
    author: lineText([note[at + 1]!]),
    note: kept.filter((node) => node.type !== 'text' || node.value !== ''),
  };
}

function byLastText(note: PhrasingContent[]): Bylined | null {
  const end = note.at(-1);
  const found = end?.type === 'text' ? last().exec(end.value) : null;
  if (end?.type !== 'text' || found === null || !isName(found[1]!)) return null;
  // At the beginning of the last node only when that begins a line, perhaps behind a picture or a label.
  const before = note.at(-2);
  const isBehindWords =
    before !== undefined &&
    before.type !== 'break' &&
    /\p{L}.*[^:：\s]\s*$/su.test(lineText(note.slice(0, -1)));
  if (found.index === 0 && !/^[,;—–|·(\n]/.test(end.value) && isBehindWords) return null;
  const rest = end.value.slice(0, found.index);
  const others = rest === '' && before?.type === 'break' ? note.slice(0, -2) : note.slice(0, -1);
  return { author: found[1]!, note: rest === '' ? others : [...others, textNode(rest)] };
}

const textValue = (node: PhrasingContent): string => (node.type === 'text' ? node.value : '');

const isNamed = (node: PhrasingContent | undefined): boolean =>
  node !== undefined &&
  (node.type === 'link' || node.type === 'strong' || node.type === 'emphasis') &&
  wholeName().test(lineText([node])) &&
  (node.type === 'link' || isName(lineText([node])));

/** Whether the first word has a capital, is a handle, or is of a script without capitals; "by Monday" says when. */
function isName(text: string): boolean {
  const isTime = text.split(/[\s,]+/).every((word) => isWeekday(word) || months.has(word.toLowerCase()));
  return /^(?:\p{Lu}|\p{Lo}|@)/u.test(text) && !isTime;
}
