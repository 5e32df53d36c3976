/** The site of an archive: every issue on a page of its own, and what leads to them. */
import { type Reporting, throwError } from '../diagnostics/report.ts';
import type { OpenArchive } from '../digest/digest.ts';
import { type SiteResult, siteFolder } from '../output/output.ts';
import { issueFile, type SiteIssue, type SiteSettings, siteRenderer } from '../render/render.ts';

/** Where a site goes, and what it looks like. */
export interface SiteOptions extends Reporting {
  /** The folder of the site, absolute. */
  folder: string;
  settings: SiteSettings;
  /** What made it: with another version every page is made anew. */
  version: string;
}

/**
 * Makes the site of an archive; where nothing changed no issue is read. A page whose issue, neighbours and looks are the same is not made again, a file that would
 * not change is not written, and what no longer belongs to the site is taken away, if it is ours. The page of an issue whose file is damaged
 * stays as it was.
 */
export async function buildSite(
  archive: OpenArchive,
  { folder, settings, version, report = throwError }: SiteOptions,
): Promise<SiteResult | null> {
  const { openSite } = await siteFolder();
  const published = archive.issues.filter(({ isCarried, entries }) => !isCarried && entries > 0);
  const keys = new Map(published.map(({ file, size, modified }) => [nameOf(file), `${size} ${modified}`]));
  const site = await openSite(folder, JSON.stringify([version, settings]), JSON.stringify([...keys]));
  for (const file of archive.damaged) site.keep(issueFile(nameOf(file)));
  const unchanged = await site.unchanged();
  if (unchanged !== null) return unchanged;
  const { issuePage, siteFiles } = await siteRenderer();
  const issues: SiteIssue[] = [];
  for (const it of published) {
    const digest = await archive.digestOf(it);
    if (digest !== null) issues.push({ name: nameOf(it.file), digest });
  }
  for (const [at, issue] of issues.entries()) {
    const [older = null, newer = null] = [issues[at - 1]?.name, issues[at + 1]?.name];
    const key = JSON.stringify([keys.get(issue.name), newer, older]);
    await site.put(
      issueFile(issue.name),
      key,
      async () => (await issuePage(issue, { newer, older }, settings)).text,
    );
  }
  for (const { file, text } of await siteFiles(issues, settings))
    await site.put(file, null, async () => text);
  const { result, diagnostic } = await site.close();
  if (diagnostic !== null) report(diagnostic);
  return diagnostic === null ? result : null;
}

/** The name of the page of an issue, without the ending. */
const nameOf = (file: string): string => file.replace(/\.json$/, '');
