/**
 * The story of an issue with a limit: the same issue as `build` makes, from inputs of any length. Entries are walked
 * through, and only those that stand in the issue are made.
 */

import { loadConfig, mergeFrontMatter } from './config/config.ts';
import { hasError } from './diagnostics/diagnostics.ts';
import { checkPeriod, composeSorted, daysAskedFor, newShortlist, type Shortlist } from './digest/digest.ts';
import { encodeParts, fingerprint } from './parse/fingerprint.ts';
import { allThemes, type BuildRequest, finished, type Issue, withOverrides } from './pipeline.ts';
import { type NamedWorld, readPublication } from './publication.ts';
import type { Config, Diagnostic } from './types.ts';
import { openInputs, type Sighting, type StreamWorld, walk } from './walk.ts';

/**
 * Builds an issue of the `limit` best of each theme. Null when front matter asks for days rather than a week: then
 * nothing can be chosen before everything is read, which is what `build` does.
 */
export async function buildBest(
  request: BuildRequest,
  limit: number,
  world: StreamWorld & NamedWorld,
): Promise<Issue | null> {
  const loaded = await loadConfig({ cwd: request.cwd, path: request.configPath, env: request.env });
  const diagnostics: Diagnostic[] = [...loaded.diagnostics];
  const project = withOverrides(loaded.config, request.overrides);
  const issue: Issue = {
    digest: null,
    placements: null,
    themes: [],
    config: project,
    sources: [],
    configFiles: loaded.files,
    diagnostics,
  };
  if (hasError(diagnostics)) return { ...issue, config: null };
  const opened = await openInputs(request, loaded.config, world);
  diagnostics.push(...opened.diagnostics, ...checkPeriod(project));
  if (hasError(diagnostics)) return issue;

  const shortlist = newShortlist(daysAskedFor(project, request.now), limit);
  let entries = 0;
  const visit = (sighting: Sighting) => {
    entries++;
    offer(shortlist, sighting);
  };
  const chapters: { config: Config; file: string }[] = [];
  for (const stream of opened.streams) {
    const before = entries;
    const walked = await walk(stream, loaded.config, request.inputFormat, visit);
    diagnostics.push(...walked.diagnostics);
    if (hasError(diagnostics) || walked.config === null) return issue;
    issue.sources.push({ file: stream.file, ...walked.readAs, entries: entries - before });
    chapters.push({ config: walked.config, file: stream.file });
  }

  const merged = mergeFrontMatter(loaded.config, chapters);
  const config = withOverrides(merged.config, request.overrides);
  diagnostics.push(...merged.diagnostics);
  if (config.since !== project.since || config.until !== project.until) return null;
  const themes = allThemes(chapters, config);
  const { period, sorted } = shortlist.close(config, request.now);
  const { publication, ...read } = await readPublication(config, world);
  diagnostics.push(...read.diagnostics);
  if (hasError(diagnostics)) return { ...issue, config, themes };
  const frame = { themes, config, publication, now: request.now, diagnostics };
  return { ...issue, config, themes, ...(await finished(composeSorted(period, sorted, frame), config)) };
}

/** An entry that its bytes tell all of is made only when it has to be shown; what an editor steered is made at once. */
function offer(shortlist: Shortlist, sighting: Sighting): void {
  const { theme, score, date } = sighting;
  if (sighting.bytes !== null) {
    const candidate = { theme, score, date, fingerprint: fingerprint(sighting.bytes, sighting.parts) };
    shortlist.offer(candidate, () => sighting.placement());
    return;
  }
  const { bytes, parts } = encodeParts(sighting.title(), sighting.body());
  shortlist.offerSteered(
    { theme, score, date, fingerprint: fingerprint(bytes, parts) },
    sighting.placement(),
  );
}
