/** `digest themes`: the themes, and what they cover. */

import { wantsColour } from '../cli/colour.ts';
import { tellComplaints, tellReading } from '../cli/complaints.ts';
import { coverageText } from '../cli/coverage-text.ts';
import { chooseInputs, gatherRequest, worldOf } from '../cli/inputs.ts';
import type { Io } from '../cli/io.ts';
import { jsonDocument } from '../cli/json-document.ts';
import type { ThemesOptions } from '../cli/options/themes.ts';
import { print } from '../cli/print.ts';
import { type Coverage, coverThemes } from '../inspection.ts';
import type { Theme } from '../types.ts';

/** Prints the themes, with their coverage where there are snippets: 0 done, 2 could not run. */
export async function runThemes(options: ThemesOptions, io: Io): Promise<number> {
  const inputs = await chooseInputs(options, io);
  const survey = await coverThemes(gatherRequest(options, inputs, io), worldOf(io));
  const { coverage, config, diagnostics } = survey;
  await tellReading(survey, options, io);
  // Without any input the themes themselves are what was asked for.
  const complaints = diagnostics.filter(({ code }) => code !== 'input-none');
  const exitCode = await tellComplaints(complaints, options, io);
  if (exitCode !== 0 || config === null) return exitCode;

  const themes = coverage === null ? config.themes : survey.themes;
  const text = options.isJson
    ? coverageJson(themes, coverage)
    : await coverageText(themes, coverage, wantsColour(io.stdout, io.env, options.colour));
  const failure = await print(text, io.stdout);
  return failure === null ? 0 : await tellComplaints([failure], options, io);
}

/** One document: the themes in their order; what they cover is null where there was nothing to read. */
function coverageJson(themes: Theme[], covered: Coverage | null): string {
  const { entries = null, placed = null, unplaced = null } = covered ?? {};
  const rows = themes.map(({ id, title, emoji, description, keywords, exclude }, at) => ({
    id,
    title,
    emoji,
    description,
    keywords: keywords.length,
    exclude: exclude.length,
    placed: covered?.themes[at]?.placed ?? null,
    second: covered?.themes[at]?.second ?? null,
    work: covered?.themes[at]?.work ?? null,
  }));
  return jsonDocument({ entries, placed, unplaced, themes: rows });
}
