/** A page of settings: a file or a front matter, parsed, that still knows where each value is written. */

import type { At } from '../diagnostics/diagnostics.ts';
import { type Path, pathText } from '../text/paths.ts';
import type { Diagnostic, Keyword } from '../types.ts';
import { configDiagnostic } from './messages.ts';

/** Settings as data, and the way back from a value to the text. */
export interface ConfigDocument {
  /** What was read, as plain data; null when nothing is written. */
  data: unknown;
  /** Where a value stands; its key, or what it is part of, when it has no place of its own. */
  at(path: Path): At;
  /** Where the key of a value stands. */
  atKey(path: Path): At;
  /** A value as the author wrote it: `1984`, `no`, `007`; empty where nothing is written. */
  written(path: Path): string;
}

/** Text that holds settings: a whole file, or the part of a snippet file between the fences. */
export interface DocumentText {
  file: string;
  text: string;
  /** The line of the file, from 1, that `text` starts in. */
  line: number;
}

/** A page being read, and what was found wrong with it so far. */
export interface DocumentReading {
  document: ConfigDocument;
  diagnostics: Diagnostic[];
  /** The patterns among the keywords: whether they can be run is asked when all is read. */
  patterns: { path: Path; keyword: Keyword }[];
}

/** Turns a line and a column within `source.text`, both from 1, into a place in the file with its line as excerpt. */
export function placer(source: DocumentText): (line: number, column: number) => At {
  const lines = source.text.split('\n');
  return (line, column) => ({
    place: { file: source.file, line: source.line + line - 1, column },
    excerpt: lines[line - 1]?.replace(/\r$/, '') ?? null,
  });
}

/** Complains about a value that is not what it must be. */
export function complain(
  { document, diagnostics }: DocumentReading,
  path: Path,
  expected: string,
  advice?: string,
): void {
  const value = path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown>)[step],
    document.data,
  );
  const what = path.length === 0 ? 'the configuration' : `\`${pathText(path)}\``;
  const facts = { what, expected, got: describe(value), advice: advice ?? null };
  diagnostics.push(configDiagnostic('config-value', facts, document.at(path)));
}

/** A value in plain words. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (typeof value !== 'string') return typeof value === 'number' ? `the number ${value}` : `\`${value}\``;
  if (value.trim() === '') return 'an empty text';
  return `the text "${value.length > 60 ? `${value.slice(0, 59)}…` : value}"`;
}
