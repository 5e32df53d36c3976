/** The story behind `themes test`: entries whose themes are known, placed by the rules alone, and measured. */
import { compileRules, place, type Rules } from './classify/classify.ts';
import { type Measurement, measure } from './classify/evaluate/evaluate.ts';
import { classifyDiagnostic } from './classify/messages.ts';
import { applyFrontMatter, loadConfig } from './config/config.ts';
import { type LabelMap, readLabelMap } from './config/label-map.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { nearest } from './diagnostics/nearest.ts';
import { openSource } from './input/front-matter.ts';
import { isTable, parseTable } from './parse/labelled-table.ts';
import { parse } from './parse/parse.ts';
import type { GatherRequest, World } from './pipeline.ts';
import type { Config, Diagnostic, Entry, Placement, Source, Theme } from './types.ts';

export type { Group, Measurement } from './classify/evaluate/evaluate.ts';

/** Which entries, by which rules, and what their labels mean. */
export interface TrialRequest extends Omit<GatherRequest, 'overrides'> {
  /** The file that says which themes a label stands for; null: labels are ids or titles of themes. */
  mapPath: string | null;
}

/** A labelled entry, and what the rules make of it. */
export interface Judgement {
  label: string;
  /** The themes that the label accepts; empty when its entries are left out. */
  accepted: string[];
  placement: Placement;
}

/** How the rules did; null when an error ended it. */
export interface Trial {
  measurement: Measurement | null;
  /** Every entry that was measured, in the order of the input. */
  judgements: Judgement[];
  diagnostics: Diagnostic[];
}

/** Places labelled entries without a look at their labels, and compares. */
export async function tryRules(request: TrialRequest, world: World): Promise<Trial> {
  const { cwd, env, configPath } = request;
  const { config, diagnostics } = await loadConfig({ cwd, path: configPath, env });
  const failed = (): Trial => ({ measurement: null, judgements: [], diagnostics });
  if (hasError(diagnostics)) return failed();
  const map = await readMap(request, world, config, diagnostics);
  const read =
    request.inputs.length === 0
      ? await world.readSources(config.input, config.base)
      : await world.readSources(request.inputs, cwd);
  diagnostics.push(...read.diagnostics);
  if (hasError(diagnostics)) return failed();

  const judgements: Judgement[] = [];
  const meanings = new Map<string, string[] | null>();
  for (const source of read.sources) {
    const { rules, entries } = await readLabelled(source, config, request, diagnostics);
    for (const entry of labelledOnly(entries, diagnostics)) {
      const label = entry.steering.theme!;
      const accepted = meanings.get(label) ?? acceptedBy(label, map, config.themes);
      meanings.set(label, accepted);
      if (accepted?.length !== 0)
        judgements.push({ label, accepted: accepted ?? [], placement: blind(entry, rules) });
    }
  }
  diagnostics.push(...unknownLabels(judgements, map, config.themes));
  if (judgements.length === 0 && !hasError(diagnostics))
    diagnostics.push(classifyDiagnostic('label-none', {}));
  if (hasError(diagnostics)) return failed();
  const judged = judgements.map(({ accepted, placement }) => ({ accepted, theme: placement.theme }));
  const order = config.themes.map(({ id }) => id);
  return { measurement: measure(judged, order), judgements, diagnostics };
}

/** The entry as the rules see it: its label is what they have to find, so it must not steer. */
function blind(entry: Entry, rules: Rules): Placement {
  return place({ ...entry, steering: { ...entry.steering, theme: null } }, rules);
}

async function readMap(
  { mapPath, cwd }: TrialRequest,
  world: World,
  config: Config,
  diagnostics: Diagnostic[],
): Promise<LabelMap> {
  if (mapPath === null) return new Map();
  const read = await world.readSources([mapPath], cwd);
  const [source] = read.sources;
  diagnostics.push(...read.diagnostics);
  if (source === undefined) return new Map();
  const ids = config.themes.map(({ id }) => id);
  const { map, diagnostics: found } = await readLabelMap(
    mapPath,
    new TextDecoder().decode(source.bytes),
    ids,
  );
  diagnostics.push(...found);
  return map;
}

async function readLabelled(
  source: Source,
  project: Config,
  { inputFormat }: TrialRequest,
  diagnostics: Diagnostic[],
): Promise<{ entries: Entry[]; rules: Rules }> {
  const opened = await openSource(source);
  const isData = inputFormat === 'auto' && isTable(opened);
  const own =
    opened.frontMatter === null
      ? { config: project, diagnostics: [] }
      : await applyFrontMatter(project, opened.frontMatter, source.file);
  const read = isData
    ? await parseTable(opened)
    : await parse(opened, { format: inputFormat, date: null, timezone: own.config.timezone });
  diagnostics.push(...opened.diagnostics, ...own.diagnostics, ...read.diagnostics);
  return { entries: read.entries, rules: await compileRules(own.config) };
}

function labelledOnly(entries: Entry[], diagnostics: Diagnostic[]): Entry[] {
  const labelled = entries.filter(({ steering }) => steering.theme !== null);
  if (labelled.length === 0) return [];
  for (const { steering, source } of entries) {
    if (steering.theme !== null) continue;
    const place = { file: source.file, line: source.line, column: 1 };
    diagnostics.push(classifyDiagnostic('label-missing', {}, { place }));
  }
  return labelled;
}

/** The themes that a label accepts: what the map says, else the theme of that id or title. Null when there is none. */
function acceptedBy(label: string, map: LabelMap, themes: Theme[]): string[] | null {
  const mapped = map.get(label);
  if (mapped !== undefined) return themes.map(({ id }) => id).filter((id) => mapped.includes(id));
  const same = (text: string) => text.toLowerCase() === label.toLowerCase();
  const theme = themes.find(({ id }) => same(id)) ?? themes.find(({ title }) => same(title));
  return theme === undefined ? null : [theme.id];
}

/** One error for each label that means nothing, at the first entry that has it. */
function unknownLabels(judgements: Judgement[], map: LabelMap, themes: Theme[]): Diagnostic[] {
  const unknown = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    if (judgement.accepted.length > 0) continue;
    const found = unknown.get(judgement.label) ?? [];
    found.push(judgement);
    unknown.set(judgement.label, found);
  }
  const words = [...map.keys(), ...themes.flatMap(({ id, title }) => [id, title])];
  return [...unknown].map(([label, found]) => {
    const { source } = found[0]!.placement.entry;
    const facts = { label, entries: found.length, nearest: nearest(label, words) };
    return classifyDiagnostic('label-unknown', facts, {
      place: { file: source.file, line: source.line, column: 1 },
    });
  });
}
