import { visibleJsonAt } from '../text/visible-json.ts';
import type { Digest, DigestTheme } from '../types.ts';

/** The digest itself, which renders back to the same bytes. What a terminal could take for a command is written `\u…`. */
export function jsonOf(digest: Digest): string {
  return [...jsonInParts(digest)].join('');
}

/** The same, one entry after the other. */
export function* jsonInParts(digest: Digest): Generator<string> {
  yield* ofObject(digest, '\n', (value, key) =>
    key === 'themes' ? ofThemes(digest.themes) : ofField(value, '\n  '),
  );
  yield '\n';
}

function* ofThemes(themes: DigestTheme[]): Generator<string> {
  if (themes.length === 0) yield '[]';
  for (const [at, theme] of themes.entries()) {
    yield at === 0 ? '[\n    ' : ',\n    ';
    yield* ofObject(theme, '\n    ', (value) => ofField(value, '\n      '));
  }
  if (themes.length > 0) yield '\n  ]';
}

/** An object that is written as `JSON.stringify` would where lines begin with `line`, field by field. */
function* ofObject(
  object: object,
  line: string,
  ofValue: (value: unknown, key: string) => Iterable<string>,
): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    yield `${before}${line}  ${JSON.stringify(key)}: `;
    yield* ofValue(value, key);
    before = ',';
  }
  yield `${line}}`;
}

function* ofField(value: unknown, line: string): Generator<string> {
  if (!Array.isArray(value) || value.length === 0) {
    yield visibleJsonAt(value, line);
    return;
  }
  const inside = `${line}  `;
  let before = '[';
  for (const element of value) {
    yield `${before}${inside}${visibleJsonAt(element, inside)}`;
    before = ',';
  }
  yield `${line}]`;
}
