/** Looks at every field of an entry and notes which keywords are there, and where. */
import { late } from '../../text/late.ts';
import type { Entry, Field, FoundText } from '../../types.ts';
import type { Rules } from '../compile.ts';
import { foldName } from '../names.ts';
import { isAtSite } from '../scope.ts';

/** A keyword found: where it stands, in UTF-16 code units within the text of the field, or of the list's element. */
export interface Found extends FoundText {
  /** Its index in `rules.keywords`. */
  keyword: number;
  /** The other words that had to occur together with this one; missing: none had to. */
  others?: Found[];
}

/** Every word of the rules that is in an entry, whatever it is for, field by field. */
export function findAll(entry: Entry, rules: Rules): Found[] {
  const found: Found[] = [];
  findInText('title', entry.title, rules, found);
  findInText('body', entry.body, rules, found);
  for (const tag of entry.hashtags) {
    findName('tags', tag, rules.tags, found);
    findInTag(tag, rules, found);
    findExpressions('tags', tag, rules, found);
  }
  for (const handle of entry.mentions) {
    findName('handles', handle, rules.handles, found);
    findInText('handles', handle, rules, found);
  }
  for (const link of entry.links) findInLink(link, rules, found);
  if (rules.special?.looksAround) findAround(entry, rules, found);
  return found;
}

/** What the source says of the entry is no part of what it says itself: only rules that name it look there. */
function findAround({ section = '', author = '', source }: Entry, rules: Rules, found: Found[]): void {
  findInText('section', section, rules, found);
  findInText('author', author, rules, found);
  findInText('file', source.file, rules, found);
}

function findInText(field: Field, text: string, rules: Rules, found: Found[]): void {
  if (text === '') return;
  findWords(field, text, rules, found);
  findExpressions(field, text, rules, found);
}

function findExpressions(field: Field, text: string, rules: Rules, found: Found[]): void {
  for (const { expression, keyword } of rules.regexes) {
    if (rules.keywords.at(keyword).worth[field] === 0) continue;
    for (const place of expression.findAll(text)) found.push({ keyword, field, text, ...place });
  }
}

function findWords(field: Field, text: string, rules: Rules, found: Found[]): void {
  if (!rules.wordFields.has(field)) return;
  for (const { keyword, start, end } of rules.matcher.find(text)) {
    const {
      worth,
      keyword: { kind },
    } = rules.keywords.at(keyword);
    if (worth[field] === 0) continue;
    found.push({ keyword, field, text, start, end: kind === 'prefix' ? wordEnd(text, end) : end });
  }
}

const restOfWord = late(() => /[\p{L}\p{N}\p{M}]*/uy);

/** The same as far as there is only ASCII, for which no expression of all letters has to be compiled. */
const restInAscii = late(() => /[a-z0-9]*(?![a-z0-9]|[^\0-\x7f])/iy);

function wordEnd(text: string, end: number): number {
  for (const restIn of [restInAscii, restOfWord]) {
    const rest = restIn();
    rest.lastIndex = end;
    if (rest.test(text)) return rest.lastIndex;
  }
  return end;
}

function findName(field: Field, name: string, index: Map<string, number[]>, found: Found[]): void {
  for (const keyword of index.get(foldName(name)) ?? []) {
    found.push({ keyword, field, text: name, start: 0, end: name.length });
  }
}

/** The words of a hashtag: `MachineLearning`, `LLMOps`, `web3Security`. */
export const wordsOfTag = (tag: string): string =>
  tag.split(/[^\0-\x7f]/.test(tag) ? humps() : ASCII_HUMPS).join(' ');

const humps = late(() => /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);

/** The same as far as there is only ASCII. */
const ASCII_HUMPS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

/** A hashtag is also read as the words it is made of; the evidence shows it as it was written. */
function findInTag(tag: string, rules: Rules, found: Found[]): void {
  const inWords: Found[] = [];
  findWords('tags', wordsOfTag(tag), rules, inWords);
  for (const { keyword } of inWords)
    found.push({ keyword, field: 'tags', text: tag, start: 0, end: tag.length });
}

function findInLink(link: string, rules: Rules, found: Found[]): void {
  const scheme = link.indexOf('://');
  const rest = scheme === -1 ? 0 : scheme + 3;
  for (const site of rules.sites) {
    if (isAtSite(link, site))
      found.push({ keyword: site.keyword, field: 'links', text: link, start: 0, end: link.length });
  }
  findExpressions('links', link, rules, found);
  const inWords: Found[] = [];
  findWords('links', link.slice(rest), rules, inWords);
  for (const hit of inWords) found.push({ ...hit, text: link, start: hit.start + rest, end: hit.end + rest });
}
