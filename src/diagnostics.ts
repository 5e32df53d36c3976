/**
 * The catalogue of everything the program can complain about: code → severity, message, hint.
 *
 * A message is one sentence without a full stop that says what is wrong and, where it helps, why; a hint
 * says what to do. Codes are stable: people filter by them.
 */
import type { Diagnostic, Place, Severity } from './model.ts';

interface Kind<Facts> {
  severity: Severity;
  message: (facts: Facts) => string;
  hint?: string | ((facts: Facts) => string | null);
}

const kind = <Facts = Record<never, never>>(it: Kind<Facts>) => it;

const iconv = (encoding: string, file: string): string =>
  `iconv -f ${encoding} -t UTF-8${file === 'stdin' ? '' : ` ${JSON.stringify(file)} > utf8.txt`}`;

export const catalogue = {
  // ── input ──
  'input-missing': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `there is no file or folder "${path}"`,
    hint: 'check the spelling; paths are relative to the folder you run in, those of digest.yaml to its folder',
  }),

  // ── parse: text ──
  'repeated-line': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this line is the same as the one before it and was left out',
    hint: 'delete one of the two',
  }),
  'entry-without-body': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this title has no body',
    hint: 'write the body on the line after the title',
  }),
  'entry-without-title': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this body has no title',
    hint: 'write a title on the line before it',
  }),
  'title-cut': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this title seems to end in the middle',
    hint: 'write the rest of the title',
  }),

  // ── parse: source and front matter ──
  'input-not-utf8': kind<{ file: string; byte: string; line: number; offset: number }>({
    severity: 'error',
    message: ({ byte, line, offset }) => `line ${line} is not UTF-8: the byte ${byte} at offset ${offset}`,
    hint: ({ file }) => `if it is Windows text: ${iconv('WINDOWS-1252', file)}`,
  }),
  'input-utf16': kind<{ file: string; encoding: string }>({
    severity: 'error',
    message: ({ encoding }) => `this is ${encoding} text, not UTF-8`,
    hint: ({ file, encoding }) => `save it as UTF-8, or: ${iconv(encoding, file)}`,
  }),
  'input-binary': kind<{ offset: number }>({
    severity: 'error',
    message: ({ offset }) => `this is no text but a binary file: there is a NUL byte at offset ${offset}`,
    hint: 'give a file of plain text, Markdown, JSON or NDJSON',
  }),
  'input-empty': kind<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => `there is nothing to read in "${file}"`,
  }),
  'front-matter-language': kind<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `front matter cannot be written in "${name}"`,
    hint: 'use YAML ("---"), JSON ("---json") or TOML ("---toml"); front matter is never executed',
  }),
  'front-matter-open': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'the front matter opened at line 1 is never closed',
    hint: 'end it with a line "---"; if it is no front matter, begin the file with an empty line',
  }),
  'front-matter-fence': kind<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `the front matter opened at line 1 is closed by "${text}" and not by "---"`,
    hint: 'put "---" on a line of its own, or indent this line',
  }),

  // ── parse: JSON and NDJSON ──
  'json-syntax': kind<{ expected: string; isFurtherValue: boolean }>({
    severity: 'error',
    message: ({ expected }) => `this is not valid JSON: ${expected} is expected here`,
    hint: ({ isFurtherValue }) =>
      isFurtherValue
        ? 'for one object a line, say --input-format ndjson'
        : 'mend it, or make the file with a JSON tool',
  }),
  'json-entry': kind<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `an entry has to be an object, and this is ${found}`,
    hint: 'write {"title": "…", "body": "…"}',
  }),
  'json-entry-empty': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this entry has neither a title nor a body',
    hint: 'give it a "title", a "body", or both',
  }),
  'json-field': kind<{ field: string; expected: string }>({
    severity: 'error',
    message: ({ field, expected }) => `"${field}" has to be ${expected}`,
  }),
  'json-link': kind<{ url: string }>({
    severity: 'warning',
    message: ({ url }) => `"${url}" is no http or https address, so it is left out of the links`,
  }),
  'json-ignored': kind<{ fields: string[] }>({
    severity: 'note',
    message: ({ fields }) => `fields that are no part of an entry are not read: ${fields.join(', ')}`,
  }),
  'json-too-large': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is more JSON than can be read in one piece (500 MB)',
    hint: 'write it as NDJSON, one object a line',
  }),

  // ── parse: Markdown ──
  'markdown-unused': kind<{ what: string }>({
    severity: 'warning',
    message: ({ what }) => `${what} is no entry and is left out`,
    hint: 'an entry is a list item, a heading with text under it, or a link with text under it; for a file of title and body lines say --input-format text',
  }),
  'markdown-passed': kind<{ what: string }>({
    severity: 'note',
    message: ({ what }) => `${what} is passed over`,
  }),
  'markdown-too-complex': kind<{ why: string }>({
    severity: 'error',
    message: ({ why }) => `this part cannot be read as Markdown: ${why}`,
    hint: 'split it with blank lines; for a file of title and body lines say --input-format text',
  }),

  // ── rules and period ──
  'steering-unknown-theme': kind<{ theme: string; title: string; nearest: string | null }>({
    severity: 'error',
    message: ({ theme, title }) => `"${title}" asks for the theme "${theme}", which there is not`,
    hint: ({ nearest }) =>
      nearest === null
        ? 'write the id of a theme of digest.yaml or of the built-in pack'
        : `did you mean {theme=${nearest}}?`,
  }),
  'period-reversed': kind<{ since: string; until: string }>({
    severity: 'error',
    message: ({ since, until }) => `the period ends (${until}) before it starts (${since})`,
    hint: 'swap --since and --until',
  }),

  'complaints-enough': kind<{ file: string; most: number }>({
    severity: 'warning',
    message: ({ file, most }) => `${file} has more such lines; only the first ${most} are told`,
    hint: 'see whether it is a snippet file at all; "digest check" tells every line',
  }),

  // ── disk ──
  'input-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" cannot be read: ${why}`,
  }),
  'input-folder-empty': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the folder "${path}" holds no snippet files`,
    hint: 'a folder is searched for .txt, .md, .markdown, .json, .ndjson and .jsonl; name other files one by one',
  }),
  'input-no-match': kind<{ pattern: string }>({
    severity: 'error',
    message: ({ pattern }) => `no file matches "${pattern}"`,
    hint: 'quote the pattern so that the shell leaves it alone; "**" crosses folders, hidden files are left out',
  }),
  'input-too-large': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is larger than 2 GiB`,
    hint: 'split it at blank lines, for example with "csplit" or "split -l"',
  }),
  'input-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is nothing to build from',
    hint: 'name a file, a folder or a pattern, pipe snippets in, or set "input" in digest.yaml',
  }),

  // ── cli ──
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
  'output-format': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell which format to write`,
    hint: 'use the extension .md, .html or .json, or say it with --format',
  }),
  'output-twice': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is to be written twice`,
    hint: 'give each output a name of its own',
  }),
  'output-is-input': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is an input of this digest, so it is not overwritten`,
    hint: 'write to another file, best outside the folder that is read',
  }),
  'output-kept': kind<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `"${path}" is left as it is: there are no snippets to make a digest of`,
    hint: 'see why the input is empty; a digest without entries is only printed, never put in the place of one',
  }),
  'output-failed': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" cannot be written: ${why}`,
    hint: 'what stood there before is left as it was',
  }),
  'stdout-failed': kind<{ why: string }>({
    severity: 'error',
    message: ({ why }) => `standard output cannot be written: ${why}`,
  }),
  // ── config ──
  'config-missing': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `there is no configuration file "${path}"`,
    hint: 'check the spelling; without --config, digest.yaml is looked for in this folder and those above it',
  }),
  'config-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the configuration file "${path}" cannot be read: ${why}`,
  }),
  'config-too-large': kind<{ limit: string }>({
    severity: 'error',
    message: ({ limit }) => `there is more configuration here than ${limit}`,
    hint: 'snippets belong in files of their own, named under `input`',
  }),
  'config-syntax': kind<{ language: string; problem: string; advice: string | null }>({
    severity: 'error',
    message: ({ language, problem }) => `this is not ${language}: ${problem}`,
    hint: ({ advice }) => advice,
  }),
  'config-duplicate-key': kind<{ key: string; line: number }>({
    severity: 'error',
    message: ({ key, line }) => `\`${key}\` is given twice, first in line ${line}`,
    hint: 'keep one of them',
  }),
  'config-unknown-key': kind<{ key: string; within: string; nearest: string | null; keys: string[] }>({
    severity: 'error',
    message: ({ key, within }) =>
      within === '' ? `there is no key \`${key}\`` : `there is no key \`${key}\` in \`${within}\``,
    hint: ({ nearest, keys }) =>
      nearest === null
        ? `the keys are ${keys.map((it) => `\`${it}\``).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  }),
  'config-missing-key': kind<{ key: string; within: string; advice: string }>({
    severity: 'error',
    message: ({ key, within }) => `\`${within}\` has no \`${key}\``,
    hint: ({ advice }) => advice,
  }),
  'config-value': kind<{ what: string; expected: string; got: string; advice: string | null }>({
    severity: 'error',
    message: ({ what, expected, got }) => `${what} must be ${expected}, not ${got}`,
    hint: ({ advice }) => advice,
  }),
  'config-output-format': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell which format to write`,
    hint: 'use the extension .md, .html or .json, or write {file: …, format: markdown}',
  }),
  'front-matter-key': kind<{ key: string }>({
    severity: 'error',
    message: ({ key }) =>
      `\`${key}\` cannot be set in a snippet file: it does not decide what is read or written`,
    hint: 'set it in digest.yaml',
  }),
  'front-matter-differs': kind<{ key: string; first: string; file: string; other: string }>({
    severity: 'warning',
    message: ({ key, first, file, other }) =>
      `\`${key}\` is "${first}" in ${file} and "${other}" here; the first one is used`,
    hint: 'set it in one file only, or in digest.yaml',
  }),
  'theme-duplicate': kind<{ id: string; first: string }>({
    severity: 'error',
    message: ({ id, first }) => `the theme \`${id}\` is there twice, first in ${first}`,
    hint: 'put their keywords together, or give one another id',
  }),
  'theme-idle': kind<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the theme \`${id}\` has no keywords, so no entry finds it`,
    hint: 'add some under `keywords:`, or remove the theme',
  }),
  'theme-not-there': kind<{ id: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ id }) => `there is no theme \`${id}\` to disable`,
    hint: ({ nearest, ids }) => {
      if (nearest !== null) return `did you mean \`${nearest}\`?`;
      return ids.length === 0
        ? 'the built-in themes are only in use with `extends: default`, or without `themes`'
        : `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`;
    },
  }),
  'keyword-invalid': kind<{ where: string; written: string; why: string; advice: string }>({
    severity: 'error',
    message: ({ where, written, why }) => `\`${where}\`, "${written}", cannot be used: ${why}`,
    hint: ({ advice }) => advice,
  }),
  'keyword-missing': kind<{ where: string; advice: string }>({
    severity: 'error',
    message: ({ where }) => `\`${where}\` is empty`,
    hint: ({ advice }) => advice,
  }),
  'keyword-field': kind<{ where: string; written: string; field: string; only: string }>({
    severity: 'error',
    message: ({ where, written, field, only }) =>
      `\`${where}\`, "${written}", looks at ${only} only, so it cannot look at the ${field}`,
    hint: 'leave out `in`',
  }),
  'keyword-duplicate': kind<{ where: string; written: string; line: number }>({
    severity: 'warning',
    message: ({ where, written, line }) => `\`${where}\`, "${written}", is there already, in line ${line}`,
    hint: 'remove one of them; only the first one counts',
  }),

  // ── check ──
  'entry-unplaced': kind<{ title: string }>({
    severity: 'warning',
    message: ({ title }) => `no theme takes ${title}`,
    hint: 'add a keyword that it has to a theme, or write {theme=…} behind its title',
  }),
  'entry-tie': kind<{ title: string; theme: string; other: string; score: number }>({
    severity: 'warning',
    message: ({ title, theme, other, score }) =>
      `${title} is in \`${theme}\` only because that stands before \`${other}\`: both score ${score}`,
    hint: 'raise the weight of a keyword, or write {theme=…} behind its title',
  }),
  'entry-weak': kind<{ title: string; theme: string; keyword: string; score: number }>({
    severity: 'warning',
    message: ({ title, theme, keyword, score }) =>
      `${title} is in \`${theme}\` only because of "${keyword}", which scores ${score}`,
    hint: 'see "digest explain"; a second keyword would make sure',
  }),
  'keyword-idle': kind<{ theme: string; written: string; lost: number }>({
    severity: 'warning',
    message: ({ theme, written, lost }) =>
      lost === 0
        ? `"${written}" of \`${theme}\` is found nowhere`
        : `"${written}" of \`${theme}\` is only found where \`exclude\` takes it away`,
    hint: 'correct its spelling, or remove it',
  }),
  'exclude-idle': kind<{ theme: string; written: string }>({
    severity: 'warning',
    message: ({ theme, written }) => `"${written}" under \`exclude\` of \`${theme}\` takes nothing away`,
    hint: 'correct its spelling, or remove it',
  }),
  'keyword-shadowed': kind<{ theme: string; written: string; other: string }>({
    severity: 'warning',
    message: ({ theme, written, other }) =>
      `"${written}" of \`${theme}\` is only found inside "${other}", so it only adds to that`,
    hint: 'remove it, or give its weight to the other one',
  }),
  'keyword-shared': kind<{ theme: string; written: string; others: string[] }>({
    severity: 'warning',
    message: ({ theme, written, others }) =>
      `"${written}" of \`${theme}\` is a keyword of ${others.join(', ')} too`,
    hint: 'leave it to one of them, or make it a longer phrase',
  }),
  'theme-without-entries': kind<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the theme \`${id}\` takes no entry`,
    hint: 'see "digest themes"; its keywords may be too few or too weak',
  }),
  'pack-keywords-idle': kind<{ idle: number; all: number }>({
    severity: 'note',
    message: ({ idle, all }) => `${idle} of ${all} built-in keywords are found nowhere`,
  }),
  'pack-keywords-shared': kind<{ pairs: number }>({
    severity: 'note',
    message: ({ pairs }) => `built-in themes share ${pairs} keyword${pairs === 1 ? '' : 's'}`,
  }),
  'pack-themes-without-entries': kind<{ ids: string[] }>({
    severity: 'note',
    message: ({ ids }) => `these built-in themes take no entry: ${ids.join(', ')}`,
  }),

  // ── explain ──
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
  // ── measuring and learning ──
  'table-syntax': kind<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `this table cannot be read: ${problem}`,
    hint: 'a cell that holds a comma, a quote or a line break stands in double quotes, and a quote in it is doubled',
  }),
  'table-columns': kind<{ missing: string; found: string[] }>({
    severity: 'error',
    message: ({ missing }) => `this table has no column "${missing}"`,
    hint: ({ found }) =>
      `the first line names the columns: title, body and theme; here it is ${found.map((it) => `"${it}"`).join(', ')}`,
  }),
  'label-unknown': kind<{ label: string; entries: number; nearest: string | null }>({
    severity: 'error',
    message: ({ label, entries }) =>
      `"${label}" is no theme; it is the label of ${entries === 1 ? 'one entry' : `${entries} entries`}`,
    hint: ({ label, nearest }) =>
      nearest === null
        ? `say with --map which themes it stands for: ${JSON.stringify(label)}: [id, id]`
        : `did you mean "${nearest}"? Else say with --map which themes it stands for`,
  }),
  'label-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'no entry has a label, so there is nothing to measure',
    hint: 'give a table with the columns title and theme, NDJSON with a "theme", or titles that end in {theme=...}',
  }),
  'label-missing': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this entry has no label, so it is left out',
    hint: 'write {theme=...} behind its title, or fill its theme in',
  }),
  'map-unknown-theme': kind<{ label: string; theme: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ label, theme }) => `"${label}" stands for the theme \`${theme}\`, which there is not`,
    hint: ({ nearest, ids }) =>
      nearest === null
        ? `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  }),
  'theme-asked-unknown': kind<{ theme: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ theme }) => `there is no theme \`${theme}\``,
    hint: ({ nearest, ids }) =>
      nearest === null
        ? `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  }),
  'ask-no-terminal': kind<Record<never, never>>({
    severity: 'error',
    message: () => '--interactive asks questions, and there is no terminal to ask at',
    hint: 'name the inputs instead of piping them in, or use --write',
  }),
  'learn-nothing-placed': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'the rules place no entry, so there is nothing to learn from',
    hint: 'give each theme some keywords to start with: a dozen plain words are enough',
  }),
} satisfies Record<string, Kind<never>>;

export type Code = keyof typeof catalogue;
type FactsOf<C extends Code> = (typeof catalogue)[C] extends Kind<infer Facts> ? Facts : never;

/** Where a diagnostic points; everything may be left out when there is nothing to point at. */
export interface At {
  place?: Place | null;
  endLine?: number | null;
  excerpt?: string | null;
}

/** Makes a diagnostic from the catalogue. `at.excerpt` is the offending line as it stands in the file. */
export function diagnose<C extends Code>(code: C, facts: FactsOf<C>, at: At = {}): Diagnostic {
  const { severity, message, hint } = catalogue[code] as unknown as Kind<FactsOf<C>>;
  return {
    code,
    severity,
    message: message(facts),
    hint: typeof hint === 'function' ? hint(facts) : (hint ?? null),
    place: at.place ?? null,
    endLine: at.endLine ?? null,
    excerpt: at.excerpt ?? null,
  };
}

/** Whether something stops the run. */
export function hasError(diagnostics: Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
