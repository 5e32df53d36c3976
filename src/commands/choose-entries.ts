import type { Diagnostic, Entry } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** An entry with its number in the input, from 1. */
export interface Candidate {
  number: number;
  entry: Entry;
}

/** The entries that were named, or a complaint with the entries that a name could have meant. */
export interface ChosenEntries {
  candidates: Candidate[];
  diagnostic: Diagnostic | null;
}

/**
 * Finds entries by name: each a number, the beginning of an id (4 digits or more), or a part of a title in any case,
 * whatever hyphens, quotes and spaces either has.
 * What could be read in several ways is read in this order. Every name must stand for one entry; the same one may stand in the input several times.
 */
export function chooseEntries(entries: Candidate[], wanted: string[]): ChosenEntries {
  const chosen = new Set<Candidate>();
  for (const name of wanted) {
    const found = matches(entries, name);
    const ids = new Set(found.map(({ entry }) => entry.id)).size;
    if (ids === 0) {
      return {
        candidates: [],
        diagnostic: commandDiagnostic('entry-unknown', { wanted: name, entries: entries.length }),
      };
    }
    if (ids > 1) {
      return {
        candidates: found,
        diagnostic: commandDiagnostic('entry-ambiguous', { wanted: name, entries: found.length }),
      };
    }
    for (const candidate of found) chosen.add(candidate);
  }
  return { candidates: [...chosen], diagnostic: null };
}

function matches(entries: Candidate[], name: string): Candidate[] {
  const numbered = /^\d+$/.test(name) ? entries[Number(name) - 1] : undefined;
  if (numbered !== undefined) return [numbered];
  const lower = name.toLowerCase();
  const byId = /^[0-9a-f]{4,12}$/.test(lower)
    ? entries.filter(({ entry }) => entry.id.startsWith(lower))
    : [];
  if (byId.length > 0) return byId;
  const plain = asTyped(name);
  const byTitle = entries.filter(({ entry }) => asTyped(entry.title).includes(plain));
  const exactly = byTitle.filter(({ entry }) => asTyped(entry.title) === plain);
  return exactly.length > 0 ? exactly : byTitle;
}

/** A text as a keyboard would give it: titles come with typographic hyphens and quotes, which few people can type. */
const asTyped = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ');
