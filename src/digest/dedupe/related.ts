/** The order of a section: entries about one thing stand next to each other. */
import type { Placement } from '../../types.ts';
import { featuresOf } from './features.ts';

/** Tells how to order a section of an issue. */
export type Arrange = (section: Placement[]) => Placement[];

/** How alike the words of two entries must be, from 0 to 1, words being worth more the fewer entries have them. */
const RELATED = 0.25;

/** A word that more entries have relates none of them; the second bound keeps issues of any size fast. */
const mostWith = (entries: number): number => Math.min(Math.max(4, entries / 20), 64);

/** Nobody reads an issue of more entries in its order. */
const MOST_ENTRIES = 5000;

/** Learns from all entries of an issue which words are rare in it. */
export function arrangerOf(issue: Placement[]): Arrange {
  if (issue.length > MOST_ENTRIES) return (section) => section;
  const counts = new Map<string, number>();
  for (const placement of issue) {
    for (const word of wordsOf(placement).keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const worthOf = (word: string): number => Math.log(issue.length / counts.get(word)!);
  const most = mostWith(issue.length);
  return (section) => arrange(section, worthOf, (word) => counts.get(word)! <= most);
}

/** The words of an entry that say something, those of its title twice as loud. */
function wordsOf({ entry }: Placement): Map<string, number> {
  const { title, body } = featuresOf(entry);
  const words = new Map(body.filter(isWord).map((word): [string, number] => [word, 1]));
  for (const word of title.filter(isWord)) words.set(word, 2);
  return words;
}

const isWord = (word: string): boolean => word.length > 3 || word > '\x7f';

/**
 * The order of the input, but an entry that is related to an earlier one follows it, behind those that follow it
 * already. A pinned entry stands elsewhere: it follows none and none follows it.
 */
function arrange(
  section: Placement[],
  worthOf: (word: string) => number,
  isRare: (word: string) => boolean,
): Placement[] {
  const groups: Placement[][] = [];
  const groupOf: number[] = [];
  const having = new Map<string, { at: number; worth: number }[]>();
  section.forEach((placement, at) => {
    const words = placement.entry.directives.top ? [] : weighed(placement, worthOf);
    const rare = words.filter(([word]) => isRare(word));
    const related = mostRelated(rare, having);
    const group = related === null ? groups.push([]) - 1 : groupOf[related]!;
    groups[group]!.push(placement);
    groupOf.push(group);
    for (const [word, worth] of rare) having.set(word, [...(having.get(word) ?? []), { at, worth }]);
  });
  return groups.flat();
}

/** The words of an entry with what each is worth; the squares make 1 together. */
function weighed(placement: Placement, worthOf: (word: string) => number): [string, number][] {
  const words = [...wordsOf(placement)].map(([word, loud]): [string, number] => [word, loud * worthOf(word)]);
  const length = Math.hypot(...words.map(([, worth]) => worth)) || 1;
  return words.map(([word, worth]) => [word, worth / length]);
}

/** The earlier entry that shares most; null when none shares enough, or only a single word. */
function mostRelated(
  words: [string, number][],
  having: Map<string, { at: number; worth: number }[]>,
): number | null {
  const shared = new Map<number, { words: number; worth: number }>();
  for (const [word, worth] of words) {
    for (const other of having.get(word) ?? []) {
      const sum = shared.get(other.at) ?? { words: 0, worth: 0 };
      shared.set(other.at, { words: sum.words + 1, worth: sum.worth + worth * other.worth });
    }
  }
  let best: number | null = null;
  for (const [at, { words: count, worth }] of shared) {
    if (count < 2 || worth < RELATED) continue;
    const most = best === null ? 0 : shared.get(best)!.worth;
    if (worth > most || (worth === most && at < best!)) best = at;
  }
  return best;
}
