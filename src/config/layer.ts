/** One page of settings as values: a layer that goes over the layers below it. */

import type { At } from '../diagnostics/diagnostics.ts';
import type { Diagnostic, FieldWeights, InputFormat, Keyword, Target } from '../types.ts';
import type { ConfigDocument, DocumentReading } from './document.ts';
import { readRules, reportUnrunnable } from './keyword-list.ts';
import { readOutput } from './output.ts';
import { packNames } from './pack.ts';
import { type PublicationLayer, type publicationKeys, readPublicationKeys } from './publication.ts';
import { configKeys, isMap, readKeys, type Values, weightKeys } from './schema.ts';
import { type OwnSection, readSections } from './sections.ts';
import { type OwnTheme, readThemes } from './theme.ts';

type Plain = Omit<
  Values<typeof configKeys>,
  | 'output'
  | 'weights'
  | 'disable'
  | 'extends'
  | 'themes'
  | 'drop'
  | 'pin'
  | 'sections'
  | 'seen-for'
  | 'min-entries'
  | 'input-format'
  | (typeof publicationKeys)[number]
>;

/** The name of a pack or a file under `extends`, and where it is written. */
export interface ExtendedName {
  name: string;
  at: At;
}

/** What one page says; what it does not say is not there. */
export interface Layer extends Plain, Partial<PublicationLayer> {
  output?: Target[];
  /** In weeks; null: for ever. */
  seenFor?: number | null;
  minEntries?: number;
  inputFormat?: InputFormat | 'auto';
  weights?: Partial<FieldWeights>;
  /** Ids of themes to leave out, and where each is written. */
  disable?: { id: string; at: At }[];
  /** Packs and files whose themes stand behind these. */
  extends?: ExtendedName[];
  themes?: OwnTheme[];
  drop?: Keyword[];
  pin?: Keyword[];
  sections?: OwnSection[];
}

/** Reads a configuration file. What is wrong is reported, all of it; what is right stands in the layer. */
export async function readFileLayer(
  document: ConfigDocument,
): Promise<{ layer: Layer; diagnostics: Diagnostic[] }> {
  const reading: DocumentReading = { document, diagnostics: [], patterns: [] };
  const layer = toLayer(reading, readKeys(reading, [], document.data ?? {}, configKeys));
  await reportUnrunnable(reading);
  return { layer, diagnostics: reading.diagnostics };
}

/** Settings that were read key by key, as a layer. */
export function toLayer(reading: DocumentReading, values: Values<typeof configKeys>): Layer {
  const { output, weights, disable, themes, extends: names, drop, pin, sections, ...rest } = values;
  const { 'seen-for': seenFor, 'min-entries': minEntries, 'input-format': inputFormat, ...others } = rest;
  const { url, home, accent, logo, style, footer, feed, email, counts, evidence, ...plain } = others;
  return {
    ...plain,
    ...readPublicationKeys(reading, others),
    ...(seenFor !== undefined && { seenFor }),
    ...(minEntries !== undefined && { minEntries }),
    ...(inputFormat !== undefined && { inputFormat }),
    ...(output !== undefined && { output: readOutput(reading, output) }),
    ...(weights !== undefined && { weights: readKeys(reading, ['weights'], weights, weightKeys) }),
    ...(disable !== undefined && { disable: readDisable(reading, disable) }),
    ...(themes !== undefined && { themes: readThemes(reading, themes) }),
    ...(drop !== undefined && { drop: readRules(reading, ['drop'], drop) }),
    ...(pin !== undefined && { pin: readRules(reading, ['pin'], pin) }),
    ...(sections !== undefined && { sections: readSections(reading, sections) }),
    // Misspelt it has been reported, and may have meant any pack: no further diagnostics because of it.
    ...(names === undefined && isGiven(reading, 'extends') && { extends: anyPack(reading) }),
    ...(names !== undefined && { extends: readExtends(reading, names) }),
  };
}

const isGiven = ({ document }: DocumentReading, key: string): boolean =>
  isMap(document.data) && (document.data[key] ?? null) !== null;

const readDisable = (reading: DocumentReading, ids: string[]): { id: string; at: At }[] =>
  ids.map((id, index) => ({ id, at: atItem(reading, 'disable', index) }));

const readExtends = (reading: DocumentReading, names: string[]): ExtendedName[] =>
  names.map((name, index) => ({ name, at: atItem(reading, 'extends', index) }));

const anyPack = ({ document }: DocumentReading): ExtendedName[] =>
  packNames.map((name) => ({ name, at: document.at(['extends']) }));

/** Where an item stands of what may be one or a list. */
function atItem({ document }: DocumentReading, key: string, index: number): At {
  const isList = isMap(document.data) && Array.isArray(document.data[key]);
  return document.at(isList ? [key, index] : [key]);
}
