/** The characters that patterns are made of, as small numbers; all others are one of three kinds. */
import { fold, isWord } from './characters.ts';

// The classes of characters: those that no pattern has, then one for each folded character that patterns have.
const OTHER_WORD = 0;
const OTHER_BREAK = 1;
/** Not a class of characters: what a byte has whose class cannot be told from it, or has no column. */
export const UNREAD = 2;
const FIRST_OWN = 3;

/** The classes of all characters. */
export interface Alphabet {
  /** How many classes there are. */
  size: number;
  /** How many of them, the first, have a column in tables. */
  columns: number;
  /** The class of each ASCII character that has a column, and `UNREAD` for all other bytes. */
  classOfByte: Uint8Array;
  classOf(codePoint: number): number;
  /** The folded character of a class; empty for the kinds of others. */
  characters: string[];
  /** For each class 1 when its characters belong to words, 0 when they end them. */
  words: Uint8Array;
}

/**
 * What texts are mostly made of, first: the cells of a row that are looked at most then lie side by side in memory.
 */
const FREQUENT = ' etaoinshrdlcumwfgypbvkjxqz';

/** Reads the alphabet of some folded characters; the frequent ones come first, and those that are not ASCII last. */
export function readAlphabet(folded: string, columnsFor: (size: number) => number): Alphabet {
  const characters = ['', '', '', ...charactersIn(folded)];
  const own = new Map(
    characters.slice(FIRST_OWN).map((character, i) => [character.codePointAt(0)!, i + FIRST_OWN]),
  );
  const columns = columnsFor(characters.length);
  const known = new Map<number, number>();
  const classOf = (codePoint: number): number => {
    const before = known.get(codePoint);
    if (before !== undefined) return before;
    const found = own.get(fold(codePoint)) ?? (isWord(codePoint) ? OTHER_WORD : OTHER_BREAK);
    known.set(codePoint, found);
    return found;
  };
  const isWordClass = (character: string, cls: number) =>
    cls === OTHER_WORD || (character !== '' && isWord(character.codePointAt(0)!));
  return {
    size: characters.length,
    columns,
    classOfByte: Uint8Array.from({ length: 0x100 }, (_, byte) =>
      byte < 0x80 && classOf(byte) < columns ? classOf(byte) : UNREAD,
    ),
    classOf,
    characters,
    words: Uint8Array.from(characters, (character, cls) => (isWordClass(character, cls) ? 1 : 0)),
  };
}

/** The characters of a text, each once: the frequent ones, the other ones of ASCII, the rest. Asked one by one, which the engine does many times as fast as a walk over the text. */
function charactersIn(text: string): string[] {
  const isThere = (character: string): boolean => text.includes(character);
  const others = ASCII.filter((character) => !FREQUENT.includes(character) && isThere(character));
  const beyond = new Set(text.match(/[^\0-\x7f]/gu));
  return [...[...FREQUENT].filter(isThere), ...others, ...[...beyond].sort()];
}

/** But `BREAK`, which is no character of a text. */
const ASCII = Array.from({ length: 0x7f }, (_, at) => String.fromCharCode(at + 1));
