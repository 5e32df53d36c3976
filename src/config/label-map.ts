/** The file that says which themes the labels of a data set stand for. */

import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic } from '../types.ts';
import { configDiagnostic } from './messages.ts';
import { largestFile, readDocument } from './read.ts';

/** For each label the ids of the themes that it accepts; empty for a label whose entries are left out. */
export type LabelMap = Map<string, string[]>;

/** Reads `label: theme` and `label: [theme, theme]`, one a line; every id must be one of `ids`. */
export async function readLabelMap(
  file: string,
  text: string,
  ids: string[],
): Promise<{ map: LabelMap; diagnostics: Diagnostic[] }> {
  const map: LabelMap = new Map();
  const { document, diagnostics } = await readDocument({ file, text, line: 1 }, 'yaml', largestFile);
  if (document === null) return { map, diagnostics };
  const { data } = document;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    const facts = { what: 'the map', expected: 'labels with their themes', got: kindOf(data) };
    const advice = 'write one a line: `Operations: [reliability, platform]`';
    return {
      map,
      diagnostics: [...diagnostics, configDiagnostic('config-value', { ...facts, advice }, document.at([]))],
    };
  }
  for (const [label, value] of Object.entries(data)) {
    const themes: unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
    for (const [at, theme] of themes.entries()) {
      if (ids.includes(String(theme))) continue;
      const facts = { label, theme: String(theme), nearest: nearest(String(theme), ids), ids };
      const path = Array.isArray(value) ? [label, at] : [label];
      diagnostics.push(configDiagnostic('map-unknown-theme', facts, document.at(path)));
    }
    map.set(label, themes.map(String));
  }
  return { map, diagnostics };
}

function kindOf(data: unknown): string {
  if (data === null || data === undefined) return 'nothing';
  return Array.isArray(data) ? 'a list' : 'a single value';
}
