/**
 * The short story: snippets in, one line of JSON an entry out, in constant memory. The same rooms as in
 * `pipeline.ts`, but an entry is decoded only when something about it cannot be told from its bytes.
 */
import { checkSteering, compileRules, place, type Rules } from './cluster/cluster.ts';
import { type Parts, tallier } from './cluster/tally.ts';
import { applyFrontMatter, loadConfig } from './config/config.ts';
import type { Config, Diagnostic, Entry, InputFormat } from './model.ts';
import { lineTable } from './parse/lines.ts';
import { loadLinkFinder } from './parse/links.ts';
import { parse } from './parse/parse.ts';
import { openInPieces, type Piece } from './parse/pieces.ts';
import { forEachCut } from './parse/segment.ts';
import { type SourceText, sourceText } from './parse/source-text.ts';
import { placementLine, type RecordField, type RecordText, recordLine } from './render/record.ts';

/** What a person asked to have classified. */
export interface ClassifyRequest {
  inputs: string[];
  inputFormat: InputFormat | 'auto';
  configPath: string | null;
  cwd: string;
  env: Record<string, string | undefined>;
  fields: readonly RecordField[];
}

/** Where the bytes come from and the lines go to. */
export interface StreamWorld {
  openStreams(
    inputs: string[],
    base: string,
  ): Promise<{ streams: { file: string; chunks: AsyncIterable<Uint8Array> }[]; diagnostics: Diagnostic[] }>;
  /** Resolves when more can be taken: true; or false when nobody takes any more. */
  write(lines: string): Promise<boolean>;
}

/** What came of it. */
export interface Classified {
  entries: number;
  placed: number;
  diagnostics: Diagnostic[];
}

/** Classifies every entry of the inputs, in their order. What is wrong with an input ends it, and the rest is not begun. */
export async function classify(request: ClassifyRequest, world: StreamWorld): Promise<Classified> {
  const loaded = await loadConfig({ cwd: request.cwd, path: request.configPath, env: request.env });
  const done: Classified = { entries: 0, placed: 0, diagnostics: [...loaded.diagnostics] };
  if (hasError(done)) return done;
  const { input, base } = loaded.config;
  const { streams, diagnostics } = await (request.inputs.length === 0
    ? world.openStreams(input, base)
    : world.openStreams(request.inputs, request.cwd));
  done.diagnostics.push(...diagnostics);
  for (const { file, chunks } of streams) {
    if (hasError(done)) break;
    const isWanted = await classifySource(file, chunks, loaded.config, request, world, done);
    if (!isWanted) break;
  }
  return done;
}

/** Whether the lines were all taken. */
async function classifySource(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  project: Config,
  request: ClassifyRequest,
  world: StreamWorld,
  done: Classified,
): Promise<boolean> {
  let linesOf: ((piece: Piece) => string | Promise<string>) | null = null;
  for await (const piece of openInPieces(file, chunks, request.inputFormat)) {
    done.diagnostics.push(...piece.diagnostics);
    if (linesOf === null) {
      const config = await settingsOf(piece, project, done);
      if (hasError(done)) return true;
      const rules = await compileRules(config);
      await loadLinkFinder();
      linesOf = (piece.format === 'text' ? textClassifier : entryClassifier)(rules, request.fields, done);
    }
    const lines = await linesOf(piece);
    if (lines !== '' && !(await world.write(lines))) return false;
  }
  return true;
}

/** The project's configuration, or what the front matter of this source makes of it. */
async function settingsOf(piece: Piece, project: Config, done: Classified): Promise<Config> {
  if (piece.frontMatter === null) return project;
  const { config, diagnostics } = await applyFrontMatter(project, piece.frontMatter, piece.file);
  done.diagnostics.push(...diagnostics);
  return config;
}

/** The long way: every entry is made, placed and written. */
function entryClassifier(rules: Rules, fields: readonly RecordField[], done: Classified) {
  return async (piece: Piece): Promise<string> => {
    const { entries, diagnostics } = await parse(piece, { format: piece.format, date: null });
    done.diagnostics.push(...diagnostics, ...checkSteering(entries, rules.themes));
    let lines = '';
    for (const entry of entries) {
      const placement = place(entry, rules);
      count(placement.theme, done);
      lines += placementLine(fields, placement);
    }
    return lines;
  };
}

/** What the short way can tell of an entry. */
const SHORT_FIELDS: ReadonlySet<RecordField> = new Set(['file', 'line', 'title', 'body', 'theme', 'score']);

/** The short way, entry by entry, and the long way where it cannot tell. */
function textClassifier(rules: Rules, fields: readonly RecordField[], done: Classified) {
  const table = lineTable();
  const shortLine = shortWay(rules, fields);
  const longLine = (entry: Entry): string => {
    const placement = place(entry, rules);
    if (placement.by === 'hand') done.diagnostics.push(...checkSteering([entry], rules.themes));
    count(placement.theme, done);
    return placementLine(fields, placement);
  };
  return (piece: Piece): string => {
    const text = sourceText(piece, table);
    let lines = '';
    forEachCut(text.bytes, table, {
      entry(title, first, last) {
        lines += shortLine(text, title, first, last, done) ?? longLine(text.entry(title, first, last, null));
      },
      repeated: () => {},
      date: () => {},
    });
    return lines;
  };
}

/** The line of an entry from its bytes alone; null when only the long way can tell. */
function shortWay(rules: Rules, fields: readonly RecordField[]) {
  const tally = tallier(rules);
  const isShort = fields.every((field) => SHORT_FIELDS.has(field));
  const themeNames = new Map(
    [null, ...rules.themes.map(({ id }) => id)].map((id) => [id, JSON.stringify(id)]),
  );
  // Both are filled anew for each entry, so that none allocates more than its line.
  const parts: Parts = { titleFrom: 0, titleTo: 0, bodyFrom: 0, bodyTo: 0 };
  const values: RecordText = {};
  return (text: SourceText, title: number, first: number, last: number, done: Classified): string | null => {
    if (!isShort || last > first) return null;
    setParts(parts, text, title, first, last);
    if (isSteered(text, parts)) return null;
    const { isCertain, theme, score } = tally(text.bytes, parts);
    if (!isCertain) return null;
    count(theme, done);
    for (const field of fields) {
      if (field === 'line') values.line = text.number(title < 0 ? first : title);
      else if (field === 'theme') values.theme = themeNames.get(theme)!;
      else if (field === 'score') values.score = score;
      else if (field === 'file') values.file = JSON.stringify(text.file);
      else if (field === 'title') values.title = JSON.stringify(title < 0 ? '' : text.line(title));
      else values.body = JSON.stringify(text.lines(first, last));
    }
    return recordLine(fields, values);
  };
}

function setParts(parts: Parts, { table }: SourceText, title: number, first: number, last: number): void {
  const hasBody = first <= last;
  parts.titleFrom = title < 0 ? 0 : table.start[title]!;
  parts.titleTo = title < 0 ? 0 : table.end[title]!;
  parts.bodyFrom = hasBody ? table.start[first]! : 0;
  parts.bodyTo = hasBody ? table.end[last]! : 0;
}

/** Whether a title may end in steering, which only the long way reads. */
const isSteered = ({ bytes }: SourceText, { titleFrom, titleTo }: Parts): boolean =>
  titleTo > titleFrom && bytes[titleTo - 1] === 0x7d;

function count(theme: string | null, done: Classified): void {
  done.entries++;
  if (theme !== null) done.placed++;
}

const hasError = ({ diagnostics }: Classified): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
