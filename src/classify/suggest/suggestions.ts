/** Entries without labels, and the rules that place some of them → keywords that the rules lack. */
import { nearest } from '../../diagnostics/nearest.ts';
import type { ReportDiagnostic } from '../../diagnostics/report.ts';
import { withSpaces } from '../../text/gaps.ts';
import type { Diagnostic, Entry, Keyword, RuleSettings, Theme } from '../../types.ts';
import { compileRules, type Rules } from '../compile.ts';
import { SCORE_UNIT } from '../keywords.ts';
import { withPlural } from '../matcher/pattern.ts';
import { classifyDiagnostic } from '../messages.ts';
import { decide, scoreEntry } from '../score.ts';
import {
  type LearningRequest,
  type Learnt,
  learn,
  mostUncertain,
  type Proposal,
  type TrainingEvidence,
} from './suggest.ts';
import { readTraining, trainingEntries } from './training-entries.ts';

/** What to learn, and how. */
export interface SuggestOptions {
  /** Ids of the themes to propose for; empty: all. */
  themes: string[];
  /** The most keywords of a theme; null: as few as say what was learnt. */
  limit: number | null;
  /** The fewest entries that must have a keyword. */
  minSupport: number;
  /** Makes a keyword as a rule would write it; null when a rule cannot be written so. */
  toKeyword(match: string, weight: number): Keyword | null;
  /** Is told how far it is, from 0 to 1. */
  step(done: number): Promise<void>;
  /** The theme of each of these entries, by its id, as a person says; null where they do not know. Null: nobody can be asked. */
  advise: ((entries: UncertainEntry[]) => Promise<(string | null)[]>) | null;
  report: ReportDiagnostic;
}

/** An entry between two themes. */
export interface UncertainEntry {
  title: string;
  body: string;
  /** Ids of the themes, the likeliest first. */
  themes: string[];
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

/** What was learnt. */
export interface Suggestions {
  themes: ThemeSuggestions[];
  /** How many entries were learnt from: doubles, and those that an editor left out, are none. */
  entries: number;
  /** The most keywords of a theme, as asked for or chosen. */
  limit: number;
  /** The share of the entries of which the rules with all keywords say what was learnt. */
  agreement: number;
}

/** With fewer entries what could be learnt is mostly chance. */
const fewestEntries = 100;

/** Scores the entries by the rules of a project, and learns from them. Null when an error was reported. */
export async function suggestKeywords(
  entries: Entry[],
  settings: RuleSettings,
  options: SuggestOptions,
): Promise<Suggestions | null> {
  const { limit: most, minSupport, toKeyword, report } = options;
  if (!areKnown(options.themes, settings.themes, report)) return null;
  const training = trainingEntries(entries);
  const rules = await compileRules(settings);
  const evidence = gatherEvidence(training, rules);
  const fault = tooLittle(training, evidence);
  if (fault !== null) {
    report(fault);
    return null;
  }
  const before = winners(evidence, rules);
  const request: LearningRequest = {
    ...readTraining(training, settings.weights),
    ...{ evidence, placed: before, limit: most, minSupport },
    isWanted: wantedBy(options, settings.themes, training.length),
  };
  const { proposals, limit, agreement } = await learnAdvised(request, training, rules, options);
  const themes = settings.themes.map((theme, at) => extended(theme, proposals[at]!, toKeyword));
  const extendedRules = await compileRules({ ...settings, themes });
  const after = winners(gatherEvidence(training, extendedRules), extendedRules);
  const suggested = describe(proposals, before, after, training, rules);
  return { themes: suggested, entries: training.length, limit, agreement };
}

function areKnown(asked: string[], themes: Theme[], report: ReportDiagnostic): boolean {
  const ids = themes.map(({ id }) => id);
  const unknown = asked.filter((theme) => !ids.includes(theme));
  for (const theme of unknown)
    report(classifyDiagnostic('theme-asked-unknown', { theme, nearest: nearest(theme, ids), ids }));
  return unknown.length === 0;
}

/** Why it cannot be learnt from these entries; null when it can. */
function tooLittle(entries: Entry[], { scores, byHand }: TrainingEvidence): Diagnostic | null {
  if (entries.length === 0) return classifyDiagnostic('learn-no-entry', {});
  if (entries.length < fewestEntries)
    return classifyDiagnostic('learn-too-few', { entries: entries.length, least: fewestEntries });
  const isPlaced = scores.some((score) => score > 0) || byHand.some((theme) => theme >= 0);
  return isPlaced ? null : classifyDiagnostic('learn-nothing-placed', {});
}

/** Names of weekdays and months. */
const times =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|sept(?:ember)?|(?:octo|novem|decem)ber)$/;

