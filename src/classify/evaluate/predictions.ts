/** What the rules say of entries whose themes are known, without a look at their labels. */
import { nearest } from '../../diagnostics/nearest.ts';
import type { ReportDiagnostic } from '../../diagnostics/report.ts';
import type { Placement, Theme } from '../../types.ts';
import { classifyDiagnostic } from '../messages.ts';
import { type Measurement, measure } from './evaluate.ts';

/** A labelled entry, and where the rules put it. */
export interface Prediction {
  label: string;
  /** The themes that the label accepts; empty when it stands for none. */
  accepted: string[];
  placement: Placement;
}

/** What labels mean. */
export interface Labels {
  /** For each label the ids of the themes that it accepts; empty for a label whose entries are left out. */
  map: ReadonlyMap<string, string[]>;
  /** What is not in the map is the id or the title of one of these. */
  themes: Theme[];
}

/** How the rules did, and every entry that was measured, in the order of the input. */
export interface Evaluation {
  measurement: Measurement;
  predictions: Prediction[];
}

/**
 * Compares placements with the labels of their entries, which stand in the directives: they have to be placed without it
 * (`classify` with `ignoresDirectives`). Of a source with labels the entries without one are reported.
 */
export function evaluate(
  placements: Iterable<Placement>,
  labels: Labels,
  report: ReportDiagnostic,
): Evaluation {
  const meanings = new Map<string, string[] | null>();
  const predictions: Prediction[] = [];
  for (const placement of labelledOnly(bySource(placements), report)) {
    const label = placement.entry.directives.theme!;
    const accepted = meanings.get(label) ?? acceptedBy(label, labels);
    meanings.set(label, accepted);
    if (accepted?.length !== 0) predictions.push({ label, accepted: accepted ?? [], placement });
  }
  const unknown = reportUnknown(predictions, labels, report);
  if (predictions.length === 0) report(classifyDiagnostic('label-none', {}));
  const judged = (unknown ? [] : predictions).map(({ accepted, placement: { theme } }) => ({
    accepted,
    theme,
  }));
  const order = labels.themes.map(({ id }) => id);
  return { measurement: measure(judged, order), predictions };
}

function bySource(placements: Iterable<Placement>): Iterable<Placement[]> {
  const sources = new Map<string, Placement[]>();
  for (const placement of placements) {
    const { file } = placement.entry.source;
    const others = sources.get(file);
    if (others === undefined) sources.set(file, [placement]);
    else others.push(placement);
  }
  return sources.values();
}

function* labelledOnly(sources: Iterable<Placement[]>, report: ReportDiagnostic): Generator<Placement> {
  for (const placements of sources) {
    const isLabelled = placements.some(({ entry }) => entry.directives.theme !== null);
    if (!isLabelled) continue;
    for (const placement of placements) {
      const { directives, source } = placement.entry;
      if (directives.theme !== null) yield placement;
      else {
        const place = { file: source.file, line: source.line, column: 1 };
        report(classifyDiagnostic('label-missing', {}, { place }));
      }
    }
  }
}

/** The themes that a label accepts: what the map says, else the theme of that id or title. Null when there is none. */
function acceptedBy(label: string, { map, themes }: Labels): string[] | null {
  const mapped = map.get(label);
  if (mapped !== undefined) return themes.map(({ id }) => id).filter((id) => mapped.includes(id));
  const same = (text: string) => text.toLowerCase() === label.toLowerCase();
  const theme = themes.find(({ id }) => same(id)) ?? themes.find(({ title }) => same(title));
  return theme === undefined ? null : [theme.id];
}

/** One error for each label that means nothing, at the first entry that has it; whether there is one. */
function reportUnknown(
  predictions: Prediction[],
  { map, themes }: Labels,
  report: ReportDiagnostic,
): boolean {
  const unknown = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    if (prediction.accepted.length > 0) continue;
    const found = unknown.get(prediction.label) ?? [];
    found.push(prediction);
    unknown.set(prediction.label, found);
  }
  const words = [...map.keys(), ...themes.flatMap(({ id, title }) => [id, title])];
  for (const [label, found] of unknown) {
    const { file, line } = found[0]!.placement.entry.source;
    const facts = { label, entries: found.length, nearest: nearest(label, words) };
    report(classifyDiagnostic('label-unknown', facts, { place: { file, line, column: 1 } }));
  }
  return unknown.size > 0;
}
