/** How packs go together, and how themes of one's own go over them. */

import { nearest } from '../diagnostics/nearest.ts';
import type { Diagnostic, Keyword, Scope, Theme } from '../types.ts';
import { identityOf } from './keyword.ts';
import type { Layer } from './layer.ts';
import { configDiagnostic } from './messages.ts';
import type { OwnSection } from './sections.ts';
import type { OwnTheme } from './theme.ts';

/** Themes laid over a base, and what is odd about it. */
export interface MergedThemes {
  themes: Theme[];
  /** Errors: themes to disable that there are not. */
  unknown: Diagnostic[];
  /** Warnings: themes that can find nothing. */
  idle: Diagnostic[];
}

/**
 * Lays themes over a base. Those of a new id come first, in their order, since they are what their author cares for
 * and a tie goes to the earlier theme; then the base in its order, where a theme of the same id adds to it or, with
 * `replace: true`, takes its place. Disabled themes leave the base before that.
 */
export function mergeThemes(base: Theme[], { themes: own = [], disable = [] }: Layer): MergedThemes {
  const disabled = new Set(disable.map(({ id }) => id));
  const kept = base.filter(({ id }) => !disabled.has(id));
  const ownById = new Map(own.map((theme) => [theme.id, theme]));
  const keptIds = new Set(kept.map(({ id }) => id));
  const themes = [
    ...own.filter(({ id }) => !keptIds.has(id)).map(toTheme),
    ...kept.map((theme) => overlay(theme, ownById.get(theme.id))),
  ];
  return { themes, unknown: unknownIds(base, disable), idle: idleThemes(own, keptIds) };
}

/**
 * Puts packs together: their themes in the order in which the packs are named, where one that several of them have
 * stands once, at its first place, and a pack that is named later goes over those before it.
 */
export function mergePacks(packs: Theme[][]): Theme[] {
  const byId = new Map<string, Theme>();
  for (const theme of packs.flat()) {
    const known = byId.get(theme.id);
    byId.set(theme.id, known === undefined ? theme : overlay(known, theme));
  }
  return [...byId.values()];
}

/** A theme with what another one of its id says instead and in addition. */
function overlay(theme: Theme, own: Theme | OwnTheme | undefined): Theme {
  if (!own) return theme;
  if ('replace' in own && own.replace) return toTheme(own);
  return {
    id: theme.id,
    title: own.title ?? theme.title,
    emoji: own.emoji ?? theme.emoji,
    description: own.description ?? theme.description,
    keywords: append(theme.keywords, own.keywords),
    exclude: append(theme.exclude, own.exclude),
    ...conditions(append(theme.not ?? [], own.not ?? []), own.when ?? theme.when),
  };
}

/** What only some themes have. */
const conditions = (not: Keyword[], when: Scope | undefined): Pick<Theme, 'not' | 'when'> => ({
  ...(not.length > 0 && { not }),
  ...(when !== undefined && { when }),
});

/** Both lists; a keyword that is in both counts as the author of the second one wrote it, with its weight. */
function append(base: Keyword[], own: Keyword[]): Keyword[] {
  const ownIds = new Set(own.map(identityOf));
  return own.length === 0 ? base : [...base.filter((it) => !ownIds.has(identityOf(it))), ...own];
}

function toTheme({ id, title, emoji, description, keywords, exclude, not, when }: OwnTheme): Theme {
  return {
    id,
    title: title ?? inWords(id),
    emoji: emoji ?? '',
    description: description ?? '',
    keywords,
    exclude,
    ...conditions(not, when),
  };
}

/** `open-source` → `Open source`. */
const inWords = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

function unknownIds(base: Theme[], disable: NonNullable<Layer['disable']>): Diagnostic[] {
  const ids = base.map(({ id }) => id);
  return disable
    .filter(({ id }) => !ids.includes(id))
    .map(({ id, at }) => configDiagnostic('theme-not-there', { id, nearest: nearest(id, ids), ids }, at));
}

/** A theme without keywords may add a title to one of the base; on its own it finds nothing. */
function idleThemes(own: OwnTheme[], baseIds: Set<string>): Diagnostic[] {
  return own
    .filter(({ id, keywords, replace }) => keywords.length === 0 && (replace || !baseIds.has(id)))
    .map(({ id, at }) => configDiagnostic('theme-idle', { id }, at));
}

/** Errors about headings whose theme there is not. */
export function unknownThemes(sections: OwnSection[], themes: Theme[]): Diagnostic[] {
  const ids = themes.map(({ id }) => id);
  return sections
    .filter(({ rule }) => !ids.includes(rule.theme))
    .map(({ rule: { section, theme }, at }) =>
      configDiagnostic('section-unknown-theme', { section, theme, nearest: nearest(theme, ids), ids }, at),
    );
}
