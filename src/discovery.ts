/** The story behind `themes discover`: entries without labels and without rules → themes that a person may keep. */
import { place } from './classify/classify.ts';
import { type Choice, discover, type Found } from './classify/discover/discover.ts';
import { classifyDiagnostic } from './classify/messages.ts';
import { readRule } from './config/keyword.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { type GatherRequest, judgeEach, type Survey, type World } from './pipeline.ts';
import { readTraining, trainingEntries } from './training-entries.ts';
import type { Entry } from './types.ts';

/** What to look through, and for how many themes. */
export interface DiscoverRequest extends GatherRequest {
  /** `all` entries, or those that no theme takes. */
  from: 'all' | 'unplaced';
  /** How many themes; null: as many as are there. */
  k: number | null;
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

/** What was found; null when an error ended it. */
export interface Discovery extends Survey {
  found: FoundTheme[] | null;
  choice: Choice | null;
  /** How many entries were looked through: doubles, and those that an editor left out, are none. */
  entries: number;
}

/** With fewer entries there is no telling what belongs together. */
const fewestEntries = 50;

/** The fewest entries for each theme that was asked for. */
const fewestEach = 5;

/** How many examples of a theme are named. */
const exampleCount = 3;

/** Reads the entries, and finds their themes. `step` is told how far it is, from 0 to 1. */
export async function discoverThemes(
  request: DiscoverRequest,
  world: World,
  step: (done: number) => Promise<void>,
): Promise<Discovery> {
  const { results, ...survey } = await judgeEach(request, world, (entry, rules) =>
    request.from === 'all' || place(entry, rules).theme === null ? entry : null,
  );
  const { config, diagnostics } = survey;
  const failed: Discovery = { ...survey, found: null, choice: null, entries: 0 };
  if (results === null || config === null || hasError(diagnostics)) return failed;

  const entries = trainingEntries(results.filter((entry) => entry !== null));
  const least = Math.max(fewestEntries, fewestEach * (request.k ?? 0));
  if (entries.length < least) {
    diagnostics.push(
      classifyDiagnostic('discover-too-few', { entries: entries.length, least, from: request.from }),
    );
    return failed;
  }
  const { themes, choice } = await discover(readTraining(entries, config.weights), request.k, step);
  const found = themes.map((theme, at) => describe(theme, at, entries));
  return { ...survey, found, choice, entries: entries.length };
}

function describe({ words, keywords, entries: own }: Found, at: number, entries: Entry[]): FoundTheme {
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
      .filter(({ match }) => !('why' in readRule(match)))
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
