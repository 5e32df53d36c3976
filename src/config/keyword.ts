/** The rule language: what a keyword's signs mean. */
import { withSpaces } from '../text/gaps.ts';
import type { Field, Keyword, KeywordKind, Place, Scope } from '../types.ts';

/** What a keyword says, without where it stands and what it weighs. */
export type Rule = Pick<Keyword, 'kind' | 'pattern' | 'flags'>;

/** Why a text is no keyword, and what to write instead. */
export interface KeywordFault {
  why: string;
  advice: string;
}

/** Long-form settings of a keyword. */
export interface KeywordOptions {
  weight?: number | undefined;
  in?: Field[] | undefined;
}

/**
 * Reads a keyword: `word`, `=word`, `word*`, `@handle`, `#tag`, `site:host/path` or `/pattern/flags`. Whether a
 * pattern can be run is not known here: see `pattern.ts`.
 */
export function readRule(written: string): Rule | KeywordFault {
  if (plain.test(written)) {
    if (!written.endsWith('*')) return { kind: 'literal', pattern: written, flags: '' };
    return { kind: 'prefix', pattern: written.slice(0, -1), flags: '' };
  }
  switch (written[0]) {
    case '=':
      return words('exact', written.slice(1));
    case '@':
      return handle(written.slice(1));
    case '#':
      return tag(written.slice(1));
    case '/':
      return regex(written);
  }
  if (/^site:/i.test(written)) return site(written.slice('site:'.length));
  return written.includes('*') ? prefix(written) : words('literal', written);
}

/** Nearly every keyword: words without signs but for the last. Asked first, since it is read in no time. */
const plain = /^[a-z0-9]+(?:[ .-][a-z0-9]+)*\*?$/i;

/** Makes a keyword of a rule; fields and weight default by the rule's kind. */
export function makeKeyword(
  written: string,
  rule: Rule,
  options: KeywordOptions,
  place: Place | null,
): Keyword {
  return {
    written,
    kind: rule.kind,
    pattern: rule.pattern,
    flags: rule.flags,
    weight: options.weight ?? 1,
    fields: options.in ?? fieldsOf[rule.kind],
    place,
  };
}

/** Words that must occur together; they look where `in` says, or each where it would alone. */
export function makeCombination(
  words: Keyword[],
  near: number | undefined,
  { weight }: KeywordOptions,
  place: Place | null,
): Keyword {
  const written = words.map((word) => word.written).join(' + ');
  return {
    written: near === undefined ? written : `${written} (near ${near})`,
    kind: 'all',
    pattern: '',
    flags: '',
    weight: weight ?? 1,
    fields: [...new Set(words.flatMap(({ fields }) => fields))],
    place,
    all: words,
    ...(near === undefined ? {} : { near }),
  };
}

/** Whatever is of a scope, without any word. */
export const makeScopeKeyword = (when: Scope, { weight }: KeywordOptions, place: Place | null): Keyword => ({
  written: `when ${scopeText(when)}`,
  kind: 'when',
  pattern: '',
  flags: '',
  weight: weight ?? 1,
  fields: fieldsOf.when,
  place,
  when,
});

/** `section Tools or Libraries, site github.com`. */
const scopeText = ({ place, ...lists }: Scope): string =>
  Object.entries(lists)
    .map(([key, wanted]) => `${key} ${wanted.join(' or ')}`)
    .join(', ');

const wordFields: Field[] = ['title', 'body', 'tags'];

/** The fields that a kind of keyword looks at unless told otherwise; handles, tags and sites look nowhere else. */
export const fieldsOf: Record<KeywordKind, Field[]> = {
  literal: wordFields,
  exact: wordFields,
  prefix: wordFields,
  regex: wordFields,
  handle: ['handles'],
  tag: ['tags'],
  site: ['links'],
  all: wordFields,
  when: ['links', 'author', 'file', 'section', 'tags'],
};

/** What two keywords of one theme have in common when they find the same texts in the same fields. */
export function identityOf(keyword: Keyword): string {
  const { kind, pattern, flags, fields } = keyword;
  const isAsWritten = kind === 'exact' || kind === 'regex' || pattern === pattern.toUpperCase();
  const folded = isAsWritten ? pattern : withSpaces(pattern.toLowerCase());
  const words = [kind, folded, flags, ...fields.toSorted()].join('\n');
  return isConditional(keyword) ? `${words}\n${conditionsText(keyword)}` : words;
}

const isConditional = ({ all, not, when }: Keyword): boolean =>
  all !== undefined || not !== undefined || when !== undefined;

