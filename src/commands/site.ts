/** `digest site`: a place to read all issues of an archive. */
import { type Command, Option } from 'commander';
import { version } from '../../package.json' with { type: 'json' };
import { buildSite, hasError, loadConfig, locate, projectIn, readPublication } from '../index.ts';
import { count, grouped } from '../terminal/report.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { openChosenArchive } from './archive-of.ts';
import { defineCommand } from './command.ts';
import { newFindings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import { readingOptions, readTalk, talkOptions } from './options/reading.ts';

/** What `digest site` was asked to do. */
export interface SiteCommandOptions extends TalkOptions {
  /** The folder to write to. */
  output: string;
  /** The folder of the issues; null: what the configuration says. */
  archive: string | null;
  /** The configuration file; null: search for one. */
  config: string | null;
}

/** What the command is called, takes, and does. */
export const siteCommand = defineCommand<SiteCommandOptions>({
  description:
    'Writes a site of all issues of an archive: an index, a page an issue, a page a theme, feeds, a sitemap, ' +
    'and a search that needs no server.',
  operands: null,
  options: () => [
    new Option('-o, --output <folder>', 'the folder of the site').default('public'),
    new Option('--archive <folder>', 'the folder of the issues; else what digest.yaml names'),
    readingOptions()[0],
    ...talkOptions(),
  ],
  help: () => help,
  read: readOptions,
  run: runSite,
});

/** Writes the site: 0 done, 2 could not run. */
async function runSite(options: SiteCommandOptions, io: Io): Promise<number> {
  const found = newFindings();
  const loaded = await loadConfig({ cwd: io.cwd, path: options.config, env: io.env, report: found.report });
  const config = hasError(found.list) ? loaded : await readPublication(loaded, found);
  const archive = hasError(found.list) ? null : await openChosenArchive(options, config, io, found);
  if (archive === null && !hasError(found.list)) found.report(commandDiagnostic('archive-none', {}));
  const folder = locate(io.cwd, options.output);
  const over = archive === null ? null : projectIn(folder, { ...config, archive: archive.folder });
  if (over !== null) found.report(commandDiagnostic('site-over', { folder: options.output, over }));
  if (archive === null || hasError(found.list)) return await reportDiagnostics(found.list, options, io);
  const { title, lang, publication } = config;
  if (publication.home === null) found.report(commandDiagnostic('site-no-home', {}));
  const settings = { title, lang, publication };
  const result = await buildSite(archive, { folder, settings, version, report: found.report });
  const exitCode = await reportDiagnostics(found.list, options, io);
  if (result === null || options.talk === 'quiet') return exitCode;
  const { written, unchanged, removed, kept } = result;
  const parts = [
    `${count(archive.issues.length, 'issue')} in ${visible(options.output)}`,
    `${count(written, 'file')} written`,
    ...(unchanged > 0 ? [`${grouped(unchanged)} unchanged`] : []),
    ...(kept > 0 ? [`${grouped(kept)} of them left as they were, since their issues are damaged`] : []),
    ...(removed > 0 ? [`${grouped(removed)} removed`] : []),
  ];
  await tell(io.stderr, `digest: ${parts.join('; ')}\n`);
  return exitCode;
}

function readOptions(_: string[], command: Command): SiteCommandOptions {
  const {
    output,
    archive = null,
    config = null,
  } = command.opts<{ output: string; archive?: string; config?: string }>();
  return { ...readTalk(command), output, archive, config };
}

const help = `The site:
  index.html        the search, every issue, every theme
  issues/           a page an issue, as "digest build -f html" lays it out
  themes/           a page a theme: what every issue told of it
  search.json       what the search looks through; the page fetches it once somebody types
  feed.atom, feed.rss, feed.json, sitemap.xml
                    where digest.yaml says the address of the site: home: https://news.example.org/
  Title, logo, accent, style, footer and language come from digest.yaml. Only files that changed are
  written; the file .digest-site keeps track, and may be deleted at any time. What lies in such a
  folder is never read as input.

Examples:
  digest site                                          into the folder public
  digest site -o /srv/www/news && rsync -a ...
  digest build -q -w missed && digest site -q          after each issue

Exit status:
  0  done
  2  could not run, or there is no archive`;
