/** The door of the room: which theme an entry belongs to, and why. */
import { enough, type ReportDiagnostic, type Reporting, throwError } from '../diagnostics/report.ts';
import { viewOf } from '../text/entry-view.ts';
import { late } from '../text/late.ts';
import type {
  Diagnostic,
  Entries,
  Entry,
  EntryBatch,
  EntryView,
  Placement,
  Placements,
  PlacementView,
  RuleSettings,
  Theme,
} from '../types.ts';
import { compileRules, type Rules } from './compile.ts';
import { directiveFault } from './directives.ts';
import type { DiscoverOptions, Discovery } from './discover/discovery.ts';
import type { Evaluation, Labels } from './evaluate/predictions.ts';
import type { Explanation } from './explain.ts';
import { type FastScore, fastScorer } from './fast-score.ts';
import type { Coverage } from './lint/coverage.ts';
import type { Examined } from './lint/lint.ts';
import { type Scoring, scoreEntry, settle } from './score.ts';
import type { Statistics } from './statistics.ts';
import type { Suggestions, SuggestOptions } from './suggest/suggestions.ts';

export { compileRules, type Rules } from './compile.ts';
export type { ThemeNumber } from './discover/discover.ts';
export type { DiscoverOptions, Discovery, FoundTheme } from './discover/discovery.ts';
export { LEAST_TO_DISCOVER } from './discover/least.ts';
export type { LabelGroup, Measurement } from './evaluate/evaluate.ts';
export type { Evaluation, Labels, Prediction } from './evaluate/predictions.ts';
export type {
  Contender,
  DeniedHit,
  Evidence,
  ExcludedHit,
  Explanation,
  Margin,
  NestedHit,
  RuleEvidence,
} from './explain.ts';
export { type Choice, howManyFit, isOfAnotherField, sampled, sampleSize, unsorted } from './fit.ts';
export type { Coverage, RuleWork, ThemeCoverage } from './lint/coverage.ts';
export type { Examined } from './lint/lint.ts';
export type { Scoring } from './score.ts';
export type { Statistics } from './statistics.ts';
export type {
  Suggestion,
  Suggestions,
  SuggestOptions,
  ThemeSuggestions,
  UncertainEntry,
} from './suggest/suggestions.ts';

/** How entries are placed. */
export interface ClassifyOptions {
  report?: ReportDiagnostic;
  /** Whether the themes that editors wrote behind titles are labels, which the rules are not to see. */
  ignoresDirectives?: boolean;
}

/** An entry in its chunk with its theme, and all that its score is made of. */
export interface PlacedView extends PlacementView {
  /** The rules of its source. */
  readonly rules: Rules;
  /** Everything that the rules say about it; to be asked for before the placement, which does not keep it. */
  scoring(): Scoring;
}

/** Placements, and the views of them. */
export interface Classified extends Placements {
  batches(): AsyncIterable<PlacedView[]>;
}

/**
 * Places entries as they come: the theme with the best score takes an entry, and a tie goes to the earlier theme. An
 * editor's `{theme=…}` goes before every score, and an error is reported when there is no such theme. `rules` are those of
 * the project; a source with rules of its own is placed by them.
 */
export function classify(
  entries: Entries | Iterable<Entry> | AsyncIterable<Entry>,
  rules: Rules,
  options: ClassifyOptions = {},
): Classified {
  async function* batches(): AsyncGenerator<PlacedView[]> {
    const placeBatch = batchPlacer(rules, options);
    for await (const batch of batchesOf(entries, rules.settings)) {
      for (const some of someOf(batch)) yield await placeBatch(some);
    }
  }
  return {
    batches,
    async *[Symbol.asyncIterator]() {
      for await (const batch of batches()) for (const placed of batch) yield placed.placement();
    },
  };
}

/** Places one entry. */
export const place = (entry: Entry, rules: Rules): Placement =>
  settle(entry, entry.directives.theme, scoreEntry(entry, rules), rules);

/** Entries of anybody's own as batches; those that were read come in theirs. */
async function* batchesOf(
  entries: Entries | Iterable<Entry> | AsyncIterable<Entry>,
  settings: EntryBatch['settings'],
): AsyncGenerator<EntryBatch> {
  if ('batches' in entries) yield* entries.batches();
  else if (Symbol.iterator in entries) yield { settings, entries: Array.from(entries, viewOf) };
  else for await (const entry of entries) yield { settings, entries: [viewOf(entry)] };
}

/** So many entries are placed at a time: of all of a large file that are, what is found out would be kept before anybody asks for memory. */
const SOME = 1000;

/** A batch in small ones. */
function* someOf({ settings, entries }: EntryBatch): Generator<EntryBatch> {
  if (entries.length <= SOME) yield { settings, entries };
  else
    for (let at = 0; at < entries.length; at += SOME) {
      yield { settings, entries: entries.slice(at, at + SOME) };
    }
}

/** Makes what places one batch after the other; the rules of sources that have their own are compiled when they come. */
export function batchPlacer(
  rules: Rules,
  { report = throwError, ignoresDirectives = false }: ClassifyOptions,
): (batch: EntryBatch) => Promise<PlacedView[]> {
  const reportSome = enough(report);
  const known = new Map<Theme[], Placer>([[rules.themes, placer(rules, ignoresDirectives, reportSome)]]);
  return async ({ settings, entries }) => {
    const place =
      known.get(settings.themes) ?? placer(await compileRules(settings), ignoresDirectives, reportSome);
    known.set(settings.themes, place);
    return place(entries);
  };
}

