/** Entries without labels and without rules → themes that a person may keep. */
import type { ReportDiagnostic } from '../../diagnostics/report.ts';
import type { Entry, FieldWeights } from '../../types.ts';
import { classifyDiagnostic } from '../messages.ts';
import { readTrainingKeywords, trainingEntries } from '../suggest/training-entries.ts';
import { type Cluster, discover, type ThemeNumber } from './discover.ts';
import { LEAST_TO_DISCOVER } from './least.ts';

/** What to look for. */
export interface DiscoverOptions {
  /** Which entries they are, for what is said of too few: `all`, or those that no theme takes. */
  from: 'all' | 'unplaced';
  /** How many themes; null: as many as are there. */
  k: number | null;
  /** What the words of titles and bodies count. */
  weights: FieldWeights;
  /** Whether a rule can be written so. */
  isRule(match: string): boolean;
  /** Is told how far it is, from 0 to 1. */
  step(done: number): Promise<void>;
  report: ReportDiagnostic;
}

/** A theme to begin with. */
export interface FoundTheme {
  id: string;
  title: string;
  keywords: { match: string; weight: number; entries: number }[];
  /** Titles of the entries that are most like the theme. */
  examples: string[];
  /** The ids of all its entries. */
  entries: string[];
}

/** What was found. */
export interface Discovery {
  found: FoundTheme[];
  choice: ThemeNumber;
  /** How many entries were looked through: doubles, and those that an editor left out, are none. */
  entries: number;
}

/** The fewest entries for each theme that was asked for. */
const fewestEach = 5;

/** How many examples of a theme are named. */
const exampleCount = 3;

/** Finds the themes of entries. Null when an error was reported. */
export async function discoverThemes(all: Entry[], options: DiscoverOptions): Promise<Discovery | null> {
  const { from, k, weights, isRule, step, report } = options;
  const entries = trainingEntries(all);
  const least = Math.max(LEAST_TO_DISCOVER, fewestEach * (k ?? 0));
  if (entries.length < least) {
    report(
      classifyDiagnostic('discover-too-few', {
        entries: entries.length,
        least,
        from,
        isAsked: least > LEAST_TO_DISCOVER,
      }),
    );
    return null;
  }
  const { themes, choice } = await discover(readTrainingKeywords(entries, weights), k, step);
  const found = themes.map((theme, at) => describe(theme, at, entries, isRule));
  if (found.length === 0) report(classifyDiagnostic('discover-nothing', { entries: entries.length }));
  return found.length === 0 ? null : { found, choice, entries: entries.length };
}

function describe(
  { words, keywords, entries: own }: Cluster,
  at: number,
  entries: Entry[],
  isRule: DiscoverOptions['isRule'],
): FoundTheme {
  const written = words.map((word) =>
    asWritten(
      word,
      own.map((entry) => entries[entry]!),
    ),
  );
  return {
    id: idOf(words) || `theme-${at + 1}`,
    title: titleOf(written),
    keywords: keywords
      .filter(({ match }) => isRule(match))
      .map(({ match, weight, entries: having }) => ({ match, weight, entries: having.length })),
    examples: own.slice(0, exampleCount).map((entry) => entries[entry]!.title || entries[entry]!.body),
    entries: own.map((entry) => entries[entry]!.id),
  };
}

/** Words that no sentence begins with. */
const insideSentence = /(?<=[\p{L}\p{N},;:)] )[\p{L}\p{M}]+/gu;

/** The form of a word that sentences write most often, since titles have capitals of their own: "Iraq", not "iraq". */
function asWritten(word: string, entries: Entry[]): string {
  const forms = new Map<string, number>();
  for (const { body } of entries) {
    for (const [form] of body.matchAll(insideSentence)) {
      if (form.toLowerCase() === word.toLowerCase()) forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }
  const best = [...forms].sort(([, a], [, b]) => b - a)[0];
  return best?.[0] ?? word;
}

function titleOf(words: string[]): string {
  const text = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} & ${words.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const idOf = (words: string[]): string =>
  words
    .map((word) =>
      word
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter((word) => word !== '')
    .join('-');
