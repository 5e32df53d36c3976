import { visibleJson } from '../text/visible-json.ts';
import type { Digest, DigestTheme } from '../types.ts';

/** The digest itself, which renders back to the same bytes. What a terminal could take for a command is written `\u…`. */
export function jsonOf(digest: Digest): string {
  return [...jsonInParts(digest)].join('');
}

/** The same, some entries after the others. */
export function* jsonInParts(digest: Digest): Generator<string> {
  for (const part of ofObject(digest, 0, (value, key) =>
    key === 'themes' ? ofThemes(digest.themes) : ofField(value, 1),
  ))
    yield visibleJson(part);
  yield '\n';
}

function* ofThemes(themes: DigestTheme[]): Generator<string> {
  if (themes.length === 0) yield '[]';
  for (const [at, theme] of themes.entries()) {
    yield at === 0 ? '[\n    ' : ',\n    ';
    yield* ofObject(theme, 2, (value) => ofField(value, 3));
  }
  if (themes.length > 0) yield '\n  ]';
}

/** An object that is written as `JSON.stringify` would at a depth, field by field. */
function* ofObject(
  object: object,
  depth: number,
  ofValue: (value: unknown, key: string) => Iterable<string>,
): Generator<string> {
  const indent = '  '.repeat(depth);
  let before = '{';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    yield `${before}\n${indent}  ${JSON.stringify(key)}: `;
    yield* ofValue(value, key);
    before = ',';
  }
  yield `\n${indent}}`;
}

/** So many elements of an array are one part. */
const TOGETHER = 64;

function* ofField(value: unknown, depth: number): Generator<string> {
  const indent = '  '.repeat(depth);
  if (!Array.isArray(value) || value.length === 0) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  for (let at = 0; at < value.length; at += TOGETHER) {
    yield at === 0 ? '[\n' : ',\n';
    yield elementsAt(depth, value.slice(at, at + TOGETHER));
  }
  yield `\n${indent}]`;
}

/** The elements of an array at a depth: arrays around it put them there, and their brackets are cut off. */
function elementsAt(depth: number, elements: unknown[]): string {
  let nested = elements;
  for (let around = 0; around < depth; around++) nested = [nested];
  const brackets = (depth + 1) * (depth + 2);
  return JSON.stringify(nested, null, 2).slice(brackets, -brackets);
}
