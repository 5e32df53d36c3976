/** The lists of keywords in a page of settings. */

import { type At, hasError } from '../diagnostics/diagnostics.ts';
import { type Path, pathText } from '../text/paths.ts';
import type { Keyword } from '../types.ts';
import { complain, type DocumentReading } from './document.ts';
import {
  fieldsOf,
  identityOf,
  type KeywordFault,
  type KeywordOptions,
  makeCombination,
  makeKeyword,
  makeScopeKeyword,
  readRule,
} from './keyword.ts';
import { configDiagnostic } from './messages.ts';
import { isMap, keywordKeys, readKeys, ruleKeys, type Values } from './schema.ts';
import { readScope } from './scope.ts';
import { quoted } from './yaml-words.ts';

/** The keys of the long form: those of a keyword, or those of a rule that weighs nothing. */
type LongForm = typeof keywordKeys | typeof ruleKeys;

/** Reads `keywords` or `exclude`; what cannot be used is reported and left out. */
export const readKeywords = (reading: DocumentReading, path: Path, given: unknown): Keyword[] =>
  readList(reading, path, given, keywordKeys);

/** Reads `drop` or `pin`: keywords that weigh nothing. */
export const readRules = (reading: DocumentReading, path: Path, given: unknown): Keyword[] =>
  readList(reading, path, given, ruleKeys);

/** Reads `not` or `all`: one word, or a list of words. */
export function readWords(
  reading: DocumentReading,
  path: Path,
  given: unknown,
  options: Pick<KeywordOptions, 'in'> = {},
): Keyword[] {
  if ((given ?? null) === null) return [];
  if (isMap(given)) {
    complain(reading, path, 'a word or a list of words');
    return [];
  }
  if (!Array.isArray(given)) return [readWord(reading, path, given, options)].filter((it) => it !== null);
  const words = given.map((item, index) => readWord(reading, [...path, index], item, options));
  return withoutDuplicates(reading, path, words);
}

/** Reports the keywords that need a word which their theme has under `not`: they could never count. */
export function reportContradictions(
  { diagnostics }: DocumentReading,
  path: Path,
  keywords: Keyword[],
  not: Keyword[],
): void {
  const unwanted = new Set(not.map(identityOf));
  for (const { written, all, place, ...keyword } of keywords) {
    const words = all ?? [{ written, place, ...keyword }];
    const word = words.find((it) => unwanted.has(identityOf(it)));
    if (word === undefined) continue;
    const why = `"${word.written}" is under the \`not\` of its theme, so it never counts`;
    const facts = { where: pathText(path), written, why, advice: 'remove one of them' };
    diagnostics.push(configDiagnostic('keyword-invalid', facts, { place }));
  }
}

function readWord(
  reading: DocumentReading,
  path: Path,
  item: unknown,
  options: Pick<KeywordOptions, 'in'>,
): Keyword | null {
  if (!isMap(item) && !Array.isArray(item)) return readShortForm(reading, path, item, options);
  complain(reading, path, 'a word');
  return null;
}

function readList(reading: DocumentReading, path: Path, given: unknown, keys: LongForm): Keyword[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    complain(reading, path, 'a list of keywords', 'write one a line, each after `- `');
    return [];
  }
  const keywords = given.map((item, index) => readKeyword(reading, [...path, index], item, keys));
  return withoutDuplicates(reading, path, keywords);
}

/** Reports the patterns that the engine cannot run; it is loaded only when there is a pattern. */
export async function reportUnrunnable(reading: DocumentReading): Promise<void> {
  if (reading.patterns.length === 0) return;
  const { patternFault } = await import('./pattern.ts');
  for (const { path, keyword } of reading.patterns) {
    const fault = patternFault(keyword.pattern);
    if (fault) complainFault(reading, path, keyword.written, fault);
  }
}

function readKeyword(reading: DocumentReading, path: Path, item: unknown, keys: LongForm): Keyword | null {
  if (isMap(item)) return readLongForm(reading, path, item, keys);
  if (!Array.isArray(item)) return readShortForm(reading, path, item, {});
  const advice = 'for words that must occur together write `all: [rust, crate]`';
  complain(
    reading,
    path,
    `a keyword or {match: …, ${keys === keywordKeys ? 'weight: …, ' : ''}in: …}`,
    advice,
  );
  return null;
}

function readShortForm(
  reading: DocumentReading,
  path: Path,
  item: unknown,
  options: KeywordOptions,
): Keyword | null {
  // `- 1984`, `- no` and `- null` are words here: as they were written, not as YAML reads them.
  const written = typeof item === 'string' ? item.trim() : reading.document.written(path);
  if (written !== '') return toKeyword(reading, path, written, options);
  complainEmpty(reading, path);
  return null;
}

