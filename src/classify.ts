/** The story of a filter: snippets in, one line of JSON an entry out, in constant memory. */
import { loadConfig } from './config/config.ts';
import type { Diagnostic, InputFormat } from './model.ts';
import { placementLine, type RecordField, type RecordText, recordLine } from './render/record.ts';
import { type Sighting, type StreamWorld, walk } from './walk.ts';

/** What a person asked to have classified. */
export interface ClassifyRequest {
  inputs: string[];
  inputFormat: InputFormat | 'auto';
  configPath: string | null;
  cwd: string;
  env: Record<string, string | undefined>;
  fields: readonly RecordField[];
}

/** What came of it. */
export interface Classified {
  entries: number;
  placed: number;
  diagnostics: Diagnostic[];
}

/**
 * Classifies every entry of the inputs, in their order. What is wrong with an input ends it, and the rest is not
 * begun. `write` resolves to false when nobody takes any more.
 */
export async function classify(
  request: ClassifyRequest,
  world: StreamWorld,
  write: (lines: string) => Promise<boolean>,
): Promise<Classified> {
  const loaded = await loadConfig({ cwd: request.cwd, path: request.configPath, env: request.env });
  const done: Classified = { entries: 0, placed: 0, diagnostics: [...loaded.diagnostics] };
  if (hasError(done)) return done;
  const { input, base } = loaded.config;
  const { streams, diagnostics } = await (request.inputs.length === 0
    ? world.openStreams(input, base)
    : world.openStreams(request.inputs, request.cwd));
  done.diagnostics.push(...diagnostics);

  const toLine = lineMaker(request.fields);
  let lines = '';
  let isOpen = true;
  const visit = (sighting: Sighting) => {
    done.entries++;
    if (sighting.theme !== null) done.placed++;
    lines += toLine(sighting);
  };
  const flush = async () => {
    const ready = lines;
    lines = '';
    isOpen &&= ready === '' || (await write(ready));
    return isOpen;
  };
  for (const stream of streams) {
    if (hasError(done) || !isOpen) break;
    const walked = await walk(stream, loaded.config, request.inputFormat, visit, flush);
    done.diagnostics.push(...walked.diagnostics);
  }
  return done;
}

/** What can be said of an entry without making it. */
const QUICK_FIELDS: ReadonlySet<RecordField> = new Set(['file', 'line', 'title', 'body', 'theme', 'score']);

/** Writes the line of an entry, and makes the entry only when a field needs it. */
function lineMaker(fields: readonly RecordField[]): (sighting: Sighting) => string {
  const isQuick = fields.every((field) => QUICK_FIELDS.has(field));
  const themeNames = new Map<string | null, string>();
  const values: RecordText = {};
  const nameOf = (theme: string | null): string => {
    const name = themeNames.get(theme) ?? JSON.stringify(theme);
    themeNames.set(theme, name);
    return name;
  };
  return (sighting) => {
    if (!isQuick) return placementLine(fields, sighting.placement());
    for (const field of fields) {
      if (field === 'line') values.line = sighting.line;
      else if (field === 'theme') values.theme = nameOf(sighting.theme);
      else if (field === 'score') values.score = sighting.score;
      else if (field === 'file') values.file = JSON.stringify(sighting.file);
      else if (field === 'title') values.title = JSON.stringify(sighting.title());
      else values.body = JSON.stringify(sighting.body());
    }
    return recordLine(fields, values);
  };
}

const hasError = ({ diagnostics }: Classified): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
