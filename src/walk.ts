/**
 * The short way through the building, for inputs of any length: every entry is shown to a visitor one after the
 * other, with its theme and score. It is decoded only when its bytes cannot tell, or when the visitor asks.
 */
import { checkSteering, compileRules, place, type Rules } from './classify/classify.ts';
import { type Parts, type Tally, tallier } from './classify/fast-score.ts';
import { applyFrontMatter } from './config/config.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { openInPieces, type Piece } from './input/chunks.ts';
import { inputDiagnostic } from './input/messages.ts';
import {
  complaintAboutDoubt,
  complaintAboutLine,
  complaintsAbout,
  maybeFaulty,
} from './parse/entry-diagnostics.ts';
import { type Layout, layoutOf, shapeAsked } from './parse/layout.ts';
import { lineOf, lineTable } from './parse/lines.ts';
import { loadLinkFinder } from './parse/links.ts';
import { isText, type ParseOptions, parse, withLayout } from './parse/parse.ts';
import { forEachCut } from './parse/segment.ts';
import { type Attributes, newSetting } from './parse/setting.ts';
import { type SourceText, sourceText } from './parse/source-text.ts';
import { dateOfFile } from './text/dates.ts';
import type { Config, Diagnostic, Entry, InputFormat, Placement, RuleSettings } from './types.ts';

/** An entry as a visitor sees it; the object is another entry's as soon as the visit is over. */
export interface Sighting {
  file: string;
  /** Its first line, from 1. */
  line: number;
  theme: string | null;
  score: number;
  date: string | null;
  /** Where its words are; null when it was decoded. */
  bytes: Uint8Array | null;
  parts: Parts;
  title(): string;
  body(): string;
  /** The entry with its place and all evidence. */
  placement(): Placement;
}

/** One input, opened but unread. */
export interface Stream {
  file: string;
  chunks: AsyncIterable<Uint8Array>;
  /** What ended the chunks before their time; null when nothing did. */
  fault: () => Diagnostic | null;
}

/** Opens inputs without reading them. */
export interface StreamWorld {
  openStreams(inputs: string[], base: string): Promise<{ streams: Stream[]; diagnostics: Diagnostic[] }>;
}

/** Sees an entry. */
export type Visit = (sighting: Sighting) => void;

/** What was found while walking. */
export interface Walked {
  /** The configuration that holds for this input; null when its front matter is wrong. */
  config: Config | null;
  /** The format that it was read as, and why. */
  readAs: { format: InputFormat; because: string };
  diagnostics: Diagnostic[];
}

/** Opens what is named, else what the configuration names. */
export function openInputs(
  { inputs, cwd }: { inputs: string[]; cwd: string },
  { input, base }: Config,
  world: StreamWorld,
): ReturnType<StreamWorld['openStreams']> {
  return inputs.length === 0 ? world.openStreams(input, base) : world.openStreams(inputs, cwd);
}

/** Walks through one input, entry by entry. What is wrong with the input ends the walk. */
export async function walk(
  stream: Stream,
  project: Config,
  inputFormat: InputFormat | 'auto',
  visit: Visit,
): Promise<Walked> {
  const walked: Walked = { config: null, readAs: { format: 'text', because: '' }, diagnostics: [] };
  const { diagnostics } = walked;
  let showEntries: ((piece: LaidOut) => void | Promise<void>) | null = null;
  for await (const { piece, config, date } of piecesOf(stream, project, inputFormat, diagnostics)) {
    if (showEntries === null) {
      walked.readAs = { format: piece.format, because: piece.because };
      walked.config = config;
      showEntries = await pieceWalker(config, date ?? dateOfFile(stream.file), visit, diagnostics);
    }
    diagnostics.push(...piece.diagnostics);
    await showEntries(piece);
  }
  return walked;
}

/** A piece, and how the whole is laid out when it is text. */
export interface LaidOut extends Piece {
  layout: Layout | null;
}

/** A piece of an input, and what holds for the whole of it. */
interface Opening {
  piece: LaidOut;
  config: Config;
  /** The date that its front matter gives. */
  date: string | null;
}

/** Opens an input piece by piece. What is wrong with it is noted in `diagnostics` and ends it. */
export async function* piecesOf(
  { file, chunks, fault }: Stream,
  project: Config,
  inputFormat: InputFormat | 'auto',
  diagnostics: Diagnostic[],
): AsyncGenerator<Opening> {
  let own: Awaited<ReturnType<typeof settingsOf>> | null = null;
  let layout: Layout | null = null;
  for await (const piece of openInPieces(file, chunks, inputFormat)) {
    const broken = fault();
    // A piece that broke off ends somewhere in the middle.
    const found = broken === null ? [...piece.diagnostics] : [broken];
    if (!hasError(found) && own === null) {
      own = await settingsOf(piece, project);
      if (isText(piece.format)) layout = layoutOf(piece.bytes, shapeAsked(piece.format));
      found.push(...own.diagnostics);
    }
    if (own === null || hasError(found)) {
      diagnostics.push(...found);
      return;
    }
    const because = layout === null ? piece.because : withLayout(piece.because, layout);
    yield {
      piece: { ...piece, because, layout, diagnostics: found },
      config: own.config,
      date: own.date,
    };
    // It is told once.
    if (layout !== null) layout = { ...layout, doubt: null };
  }
}

/** The project's configuration with what the front matter of an input says. */
async function settingsOf({ frontMatter, file }: Piece, project: Config) {
  if (frontMatter === null) return { config: project, date: null, diagnostics: [] };
  return await applyFrontMatter(project, frontMatter, file);
}

/** The rules of an input, and the zone in which its days count. */
export type ReadingSettings = RuleSettings & Pick<Config, 'timezone'>;

