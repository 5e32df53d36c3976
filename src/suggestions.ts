/** The story behind `themes suggest`: entries without labels → keywords that the rules lack. */
import { compileRules, type Rules } from './classify/classify.ts';
import { SCORE_UNIT } from './classify/compile.ts';
import { withPlural } from './classify/matcher/pattern.ts';
import { classifyDiagnostic } from './classify/messages.ts';
import { isEnough, weigh } from './classify/score.ts';
import {
  type Evidence,
  type LearningRequest,
  type Learnt,
  learn,
  mostUncertain,
  type Proposal,
} from './classify/suggest/suggest.ts';
import { makeKeyword, readRule } from './config/keyword.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { nearest } from './diagnostics/nearest.ts';
import { type GatherRequest, judgeEach, type Survey, type World } from './pipeline.ts';
import { readTraining, trainingEntries } from './training-entries.ts';
import type { Diagnostic, Entry, Theme } from './types.ts';

/** What to learn from, and how much. */
export interface SuggestRequest extends GatherRequest {
  /** Ids of the themes to propose for; empty: all. */
  themes: string[];
  /** The most keywords of a theme; null: as few as say what was learnt. */
  limit: number | null;
  /** The fewest entries that must have a keyword. */
  minSupport: number;
}

/** An entry between two themes. */
export interface UncertainEntry {
  title: string;
  body: string;
  /** Ids of the themes, the likeliest first. */
  themes: string[];
}

/** Whom to ask and tell while it is learnt. */
export interface Listener {
  /** Is told how far it is, from 0 to 1. */
  step(done: number): Promise<void>;
  /** The theme of each of these entries, by its id, as a person says; null where they do not know. */
  advise?(entries: UncertainEntry[]): Promise<(string | null)[]>;
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
export interface ThemeSuggestions {
  theme: string;
  keywords: Suggestion[];
  /** How many entries that no theme has now would come here. */
  anew: number;
  /** How many would come here from other themes. */
  moved: number;
}

/** What was learnt; null when an error ended it. */
export interface Suggestions extends Survey {
  suggestions: ThemeSuggestions[] | null;
  /** How many entries were learnt from: doubles, and those that an editor left out, are none. */
  entries: number;
  /** The most keywords of a theme, as asked for or chosen. */
  limit: number;
  /** The share of the entries of which the rules with all keywords say what was learnt. */
  agreement: number;
}

/** With fewer entries what could be learnt is mostly chance. */
const fewestEntries = 100;

/** Reads and weighs the entries, and learns. */
export async function suggest(
  request: SuggestRequest,
  world: World,
  listener: Listener,
): Promise<Suggestions> {
  const { results: entries, ...survey } = await judgeEach(request, world, (entry) => entry);
  const { config, diagnostics } = survey;
  const failed: Suggestions = { ...survey, suggestions: null, entries: 0, limit: 0, agreement: 0 };
  if (entries === null || config === null) return failed;
  diagnostics.push(...unknownThemes(request.themes, config.themes));
  if (hasError(diagnostics)) return failed;

  const training = trainingEntries(entries);
  const rules = await compileRules(config);
  const evidence = gatherEvidence(training, rules);
  diagnostics.push(...tooLittle(training, evidence));
  if (hasError(diagnostics)) return failed;

  const before = winners(evidence, rules);
  const { limit: most, minSupport } = request;
  const learnt = await learnAdvised(
    {
      ...readTraining(training, config.weights),
      ...{ evidence, placed: before, limit: most, minSupport },
      isWanted: wanted(request, config.themes),
    },
    training,
    rules,
    listener,
  );
  const { proposals, limit, agreement } = learnt;
  const themes = config.themes.map((theme, at) => extend(theme, proposals[at]!));
  const extended = await compileRules({ ...config, themes });
  const after = winners(gatherEvidence(training, extended), extended);
  const suggestions = describe(proposals, before, after, training, rules);
  return { ...survey, suggestions, entries: training.length, limit, agreement };
}

/** A configuration file with these keywords added; everything else in it stays as it was. */
export async function withSuggestions(text: string, suggestions: ThemeSuggestions[]): Promise<string> {
  const { addKeywords } = await import('./config/add-keywords.ts');
  return addKeywords(text, suggestions);
}

/** Why it cannot be learnt from these entries. */
function tooLittle(entries: Entry[], { scores, byHand }: Evidence): Diagnostic[] {
  if (entries.length === 0) return [classifyDiagnostic('learn-no-entry', {})];
  if (entries.length < fewestEntries) {
    return [classifyDiagnostic('learn-too-few', { entries: entries.length, least: fewestEntries })];
  }
  const isPlaced = scores.some((score) => score > 0) || byHand.some((theme) => theme >= 0);
  return isPlaced ? [] : [classifyDiagnostic('learn-nothing-placed', {})];
}

/** Whether a theme may get a keyword: not what it has, and not what cannot be written. */
function wanted({ themes: asked }: SuggestRequest, themes: Theme[]): LearningRequest['isWanted'] {
  const has = themes.map((theme) => wordsOfRules(theme));
  const isAsked = themes.map(({ id }) => asked.length === 0 || asked.includes(id));
  return (theme, candidate) =>
    isAsked[theme]! && !has[theme]!.has(candidate) && !('why' in readRule(candidate));
}

/** Learns; where somebody can be asked, once more with what they said of the entries that are most uncertain. */
async function learnAdvised(
  request: LearningRequest,
  entries: Entry[],
  { themes }: Rules,
  { step, advise }: Listener,
): Promise<Learnt> {
  const learnt = await learn(request, step);
  if (advise === undefined) return learnt;
  const uncertain = mostUncertain(learnt.labels, request.evidence);
  const answers = await advise(
    uncertain.map(({ entry, ranking }) => {
      const { title, body } = entries[entry]!;
      return { title, body, themes: ranking.map((theme) => themes[theme]!.id) };
    }),
  );
  const byHand = request.evidence.byHand.slice();
  for (const [at, answer] of answers.entries()) {
    if (answer !== null) byHand[uncertain[at]!.entry] = themes.findIndex(({ id }) => id === answer);
  }
  if (answers.every((answer) => answer === null)) return learnt;
  const placed = Array.from(byHand, (hand, entry) => (hand >= 0 ? hand : request.placed[entry]!));
  return await learn({ ...request, evidence: { ...request.evidence, byHand }, placed }, step);
}

function unknownThemes(asked: string[], themes: Theme[]): Diagnostic[] {
  const ids = themes.map(({ id }) => id);
  return asked
    .filter((theme) => !ids.includes(theme))
    .map((theme) => classifyDiagnostic('theme-asked-unknown', { theme, nearest: nearest(theme, ids), ids }));
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
function extend(theme: Theme, proposals: Proposal[]): Theme {
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
): ThemeSuggestions[] {
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
