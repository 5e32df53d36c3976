/** The kinds of values that a digest holds. A message completes the sentence "`key` has to be …". */
import * as v from 'valibot';
import { colourOf } from '../../text/colour.ts';

// The days around the first and the last year of four digits cannot be written.
const oneYear = String.raw`(?!0000|9999)\d{4}`;
const oneWeek = String.raw`${oneYear}-W(?:0[1-9]|[1-4]\d|5[0-3])`;
const oneDay = String.raw`${oneYear}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const oneTime = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

/** Text that matches a pattern, and what a person would call it. */
const written = (expected: string, pattern: RegExp) => v.pipe(v.string(), v.regex(pattern, expected));

/** The same, of which the day has to be one that the calendar has. */
const dated = (expected: string, pattern: string) =>
  v.pipe(written(expected, new RegExp(`^${pattern}$`)), v.check(hasRealDay, expected));

export const textValue = v.string();
export const countValue = wholeFrom(0, 1_000_000_000);
/** What counts add up to, however many there are. */
export const total = wholeFrom(0, Number.MAX_SAFE_INTEGER);
export const lineNumber = wholeFrom(1, 1_000_000_000);
export const amount = v.pipe(v.number(), v.finite('a number'), v.minValue(0, 'a number from 0'));
export const portion = v.pipe(amount, v.maxValue(1, 'a number from 0 to 1'));

export const day = dated('a day such as 2026-03-02', oneDay);
/** The last week of 9998 goes on into the next year. */
export const lastDay = dated('a day such as 2026-03-02', `(?:${oneDay}|9999-01-0[123])`);
export const week = written('a week such as 2026-W10', new RegExp(`^${oneWeek}$`));
export const dayOrWeek = dated(
  'a day such as 2026-03-02, or a week such as 2026-W10',
  `(?:${oneDay}|${oneWeek})`,
);
export const moment = dated('a time in UTC such as 2026-03-05T12:00:00Z', `${oneDay}T${oneTime}:[0-5]\\dZ`);
export const dayOrTime = dated(
  'a day such as 2026-03-04, or a time of a day such as 2026-03-04T17:00 or 2026-03-04T17:00+01:00',
  `${oneDay}(?:T${oneTime}(?:Z|[+-]${oneTime})?)?`,
);

/** In UTF-16 code units. */
export const longestId = 64;

/** What stands in addresses, in anchors and in the ids of feeds. */
export const id = written(
  `up to ${longestId} letters, digits, hyphens, dots and underscores`,
  new RegExp(String.raw`^[\w.-]{1,${longestId}}$`),
);
export const themeId = written('lower-case letters, digits and hyphens', /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const languageValue = v.pipe(
  written('a language such as `en` or `pt-BR`', /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/),
  v.check(isLanguage, 'a language such as `en` or `pt-BR`'),
);

// JSON Schema knows no flags, so that both cases of a letter are written out.
const safe = String.raw`[^\s\x00-\x1f\x7f-\x9f<>"]+`;
const web = `[hH][tT][tT][pP][sS]?:${safe}`;
export const address = addressLike('an http or https address', web);
export const wayOutValue = addressLike(
  'an http, https or mailto address',
  `(?:${web}|[mM][aA][iI][lL][tT][oO]:${safe})`,
);
export const pictureValue = addressLike(
  'an https address, or a picture as a data: address',
  `(?:[hH][tT][tT][pP][sS]:${safe}|data:image/[a-z+]+;base64,[A-Za-z0-9+/]*={0,2})`,
);
// A function that could ask the network for something is none of these.
const aColour = 'a colour as CSS writes it, such as #0a7 or oklch(60% 0.1 250)';
export const colourValue = v.pipe(
  written(
    aColour,
    /^(?:#[0-9A-Fa-f]{3,8}|[A-Za-z]+|(?:[rR][gG][bB]|[hH][sS][lL])[aA]?\([\w\s.,%/+-]+\)|[oO][kK][lL][cC][hH]\([\w\s.,%/+-]+\))$/,
  ),
  v.check((text) => colourOf(text) !== null, aColour),
);

/** An address by its pattern, which a parser of addresses has to take as well. */
function addressLike(expected: string, pattern: string) {
  return v.pipe(
    written(expected, new RegExp(`^${pattern}$`)),
    v.check((url) => URL.canParse(url), expected),
  );
}

function wholeFrom(least: number, most: number) {
  const expected = `a whole number from ${least}`;
  return v.pipe(
    v.number(),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, `${expected} to ${most}`),
  );
}

/** The calendar has no 30 February; a week has no day. */
function hasRealDay(date: string): boolean {
  const [written = ''] = /^\d{4}-\d\d-\d\d/.exec(date) ?? [];
  return written === '' || new Date(`${written}T00:00:00Z`).toISOString().startsWith(written);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
