/** What stands in braces in the names of files, in addresses and in subjects: `out/{week}.html`. */
import type { Digest } from '../types.ts';

/** What a name can be made of. */
export type Named = Pick<Digest, 'title' | 'issue' | 'week' | 'from' | 'to'>;

/** The words in braces that names of files and addresses can have. */
export const nameWords = ['week', 'date', 'issue', 'slug'] as const;

/** The words in braces that stand for the recipient of a message: the address, and a fingerprint of it. */
export const readerWords = ['to', 'to-hash'] as const;

/** The words in braces that names of outputs can have. */
export const outputWords = [...nameWords, ...readerWords] as const;

/** Whether a name or an address is another one for each recipient. */
export const namesReader = (text: string): boolean => /\{to(?:-hash)?\}/.test(text);

/** The words in braces that texts for people can have, such as a subject. */
export const textWords = ['title', ...nameWords] as const;

type Word = (typeof textWords)[number];

/** Fills in a text for people, such as a subject: `{title}, {week}` → `The week in software, 2026-W10`. */
export function fillIn(text: string, named: Named): string {
  return filled(text, (word) => wordFor(word, named));
}

/**
 * Fills in the name of a file. What is filled in has letters, digits, `-` and `_` alone, and no more of them than a
 * file name bears: no value adds a folder, leaves one, or makes a name that some system keeps for itself.
 */
export function fillInName(name: string, named: Named): string {
  return name.replace(/[^/\\]*\{[^/\\]*/g, (part) => {
    const whole = filled(part, (word) => fileSafe(wordFor(word, named)));
    return whole.replace(reservedOnWindows, '$&-');
  });
}

/** Matches every path that a name could become: each of its words in braces stands for any part of a file's name. */
export function filledPattern(path: string): RegExp {
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(
    `^${path
      .split(/\{[\w-]+\}/)
      .map(literal)
      .join('[^/\\\\]*')}$`,
  );
}

/** Fills in what stands for the recipient of a message. */
export function fillInReader(text: string, reader: Record<(typeof readerWords)[number], string>): string {
  return text.replace(/\{(to(?:-hash)?)\}/g, (_, word: keyof typeof reader) => reader[word]);
}

/** An address of mail as a part of the name of a file, still to be known: `ada@example.org`. */
export function fileSafeReader(address: string): string {
  return address.replace(/[^\w@.+-]/g, '-').replace(reservedOnWindows, '$&-');
}

/** Fills in an address: as the name of a file, and what is not ASCII is encoded. */
export function fillInAddress(address: string, named: Named): string {
  return filled(address, (word) => encodeURIComponent(fileSafe(wordFor(word, named))));
}

/** The first braces in a text that stand for nothing, such as `{wek}`; null when there are none. */
export function unknownPlaceholder(text: string, words: readonly string[]): string | null {
  const [stray = null] = [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, word]) => word!)
    .filter((word) => !words.includes(word));
  return stray;
}

/** What a name asks for and the issue does not have; null when it has everything. */
export function missingIn(name: string, named: Pick<Named, 'title' | 'issue'>): 'issue' | 'slug' | null {
  const values = { issue: () => named.issue ?? '', slug: () => named.title };
  const asked = (['issue', 'slug'] as const).filter((it) => name.includes(`{${it}}`));
  return asked.find((it) => fileSafe(values[it]()) === '') ?? null;
}

function filled(text: string, value: (word: Word) => string): string {
  const isWord = (word: string): word is Word => textWords.some((it) => it === word);
  return text.replace(/\{(\w+)\}/g, (braced, word: string) => (isWord(word) ? value(word) : braced));
}

function wordFor(word: Word, { title, issue, week, from, to }: Named): string {
  if (word === 'week') return week ?? `${from}_${to}`;
  if (word === 'date') return from;
  if (word === 'issue') return issue ?? '';
  return word === 'title' ? title : fileSafe(title.toLowerCase());
}

/** Of 255 bytes that a file name may have, those that one value may fill. */
const room = new Uint8Array(100);

/** Letters, digits and `_`, with hyphens for everything between them. */
function fileSafe(value: string): string {
  const plain = value.normalize('NFC').replace(/(?:[^\p{L}\p{Mn}\p{Mc}\p{N}_]|\p{DI})+/gu, '-');
  const trimmed = plain.replace(/^-+|-+$/g, '');
  const { read } = new TextEncoder().encodeInto(trimmed, room);
  return read === trimmed.length ? trimmed : trimmed.slice(0, read).replace(/(?<=.)-[^-]*$/, '');
}

/** Devices of Windows, which no file can be called there, whatever its ending. */
const reservedOnWindows = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)/i;
