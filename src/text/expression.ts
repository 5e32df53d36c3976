/** Expressions about letters, which are compiled when a text asks for them. */

/** An expression in two forms that find the same. */
export interface Expression {
  readonly source: string;
  /** The form for a text. */
  for(text: string): RegExp;
  test(text: string): boolean;
}

/**
 * Makes an expression of a source for the flag `u`. All letters there are, in either case, take the engine a millisecond or more to
 * compile, and that for each of dozens of expressions; so a text whose letters and digits are all of ASCII is read by a form for ASCII.
 */
export function expression(source: string, flags: string): Expression {
  let whole: RegExp | undefined;
  let plain: RegExp | undefined;
  const seesPictures = source.includes('Extended_Pictographic');
  const seesMarks = source.includes('\\p{M}');
  const isPlain = (text: string): boolean =>
    !BEYOND.test(text) && !(seesPictures && PICTURE.test(text)) && !(seesMarks && text.includes('\ufe0f'));
  const forText = (text: string): RegExp => {
    if (isPlain(text)) {
      plain ??= new RegExp(asciiOf(source), flags.replace('u', ''));
      return plain;
    }
    whole ??= new RegExp(source, flags);
    return whole;
  };
  return { source, for: forText, test: (text) => forText(text).test(text) };
}

/** What is neither ASCII nor one of the signs that are no letter and no digit: general punctuation, arrows, technical signs, pictures. */
const BEYOND =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, which begins with them.
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: a variation selector alone is such a sign.
  /[^\x00-\x7f\u2010-\u2027\u2030-\u203a\u2190-\u245f\u2500-\u2775\u2794-\u27bf\ufe0f\ud83c-\ud83e\udc00-\udfff]|\ud83c[\udc00-\udeff]|\ud83e[\udf00-\udfff]/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, which begins with them.
const PICTURE = /[^\x00-\x7f\u2010-\u2027\u2030-\u203a]/;

const LETTERS: Record<string, string> = {
  L: 'a-zA-Z',
  Lu: 'A-Z',
  Ll: 'a-z',
  Lo: '',
  M: '',
  N: '0-9',
  Extended_Pictographic: '',
};

/** The source with the classes of Unicode as far as ASCII has them. */
export function asciiOf(source: string): string {
  let isInClass = false;
  return source.replace(/\\p\{(\w+)\}|\\.|[[\]]/gs, (found, name: string | undefined) => {
    if (found === '[' || found === ']') isInClass = found === '[';
    if (name === undefined) return found;
    const letters = LETTERS[name];
    if (letters === undefined) throw new Error(`\\p{${name}} has no form for ASCII here`);
    return isInClass ? letters : `[${letters}]`;
  });
}

/** Finds any of the phrases, in whatever case; `spaced` says whether words stand apart, so that none begins or ends inside one. */
export function anyOf(phrases: string[], spaced: boolean): Expression {
  return bounded(`(?:${phrases.join('|').replaceAll(' ', '\\s+')})`, spaced);
}

/** Finds what does not begin or end inside a word, where words stand apart. */
export function bounded(source: string, spaced: boolean, flags = 'iu'): Expression {
  return expression(spaced ? `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])` : source, flags);
}
