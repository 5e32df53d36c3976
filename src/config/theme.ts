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
    complain(reading, ['themes'], 'a list of themes', 'start each with `- id: …`');
    return [];
  }
  const themes = given.map((it, index) => readTheme(reading, ['themes', index], it));
  return withoutDuplicates(
    reading,
    themes.filter((it) => it !== null),
  );
}

function readTheme(reading: DocumentReading, path: Path, given: unknown): OwnTheme | null {
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
