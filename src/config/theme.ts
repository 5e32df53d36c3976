/** The themes that a page of settings writes down. */

import type { At } from '../diagnostics/diagnostics.ts';
import { type Path, pathText } from '../text/paths.ts';
import type { Keyword, Scope } from '../types.ts';
import { complain, type DocumentReading } from './document.ts';
import { readKeywords, readWords, reportContradictions } from './keyword-list.ts';
import { configDiagnostic } from './messages.ts';
import { isMap, readKeys, themeKeys } from './schema.ts';
import { readScope } from './scope.ts';

/** A theme as it is written: what it does not say is null, so that it can add to a theme of the same id. */
export interface OwnTheme {
  id: string;
  title: string | null;
  emoji: string | null;
  description: string | null;
  keywords: Keyword[];
  exclude: Keyword[];
  not: Keyword[];
  when: Scope | undefined;
  /** Takes the place of a theme of the same id, instead of adding to it. */
  replace: boolean;
  at: At;
}

/** Reads `themes`; those without a usable id are reported and left out. */
export function readThemes(reading: DocumentReading, given: unknown): OwnTheme[] {
  if (!Array.isArray(given)) {
    complain(reading, ['themes'], 'a list of themes', isMap(given) ? inTwoLines(given) : twoLines('wine'));
    return [];
  }
  const themes = given.map((it, index) => readTheme(reading, ['themes', index], it));
  return withoutDuplicates(
    reading,
    themes.filter((it) => it !== null),
  );
}

function readTheme(reading: DocumentReading, path: Path, given: unknown): OwnTheme | null {
  if (typeof given === 'string' || isNameWithWords(given)) {
    const advice = typeof given === 'string' ? twoLines(given) : inTwoLines(given);
    complain(reading, path, 'a theme with its `id` and its `keywords`', advice);
    return null;
  }
  const { id, title, emoji, description, replace, ...words } = readKeys(reading, path, given, themeKeys);
  const keywords = readKeywords(reading, [...path, 'keywords'], words.keywords);
  const exclude = readKeywords(reading, [...path, 'exclude'], words.exclude);
  const not = readWords(reading, [...path, 'not'], words.not);
  const when = readScope(reading, [...path, 'when'], words.when);
  reportContradictions(reading, [...path, 'keywords'], keywords, not);
  if (isMap(given) && (given.id ?? null) === null) {
    const facts = { key: 'id', within: pathText(path), advice: 'give it a short name: `id: open-source`' };
    reading.diagnostics.push(configDiagnostic('config-missing-key', facts, reading.document.at(path)));
  }
  if (id === undefined) return null;
  return {
    id,
    title: title ?? null,
    emoji: emoji ?? null,
    description: description ?? null,
    keywords,
    exclude,
    not,
    when,
    replace: replace ?? false,
    at: reading.document.at([...path, 'id']),
  };
}

/** `wine: [cork, tannin]`, which says it all and is no theme. */
const isNameWithWords = (given: unknown): given is Record<string, unknown[]> =>
  isMap(given) &&
  Object.entries(given).every(([key, words]) => !Object.hasOwn(themeKeys, key) && Array.isArray(words));

/** How a theme is written that somebody wrote as a name with words. */
function inTwoLines(given: Record<string, unknown>): string {
  const [[name, words] = ['wine', null]] = Object.entries(given);
  const isPlain = Array.isArray(words) && words.length < 5 && words.every((it) => typeof it === 'string');
  return twoLines(name, isPlain ? words.join(', ') : '…');
}

const twoLines = (name: string, words = '…'): string =>
  `write \`- id: ${name}\`, and below it \`keywords: [${words}]\``;

function withoutDuplicates({ diagnostics }: DocumentReading, themes: OwnTheme[]): OwnTheme[] {
  const byId = new Map<string, OwnTheme>();
  for (const theme of themes) {
    const known = byId.get(theme.id)?.at.place;
    if (!known) byId.set(theme.id, theme);
    else {
      const first = `${known.file}:${known.line}:${known.column}`;
      diagnostics.push(configDiagnostic('theme-duplicate', { id: theme.id, first }, theme.at));
    }
  }
  return [...byId.values()];
}
