/** TOML front matter. The only room of smol-toml, loaded when there is some. */

import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Path } from '../text/paths.ts';
import type { Diagnostic } from '../types.ts';
import { type ConfigDocument, type DocumentText, placer } from './document.ts';
import { configDiagnostic } from './messages.ts';

/** Reads TOML. The page is null when the text is not TOML; then the diagnostic says where and why. */
export function readToml(source: DocumentText): {
  document: ConfigDocument | null;
  diagnostics: Diagnostic[];
} {
  const place = placer(source);
  try {
    const data = withoutDates(parse(source.text));
    const find = keyFinder(source.text.split('\n'));
    const at = (path: Path) => place(...find(path));
    const written = (path: Path) =>
      String(path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], data));
    return { document: { data, at, atKey: at, written }, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const problem = error.message.split('\n')[0]!.replace('Invalid TOML document: ', '');
    const at = place(error.line, error.column);
    return {
      document: null,
      diagnostics: [configDiagnostic('config-syntax', { language: 'TOML', problem, advice: null }, at)],
    };
  }
}

/** Dates as they are written in YAML: `2026-03-02`. */
function withoutDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutDates(it)]));
}

/**
 * Finds the line and column of a value's key, both from 1. The package keeps no positions, so the key is looked for; the
 * items of `[[themes]]` are found by counting these headers, items of a list in brackets stand where their list does.
 */
function keyFinder(lines: string[]): (path: Path) => [line: number, column: number] {
  const headers = new Map<string, number[]>();
  const headersOf = (key: string) => {
    if (!headers.has(key))
      headers.set(key, matching(lines, new RegExp(`^\\s*\\[\\[(?:.*\\.)?\\s*"?${key}"?\\s*\\]\\]`)));
    return headers.get(key)!;
  };
  return (path) => {
    let line = 0;
    for (const [at, step] of path.entries()) {
      const key = String(typeof step === 'number' ? path[at - 1] : step).replace(/[^\w-]/g, '\\$&');
      const isKey = new RegExp(`(?:^|[[{,.])\\s*"?${key}"?\\s*[\\].=]`);
      const found =
        typeof step === 'number'
          ? headersOf(key).filter((it) => it >= line)[step]
          : lines.findIndex((text, index) => index >= line && isKey.test(text));
      if (found !== undefined && found >= 0) line = found;
    }
    return [line + 1, (lines[line] ?? '').search(/\S|$/) + 1];
  };
}

/** The indexes of the lines that match. */
const matching = (lines: string[], pattern: RegExp): number[] =>
  lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
