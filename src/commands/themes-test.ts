/** `digest themes test`: the rules against entries whose themes are known. */

import { wantsColour } from '../cli/colour.ts';
import { tellComplaints } from '../cli/complaints.ts';
import { chooseInputs, gatherRequest, worldOf } from '../cli/inputs.ts';
import { type Io, tell } from '../cli/io.ts';
import { jsonDocument } from '../cli/json-document.ts';
import { demands, type ThemesTestOptions } from '../cli/options/themes-test.ts';
import { print } from '../cli/print.ts';
import { count } from '../cli/report.ts';
import { trialText, wrongOnes } from '../cli/trial-text.ts';
import { type Measurement, type Trial, tryRules } from '../trial.ts';

/** Prints how the rules did: 0 done, 1 less than what was demanded, 2 could not run. */
export async function runThemesTest(options: ThemesTestOptions, io: Io): Promise<number> {
  const inputs = await chooseInputs(options, io);
  const { overrides, ...request } = gatherRequest(options, inputs, io);
  const trial = await tryRules({ ...request, mapPath: options.map }, worldOf(io));
  const { measurement } = trial;
  const exitCode = await tellComplaints(trial.diagnostics, options, io);
  if (measurement === null) return exitCode;

  const colour = wantsColour(io.stdout, io.env, options.colour);
  const text = options.isJson
    ? trialJson(measurement, trial)
    : await trialText(measurement, trial, options.talk === 'verbose', colour);
  const failure = await print(text, io.stdout);
  if (failure !== null) return await tellComplaints([failure], options, io);

  await tell(io.stderr, summary(measurement, trial, options));
  const shortfalls = shortfallsOf(measurement, options);
  await tell(io.stderr, shortfalls.map((line) => `digest: ${line}\n`).join(''));
  return shortfalls.length > 0 ? 1 : 0;
}

/** What is less than was demanded. A precision of nothing placed is less than any. */
function shortfallsOf(measurement: Measurement, { least }: ThemesTestOptions): string[] {
  return demands.flatMap((name) => {
    const wanted = least[name];
    if (wanted === null || (measurement[name] ?? -1) >= wanted) return [];
    return [`${shortOf(name, measurement[name], wanted)}, and at least ${wanted} was asked for`];
  });
}

/** A ratio that is too small, with as many digits as it takes to see that. */
function shortOf(name: string, ratio: number | null, wanted: number): string {
  if (ratio === null) return `there is no ${name}, since nothing was placed`;
  const digits = [3, 4, 5, 6].find((it) => Number(ratio.toFixed(it)) < wanted);
  return `the ${name} is ${digits === undefined ? ratio : ratio.toFixed(digits)}`;
}

/** What was left out or doubtful changes the figures, so it does not go without a word. */
function summary({ entries }: Measurement, { diagnostics }: Trial, { talk }: ThemesTestOptions): string {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  if (talk !== 'normal' || warnings === 0) return '';
  return `digest: ${count(entries, 'snippet')} measured; ${count(warnings, 'warning')} (details with -v)\n`;
}

/** One document: the measurement, and every entry that stands in the wrong place or in none. */
function trialJson(measurement: Measurement, trial: Trial): string {
  const wrong = wrongOnes(trial).map(({ label, accepted, placement }) => {
    const { entry, theme, score, also, why } = placement;
    return {
      id: entry.id,
      title: entry.title,
      source: entry.source,
      label,
      accepted,
      theme,
      score,
      also,
      why,
    };
  });
  return jsonDocument({ ...measurement, wrong });
}
