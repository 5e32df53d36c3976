/**
 * The door of the configuration: built-in defaults, under the user's file, under the project's file, under the front
 * matter of one input. The upper layer wins, key by key. Flags and environment go over all of it elsewhere.
 */

import { hasError } from '../diagnostics/diagnostics.ts';
import type { Config, Diagnostic, FileFacts, FrontMatter, Theme } from '../types.ts';
import { readConfigFile } from './extended.ts';
import { noFacts } from './facts.ts';
import { type ConfigRequest, findConfig } from './find.ts';
import type { ExtendedName, Layer } from './layer.ts';
import { type MergedThemes, mergePacks, mergeThemes, unknownThemes } from './merge.ts';
import type { NewTheme } from './new-configuration.ts';
import { defaultPack, isPackName, loadPack, packNames } from './pack.ts';
import { largestFrontMatter, readDocument } from './read.ts';
import type { SetUpAnswers } from './set-up.ts';

export { noFacts } from './facts.ts';
export { mergeIssue, mergePeriod } from './issue.ts';
export { makeKeyword, readRule } from './keyword.ts';
export type { NewTheme } from './new-configuration.ts';
export { packNames } from './pack.ts';
export { schemaLine } from './schema-line.ts';
export type { SetUpAnswers } from './set-up.ts';
export { readDay, readWeek } from './week.ts';

const defaults: Omit<Config, 'themes' | 'base'> = {
  title: 'Weekly digest',
  issue: null,
  author: null,
  intro: null,
  preheader: null,
  lang: 'en',
  publication: {
    url: null,
    home: null,
    feed: { items: 'entries', atom: null, rss: null, jsonfeed: null },
    accent: null,
    logo: null,
    footer: null,
    style: null,
    unsubscribe: null,
  },
  mail: { from: null, to: null, replyTo: null, subject: '{title}, {week}', list: null, empty: false },
  input: [],
  output: [],
  week: null,
  since: null,
  until: null,
  timezone: null,
  order: 'rules',
  group: 'theme',
  fold: 0,
  limit: null,
  duplicates: 'merge',
  events: [],
  archive: null,
  seen: 'leave-out',
  seenFor: null,
  trends: true,
  empty: 'skip',
  minEntries: 0,
  heartbeat: null,
  inputFormat: 'auto',
  threshold: null,
  isPackChosen: false,
  drop: [],
  pin: [],
  sections: [],
  weights: { title: 2, body: 1 },
  strict: false,
  written: {},
  files: [],
  assets: [],
};

/**
 * Loads the configuration of a run and names the files it comes from. When a diagnostic is an error, the config holds
 * what could be read and is not to be used.
 */
export async function loadConfig(
  request: ConfigRequest,
): Promise<{ config: Config; diagnostics: Diagnostic[] }> {
  const { user, project, base, diagnostics } = await findConfig(request);
  const named = [user, project].filter((it) => it !== null);
  const read = await Promise.all(named.map(async (file) => await readConfigFile(file, base)));
  const layers = read.flatMap(({ below, layer }) => [...below, layer]);
  const rules: Layer = Object.assign({}, ...layers);
  const chosen = read.findLast((it) => it.base !== null)?.base ?? null;
  const merged = mergeThemes(chosen ?? (rules.themes?.length ? [] : await loadPack(defaultPack)), rules);
  const files = read.flatMap((it) => it.files);
  return {
    config: {
      ...layers.reduce(settle, { ...defaults, themes: [], base }),
      themes: merged.themes,
      isPackChosen: isPackChosen(rules),
      files: files.map(({ file }) => file),
    },
    diagnostics: [
      ...diagnostics,
      ...inFileOrder(
        [...read.flatMap((it) => it.diagnostics), ...unknownThemes(rules.sections ?? [], merged.themes)],
        [...read.flatMap((it) => it.merged), merged],
        files,
      ),
    ],
  };
}

/** The configuration when nothing is configured: the themes of the default pack. */
export async function defaultConfig(base: string): Promise<Config> {
  return { ...defaults, themes: await loadPack(defaultPack), base };
}

/** The themes of every built-in pack, by its name. */
export const packRules = (): Promise<{ name: string; themes: Theme[] }[]> =>
  Promise.all(packNames.map(async (name) => ({ name, themes: await loadPack(name) })));

/** The built-in packs among these names: a snippet file, which may be somebody else's, names no file. */
const loadPacks = async (names: ExtendedName[]): Promise<Theme[]> =>
  mergePacks(await Promise.all(names.flatMap(({ name }) => (isPackName(name) ? [loadPack(name)] : []))));

/**
 * Lays the front matter of one file over the configuration. Its themes go over the configured ones as those of the
 * project go over the packs; with `extends` they go over the packs that it names instead. What is dropped, pinned or has a
 * heading there is so in addition. The facts are about the file alone.
 */
