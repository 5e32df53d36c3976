/** What `extends` brings: built-in packs, and other configuration files with all that they say and extend themselves. */
import type { Diagnostic, Theme } from '../types.ts';
import { type ConfigFile, findExtended, namedFrom } from './find.ts';
import type { ExtendedName, Layer } from './layer.ts';
import { type MergedThemes, mergePacks, mergeThemes } from './merge.ts';
import { configDiagnostic } from './messages.ts';
import { isPackName, loadPack } from './pack.ts';
import { largestFile, readDocument } from './read.ts';

/** A configuration file with the files that it extends. */
export interface ReadFile {
  /** What it says itself. */
  layer: Layer;
  /** What the files say that it extends, the lowest first; their themes are in `base`. */
  below: Layer[];
  /** The themes that it names under `extends`; null when it does not name any. */
  base: Theme[] | null;
  /** Every file, those that are extended first. */
  files: ConfigFile[];
  diagnostics: Diagnostic[];
  /** What is odd about the themes of the files that it extends. */
  merged: MergedThemes[];
}

/** Reads a file and all that it extends; `chain` are the paths of the files that led here. */
export async function readConfigFile(
  file: ConfigFile,
  base: string,
  chain: string[] = [file.path],
): Promise<ReadFile> {
  const { layer, diagnostics } = await readLayer(file, base);
  const read: ReadFile = { layer, below: [], base: null, files: [file], diagnostics, merged: [] };
  if (layer.extends === undefined) return read;
  const packs: Theme[][] = [];
  for (const { name, at } of layer.extends) {
    if (isPackName(name)) packs.push(await loadPack(name));
    else packs.push(await readExtended({ name, at }, file, base, chain, read));
  }
  return { ...read, base: mergePacks(packs) };
}

/** Reads a file that is extended into what was read so far, and returns its themes. */
async function readExtended(
  { name, at }: ExtendedName,
  by: ConfigFile,
  base: string,
  chain: string[],
  read: ReadFile,
): Promise<Theme[]> {
  const { found, problem } = await findExtended(name, by);
  if (found === null) {
    read.diagnostics.push(
      problem === null ? configDiagnostic('extends-missing', { name }, at) : { ...problem, ...at },
    );
    return [];
  }
  if (chain.includes(found.path)) {
    read.diagnostics.push(configDiagnostic('extends-cycle', { name }, at));
    return [];
  }
  const inner = await readConfigFile(found, base, [...chain, found.path]);
  const merged = mergeThemes(inner.base ?? [], inner.layer);
  const { themes, disable, extends: names, ...settings } = inner.layer;
  read.below.push(...inner.below, settings);
  read.files.unshift(...inner.files.filter(({ path }) => !read.files.some((it) => it.path === path)));
  for (const it of inner.diagnostics) read.diagnostics.push(it);
  read.merged.push(...inner.merged, merged);
  return merged.themes;
}

/** Reads one file. Files that are named in it are named from its own folder. */
async function readLayer(
  { file, folder, text }: ConfigFile,
  base: string,
): Promise<{ layer: Layer; diagnostics: Diagnostic[] }> {
  const { document, diagnostics } = await readDocument({ file, text, line: 1 }, 'yaml', largestFile);
  if (document === null) return { layer: {}, diagnostics };
  const { readFileLayer } = await import('./layer.ts');
  const { layer, ...read } = await readFileLayer(document);
  const { logo, style } = layer.publication ?? {};
  if (logo && !logo.startsWith('https:')) layer.publication!.logo = namedFrom(folder, logo, base);
  if (style) layer.publication!.style = namedFrom(folder, style, base);
  if (layer.archive) layer.archive = namedFrom(folder, layer.archive, base);
  if (layer.heartbeat) layer.heartbeat = namedFrom(folder, layer.heartbeat, base);
  return { layer, diagnostics: [...diagnostics, ...read.diagnostics] };
}