/** In fewer entries that those of a theme have the name of a month is the chance of some weeks. */
const tellingTimes = 1000;

/** Whether a theme may get a keyword: not what it has, not what cannot be written, and of few entries no time. */
function wantedBy(
  { themes: asked, toKeyword }: SuggestOptions,
  themes: Theme[],
  entries: number,
): LearningRequest['isWanted'] {
  const isChance = (candidate: string) => entries < tellingTimes && times.test(candidate);
  const has = themes.map((theme) => wordsOfRules(theme));
  const isAsked = themes.map(({ id }) => asked.length === 0 || asked.includes(id));
  return (theme, candidate) =>
    isAsked[theme]! &&
    !has[theme]!.has(candidate) &&
    !isChance(candidate) &&
    toKeyword(candidate, 1) !== null;
}

/** Learns; where somebody can be asked, once more with what they said of the entries that are most uncertain. */
async function learnAdvised(
  request: LearningRequest,
  entries: Entry[],
  { themes }: Rules,
  { step, advise }: Pick<SuggestOptions, 'step' | 'advise'>,
): Promise<Learnt> {
  const learnt = await learn(request, step);
  if (advise === null) return learnt;
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

/** What the project's rules say of each entry, theme by theme, enough to take it or not. */
function gatherEvidence(entries: Entry[], rules: Rules): TrainingEvidence {
  const themes = rules.themes.length;
  const scores = new Float32Array(entries.length * themes);
  const byHand = new Int32Array(entries.length).fill(-1);
  for (const [at, entry] of entries.entries()) {
    const { ranking, judgement } = scoreEntry(entry, rules);
    for (const { theme, sum } of ranking) scores[at * themes + theme] = sum / SCORE_UNIT;
    const said = entry.directives.theme ?? judgement?.section?.theme ?? null;
    if (said !== null) byHand[at] = rules.themes.findIndex(({ id }) => id === said);
  }
  return { themes, scores, byHand };
}

/** What a theme finds already, or does not want: its words and their plurals, folded as candidates are. */
function wordsOfRules({ keywords, exclude, not = [] }: Theme): Set<string> {
  const words = [...keywords, ...exclude, ...not].filter(({ pattern }) => pattern !== '');
  return new Set(
    words.flatMap(({ pattern }) => {
      const folded = withSpaces(pattern.normalize('NFC').toLowerCase());
      return [pattern, ...withPlural(folded)];
    }),
  );
}

/** The theme as it would be with the proposals. */
function extended(theme: Theme, proposals: Proposal[], toKeyword: SuggestOptions['toKeyword']): Theme {
  const learnt = proposals.map(({ match, weight }) => toKeyword(match, weight));
  return { ...theme, keywords: [...theme.keywords, ...learnt.filter((keyword) => keyword !== null)] };
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
function winners({ themes, scores, byHand }: TrainingEvidence, { thresholds }: Rules): number[] {
  const sums = new Float64Array(themes);
  return Array.from(byHand, (hand, at) => {
    if (hand >= 0) return hand;
    for (let theme = 0; theme < themes; theme++)
      sums[theme] = Math.round(scores[at * themes + theme]! * SCORE_UNIT);
    return decide(sums, thresholds);
  });
}
