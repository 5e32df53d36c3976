/** The story behind `themes suggest`: entries without labels → keywords that the rules lack. */
import { compileRules, type Rules } from './classify/classify.ts';
import { SCORE_UNIT } from './classify/compile.ts';
import { withPlural } from './classify/matcher/pattern.ts';
import { passagesOf } from './classify/matcher/words.ts';
import { classifyDiagnostic } from './classify/messages.ts';
import { isEnough, weigh } from './classify/score.ts';
import { type Evidence, learn, openCorpus, type Proposal } from './classify/suggest/suggest.ts';
import { makeKeyword, readRule } from './config/keyword.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { nearest } from './diagnostics/nearest.ts';
import { type GatherRequest, judgeEach, type Survey, type World } from './pipeline.ts';
import type { Diagnostic, Entry, FieldWeights, Theme } from './types.ts';

/** What to learn from, and how much. */
export interface LessonRequest extends GatherRequest {
  /** Ids of the themes to propose for; empty: all. */
  themes: string[];
  /** The most keywords of a theme. */
  limit: number;
  /** The fewest entries that must have a keyword. */
  minSupport: number;
}

/** A keyword that a theme lacks. */
export interface Suggestion {
  match: string;
  weight: number;
  /** How many entries have it. */
  entries: number;
  /** How many of these the rules place in this theme now. */
  placed: number;
  /** The title of one of them, of a placed one where there is one. */
  example: string;
}

/** What is proposed for a theme, the keywords that do most first. */
export interface ThemeLesson {
  theme: string;
  keywords: Suggestion[];
  /** How many entries that no theme has now would come here. */
  anew: number;
  /** How many would come here from other themes. */
  moved: number;
}

/** What was learnt; null when an error ended it. */
export interface Lessons extends Survey {
  lessons: ThemeLesson[] | null;
  /** How many entries were learnt from: doubles, and those that an editor left out, are none. */
  entries: number;
}

/** Reads and weighs the entries, and learns. `step` is told how far it is, from 0 to 1. */
export async function suggest(
  request: LessonRequest,
  world: World,
  step: (done: number) => Promise<void>,
): Promise<Lessons> {
  const { results: entries, ...survey } = await judgeEach(request, world, (entry) => entry);
  const { config, diagnostics } = survey;
  const failed: Lessons = { ...survey, lessons: null, entries: 0 };
  if (entries === null || config === null) return failed;
  diagnostics.push(...unknownThemes(request.themes, config.themes));
  if (hasError(diagnostics)) return failed;

  const pupils = withoutDoubles(entries);
  if (pupils.length === 0) {
    diagnostics.push(classifyDiagnostic('learn-no-entry', {}));
    return failed;
  }
  const rules = await compileRules(config);
  const evidence = gatherEvidence(pupils, rules);
  if (evidence.scores.every((score) => score === 0) && evidence.byHand.every((theme) => theme < 0)) {
    diagnostics.push(classifyDiagnostic('learn-nothing-placed', {}));
    return failed;
  }
  const corpus = readCorpus(pupils, config.weights);
  const has = config.themes.map((theme) => wordsOfRules(theme));
  const isAsked = config.themes.map(({ id }) => request.themes.length === 0 || request.themes.includes(id));
  const isWanted = (theme: number, candidate: string) =>
    isAsked[theme]! && !has[theme]!.has(candidate) && !('why' in readRule(candidate));
  const { limit, minSupport } = request;
  const proposals = await learn({ corpus, evidence, isWanted, limit, minSupport }, step);
  const before = winners(evidence, rules);
  const taught = await compileRules({
    ...config,
    themes: config.themes.map((it, at) => teach(it, proposals[at]!)),
  });
  const after = winners(gatherEvidence(pupils, taught), taught);
  return { ...survey, lessons: describe(proposals, before, after, pupils, rules), entries: pupils.length };
}

