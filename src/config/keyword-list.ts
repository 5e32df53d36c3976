/** The lists of keywords in a page of settings. */

import type { At } from '../diagnostics/diagnostics.ts';
import type { Keyword } from '../types.ts';
import { complain, type Path, pathText, type Reading } from './document.ts';
import { type Fault, fieldsOf, identityOf, type KeywordOptions, makeKeyword, readRule } from './keyword.ts';
import { configDiagnostic } from './messages.ts';
import { isMap, keywordKeys, readKeys } from './schema.ts';
import { quoted } from './yaml-words.ts';

/** Reads `keywords` or `exclude`; what cannot be used is reported and left out. */
export function readKeywords(reading: Reading, path: Path, given: unknown): Keyword[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    complain(reading, path, 'a list of keywords', 'write one a line, each after `- `');
    return [];
  }
  const keywords = given.map((item, index) => readKeyword(reading, [...path, index], item));
  return withoutDuplicates(reading, path, keywords);
}

/** Reports the patterns that the engine cannot run; it is loaded only when there is a pattern. */
export async function reportUnrunnable(reading: Reading): Promise<void> {
  if (reading.patterns.length === 0) return;
  const { faultOf } = await import('./pattern.ts');
  for (const { path, keyword } of reading.patterns) {
    const fault = faultOf(keyword.pattern);
    if (fault) complainFault(reading, path, keyword.written, fault);
  }
}

function readKeyword(reading: Reading, path: Path, item: unknown): Keyword | null {
  if (isMap(item)) return readLongForm(reading, path, item);
  if (Array.isArray(item)) {
    complain(reading, path, 'a keyword or {match: …, weight: …, in: …}');
    return null;
  }
  // `- 1984`, `- no` and `- null` are words here: as they were written, not as YAML reads them.
  const written = typeof item === 'string' ? item.trim() : reading.document.written(path);
  if (written !== '') return toKeyword(reading, path, written, {});
  complainEmpty(reading, path);
  return null;
}

function readLongForm(reading: Reading, path: Path, item: Record<string, unknown>): Keyword | null {
  const isOneKey = Object.keys(item).length === 1 && !Object.keys(item).some((key) => key in keywordKeys);
  const written = reading.document.written(path);
  if (isOneKey && (weightAdvice(item) !== null || /^[^{[\n]*:\s/.test(written))) {
    complainColon(reading, path, written, item);
    return null;
  }
  const { match, weight, in: fields } = readKeys(reading, path, item, keywordKeys);
  if (match !== undefined) return toKeyword(reading, path, match, { weight, in: fields });
  // A `match` that is there and is wrong has been reported.
  if ((item.match ?? null) === null) complainNoMatch(reading, path);
  return null;
}

function toKeyword(reading: Reading, path: Path, written: string, options: KeywordOptions): Keyword | null {
  const rule = readRule(written);
  if ('why' in rule) {
    complainFault(reading, path, written, rule);
    return null;
  }
  const keyword = makeKeyword(written, rule, options, reading.document.at(path).place ?? null);
  checkFields(reading, path, keyword);
  if (rule.kind === 'regex') reading.patterns.push({ path, keyword });
  return keyword;
}

/** Handles, tags and sites are looked for in one field; elsewhere they could find nothing. */
function checkFields(
  { document, diagnostics }: Reading,
  path: Path,
  { kind, fields, written }: Keyword,
): void {
  if (kind !== 'handle' && kind !== 'tag' && kind !== 'site') return;
  const only = fieldsOf[kind][0]!;
  for (const field of fields) {
    if (field === only) continue;
    const facts = { where: pathText(path), written, field, only };
    diagnostics.push(configDiagnostic('keyword-field', facts, document.at([...path, 'in'])));
  }
}

/** The first of each keyword; the others are reported. */
function withoutDuplicates(
  { document, diagnostics }: Reading,
  path: Path,
  items: (Keyword | null)[],
): Keyword[] {
  const first = new Map<string, Keyword>();
  for (const [index, keyword] of items.entries()) {
    if (keyword === null) continue;
    const identity = identityOf(keyword);
    const known = first.get(identity);
    if (known === undefined) first.set(identity, keyword);
    else {
      const at = [...path, index];
      const facts = { where: pathText(at), written: keyword.written, line: known.place?.line ?? 1 };
      diagnostics.push(configDiagnostic('keyword-duplicate', facts, document.at(at)));
    }
  }
  return [...first.values()];
}

function complainFault(
  { document, diagnostics }: Reading,
  path: Path,
  written: string,
  { why, advice }: Fault,
): void {
  diagnostics.push(
    configDiagnostic('keyword-invalid', { where: pathText(path), written, why, advice }, document.at(path)),
  );
}

function complainEmpty({ document, diagnostics }: Reading, path: Path): void {
  const at = document.at(path);
  const advice = commentAdvice(at) ?? 'write the word to look for, or remove it';
  diagnostics.push(configDiagnostic('keyword-missing', { where: pathText(path), advice }, at));
}

function complainNoMatch({ document, diagnostics }: Reading, path: Path): void {
  const at = document.at(path);
  const advice = commentAdvice(at) ?? 'write the word to look for: `match: kubernetes`';
  diagnostics.push(
    configDiagnostic('config-missing-key', { key: 'match', within: pathText(path), advice }, at),
  );
}

/** `- #tag` is empty, since the rest of the line is a comment. */
function commentAdvice({ excerpt }: At): string | null {
  const [, tag] = /(?:-|match:)\s+(#.*)$/.exec(excerpt ?? '') ?? [];
  return tag ? `\`#\` starts a comment in YAML: quote it: ${quoted(tag.trimEnd())}` : null;
}

/** `- c: drive` is a key with a value to YAML. */
function complainColon(reading: Reading, path: Path, written: string, item: Record<string, unknown>): void {
  const why = 'a colon and a space make it a key with a value';
  const line = written.split('\n')[0]!.trimEnd();
  const weight = weightAdvice(item);
  const quote = line.startsWith('{') ? null : `quote it: ${quoted(line)}`;
  const advice = [weight, quote].filter((it) => it !== null).join(', or ');
  complainFault(reading, path, line, { why, advice });
}

/** `school: 3` means a word and its weight; null for anything else. */
function weightAdvice(item: Record<string, unknown>): string | null {
  const [[word, weight] = []] = Object.entries(item);
  return typeof weight === 'number' ? `write {match: ${word}, weight: ${weight}}` : null;
}
