/** Texts that were right once, and what may happen to them. */
import fc from 'fast-check';

/** What is done to a text at a place, both of any size: they are taken as parts of its length. */
interface Mutation {
  kind: 'delete' | 'double' | 'move' | 'insert' | 'replace' | 'end';
  at: number;
  length: number;
  words: string;
}

/** A text with some of these done to it, one after the other. */
function mutated(text: string, mutations: Mutation[]): string {
  return mutations.reduce((before, { kind, at, length, words }) => {
    const from = at % (before.length + 1);
    const to = Math.min(before.length, from + length);
    const [head, part, tail] = [before.slice(0, from), before.slice(from, to), before.slice(to)];
    if (kind === 'delete') return head + tail;
    if (kind === 'double') return head + part + part + tail;
    if (kind === 'move') return part + head + tail;
    if (kind === 'insert') return head + words + part + tail;
    return kind === 'replace' ? head + words + tail : head;
  }, text);
}

/** Variations of texts; `words` are what means something in their language. */
export const variationsOf = (texts: string[], words: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.record<Mutation>({
          kind: fc.constantFrom('delete', 'double', 'move', 'insert', 'insert', 'replace', 'replace', 'end'),
          at: fc.nat(),
          length: fc.oneof(fc.nat(4), fc.nat(40), fc.nat(4000)),
          words: fc.oneof(
            fc.constantFrom(...words),
            fc.constantFrom(...anywhere),
            fc.string({ unit: 'binary', maxLength: 3 }),
            fc.tuple(fc.constantFrom(...words), fc.nat(300)).map(([word, times]) => word.repeat(times)),
          ),
        }),
        { maxLength: 5 },
      ),
    )
    .map(([text, mutations]) => mutated(text, mutations));

/** What is odd in any language. */
const anywhere = [
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
    ' ',
    '\0',
    '\ufeff',
    '\u2028',
    '\u00a0',
    '\u202e',
    '\u200b',
    '"',
    "'",
    '\\',
  ],
  ...[
    'e\u0301',
    '北京',
    'رسالة',
    '👩‍👩‍👧',
    'İ',
    'ſ',
    'ß',
    '\ud800',
    '__proto__',
    'constructor',
    '-1',
    '1e308',
    '9'.repeat(400),
  ],
];
