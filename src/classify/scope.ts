/** What entries are of: the sites that they lead to, who wrote them, their file, their heading, their tags. */
import type { Entry, FoundText, Scope } from '../types.ts';
import { foldName } from './names.ts';

/** What of an entry a scope holds for; null when it does not hold. Of several lists the first one tells what was found. */
export type ScopeTest = (entry: Entry) => FoundText | null;

/** A host, and a path or nothing. */
export interface Site {
  host: string;
  path: string;
}

/** Makes the test of a scope. */
export function scopeTest({ site, author, file, section, tag }: Scope): ScopeTest {
  const tests: ScopeTest[] = [];
  if (site !== undefined) tests.push(siteTest(site.map(siteOf)));
  if (author !== undefined) tests.push(nameTest('author', author));
  if (file !== undefined) tests.push(fileTest(file.map(fileMatcher)));
  if (section !== undefined) tests.push(nameTest('section', section));
  if (tag !== undefined) tests.push(tagTest(tag));
  return (entry) => {
    let first: FoundText | null = null;
    for (const test of tests) {
      const found = test(entry);
      if (found === null) return null;
      first ??= found;
    }
    return first;
  };
}

/** `arxiv.org/abs` as host and path. */
export function siteOf(pattern: string): Site {
  const slash = pattern.indexOf('/');
  if (slash === -1) return { host: pattern.toLowerCase(), path: '' };
  return { host: pattern.slice(0, slash).toLowerCase(), path: pattern.slice(slash) };
}

/** Whether a URL is at a host or one of its subdomains, and at or below a path. */
export function isAtSite(link: string, { host, path }: Site): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  if (url.hostname !== host && !url.hostname.endsWith(`.${host}`)) return false;
  return (
    path === '' || url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
  );
}

/** A heading as it is compared, and those around it: the whole first, then from the innermost outward. */
export function headingsOf(section: string): string[] {
  const levels = section.split(' › ');
  return [section, ...levels.toReversed()].map(foldHeading);
}

/** Case does not count; emoji before a heading and a colon behind it are dress. */
export const foldHeading = (heading: string): string =>
  foldName(heading)
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]+#]+$/gu, '')
    .replace(/\s+/g, ' ');

const siteTest = (sites: Site[]): ScopeTest => {
  const isWanted = (link: string) => sites.some((site) => isAtSite(link, site));
  return ({ links }) => whole('links', links.find(isWanted));
};

const nameTest = (field: 'author' | 'section', names: string[]): ScopeTest => {
  const forms = field === 'section' ? headingsOf : (name: string) => [foldAuthor(name)];
  const fold = field === 'section' ? foldHeading : foldAuthor;
  const wanted = new Set(names.map(fold));
  return (entry) => {
    const said = entry[field];
    return said !== undefined && forms(said).some((it) => wanted.has(it)) ? whole(field, said) : null;
  };
};

const foldAuthor = (name: string): string => foldName(name.replace(/^@/, ''));

const fileTest =
  (matchers: RegExp[]): ScopeTest =>
  ({ source: { file } }) =>
    matchers.some((matcher) => matcher.test(file)) ? whole('file', file) : null;

const tagTest = (tags: string[]): ScopeTest => {
  const wanted = new Set(tags.map((tag) => foldName(tag.replace(/^#/, ''))));
  return ({ hashtags }) =>
    whole(
      'tags',
      hashtags.find((tag) => wanted.has(foldName(tag))),
    );
};

/** `links.md`, `notes/*.md`: the end of a path, from the beginning of a name. `*` stays within a name, `**` does not. */
function fileMatcher(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .split(/(\*+)/)
    .map((part, at) =>
      at % 2 === 0 ? part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&') : part === '*' ? '[^/]*' : '.*',
    );
  return new RegExp(`(?:^|/)${source.join('')}$`, 'su');
}

const whole = (field: FoundText['field'], text: string | undefined): FoundText | null =>
  text === undefined ? null : { field, text, start: 0, end: text.length };
