/** What minutes say of a meeting before they tell what was said: who came, when and where. */
import { expression } from '../text/expression.ts';
import { late } from '../text/late.ts';
import words from './meeting.yaml';

const names = late(() => {
  const { attendance, about, matters, blank, asking } = words as Record<
    'attendance' | 'about' | 'matters' | 'blank' | 'asking',
    string[]
  >;
  return {
    ...{ attendance: new Set(attendance), all: new Set([...attendance, ...about]) },
    ...{ matters: new Set(matters), blank: new Set(blank), asking: new Set(asking) },
  };
});

/**
 * Whether all that some lines say is who met, and when: `Present: Ines, Bo`, `Apologies: Ruth`, `Date: 12 March`. One has to tell who:
 * "Present: a new tool for slides" does not.
 */
export function isMeetingHead(lines: readonly string[]): boolean {
  const fields = lines.filter((line, at) => at === 0 || !goesOn(line, lines[at - 1]!));
  return fields.every((it) => names().all.has(labelOf(it))) && fields.some(saysWho);
}

/** Whether a line is one of a form that nobody filled in: `TBD`, `(add yours here)`. */
export function isTemplate(line: string): boolean {
  if (line.length > longestName) return false;
  const bare = line.replace(/^[\s([<*_]+|[\s)\]>*_.…]+$/g, '').toLowerCase();
  const isAside = /^[([<].*[)\]>][.…]?$/.test(line.trim());
  return names().blank.has(bare) || (isAside && names().asking.has(bare.split(/\s+/)[0]!));
}

/** Whether all lines say something of the kind, be it who met or not. */
export const isOfMeeting = (lines: readonly string[]): boolean =>
  lines.length > 0 &&
  lines.every((line, at) => names().all.has(labelOf(line)) || (at > 0 && goesOn(line, lines[at - 1]!)));

/** Whether words stand over points of which each is a matter of its own: `Agenda`, `Action items:`. */
export const isOverMatters = (words: string): boolean => names().matters.has(folded(words));

/** Whether words stand over the names of those who met: `Present`, `Apologies:`, `Aanwezige leden (12)`, `Remote attendees`. */
export function isAttendance(words: string): boolean {
  if (words.length > longestName) return false;
  const name = folded(words);
  const all = name.split(/\s+/);
  const isWithin = all.length <= mostWords && [all[0]!, all.at(-1)!].some((it) => names().attendance.has(it));
  return isWithin || names().attendance.has(name);
}

const mostWords = 5;

/** UTF-16 code units of a name for those who met. */
const longestName = 120;

/** Whether most of some lines are somebody's name, with what they are and where they are from. */
export function areNames(lines: readonly string[]): boolean {
  const people = lines
    .map((line) => line.replace(/\s*\([^()]*\)/g, ''))
    .flatMap((line) => (line.includes(',') ? line.split(/,\s*/) : line))
    .map(person);
  return people.length > 0 && people.filter(Boolean).length * 3 >= people.length * 2;
}

/** A line of names that the one before it did not hold. */
const goesOn = (line: string, before: string): boolean =>
  labelOf(line) === '' && before.includes(',') && !/[.!?]$/.test(before) && areNames([line]);

/** Whether a line names somebody behind who came, or did not, or says in a word or a number how many. */
function saysWho(line: string): boolean {
  if (!names().attendance.has(labelOf(line))) return false;
  const value = line.replace(label, '').trim();
  return !value.includes(' ') || /^\d/.test(value) || value.split(/[,;、]\s*/).some(person);
}

const labelOf = (line: string): string => folded(label.exec(line)?.[1] ?? '');

const label = /^(.{1,60}?)(?::(?:\s|$)|：)/u;

const folded = (words: string): string =>
  words
    .toLowerCase()
    .replace(asides.for(words), '')
    .replace(/[\s:：–—-]+$/, '')
    .trim();

/** Bold, what is said in brackets, and `:innen`. */
const asides = expression(
  String.raw`[*_]+|\s*[([][^)\]]*[)\]]|(?<=\p{L})[.·•:*/-]e?[.·•:*/-]?(?:s|innen)\b`,
  'gu',
);

/** `Antoine du Hamel @aduh95 (TSC)`, `Petra / The Mill / @petra`, `Dr. R. Hale [chair]` */
function person(written: string): boolean {
  const name = written.replace(/\s*[([][^)\]]*[)\]]|\s[–—/|-]\s.*$|\S*@\S+/gu, '').trim();
  const all = name === '' ? [] : name.split(/\s+/);
  if (all.length === 0) return written.includes('@');
  const isName = (word: string) => capital.test(word);
  return all.length <= 5 && isName(all[0]!) && isName(all.at(-1)!) && !/[!?:;]/.test(name);
}

/** A large letter, or one that has no size. */
const capital = expression(String.raw`^[\p{Lu}\p{Lo}]`, 'u');
