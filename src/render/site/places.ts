/** What a site is made of, and where each page lies. */
import type { Digest, DigestEntry, Publication } from '../../types.ts';

/** What all pages of a site have in common. */
export interface SiteSettings {
  title: string;
  lang: string;
  publication: Publication;
}

/** An issue of the site: the name of its page without the ending, and what stands in it. */
export interface SiteIssue {
  name: string;
  digest: Digest;
}

/** A file of the site, by its path from the site's folder. */
export interface SiteFile {
  file: string;
  text: string;
}

/** Where the pages of issues lie. */
export const issueFile = (name: string): string => `issues/${name}.html`;

/** A theme of any issue, as the newest that has it calls it. */
export interface SiteTheme {
  id: string;
  title: string;
  emoji: string;
  entries: { issue: SiteIssue; entry: DigestEntry }[];
}

/** Where the page of a theme lies. */
export const themeFile = (id: string): string => `themes/${encodeURIComponent(id)}.html`;

/** The themes of all issues; those of the newest first, in its order. */
export function themesOf(newest: SiteIssue[]): SiteTheme[] {
  const themes = new Map<string, SiteTheme>();
  for (const issue of newest) {
    for (const { id, title, emoji, entries } of issue.digest.themes) {
      const theme = themes.get(id) ?? { id, title, emoji, entries: [] };
      themes.set(id, theme);
      for (const entry of entries) theme.entries.push({ issue, entry });
    }
  }
  return [...themes.values()];
}