/** A configuration file with the keywords of these lessons added; everything else in it stays as it was. */
export async function withLessons(text: string, lessons: ThemeLesson[]): Promise<string> {
  const { addKeywords } = await import('./config/add-keywords.ts');
  return addKeywords(text, lessons);
}

function unknownThemes(asked: string[], themes: Theme[]): Diagnostic[] {
  const ids = themes.map(({ id }) => id);
  return asked
    .filter((theme) => !ids.includes(theme))
    .map((theme) => classifyDiagnostic('theme-asked-unknown', { theme, nearest: nearest(theme, ids), ids }));
}

function withoutDoubles(entries: Entry[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) if (!entry.steering.skip && !byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}

/** What the project's rules say of each entry, theme by theme, enough to take it or not. */
function gatherEvidence(entries: Entry[], rules: Rules): Evidence {
  const themes = rules.themes.length;
  const scores = new Float32Array(entries.length * themes);
  const byHand = new Int32Array(entries.length).fill(-1);
  for (const [at, entry] of entries.entries()) {
    for (const { theme, sum } of weigh(entry, rules).ranking) scores[at * themes + theme] = sum / SCORE_UNIT;
    if (entry.steering.theme !== null)
      byHand[at] = rules.themes.findIndex(({ id }) => id === entry.steering.theme);
  }
  return { themes, scores, byHand };
}

function readCorpus(entries: Entry[], weights: FieldWeights) {
  const corpus = openCorpus(withPlural);
  for (const entry of entries) {
    corpus.add(
      passagesOf(entry).map(({ field, words }) => ({
        words,
        weight: field === 'title' ? weights.title : weights.body,
      })),
    );
  }
  return corpus.close();
}

/** What a theme finds already: its words and their plurals, folded as candidates are; `exclude` phrases too. */
function wordsOfRules({ keywords, exclude }: Theme): Set<string> {
  return new Set(
    [...keywords, ...exclude].flatMap(({ pattern }) => {
      const folded = pattern
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\s_\p{Pd}]+/gu, ' ');
      return [pattern, ...withPlural(folded)];
    }),
  );
}

/** The theme as it would be with the proposals. */
function teach(theme: Theme, proposals: Proposal[]): Theme {
  const learnt = proposals.flatMap(({ match, weight }) => {
    const rule = readRule(match);
    return 'why' in rule ? [] : [makeKeyword(match, rule, { weight }, null)];
  });
  return { ...theme, keywords: [...theme.keywords, ...learnt] };
}

function describe(
  proposals: Proposal[][],
  before: number[],
  after: number[],
  entries: Entry[],
  { themes }: Rules,
): ThemeLesson[] {
  return themes.map(({ id }, theme) => {
    const arrived = after.flatMap((now, at) => (now === theme && before[at] !== theme ? [before[at]!] : []));
    const anew = arrived.filter((from) => from < 0).length;
    return {
      theme: id,
      keywords: proposals[theme]!.map((it) => toSuggestion(it, theme, before, entries)),
      anew,
      moved: arrived.length - anew,
    };
  });
}

function toSuggestion(
  { match, weight, entries: found }: Proposal,
  theme: number,
  before: number[],
  entries: Entry[],
): Suggestion {
  const placed = found.filter((at) => before[at] === theme);
  const example = entries[(placed[0] ?? found[0])!]!;
  return {
    match,
    weight,
    entries: found.length,
    placed: placed.length,
    example: example.title || example.body,
  };
}

/** For each entry the theme that takes it; -1 where none reaches the threshold. */
function winners({ themes, scores, byHand }: Evidence, rules: Rules): number[] {
  return Array.from(byHand, (hand, at) => {
    if (hand >= 0) return hand;
    let best = -1;
    let most = 0;
    for (let theme = 0; theme < themes; theme++) {
      const sum = Math.round(scores[at * themes + theme]! * SCORE_UNIT);
      if (sum <= most || !isEnough(sum, rules)) continue;
      best = theme;
      most = sum;
    }
    return best;
  });
}
