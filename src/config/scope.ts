/** `when`: which entries a rule looks at. */
import { type Path, pathText } from '../text/paths.ts';
import type { Scope } from '../types.ts';
import { complain, type DocumentReading } from './document.ts';
import { readRule } from './keyword.ts';
import { configDiagnostic } from './messages.ts';
import { isMap, readKeys, scopeKeys } from './schema.ts';

/** Reads `when`; undefined when it is not there or cannot be used, which is reported. */
export function readScope(reading: DocumentReading, path: Path, given: unknown): Scope | undefined {
  if ((given ?? null) === null) return undefined;
  const before = reading.diagnostics.length;
  if (typeof given === 'string') {
    const key = given.includes('.') ? 'site' : 'section';
    complain(reading, path, 'keys with values', `say what it names: \`{${key}: ${given}}\``);
    return undefined;
  }
  const { site, ...lists } = readKeys(reading, path, given, scopeKeys);
  const isList = isMap(given) && Array.isArray(given.site);
  const placeOf = (index: number): Path => [...path, 'site', ...(isList ? [index] : [])];
  const sites = site?.map((address, index) => readSite(reading, placeOf(index), address));
  const scope: Scope = {
    ...(sites === undefined ? {} : { site: sites.filter((it) => it !== null) }),
    ...lists,
    place: reading.document.at(path).place ?? null,
  };
  const isEmpty = Object.values(scope).every((list) => !Array.isArray(list) || list.length === 0);
  if (!isEmpty) return scope;
  if (reading.diagnostics.length === before) complainEmpty(reading, path);
  return undefined;
}

function complainEmpty({ document, diagnostics }: DocumentReading, path: Path): void {
  const facts = {
    where: pathText(path),
    written: document.written(path),
    why: 'it says of nothing what entries are of',
    advice: 'write `{site: arxiv.org}`, or `author`, `file`, `section` or `tag`',
  };
  diagnostics.push(configDiagnostic('keyword-invalid', facts, document.at(path)));
}

/** A site as links have it; null when it is none. */
function readSite(reading: DocumentReading, path: Path, address: string): string | null {
  const rule = readRule(`site:${address}`);
  if (!('why' in rule)) return rule.pattern;
  const { why, advice } = rule;
  const facts = { where: pathText(path), written: address, why, advice };
  reading.diagnostics.push(configDiagnostic('keyword-invalid', facts, reading.document.at(path)));
  return null;
}
