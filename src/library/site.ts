/** The site of an archive: every issue on a page of its own, and what leads to them. */
import { type Reporting, throwError } from '../diagnostics/report.ts';
import type { OpenArchive } from '../digest/digest.ts';
import { type SiteResult, siteFolder } from '../output/output.ts';
import { type SiteIssue, type SiteSettings, siteRenderer } from '../render/render.ts';

/** Where a site goes, and what it looks like. */
export interface SiteOptions extends Reporting {
  /** The folder of the site, absolute. */
  folder: string;
  settings: SiteSettings;
  /** What made it: with another version every page is made anew. */
  version: string;
}

/**
 * Makes the site of an archive. A page whose issue, neighbours and looks are the same is not made again, a file that would
 * not change is not written, and what no longer belongs to the site is taken away, if it is ours.
 */
export async function buildSite(
  archive: OpenArchive,
  { folder, settings, version, report = throwError }: SiteOptions,
): Promise<SiteResult | null> {
  const [{ issuePage, issueFile, siteFiles }, { openSite }] = await Promise.all([
    siteRenderer(),
    siteFolder(),
  ]);
  const issues: SiteIssue[] = [];
  const keys = new Map<string, string>();
  for (const published of archive.index.issues.filter(
    ({ isCarried, entries }) => !isCarried && entries > 0,
  )) {
    const digest = await archive.digestOf(published);
    if (digest === null) continue;
    const name = published.file.replace(/\.json$/, '');
    issues.push({ name, digest });
    keys.set(name, `${published.size} ${published.modified}`);
  }
  const site = await openSite(folder, JSON.stringify([version, settings]));
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