type Placer = (entries: EntryView[]) => PlacedView[];

/** Scores an entry by its bytes alone; null where they cannot tell. */
type ByteScorer = (view: EntryView) => FastScore | null;

/** Places by the bytes alone where there are many of them and they can tell, else by all that is in the entry. */
function placer(rules: Rules, ignoresDirectives: boolean, report: ReportDiagnostic): Placer {
  const scorer = late(() => fastScorer(rules));
  const scoreBytes: ByteScorer = ({ words }) => {
    if (words === null || !rules.matcher.isForMany()) return null;
    const fast = scorer()(words.bytes, words);
    return fast.isCertain ? fast : null;
  };
  const place = (view: EntryView): PlacedView => {
    // Words that stand as they were written are steered by nothing.
    const fault = ignoresDirectives || view.words !== null ? null : directiveFault(view, rules.themes);
    if (fault !== null) report(fault);
    return new PlacedEntry(view, rules, ignoresDirectives, scoreBytes);
  };
  return (entries) => {
    // The entries of a text share its bytes.
    rules.matcher.expect(entries[0]?.words?.bytes.length ?? 0);
    return entries.map(place);
  };
}

/**
 * A class for the reason that the entries of a text are one: a million of them are made in a second. It decides when it is
 * asked: whoever wants the placement itself, with all its reasons, needs no score by bytes before it.
 */
class PlacedEntry implements PlacedView {
  readonly view: EntryView;
  readonly rules: Rules;
  readonly #ignoresDirectives: boolean;
  readonly #scoreBytes: ByteScorer;
  #isDecided = false;
  #theme: string | null = null;
  #score = 0;
  #isDropped = false;
  #isPinned = false;
  #weighing: Scoring | null = null;
  #placement: Placement | null = null;

  constructor(view: EntryView, rules: Rules, ignoresDirectives: boolean, scoreBytes: ByteScorer) {
    this.view = view;
    this.rules = rules;
    this.#ignoresDirectives = ignoresDirectives;
    this.#scoreBytes = scoreBytes;
  }

  get theme(): string | null {
    this.#decide();
    return this.#theme;
  }

  get score(): number {
    this.#decide();
    return this.#score;
  }

  get isDropped(): boolean {
    this.#decide();
    return this.#isDropped;
  }

  get isPinned(): boolean {
    this.#decide();
    return this.#isPinned;
  }

  #decide(): void {
    if (this.#isDecided) return;
    this.#isDecided = true;
    const byBytes = this.#placement === null ? this.#scoreBytes(this.view) : null;
    const { theme, score, drop, pin }: Pick<Placement, 'theme' | 'score' | 'drop' | 'pin'> =
      byBytes ?? this.placement();
    this.#theme = theme;
    this.#score = score;
    this.#isDropped = drop !== undefined;
    // What bytes tell of is not steered.
    this.#isPinned = byBytes === null && (pin !== undefined || this.view.directives.top);
  }

  scoring(): Scoring {
    this.#weighing ??= scoreEntry(this.view.entry(), this.rules);
    return this.#weighing;
  }

  placement(): Placement {
    const byHand = this.#ignoresDirectives ? null : this.view.directives.theme;
    // What it is made of is kept for those alone who asked for it before: views live until the last of their batch was placed.
    this.#placement ??= settle(
      this.view.entry(),
      byHand,
      this.#weighing ?? scoreEntry(this.view.entry(), this.rules),
      this.rules,
    );
    return this.#placement;
  }
}

// ── What else there is to do with entries, rules and placements; loaded when it is asked for ────────────

/** Explains one entry: every theme that competed for it, and what would have changed the outcome. */
export async function explain(entry: Entry, rules: Rules): Promise<Explanation> {
  return (await import('./explain.ts')).explain(entry, rules);
}

/** Starts to count what each keyword does; see `check`. */
export async function newStatistics(): Promise<Statistics> {
  return (await import('./statistics.ts')).newStatistics();
}

/** What is wrong or idle in entries and rules. */
export async function check(examined: Examined): Promise<Diagnostic[]> {
  return (await import('./lint/lint.ts')).check(examined);
}

/** Counts what each theme took, what it nearly took, and which keywords did it. */
export async function cover(themes: Theme[], placements: Placement[]): Promise<Coverage> {
  return (await import('./lint/coverage.ts')).cover(themes, placements);
}

/** Compares placements with the labels of their entries; they have to be placed with `ignoresDirectives`. */
export async function evaluate(
  placements: Iterable<Placement>,
  labels: Labels,
  { report = throwError }: Reporting = {},
): Promise<Evaluation> {
  return (await import('./evaluate/predictions.ts')).evaluate(placements, labels, report);
}

/** Learns keywords that the rules lack from entries without labels; null when an error was reported. */
export async function suggestKeywords(
  entries: Entry[],
  settings: RuleSettings,
  options: SuggestOptions,
): Promise<Suggestions | null> {
  return (await import('./suggest/suggestions.ts')).suggestKeywords(entries, settings, options);
}

/** Finds themes in entries that have neither labels nor rules; null when an error was reported. */
export async function discoverThemes(entries: Entry[], options: DiscoverOptions): Promise<Discovery | null> {
  return (await import('./discover/discovery.ts')).discoverThemes(entries, options);
}
