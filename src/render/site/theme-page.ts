/** A page a theme: what every issue told of it, the newest first. */
import { h } from 'hastscript';
import type { DigestEntry } from '../../types.ts';
import { entryAnchor } from '../address.ts';
import { wrapped } from '../elements.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { editionWords, layout } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';
import { pageOf } from '../page/page.ts';
import { oneLine } from '../printable.ts';
import { shortened } from '../shorten.ts';
import { issueFile, type SiteFile, type SiteIssue, type SiteTheme, themeFile, themesOf } from './places.ts';

/** The pages of all themes. */
export async function themePages(newest: SiteIssue[], frame: IssueLayout): Promise<SiteFile[]> {
  const names = new Map<string, string>();
  for (const { name, digest } of newest) {
    const { edition } = await layout({ ...digest, themes: [], unplaced: [], intro: null });
    names.set(name, editionWords({ ...edition, author: null }));
  }
  return themesOf(newest).map((theme) => pageOfTheme(theme, names, frame));
}

function pageOfTheme(
  { id, title, emoji, entries }: SiteTheme,
  names: Map<string, string>,
  frame: IssueLayout,
): SiteFile {
  const byIssue = new Map<string, DigestEntry[]>();
  for (const { issue, entry } of entries)
    byIssue.set(issue.name, [...(byIssue.get(issue.name) ?? []), entry]);
  const main = Array.from(byIssue, ([name, own]) => {
    const heading = `${name}:`;
    const rows = own.map((entry) =>
      h(
        'li',
        { dir: 'auto' },
        h('a', { href: `../${issueFile(name)}#${entryAnchor(entry.id)}` }, titleOf(entry)),
      ),
    );
    const link = h('a', { href: `../${issueFile(name)}` }, names.get(name)!);
    return h(
      'section.listing',
      { ariaLabelledBy: heading },
      wrapped([h('h2', { id: heading }, link), h('ul', wrapped(rows))]),
    );
  });
  const words = headingWords({ title: oneLine(title), emoji: oneLine(emoji) });
  const up = { href: '../index.html', rel: 'up', words: frame.title };
  const page = {
    ...frame,
    title: words,
    digest: { ...frame.digest, publication: { ...frame.digest.publication, url: null } },
  };
  return {
    file: themeFile(id),
    text: pageOf(page, { home: null, up, ways: [{ ...up, words: frame.words.allIssues }], main }),
  };
}

function titleOf({ title, summary, body }: DigestEntry): string {
  return oneLine(title) || shortened(oneLine(summary ?? body), 80) || '…';
}