function readLongForm(
  reading: DocumentReading,
  path: Path,
  item: Record<string, unknown>,
  keys: LongForm,
): Keyword | null {
  const written = reading.document.written(path);
  const [word, ...others] = Object.keys(item).filter((key) => !Object.hasOwn(keys, key));
  const saysWhat = ['match', 'all'].some((key) => Object.hasOwn(item, key));
  if (word !== undefined && others.length === 0 && !saysWhat && isWordAndMore(item, word, written)) {
    complainColon(reading, path, written, item, word);
    return null;
  }
  for (const key of ['match', 'near'] as const) {
    if (!Array.isArray(item[key])) continue;
    complain(reading, [...path, key], key === 'near' ? 'a whole number from 0' : 'text', ofSeveral);
    return null;
  }
  const before = reading.diagnostics.length;
  const values: Values<typeof keywordKeys> = readKeys(reading, path, item, keys);
  const when = readScope(reading, [...path, 'when'], values.when);
  const not = readWords(reading, [...path, 'not'], values.not);
  const bare = readBare(reading, path, values, when);
  if (bare === null) {
    // What is there and is wrong has been reported.
    if (reading.diagnostics.length === before) complainNoMatch(reading, path);
    return null;
  }
  const itself = not.find((word) => identityOf(word) === identityOf(bare));
  if (itself !== undefined) {
    const why = 'it is under its own `not`, so it never counts';
    complainFault(reading, path, bare.written, { why, advice: 'remove one of them' });
  }
  return { ...bare, ...(not.length > 0 && { not }), ...(when !== undefined && { when }) };
}

/** What to do with several words where there can be one, or none. */
const ofSeveral =
  'words that must occur together stand under `all`: `{all: [cork, trade], near: 4}`; of others each is a keyword of its own';

/** The keyword without its conditions: one word, several together, or none where there is only a `when`. */
function readBare(
  reading: DocumentReading,
  path: Path,
  values: Values<typeof keywordKeys>,
  when: Keyword['when'],
): Keyword | null {
  const { match, all, near, weight, in: fields } = values;
  const fault = (why: string, advice: string): null => {
    complainFault(reading, path, reading.document.written(path).split('\n')[0]!, { why, advice });
    return null;
  };
  const place = reading.document.at(path).place ?? null;
  if (match !== undefined && all !== undefined)
    return fault('`match` and `all` both say what to look for', 'put the word of `match` into `all`');
  if (near !== undefined && all === undefined)
    return fault('`near` needs the words of `all`', 'write `all: [agent, llm]` beside it');
  if (match !== undefined) return toKeyword(reading, path, match, { weight, in: fields });
  if (all !== undefined) return readCombination(reading, path, values, fault);
  if (when === undefined) return null;
  if (fields !== undefined)
    return fault('`in` says where to look for words, and there are none', 'leave out `in`');
  return makeScopeKeyword(when, { weight }, place);
}

function readCombination(
  reading: DocumentReading,
  path: Path,
  { all, near, weight, in: fields }: Values<typeof keywordKeys>,
  fault: (why: string, advice: string) => null,
): Keyword | null {
  const before = reading.diagnostics.length;
  const words = readWords(reading, [...path, 'all'], all, { in: fields });
  if (hasError(reading.diagnostics.slice(before))) return null;
  if (words.length < 2) return fault('`all` needs two words or more', 'for a single word write `match`');
  const name = words.find(({ kind }) => kind === 'handle' || kind === 'tag' || kind === 'site');
  if (near !== undefined && name !== undefined) {
    const why = `\`near\` is about words of one text, and "${name.written}" is none`;
    return fault(why, 'leave out `near`');
  }
  return makeCombination(words, near, { weight }, reading.document.at(path).place ?? null);
}

function toKeyword(
  reading: DocumentReading,
  path: Path,
  written: string,
  options: KeywordOptions,
): Keyword | null {
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
  { document, diagnostics }: DocumentReading,
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
  { document, diagnostics }: DocumentReading,
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
  { document, diagnostics }: DocumentReading,
  path: Path,
  written: string,
  { why, advice }: KeywordFault,
): void {
  diagnostics.push(
    configDiagnostic('keyword-invalid', { where: pathText(path), written, why, advice }, document.at(path)),
  );
}

function complainEmpty({ document, diagnostics }: DocumentReading, path: Path): void {
  const at = document.at(path);
  const advice = commentAdvice(at) ?? 'write the word to look for, or remove it';
  diagnostics.push(configDiagnostic('keyword-missing', { where: pathText(path), advice }, at));
}

function complainNoMatch({ document, diagnostics }: DocumentReading, path: Path): void {
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

/** `- c: drive` is a key with a value to YAML, and so is `- school: 3`, whatever keys stand below it. */
function isWordAndMore(item: Record<string, unknown>, word: string, written: string): boolean {
  return typeof item[word] === 'number' || (Object.keys(item).length === 1 && /^[^{[\n]*:\s/.test(written));
}

function complainColon(
  reading: DocumentReading,
  path: Path,
  written: string,
  item: Record<string, unknown>,
  word: string,
): void {
  const why = 'a colon and a space make it a key with a value';
  const line = written.split('\n')[0]!.trimEnd();
  const weight = typeof item[word] === 'number' ? `write ${withWeight(item, word)}` : null;
  const quote = line.startsWith('{') || Object.keys(item).length > 1 ? null : `quote it: ${quoted(line)}`;
  const advice = [weight, quote].filter((it) => it !== null).join(', or ');
  complainFault(reading, path, line, { why, advice });
}

/** `{match: school, weight: 3, in: title}`: a word and its weight, and what else was said of it. */
function withWeight(item: Record<string, unknown>, word: string): string {
  const { [word]: weight, ...others } = item;
  const said = Object.entries({ match: word, weight, ...others });
  return `{${said.map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ')}}`;
}
