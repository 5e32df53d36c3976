import {
  batchPlacer,
  chunkReader,
  type LaidOutChunk,
  type RecordField,
  type Rules,
  recordWriter,
} from '../index.ts';
import type { Config, Diagnostic, RuleSettings } from '../types.ts';

/** The rules of a source, and the zone in which its days count. */
export type SourceSettings = RuleSettings & Pick<Config, 'timezone'>;

/** What comes of a chunk. */
export interface ClassifiedChunk {
  /** A line of JSON for each entry, in UTF-8. */
  lines: Uint8Array<ArrayBuffer>;
  entries: number;
  placed: number;
  /** How many rules leave out of an issue. */
  dropped: number;
  diagnostics: Diagnostic[];
}

/** Classifies the chunks of one source after the other's: what each thread does. `settings` are those of the source. */
export function chunkClassifier(
  rules: Rules,
  fields: readonly RecordField[],
): (chunk: LaidOutChunk, settings: SourceSettings) => Promise<ClassifiedChunk> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const placeBatch = batchPlacer(rules, { report });
  const write = recordWriter(fields);
  let file: string | null = null;
  let readChunk = chunkReader({ date: null, report });
  return async (chunk, settings) => {
    const { timezone } = settings;
    const { facts } = chunk;
    if (chunk.file !== file) readChunk = chunkReader({ date: facts?.date ?? null, timezone, facts, report });
    file = chunk.file;
    const { entries } = await readChunk(chunk);
    const batch = await placeBatch({ settings, entries });
    const placed = batch.filter(({ theme }) => theme !== null).length;
    const dropped = batch.filter(({ isDropped }) => isDropped).length;
    const said = diagnostics.splice(0);
    return { lines: write(batch), entries: batch.length, placed, dropped, diagnostics: said };
  };
}
