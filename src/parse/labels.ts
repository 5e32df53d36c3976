/** Labels before lines: `Title: …`, `url = …`, `Summary: …`. */

import { expression } from '../text/expression.ts';
import { textAt } from './text/lines/lines.ts';

/** What a label says of the line behind it; `text` is part of the body. */
export type Label = 'title' | 'text' | 'author' | 'date' | 'tags';

const names: Record<Label, string> = {
  title:
    'title name headline subject titel betreff überschrift titre objet título titulo titolo otsikko rubrik 标题 タイトル',
  text: `url link links source href address web website uri summary description desc note notes comment comments remark
    remarks abstract excerpt body text content why beschreibung zusammenfassung notiz bemerkung adresse inhalt résumé
    commentaire texte lien enlace resumen descripción descripcion nota texto riassunto descrizione samenvatting
    omschrijving 链接 摘要`,
  author: 'author authors by from writer creator autor autorin auteur autore 作者',
  date: 'date published added saved created posted datum fecha data 日期',
  tags: `tags tag labels keywords categories category topics schlagwörter schlagworte etiketten étiquettes etiquetas mots-clés stichworte stichwörter
    palavras-chave trefwoorden 标签 关键词`,
};

const labels: ReadonlyMap<string, Label> = new Map(
  (Object.keys(names) as Label[]).flatMap((label) =>
    names[label].split(/\s+/).map((name) => [name, label] as const),
  ),
);

/** What a label with this name says; undefined when none has it. `Created time` is `created`. */
export const labelNamed = (name: string): Label | undefined => {
  const words = name.toLowerCase();
  return labels.get(words) ?? labels.get(words.split(' ')[0]!);
};

/** A label that was found. */
export interface Labelled {
  label: Label;
  /** As it is written, in small letters: a name that comes again begins the next entry. */
  name: string;
  /** Its length in bytes, with the white space behind it. */
  length: number;
}

/** Reads the label at the start of a line; null when it has none that is known. */
export function readLabel(bytes: Uint8Array, start: number, end: number): Labelled | null {
  const colon = colonFrom(bytes, start, Math.min(end, start + longestLabel));
  if (colon < 0) return null;
  const head = textAt(bytes, start, Math.min(end, start + longestLabel));
  const match = labelled.for(head).exec(head);
  const label = match === null ? undefined : labels.get(match[1]!.toLowerCase());
  if (match === null || label === undefined) return null;
  return { label, name: match[1]!.toLowerCase(), length: new TextEncoder().encode(match[0]).length };
}

const longestLabel = 48;

const labelled = expression(
  String.raw`^[*_]{0,2}(\p{L}{2,20})[*_]{0,2}(?:\s?[:：][*_]{0,2}|\s=)(?:\s+|$)`,
  'u',
);

function colonFrom(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (bytes[at] === 0x3a || bytes[at] === 0x3d) return at;
    // A label is one word; decoding every line to see that would take long.
    if (bytes[at] === 0x20 && bytes[at + 1] !== 0x3a && bytes[at + 1] !== 0x3d) return -1;
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9a) return at;
  }
  return -1;
}
