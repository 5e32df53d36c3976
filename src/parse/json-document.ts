import { type JsonMember, type JsonValue, members } from '../text/json.ts';

/** An entry found in a JSON text, with what its surroundings say about it. */
export interface JsonEntry extends JsonValue {
  /** The theme that it was put in by hand, in a digest; null when nothing says so. */
  theme: string | null;
  /** Whether it was left out by hand, in a digest. */
  skip: boolean;
}

/**
 * Finds the entries of a valid JSON text, in the order in which they stand there. A digest has them under its themes
 * and in `unplaced`, `duplicates` and `skipped`; what its editor decided by hand stays decided.
 */
export function findEntries(text: string, root: JsonValue): JsonEntry[] {
  if (text[root.start] === '[') return members(text, root).map(plain);
  const parts = members(text, root);
  const names = new Set(parts.map(({ name }) => name));
  if (names.has('entries'))
    return parts.filter(({ name }) => name === 'entries').flatMap((part) => listed(text, part));
  if (names.has('schema') && names.has('themes')) return parts.flatMap((part) => ofDigest(text, part));
  return [plain(root)];
}

const plain = ({ start, end }: JsonValue): JsonEntry => ({ start, end, theme: null, skip: false });

/** The entries of a list; a value that is no list stands for itself, and is complained about as one. */
function listed(text: string, value: JsonValue): JsonEntry[] {
  return text[value.start] === '[' ? members(text, value).map(plain) : [plain(value)];
}

function ofDigest(text: string, part: JsonMember): JsonEntry[] {
  switch (part.name) {
    case 'themes':
      return members(text, part).flatMap((theme) => ofTheme(text, theme));
    case 'unplaced':
      return listed(text, part);
    case 'duplicates':
      return members(text, part).flatMap((it) => wrapped(text, it, false));
    case 'skipped':
      return members(text, part).flatMap((it) => wrapped(text, it, stringOf(text, it, 'reason') === 'hand'));
    default:
      return [];
  }
}

function ofTheme(text: string, theme: JsonValue): JsonEntry[] {
  const id = stringOf(text, theme, 'id');
  const entries = members(text, theme).filter(({ name }) => name === 'entries');
  return entries
    .flatMap((part) => listed(text, part))
    .map((entry) => ({ ...entry, theme: stringOf(text, entry, 'by') === 'hand' ? id : null }));
}

/** The entry of a `{"entry": …}`. */
function wrapped(text: string, value: JsonValue, skip: boolean): JsonEntry[] {
  const entries = members(text, value).filter(({ name }) => name === 'entry');
  return entries.map((entry) => ({ ...plain(entry), skip }));
}

/** The string that a member is; null when it is none. */
function stringOf(text: string, value: JsonValue, name: string): string | null {
  const member = members(text, value).findLast((it) => it.name === name);
  return member && text[member.start] === '"' ? JSON.parse(text.slice(member.start, member.end)) : null;
}
