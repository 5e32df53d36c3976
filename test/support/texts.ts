/**
 * Texts as people copy them about, for the laws of every room: letters composed and decomposed, wide scripts, those from
 * right to left, odd quotes, dashes and spaces, what is not seen at all, and lines that a program wrapped.
 */
import fc from 'fast-check';

/** Pieces that are one thing to a reader and several to a program, or the reverse. */
export const oddities = [
  // Composed and decomposed.
  ...['é', 'e\u0301', 'ñ', 'n\u0303', 'Å', '\u212b', 'ﬁ', 'ǆ', '한', '\u1112\u1161\u11ab', 'が', 'か\u3099'],
  // Wide scripts, scripts without spaces, and those from right to left.
  ...['北京', '週報', 'カタカナ', 'ｶﾅ', 'ＡＢＣ', 'สวัสดี', 'שלום', 'مرحبا', 'Привет', 'Ωμέγα', 'हिन्दी'],
  // Several code points that are one picture.
  ...['👍', '👩‍💻', '🇳🇴', '1️⃣', '❤️'],
  ...['’', '‘', '“', '”', '„', '«', '»', '″', '「', '」'],
  ...['‐', '‑', '–', '—', '―', '−', '～', '…', '·', '•'],
  // Spaces, and what is not seen.
  ...['\u00a0', '\u2009', '\u202f', '\u3000', '\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u200f'],
] as const;

const words = [
  'ferry',
  'Runs',
  'again',
  'the',
  'Pier',
  'on-call',
  '17:00',
  '4,000',
  "isn't",
  'C#',
  'café',
  'Zürich',
];

/** One such piece. */
export const oddity: fc.Arbitrary<string> = fc.constantFrom(...oddities);

/** A line of words among which odd ones stand. */
export const oddLine: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...words), oddity), fc.constantFrom(' ', ' ', '')), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));

/** Lines, each as it is or wrapped as mail programs wrap it. */
export const oddText: fc.Arbitrary<string> = fc
  .array(fc.tuple(oddLine, fc.constantFrom(0, 24, 72)), { maxLength: 6 })
  .map((lines) => lines.map(([line, width]) => (width === 0 ? line : wrapped(line, width))).join('\n'));

/** Anything that a text may be. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  oddText,
);

/** A text, and how somebody else's program writes the same. */
export const rewritten = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.constantFrom(...ways)).map(([given, way]) => way(given));

const ways: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.replaceAll('’', "'").replaceAll(/[“”]/g, '"'),
  (text) => text.replaceAll(/ [–—] /g, ' - ').replaceAll('…', '...'),
  (text) => text.replaceAll(/(?<=\w)'(?=\w)/g, '’').replaceAll(' - ', ' – '),
  (text) => text.replaceAll(' a ', ' a\u00a0'),
];

/** Breaks a line between words, so that no line is longer where it can be. */
export function wrapped(line: string, width: number): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
