/** The story of a filter: snippets in, one line of JSON an entry out, in constant memory. */

import { loadConfig } from './config/config.ts';
import { hasError } from './diagnostics/diagnostics.ts';

import { LINE_END, nameOf, placementLine, type RecordField } from './render/record.ts';
import { newSheet, type Sheet } from './text/byte-buffer.ts';
import type { Config, Diagnostic, InputFormat } from './types.ts';
import {
  type LaidOut,
  openInputs,
  piecesOf,
  pieceWalker,
  type ReadingSettings,
  type Sighting,
  type Stream,
  type StreamWorld,
} from './walk.ts';

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

/** The lines of one piece, in UTF-8. */
export interface ClassifiedPiece extends Classified {
  lines: Uint8Array<ArrayBuffer>;
}

/** Those who do the work: this thread, or several others. */
export interface Crew {
  /** How many pieces it may be given before the first is taken back. */
  ahead: number;
  classify(piece: LaidOut): Promise<ClassifiedPiece>;
  /** Resolves when it needs the bytes of no piece any more, so that the next can be read. */
  ready(): Promise<unknown>;
  dismiss(): Promise<void>;
}

/** Finds a crew for the rules of an input. */
export type Hire = (settings: ReadingSettings, fields: readonly RecordField[]) => Promise<Crew>;

/** Resolves to false when nobody takes any more. */
export type Write = (lines: Uint8Array) => Promise<boolean>;

/**
 * Classifies every entry of the inputs, in their order. What is wrong with an input ends it, and the rest is not
 * begun.
 */
export async function classify(
  request: ClassifyRequest,
  world: StreamWorld,
  write: Write,
  hire: Hire = hireNobody,
): Promise<Classified> {
  const loaded = await loadConfig({ cwd: request.cwd, path: request.configPath, env: request.env });
  const done: Classified = { entries: 0, placed: 0, diagnostics: [...loaded.diagnostics] };
  if (hasError(done.diagnostics)) return done;
  const { streams, diagnostics } = await openInputs(request, loaded.config, world);
  done.diagnostics.push(...diagnostics);
  for (const stream of streams) {
    if (hasError(done.diagnostics)) break;
    const isWanted = await classifyStream(stream, loaded.config, request, hire, write, done);
    if (!isWanted) break;
  }
  return done;
}

/** Classifies one input piece by piece; says whether anybody takes more. */
async function classifyStream(
  stream: Stream,
  project: Config,
  { inputFormat, fields }: ClassifyRequest,
  hire: Hire,
  write: Write,
  done: Classified,
): Promise<boolean> {
  let crew: Crew | null = null;
  const atWork: { answer: Promise<ClassifiedPiece>; isDone: boolean }[] = [];
  const deliver = async (): Promise<boolean> => {
    const { lines, entries, placed, diagnostics } = await atWork.shift()!.answer;
    done.entries += entries;
    done.placed += placed;
    done.diagnostics.push(...diagnostics);
    return lines.length === 0 || (await write(lines));
  };
  // What ends the input comes behind what was found before.
  const last: Diagnostic[] = [];
  try {
    for await (const { piece, config } of piecesOf(stream, project, inputFormat, last)) {
      crew ??= await hire(config, fields);
      atWork.push(watched(crew.classify(piece)));
      await crew.ready();
      while (atWork[0]?.isDone || atWork.length >= crew.ahead) if (!(await deliver())) return false;
    }
    while (atWork.length > 0) if (!(await deliver())) return false;
    done.diagnostics.push(...last);
    return true;
  } finally {
    await crew?.dismiss();
  }
}

/** An answer that may come, or fail, long before it is its turn. */
function watched(answer: Promise<ClassifiedPiece>) {
  const work = { answer, isDone: false };
  const done = () => {
    work.isDone = true;
  };
  answer.then(done, done);
  return work;
}

/** A crew of this thread alone. */
async function hireNobody(settings: ReadingSettings, fields: readonly RecordField[]): Promise<Crew> {
  return {
    ahead: 1,
    classify: await pieceClassifier(settings, fields),
    ready: async () => {},
    dismiss: async () => {},
  };
}

/** Classifies pieces with some rules, one after the other: what each of a crew does. */
export async function pieceClassifier(
  settings: ReadingSettings,
  fields: readonly RecordField[],
): Promise<(piece: LaidOut) => Promise<ClassifiedPiece>> {
  const sheet = newSheet();
  let [entries, placed] = [0, 0];
  const diagnostics: Diagnostic[] = [];
  const writeLine = lineWriter(fields, sheet);
  const visit = (sighting: Sighting) => {
    entries++;
    if (sighting.theme !== null) placed++;
    writeLine(sighting);
  };
  const showEntries = await pieceWalker(settings, null, visit, diagnostics);
  return async (piece) => {
    [entries, placed] = [0, 0];
    await showEntries(piece);
    return {
      lines: sheet.take(),
      entries,
      placed,
      diagnostics: [...piece.diagnostics, ...diagnostics.splice(0)],
    };
  };
}

/** What can be said of an entry without making it. */
const QUICK_FIELDS: ReadonlySet<RecordField> = new Set(['file', 'line', 'title', 'body', 'theme', 'score']);

/** Writes the line of an entry, and makes the entry only when a field needs it. */
function lineWriter(fields: readonly RecordField[], sheet: Sheet): (sighting: Sighting) => void {
  if (!fields.every((field) => QUICK_FIELDS.has(field)))
    return (sighting) => sheet.text(placementLine(fields, sighting.placement()));
  const encoder = new TextEncoder();
  const names = fields.map((field, i) => encoder.encode(nameOf(field, i)));
  const end = encoder.encode(LINE_END);
  const themes = new Map<string | null, Uint8Array>();
  const themeName = (theme: string | null): Uint8Array => {
    const name = themes.get(theme) ?? encoder.encode(JSON.stringify(theme));
    themes.set(theme, name);
    return name;
  };
  const writeValue = (field: RecordField, sighting: Sighting): void => {
    if (field === 'line') sheet.number(sighting.line);
    else if (field === 'theme') sheet.bytes(themeName(sighting.theme));
    else if (field === 'score') writeScore(sighting.score, sheet);
    else if (field === 'file') sheet.text(JSON.stringify(sighting.file));
    else if (field === 'title') sheet.text(JSON.stringify(sighting.title()));
    else sheet.text(JSON.stringify(sighting.body()));
  };
  return (sighting) => {
    for (let i = 0; i < fields.length; i++) {
      sheet.bytes(names[i]!);
      writeValue(fields[i]!, sighting);
    }
    sheet.bytes(end);
  };
}

/** Most scores are whole numbers. */
function writeScore(score: number, sheet: Sheet): void {
  if (Number.isSafeInteger(score)) sheet.number(score);
  else sheet.text(String(score));
}