export async function applyFrontMatter(
  config: Config,
  { language, text, line }: FrontMatter,
  file: string,
): Promise<{ config: Config; facts: FileFacts; diagnostics: Diagnostic[] }> {
  const { document, diagnostics: found } = await readDocument(
    { file, text, line },
    language,
    largestFrontMatter,
  );
  const diagnostics = found.map((it) => (it.code === 'config-duplicate-key' ? asTakenLast(it) : it));
  // It may be that of another program: what it says is lost, and the text below it is not.
  if (document === null) return { config, facts: noFacts, diagnostics: diagnostics.map(asWarning) };
  const { readFrontMatter } = await import('./front-matter.ts');
  const { layer, facts, ...read } = await readFrontMatter(document, config);
  const merged = mergeThemes(layer.extends ? await loadPacks(layer.extends) : config.themes, layer);
  const themes = hasRules(layer) ? merged.themes : config.themes;
  const { drop = [], pin = [], sections = [] } = layer;
  return {
    config: {
      ...settle(config, layer),
      themes,
      drop: [...config.drop, ...drop],
      pin: [...config.pin, ...pin],
      sections: [...config.sections, ...sections.map(({ rule }) => rule)],
      isPackChosen: config.isPackChosen || isPackChosen(layer),
    },
    facts,
    diagnostics: inFileOrder(
      [...diagnostics, ...read.diagnostics, ...unknownThemes(sections, themes)],
      [merged],
      [{ file }],
    ),
  };
}

const asWarning = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  severity: 'warning',
  message: `${diagnostic.message}; no key of this front matter counts`,
});

/** Other programs take the last of two keys of one name, or end there: neither is a reason not to read what stands below. */
const asTakenLast = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  severity: 'warning',
  message: `${diagnostic.message}; the last one counts`,
});

/** What a command line says of an issue. */
export type IssueFlags = Partial<
  Pick<Config, 'title' | 'week' | 'since' | 'until' | 'limit' | 'seen' | 'empty' | 'strict'>
>;

/** Flags go before everything. One that names a week takes the place of the days asked for, and the reverse. */
export function withFlags(config: Config, flags: IssueFlags): Config {
  const asksForWeek = flags.week !== undefined;
  const asksForDays = flags.since !== undefined || flags.until !== undefined;
  return {
    ...config,
    ...(asksForWeek && { since: null, until: null }),
    ...(asksForDays && { week: null }),
    ...flags,
    written: Object.fromEntries(Object.entries(config.written).filter(([key]) => !(key in flags))),
  };
}

/** Every theme that some source has, each once, in the order of the project's rules and then of the sources. */
export function allThemes(config: Config, sources: { config: Config }[]): Theme[] {
  const byId = new Map(config.themes.map((theme) => [theme.id, theme]));
  for (const source of sources) {
    for (const theme of source.config.themes) if (!byId.has(theme.id)) byId.set(theme.id, theme);
  }
  return [...byId.values()];
}

/** Lays a layer over settings. One that asks for a week takes the place of the days asked for below, and the reverse. */
function settle(below: Config, layer: Layer): Config {
  const { themes, disable, extends: packs, weights, publication, feed, mail, written, ...others } = layer;
  const { sections, ...plain } = others;
  const asksForDays = plain.since !== undefined || plain.until !== undefined;
  return {
    ...below,
    ...(plain.week !== undefined && { since: null, until: null }),
    ...(asksForDays && { week: null }),
    ...plain,
    ...(sections !== undefined && { sections: sections.map(({ rule }) => rule) }),
    weights: { ...below.weights, ...weights },
    publication: { ...below.publication, ...publication, feed: { ...below.publication.feed, ...feed } },
    mail: { ...below.mail, ...mail },
    written: { ...below.written, ...written },
  };
}

const isPackChosen = ({ themes, sections, extends: packs }: Layer): boolean =>
  packs !== undefined || (themes ?? []).length > 0 || (sections ?? []).length > 0;

/** Whether the rules are others than those below; whoever has other rules has another list of themes, by which they are known. */
const hasRules = ({ themes, disable, extends: packs, weights, threshold, ...rest }: Layer): boolean =>
  [themes, disable, packs, weights, threshold, rest.drop, rest.pin, rest.sections].some(
    (it) => it !== undefined,
  );

/**
 * All that is to be said, by file in the order of `files`, then by line and column. Themes are called idle only when
 * nothing else is wrong, since their keywords may just have been misread.
 */
function inFileOrder(read: Diagnostic[], merged: MergedThemes[], files: { file: string }[]): Diagnostic[] {
  const found = [...read, ...merged.flatMap(({ unknown }) => unknown)];
  const rank = ({ place }: Diagnostic) => files.findIndex(({ file }) => file === place?.file);
  return [...found, ...(hasError(found) ? [] : merged.flatMap(({ idle }) => idle))].toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

// ── What else there is to do with configurations and their neighbours; loaded when it is asked for ──────

/** Reads which themes the labels of a data set stand for; `ids` are those that there are. */
export async function readLabelMap(
  file: string,
  text: string,
  ids: string[],
): Promise<{ map: Map<string, string[]>; diagnostics: Diagnostic[] }> {
  return (await import('./label-map.ts')).readLabelMap(file, text, ids);
}

/** A configuration file with keywords added to its themes; everything else in it stays as it was. */
export async function addKeywords(
  text: string,
  added: { theme: string; keywords: { match: string; weight: number }[] }[],
): Promise<string> {
  return (await import('./add-keywords.ts')).addKeywords(text, added);
}

/** The text of a configuration file that begins with some themes. */
export async function newConfiguration(themes: NewTheme[]): Promise<string> {
  return (await import('./new-configuration.ts')).newConfiguration(themes);
}

/** What the configuration of a set-up answers by itself. */
export async function setUpAnswers(text: string): Promise<SetUpAnswers> {
  return (await import('./set-up.ts')).setUpAnswers(text);
}

/** The configuration of a set-up with these answers. */
export async function adaptSetUp(text: string, answers: SetUpAnswers): Promise<string> {
  return (await import('./set-up.ts')).adaptSetUp(text, answers);
}
