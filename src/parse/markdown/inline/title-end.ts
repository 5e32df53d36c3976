/** How the text behind a title goes on, and where the title ends. */
import type { PhrasingContent } from 'mdast';
import { late } from '../../../text/late.ts';
import { textNode } from './clean.ts';
import { inlineText, lineText } from './prose.ts';

/** How the text behind a title goes on. */
export interface RestOfLine {
  /** Directives in braces, as it is written. */
  directives: string;
  /** `end`: not at all; `separated`: behind a sign; `note`: with a note; `sentence`: in the same sentence. */
  kind: 'end' | 'separated' | 'note' | 'sentence';
  note: PhrasingContent[];
}

/** Parts what stands behind a title from it. */
export function splitRest(rest: PhrasingContent[]): RestOfLine {
  const [first, ...others] = rest;
  if (!first) return { directives: '', kind: 'end', note: [] };
  if (first.type === 'break') return { directives: '', kind: 'note', note: others };
  if (first.type !== 'text')
    return { directives: '', kind: first.type === 'link' ? 'note' : 'sentence', note: rest };
  const [, directives = ''] = /^\s*(\{[^{}\n]{0,100}\})/.exec(first.value) ?? [];
  const text = first.value.slice(directives === '' ? 0 : first.value.indexOf('}') + 1);
  const behind = (from: number): PhrasingContent[] => [textNode(text.slice(from)), ...others];
  for (const [kind, sign] of signs()) {
    const found = sign.exec(text);
    if (found) return { directives, kind, note: withByline(behind(found[0].length)) };
  }
  if (text.trim() !== '') return { directives, kind: 'sentence', note: behind(0) };
  if (others.length === 0) return { directives, kind: 'end', note: [] };
  return { directives, kind: goesOn(others) ? 'sentence' : 'note', note: others };
}

/** Whether code behind a link is a word of its sentence, and not all that is said in its line. */
function goesOn([code, next]: PhrasingContent[]): boolean {
  return (
    code?.type === 'inlineCode' &&
    !(next?.type === 'break' || (next?.type === 'text' && /^\s*\n/.test(next.value)))
  );
}

/** `by Bo` and `(12 minute read)` at the end of a line stand on a line of their own. */
function withByline(note: PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = note;
  const line =
    first?.type === 'text' ? /^(?:(?:by|via|from|von|par|por)\s|\()[^\n]{1,80}\n/i.exec(first.value) : null;
  if (first?.type !== 'text' || line === null) return note;
  const [byline] = line;
  return [
    textNode(byline.trimEnd()),
    { type: 'break' },
    textNode(first.value.slice(byline.length)),
    ...others,
  ];
}

/** What shows that a title has ended. */
const signs = late((): [kind: 'separated' | 'note', sign: RegExp][] => [
  ['note', /^[^\S\n]*\n(?:: +(?=\S))?/],
  ['separated', /^\s*(?:[—–―]+|-{1,3}(?=\s|$)|[|·•»→~:;](?=\s|$)|：(?!\/)|[；，、,](?=\s|\p{sc=Han}|$))\s*/u],
  ['note', /^\s*[.!?。！？](?=\s|$)\s*/],
  ['note', /^\s+(?=[([（【<"“«*_/&+@#\p{Emoji_Presentation}]|(?:by|via|from|von|par|por)\s)/u],
  ['note', /^(?=[([（【/])/],
]);

/** A label and a note as one text. */
export function joined(label: PhrasingContent[], note: PhrasingContent[]): PhrasingContent[] {
  if (label.length === 0) return note;
  if (label.length > 1 && lineText(label.slice(-1)) === '') return joined(label.slice(0, -1), note);
  const last = label.at(-1)!;
  const isAll = inlineText(note) === '';
  const end = isAll ? /[\s:：|–—\-·•»>→/]+$/ : /\s+$/;
  const open = [...label.slice(0, -1), withoutEnd(last, end)];
  return isAll ? open : [...open, textNode(' '), ...note];
}

function withoutEnd(node: PhrasingContent, end: RegExp): PhrasingContent {
  if (node.type === 'text') return textNode(node.value.replace(end, ''));
  if (node.type !== 'strong' && node.type !== 'emphasis') return node;
  return {
    ...node,
    children: node.children.map((it, at, { length }) => (at === length - 1 ? withoutEnd(it, end) : it)),
  };
}