/** Shows the entries of one piece after the other. `date` is that of entries without one of their own. */
export async function pieceWalker(
  settings: ReadingSettings,
  date: string | null,
  visit: Visit,
  diagnostics: Diagnostic[],
): Promise<(piece: LaidOut) => void | Promise<void>> {
  const rules = await compileRules(settings);
  await loadLinkFinder();
  const showText = textWalker(rules, date, visit, diagnostics);
  const showEntries = entryWalker(rules, { date, timezone: settings.timezone }, visit, diagnostics);
  return (piece) => (piece.layout !== null ? showText(piece, piece.layout) : showEntries(piece));
}

/** The long way: formats that are read whole, or line by line as JSON. */
function entryWalker(
  rules: Rules,
  time: Pick<ParseOptions, 'date' | 'timezone'>,
  visit: Visit,
  diagnostics: Diagnostic[],
) {
  const complainOfSteering = limited(diagnostics);
  return async (piece: Piece): Promise<void> => {
    const parsed = await parse(piece, { format: piece.format, ...time });
    diagnostics.push(...parsed.diagnostics);
    for (const complaint of checkSteering(parsed.entries, rules.themes)) complainOfSteering([complaint]);
    for (const entry of parsed.entries) visit(decoded(entry, place(entry, rules)));
  };
}

function decoded(entry: Entry, placement: Placement): Sighting {
  return {
    file: entry.source.file,
    line: entry.source.line,
    theme: placement.theme,
    score: placement.score,
    date: entry.date,
    bytes: null,
    parts: { titleFrom: 0, titleTo: 0, bodyFrom: 0, bodyTo: 0 },
    title: () => entry.title,
    body: () => entry.body,
    placement: () => placement,
  };
}

/** A file that is no snippet file would otherwise fill the memory with complaints. */
const MOST_COMPLAINTS = 1000;

/** Takes complaints of one kind until there are enough of them. */
function limited(diagnostics: Diagnostic[]): (complaints: Diagnostic[]) => void {
  let left = MOST_COMPLAINTS;
  return (complaints) => {
    if (complaints.length === 0 || left === 0) return;
    left--;
    diagnostics.push(...complaints);
    if (left > 0) return;
    const { file } = complaints[0]!.place!;
    diagnostics.push(inputDiagnostic('complaints-enough', { file, most: MOST_COMPLAINTS }));
  };
}

/** The short way, entry by entry, and the long way where the bytes cannot tell. */
function textWalker(rules: Rules, date: string | null, visit: Visit, diagnostics: Diagnostic[]) {
  const table = lineTable();
  const setting = newSetting(date);
  const tally = tallier(rules);
  const seen = newSighting(rules);
  const complain = limited(diagnostics);
  // Errors have a limit of their own: no number of warnings may hide one.
  const complainOfSteering = limited(diagnostics);
  return (piece: Piece, layout: Layout): void => {
    const text = sourceText(piece, table);
    setting.nextPiece();
    if (layout.doubt !== null) complain([complaintAboutDoubt(text, layout)]);
    forEachCut(text.bytes, table, layout, {
      entry(title, first, last, own) {
        const row = title < 0 ? first : title;
        const told = seen.look(text, title, first, last, setting.of(lineOf(table, row), own), tally);
        const looks = { title: '', hasBody: first <= last, isPoint: own !== null, row, lastRow: last };
        if (told) {
          const { titleFrom, titleTo } = seen.sighting.parts;
          if (own === null && maybeFaulty(text.bytes, titleFrom, titleTo, looks.hasBody)) {
            looks.title = seen.sighting.title();
            complain(complaintsAbout(looks, text));
          }
          return visit(seen.sighting);
        }
        const placement = seen.sighting.placement();
        looks.title = placement.entry.title;
        complain(complaintsAbout(looks, text));
        if (placement.by === 'hand') complainOfSteering(checkSteering([placement.entry], rules.themes));
        visit(decoded(placement.entry, placement));
      },
      date: setting.date,
      section: (line, last, alone) => setting.section(text.line(line), last, alone),
      fault: (line, code) => complain([complaintAboutLine(text, line, code)]),
    });
  };
}

/** One sighting that is filled anew for each entry, so that looking at a million of them allocates nothing. */
function newSighting(rules: Rules) {
  let text: SourceText;
  let attributes: Readonly<Attributes>;
  let [title, first, last] = [-1, 0, 0];
  const sighting: Sighting = {
    file: '',
    line: 0,
    theme: null,
    score: 0,
    date: null,
    bytes: null,
    parts: { titleFrom: 0, titleTo: 0, bodyFrom: 0, bodyTo: 0 },
    title: () => (title < 0 ? '' : text.line(title)),
    body: () => text.lines(first, last),
    placement: () => place(text.entry(title, first, last, attributes), rules),
  };

  /** Looks at a cut; false when its bytes cannot tell where it belongs. */
  function look(
    of: SourceText,
    titleLine: number,
    firstLine: number,
    lastLine: number,
    has: Readonly<Attributes>,
    tally: (bytes: Uint8Array, parts: Parts) => Tally,
  ): boolean {
    text = of;
    title = titleLine;
    first = firstLine;
    last = lastLine;
    sighting.file = of.file;
    attributes = has;
    sighting.date = has.date;
    sighting.bytes = of.bytes;
    // Lines are joined without their indentation, which bytes as they stand do not show.
    if (lastLine > firstLine || of.table.isWrapped) return false;
    setParts(sighting.parts, of, titleLine, firstLine, lastLine);
    if (isSteered(of, sighting.parts)) return false;
    const told = tally(of.bytes, sighting.parts);
    sighting.line = of.number(titleLine < 0 ? firstLine : titleLine);
    sighting.theme = told.theme;
    sighting.score = told.score;
    return told.isCertain;
  }
  return { sighting, look };
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
