/** The formats of a digest by their names, and by the endings of file names. */
import type { OutputFormat } from '../types.ts';

/** The endings that stand for each format, in the order in which help lists the formats. */
const endings: Record<OutputFormat, string[]> = {
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm'],
  email: [],
  eml: ['.eml'],
  text: ['.txt'],
  json: ['.json'],
  atom: ['.atom', '.xml'],
  rss: ['.rss'],
  jsonfeed: ['.feed.json'],
  slack: ['.slack.json'],
  ics: ['.ics'],
};

/** Every format. */
export const formats = Object.keys(endings) as OutputFormat[];

/** The usual ending of each format that has one. */
export const usualEndings = Object.values(endings).flatMap(([first]) => first ?? []);

/** Every ending that tells a format. */
export const everyEnding = Object.values(endings).flat();

/** A format by a name that people give it, in any case: its own, or one of its endings (`md`, `htm`, `txt`); null: none has it. */
export function formatNamed(name: string): OutputFormat | null {
  const wanted = name.trim().toLowerCase();
  const isCalled = (format: OutputFormat) => format === wanted || endings[format].includes(`.${wanted}`);
  return formats.find(isCalled) ?? null;
}

/** The format that a file's name tells; null when it tells none. Of several that fit it is the one with the longest ending. */
export function formatOf(file: string): OutputFormat | null {
  const name = file.toLowerCase();
  const fitting = (format: OutputFormat) =>
    endings[format].find((ending) => name.endsWith(ending))?.length ?? 0;
  const [best] = formats.toSorted((a, b) => fitting(b) - fitting(a));
  return best !== undefined && fitting(best) > 0 ? best : null;
}

/**
 * The format of an output: as its name tells, else as that of its template does (`issue.html.liquid`); null when neither
 * tells it. Standard output, `-`, is Markdown where there is no template.
 */
export function formatOfOutput(file: string, template: string | null): OutputFormat | null {
  const byEnding = file === '-' ? null : formatOf(file);
  if (byEnding !== null) return byEnding;
  if (template !== null) return formatOf(template.replace(/\.liquid$/i, ''));
  return file === '-' ? 'markdown' : null;
}
