/** What a command line can have wrong. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import { megabytes, megabytesBeyond, oneOf, thousands } from '../diagnostics/wording.ts';

/** A built-in pack that would fit better than the one at hand. */
export interface FittingPack {
  pack: string;
  /** How many of the entries that were looked at it has strong words for. */
  fits: number;
}

export const commandMessages = {
  'entries-memory': kind<{ entries: number; allowed: number }>({
    severity: 'error',
    message: ({ entries, allowed }) =>
      `to look at ${thousands(entries)} ${entries === 1 ? 'entry' : 'entries'} together takes more than is left of the ${megabytes(allowed)} MB of memory that Node.js may use here`,
    hint: ({ allowed }) =>
      `give fewer of them at a time, which tell nearly as much; or allow more: NODE_OPTIONS=--max-old-space-size=${megabytesBeyond(allowed)}`,
  }),
  'pack-unfit': kind<{
    entries: number;
    fits: number;
    by: 'section' | 'tag' | 'nothing';
    fitting: FittingPack | null;
    /** Of so many themes can be found. */
    fewest: number;
  }>({
    severity: 'warning',
    message: ({ entries, fits, by }) =>
      `the built-in themes, English words about software, fit ${fewOf(fits, entries)}, so ${by === 'nothing' ? 'nothing is placed by them' : `these stand under their own ${by === 'tag' ? 'tags' : 'headings'}`}`,
    hint: ({ entries, by, fitting, fewest }) =>
      [
        ...(by === 'nothing' ? [] : [`\`group: ${by}\` in digest.yaml keeps it so`]),
        ...waysOn(entries, fewest, fitting, by !== 'nothing'),
        '`extends: software` insists',
      ].join('; '),
  }),
  'pack-unfit-chosen': kind<{ entries: number; fits: number }>({
    severity: 'note',
    message: ({ entries, fits }) => `the themes of the pack that was chosen fit ${fewOf(fits, entries)}`,
    hint: '"digest check" says whether another pack fits them',
  }),
  'pack-unfit-found': kind<{ entries: number; fits: number; fitting: FittingPack | null }>({
    severity: 'warning',
    message: ({ entries, fits, fitting }) =>
      `the themes of the built-in pack fit ${fewOf(fits, entries)}; ${fitting === null ? 'no other pack fits half of them' : `\`${fitting.pack}\` fits ${fitting.fits}`}`,
    hint: ({ fitting }) =>
      fitting === null
        ? 'write themes of your own; "digest themes discover" proposes some'
        : `write \`extends: ${fitting.pack}\``,
  }),
  'language-unknown': kind<{ lang: string; known: string[] }>({
    severity: 'warning',
    message: ({ lang }) => `there are no translations into "${lang}", so the fixed words stay English`,
    hint: ({ known }) => `the languages that are there: ${known.join(', ')}`,
  }),
  'template-target': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell what the template writes`,
    hint: ({ path }) =>
      `say it with --format, or name the template like "${path.replace(/.*[/\\]/, '').replace(/\.\w+$/, '') || 'issue'}.html.liquid": it decides how values are escaped`,
  }),
  usage: kind<{ problem: string; advice: string }>({
    severity: 'error',
    message: ({ problem }) => problem,
    hint: ({ advice }) => advice,
  }),
  'clock-invalid': kind<{ value: string }>({
    severity: 'error',
    message: ({ value }) => `SOURCE_DATE_EPOCH is "${value}", which is no time in seconds since 1970`,
    hint: 'give whole seconds, for example SOURCE_DATE_EPOCH=$(date +%s), or unset it',
  }),
  'output-format': kind<{ path: string; endings: string[] }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell which format to write`,
    hint: ({ endings }) => `end it in ${oneOf(endings)}, or say it with --format`,
  }),
  'entry-unnamed': kind<{ entries: number }>({
    severity: 'error',
    message: ({ entries }) => `which of the ${entries} entries is to be explained?`,
    hint: 'name it with --entry: its number, a part of its title, or the beginning of its id',
  }),
  'entry-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is no entry to explain',
    hint: 'give a title and, on the next line, a body',
  }),
  'entry-unknown': kind<{ wanted: string; entries: number }>({
    severity: 'error',
    message: ({ wanted }) => `there is no entry "${wanted}"`,
    hint: ({ entries }) =>
      `give a number from 1 to ${entries}, a part of a title, or 4 or more digits of an id`,
  }),
  'entry-ambiguous': kind<{ wanted: string; entries: number }>({
    severity: 'error',
    message: ({ wanted, entries }) => `"${wanted}" stands for ${entries} entries`,
    hint: 'give more of the title, or the number of one of these',
  }),
  'ask-no-terminal': kind<Record<never, never>>({
    severity: 'error',
    message: () => '--interactive asks questions, and there is no terminal to ask at',
    hint: 'name the inputs instead of piping them in, or use --write',
  }),
  'variable-unknown': kind<{ name: string; nearest: string | null }>({
    severity: 'warning',
    message: ({ name }) => `the variable ${name} is set, and no option takes it`,
    hint: ({ nearest }) =>
      nearest === null ? 'variables are DIGEST_ and the long name of an option' : `did you mean ${nearest}?`,
  }),
  'issue-auto': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'the issue is to count by itself (`issue: auto`), and there is no archive to count in',
    hint: 'name a folder: `archive: archive/` in digest.yaml, or --archive',
  }),
  'issue-empty': kind<{ why: string }>({
    severity: 'error',
    message: ({ why }) => `this issue has no entries: ${why}`,
    hint: 'see whether the right week is asked for, and whether the input is there; --fail-if-empty or `empty: fail` makes it a failure',
  }),
  'min-entries': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'thin weeks are to be carried over (`min-entries`), and there is no archive to know them',
    hint: 'name a folder: `archive: archive/` in digest.yaml, or --archive',
  }),
  'site-over': kind<{ folder: string; over: 'the archive' | 'the input' | 'the configuration' }>({
    severity: 'error',
    message: ({ folder, over }) =>
      `a site in "${folder}" would lie over ${over}, and what lies in a site is never read`,
    hint: 'name a folder of its own, such as -o public',
  }),
  'site-no-home': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'the address of the site is not known, so it has no feeds and no sitemap',
    hint: 'put it into digest.yaml: `home: https://news.example.org/`',
  }),
  'missed-one-output': kind<{ weeks: string[] }>({
    severity: 'error',
    message: ({ weeks }) =>
      `${weeks.length} weeks were missed (${weeks.join(', ')}), and one output has room for one issue`,
    hint: 'write files with {week} in their names, or build one week after the other: --week 2026-W10',
  }),
  'weeks-one-number': kind<{ issue: string; weeks: string[] }>({
    severity: 'error',
    message: ({ issue, weeks }) =>
      `${weeks.length} weeks (${weeks.join(', ')}) would all be issue ${issue}, as "issue" says`,
    hint: 'write `issue: auto`, which counts, or build one week after the other: --week 2026-W10',
  }),
  'record-only': kind<Record<never, never>>({
    severity: 'error',
    message: () => '--record-only records an issue, and there is no archive to record it in',
    hint: 'name a folder: `archive: archive/` in digest.yaml, or --archive',
  }),
  'archive-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is no archive',
    hint: 'name a folder: `archive: archive/` in digest.yaml, or --archive',
  }),
  'archive-not-there': kind<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `there is no archive "${folder}"`,
    hint: 'check the spelling; a folder becomes an archive with the first issue that is recorded in it',
  }),
  'archive-no-issue': kind<{ name: string; folder: string }>({
    severity: 'error',
    message: ({ name, folder }) => `there is no issue "${name}" in the archive "${folder}"`,
    hint: 'say its week (2026-W10), its number or its file; "digest archive" lists them',
  }),
  'init-exists': kind<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `there is a ${file} here already, and it stays as it is`,
    hint: 'go to another folder, or move it away',
  }),
} satisfies Messages;

/** `none of 12 snippets`, `only 1 of 12 snippets`. */
function fewOf(fits: number, entries: number): string {
  return `${fits === 0 ? 'none' : `only ${fits}`} of ${entries} snippets`;
}

/** What to do where no theme fits so many entries, which something else sorts or not. */
function waysOn(entries: number, fewest: number, fitting: FittingPack | null, isSorted: boolean): string[] {
  const ways: string[] = [];
  if (fitting !== null)
    ways.push(`put \`extends: ${fitting.pack}\` into digest.yaml, which fits ${fitting.fits} of them`);
  if (entries >= fewest) ways.push('"digest themes discover" finds themes in them');
  else if (fitting === null && !isSorted)
    ways.push(
      'write themes of your own into digest.yaml, a few words each: `themes: [{id: school, keywords: [lesson, pupil]}]`',
      `in ${fewest} snippets and more, such as those of past weeks, "digest themes discover" finds themes`,
    );
  return ways;
}

/** Makes a diagnostic of one of these messages. */
export const commandDiagnostic = diagnosticMaker(commandMessages);
