/** `digest themes`: the themes, and what they cover. */
import type { Option } from 'commander';
import { hasError } from '../diagnostics/diagnostics.ts';
import { type Coverage, classify, compileRules, cover, type RuleWork, readEntries } from '../index.ts';
import { wantsColour } from '../terminal/colour.ts';
import { coverageText, type ListedRules } from '../terminal/coverage-text.ts';
import { print } from '../terminal/print.ts';
import { reportDiagnostics, tellReading } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { jsonDocument } from '../text/visible-json.ts';
import type { Placement } from '../types.ts';
import { defineCommand, type Program } from './command.ts';
import { chooseInputs, newFindings, openIssue } from './inputs.ts';
import { keepable } from './kept-entries.ts';
import { withMistyped } from './mistyped.ts';
import {
  jsonOption,
  type ReadingOptions,
  readingOptions,
  readReading,
  talkOptions,
} from './options/reading.ts';

/** What `digest themes` was asked to do. */
export interface ThemesOptions extends ReadingOptions {
  isJson: boolean;
}

/** What the command is called, takes, and does. */
export const themesCommand = defineCommand<ThemesOptions>({
  description: 'Lists the themes with their keywords and, where there are snippets, what they cover.',
  options: () => themesOptions(),
  help: () => help,
  read: (inputs, command) => ({
    ...readReading(inputs, command),
    isJson: command.opts<{ json?: boolean }>().json ?? false,
  }),
  run: runThemes,
});

/** Prints the themes, with their coverage where there are snippets: 0 done, 2 could not run. */
async function runThemes(options: ThemesOptions, io: Io, { words }: Program): Promise<number> {
  const inputs = await chooseInputs(options, io);
  const { config, rules, coverage, ...read } = await coverThemes(options, inputs, io);
  await tellReading(read, options, io);
  // Without any input the themes themselves are what was asked for.
  const problems = read.diagnostics.filter(({ code }) => code !== 'input-none');
  const told = withMistyped(problems, options.inputs, { words, parent: 'themes' });
  const exitCode = await reportDiagnostics(told, options, io);
  if (exitCode !== 0 || config === null || rules === null) return exitCode;

  const text = options.isJson
    ? coverageJson(rules, coverage)
    : await coverageText(rules, coverage, wantsColour(io.stdout, io.env, options.colour));
  const failure = await print(text, io.stdout);
  return failure === null ? 0 : await reportDiagnostics([failure], options, io);
}

/** The themes of the project, or with coverage those of its files too; both null when an error ended it. */
async function coverThemes(options: ThemesOptions, inputs: string[], io: Io) {
  const found = newFindings();
  const { config, ready } = await openIssue(options, inputs, io, found);
  const read = { config, configFiles: config?.files ?? [], diagnostics: found.list };
  if (config === null || ready === null) return { ...read, sources: [], rules: config, coverage: null };
  const entries = readEntries(ready.sources, found);
  const placements: Placement[] = [];
  const placed = classify(entries, await compileRules(config), found);
  for await (const it of keepable(placed, found)) placements.push(it.placement());
  const coverage = hasError(found.list) ? null : await cover(ready.issue.themes, placements);
  return { ...read, sources: entries.sources, rules: { ...config, themes: ready.issue.themes }, coverage };
}

/** One document: the themes in their order; what they cover is null where there was nothing to read. */
function coverageJson({ themes, drop, pin, sections }: ListedRules, covered: Coverage | null): string {
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
  const worked = (work: RuleWork[] | undefined, keyword: string) =>
    work === undefined ? null : (work.find((it) => it.keyword === keyword)?.entries ?? 0);
  return jsonDocument({
    entries,
    placed,
    unplaced,
    themes: rows,
    drop: drop.map(({ written }) => ({ keyword: written, entries: worked(covered?.drop, written) })),
    pin: pin.map(({ written }) => ({ keyword: written, entries: worked(covered?.pin, written) })),
    sections: sections.map(({ section, theme }) => ({ section, theme })),
  });
}

const themesOptions = (): Option[] => [jsonOption(), ...readingOptions(), ...talkOptions()];

const help = `Output:
  A table: each theme with the number of its keywords, how many snippets it takes, for how many it
  comes second, and the keywords that speak for most of those it takes. Below stand drop, pin and
  sections where there are such rules: how many, and what they did. Without snippets the themes and
  their keywords only. --json prints the same as one document, with every keyword.

Examples:
  digest themes                             the themes, with what digest.yaml names as input
  digest themes week.txt                    what they cover of a week
  digest themes notes/ --json               the same as JSON

Exit status:
  0  done
  2  could not run: wrong usage, configuration or input`;