function conditionsText({ all = [], near, not = [], when }: Keyword): string {
  const { place: _, ...scope } = when ?? { place: null };
  return JSON.stringify([all.map(identityOf).toSorted(), near, not.map(identityOf).toSorted(), scope]);
}

function words(kind: 'literal' | 'exact' | 'prefix', text: string): Rule | KeywordFault {
  const pattern = text.trim().replace(/\s+/g, ' ');
  if (pattern === '') return { why: 'it is empty', advice: 'write the word to look for, or remove it' };
  // Signs between words do not count, so a keyword of nothing else would find every entry.
  if (!/[a-z\d]/i.test(pattern) && !/[\p{L}\p{N}\p{S}]/u.test(pattern)) {
    return { why: 'it has no letter and no digit', advice: 'write a word, or a pattern such as /!{3}/' };
  }
  return { kind, pattern, flags: '' };
}

function prefix(written: string): Rule | KeywordFault {
  const star = written.indexOf('*');
  if (star === written.length - 1 && star > 0) return words('prefix', written.slice(0, -1));
  const ofBeginnings = 'write `observab*` for words that start so, or a pattern such as /\\bfive.star/';
  if (star !== 0) return { why: '`*` only stands at the end', advice: ofBeginnings };
  const end = written.slice(1);
  // To the engine of patterns a letter that is not ASCII ends no word.
  const isEnd = /^[\p{L}\p{N}]*[a-z\d]$/iu.test(end);
  return {
    why: '`*` needs the start of a word before it',
    advice: isEnd ? `write /${end}\\b/i for words that end so` : ofBeginnings,
  };
}

function handle(name: string): Rule | KeywordFault {
  if (/^[\p{L}\p{M}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?$/u.test(name))
    return { kind: 'handle', pattern: name, flags: '' };
  return {
    why: name === '' ? 'the handle is missing' : 'a handle is letters, digits, `_`, `.` and `-`',
    advice: `write \`@nodejs\` for a mention, or \`=@${name || 'nodejs'}\` for exactly this text`,
  };
}

function tag(name: string): Rule | KeywordFault {
  if (/^[\p{L}\p{M}\p{N}_-]+$/u.test(name)) return { kind: 'tag', pattern: name, flags: '' };
  return {
    why: name === '' ? 'the tag is missing' : 'a tag is letters, digits, `_` and `-`',
    advice: `write \`#OpenSource\` for a hashtag, or \`=#${name || 'OpenSource'}\` for exactly this text`,
  };
}

/** The host is kept as links have it: lower case, other scripts in Punycode. */
function site(address: string): Rule | KeywordFault {
  const advice = 'write the host, and a path if you like: `site:github.com/nodejs`';
  const bare = address.trim().replace(/^[a-z]+:\/\//i, '');
  if (/\s/.test(bare) || !URL.canParse(`https://${bare}`)) return { why: 'it names no site', advice };
  const { hostname, pathname, host, search, hash, username } = new URL(`https://${bare}`);
  if (!hostname.includes('.')) return { why: `"${hostname}" is not a whole host name`, advice };
  if (host !== hostname || search || hash || username)
    return { why: 'a site is a host and a path only', advice };
  return { kind: 'site', pattern: hostname + pathname.replace(/\/$/, ''), flags: '' };
}

/** Flags that some engine knows: behind a last `/` they tell a pattern from a path such as `/etc/passwd`. */
const anyFlags = /^[dgimsuvxyU]*$/;

function regex(written: string): Rule | KeywordFault {
  const close = written.lastIndexOf('/');
  const pattern = written.slice(1, close);
  const flags = written.slice(close + 1);
  if (close === 0) {
    return {
      why: 'the pattern is not closed',
      advice: `end it with \`/\`, or write \`=${written}\` for exactly this text`,
    };
  }
  if (!anyFlags.test(flags)) {
    if (!/[\\()[\]{}|^$?*]/.test(pattern)) return words('literal', written);
    return {
      why: `"${flags}" after the closing \`/\` is not a flag`,
      advice: 'the flags are `i`, `s` and `m`',
    };
  }
  const unknown = [...flags].find((flag) => !'ims'.includes(flag));
  if (unknown) return { why: `there is no flag \`${unknown}\``, advice: 'the flags are `i`, `s` and `m`' };
  if (pattern === '') return { why: 'the pattern is empty', advice: 'write it between the two `/`' };
  return { kind: 'regex', pattern, flags: [...new Set(flags)].join('') };
}
