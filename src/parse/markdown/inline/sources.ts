/** Points that say the news first and then who has it: `- Rye is back: [The Baker](…)`. */
import type { List, PhrasingContent } from 'mdast';
import words from './openings.yaml';
import { lineText, linksIn, titleLine } from './prose.ts';

/** The news, and the link behind its colon. */
export interface Sourced {
  news: string;
  link: PhrasingContent;
}

/**
 * Such points of a list, by their place in it: two or more that all say something else, "Song of the week:" and "Book of the week:"
 * do not, or one whose link is called as the site is that it leads into.
 */
export function sourcedPoints({ children }: List): ReadonlyMap<number, Sourced> {
  const found = new Map<number, Sourced>();
  for (const [at, item] of children.entries()) {
    const [first] = item.children;
    const point = first?.type === 'paragraph' ? sourcedOf(first.children) : null;
    if (point !== null) found.set(at, point);
  }
  const isList = found.size > 1 && found.size * 2 >= children.length && areOwn([...found.values()]);
  return isList ? found : new Map([...found].filter(([, { link }]) => isCalledAsSite(link)));
}

function sourcedOf(nodes: readonly PhrasingContent[]): Sourced | null {
  const at = nodes.findIndex(({ type }) => type === 'link');
  const link = nodes[at];
  if (link === undefined || linksIn(nodes).length > 1 || !/^[\s.]*$/.test(lineText(nodes.slice(at + 1))))
    return null;
  const [, news] = /^(.*\S)\s*[:：]$/u.exec(titleLine(nodes.slice(0, at)).trim()) ?? [];
  const name = titleLine([link]).split(/\s+/);
  if (news === undefined || name.length > mostOfName || !name.every((word) => /^[\p{Lu}\p{N}&]/u.test(word)))
    return null;
  const told = news.split(/\s+/);
  const isLong = told.length >= fewestOfNews && told.length > name.length;
  return isLong && !openings.has(told[0]!.toLowerCase()) ? { news, link } : null;
}

const mostOfName = 3;
const fewestOfNews = 3;

/** How words begin that say of what kind the link is: "What I read:" */
const openings = new Set((words as { openings: string[] }).openings);

/** Whether no two begin or end with the same two words. */
function areOwn(points: Sourced[]): boolean {
  const told = points.map(({ news }) => news.toLowerCase().split(/\s+/));
  const count = (of: (it: string[]) => string[]) => new Set(told.map((it) => of(it).join(' '))).size;
  return count((it) => it.slice(0, 2)) === points.length && count((it) => it.slice(-2)) === points.length;
}

/** `[The Baker](https://thebaker.example/rye)` */
function isCalledAsSite(link: PhrasingContent): boolean {
  const [, host = '', path = ''] =
    /^https?:\/\/(?:www\.)?([^/?#]+)\/?([^?#]*)/i.exec(linksIn([link])[0] ?? '') ?? [];
  const name = lineText([link])
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return path !== '' && host.toLowerCase().split('.').includes(name);
}
