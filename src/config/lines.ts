/** Settings of a key and a text a line, `Title: Links of the week`, as Pelican and MultiMarkdown write them. */
import type { Path } from '../text/paths.ts';
import type { Diagnostic } from '../types.ts';
import { type ConfigDocument, type DocumentText, placer } from './document.ts';

/** Reads such lines; an indented one goes on with the text of the one before. Keys count in small letters. */
export function readLines(source: DocumentText): { document: ConfigDocument; diagnostics: Diagnostic[] } {
  const place = placer(source);
  const data: Record<string, string> = {};
  const lineOf = new Map<string, number>();
  let key = '';
  source.text.split('\n').forEach((line, index) => {
    const [, name, text] = /^([^\s:][^:]*):(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      data[key] = `${data[key] ?? ''} ${line.trim()}`.trim();
      return;
    }
    key = name.trim().toLowerCase();
    data[key] = text!.trim();
    lineOf.set(key, index + 1);
  });
  const at = ([first]: Path) => place(lineOf.get(String(first)) ?? 1, 1);
  const written = ([first]: Path) => data[String(first)] ?? '';
  return { document: { data, at, atKey: at, written }, diagnostics: [] };
}
