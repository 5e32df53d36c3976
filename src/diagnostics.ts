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

const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** "30 entries are left out: 21 of "AI", 9 of "Platform"; the introduction is cut". */
function leftOut(sections: { title: string; left: number }[], others: string[]): string {
  const left = sections.reduce((sum, section) => sum + section.left, 0);
  const named = sections.slice(0, 6).map((section) => `${section.left} of "${section.title}"`);
  const more = sections.length > 6 ? [`the others of ${sections.length - 6} more sections`] : [];
  const cut = {
    masthead: 'the introduction is cut',
    contents: 'the contents are left out',
    colophon: 'the footer is left out',
  };
  return [
    ...(left === 0
      ? []
      : [
          `${thousands(left)} ${left === 1 ? 'entry is' : 'entries are'} left out: ${[...named, ...more].join(', ')}`,
        ]),
    ...others.map((other) => cut[other as keyof typeof cut]),
  ].join('; ');
}

const oneOf = (words: string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

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

  // ── compose ──
  'entry-merged': kind<{ of: string; because: 'same' | 'near' | 'link'; shared: number }>({
    severity: 'note',
    message: ({ of, because, shared }) =>
      because === 'same'
        ? `this entry repeats ${of} and was merged into it`
        : `this entry ${because === 'link' ? 'leads to the same page as' : 'tells the same story as'} ${of}, shares ${shared} % of the words, and was merged into it`,
    hint: ({ because }) =>
      because === 'same' ? null : 'if these are two stories, put "duplicates: same" into digest.yaml',
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
    message: () => 'there is nothing to read',
    hint: 'name a file, a folder or a pattern, pipe snippets in, or set "input" in digest.yaml',
  }),

  // ── publication ──
  'logo-format': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the logo "${path}" is no picture that every browser shows`,
    hint: 'use SVG, PNG, JPEG, GIF, WebP or AVIF',
  }),
  'logo-large': kind<{ path: string; kilobytes: number }>({
    severity: 'warning',
    message: ({ path, kilobytes }) => `the logo "${path}" has ${kilobytes} kB, and every page carries it`,
    hint: 'make it smaller than 200 kB: an SVG, or a PNG of twice the size that it is shown at',
  }),
  'style-unusable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the stylesheet "${path}" cannot be used: ${why}`,
    hint: 'give a file of CSS in UTF-8',
  }),
  'language-unknown': kind<{ lang: string; known: string[] }>({
    severity: 'warning',
    message: ({ lang }) => `there are no translations into "${lang}", so the fixed words stay English`,
    hint: ({ known }) => `the languages that are there: ${known.join(', ')}`,
  }),

  // ── render: feeds ──
  'feed-without-home': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this RSS feed does not say which site it belongs to, and RSS asks for that',
    hint: 'set `home` in digest.yaml to the address of your site, or `url` to that of the issue',
  }),

  // ── render: email ──
  'email-cut': kind<{
    over: number;
    most: number;
    sections: { title: string; left: number }[];
    others: ('masthead' | 'contents' | 'colophon')[];
    linked: boolean;
  }>({
    severity: 'warning',
    message: ({ over, most, sections, others }) =>
      `the email would be ${thousands(over)} bytes over the ${thousands(most)} that Gmail shows, so ${leftOut(sections, others)}`,
    hint: ({ linked }) =>
      `${linked ? 'readers find the rest on the web' : 'readers cannot look the rest up: set `url` in digest.yaml to the address of the issue'}; \`--limit\` shows only the best entries of each theme`,
  }),
  'email-large': kind<{ bytes: number; most: number }>({
    severity: 'warning',
    message: ({ bytes, most }) =>
      `the email has ${thousands(bytes)} bytes, and Gmail hides what comes behind ${thousands(most)}`,
    hint: 'what a mailing service adds counts, too: `--limit` shows fewer entries of each theme',
  }),
  'email-no-way-out': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'the email says nowhere how to leave the list',
    hint: 'set email.unsubscribe in digest.yaml if it goes to a list',
  }),
  'preheader-long': kind<{ length: number; most: number }>({
    severity: 'warning',
    message: ({ length, most }) =>
      `the preheader has ${length} characters, of which mail programs show ${most}`,
    hint: 'shorten it; the email shows what fits, cut behind a word',
  }),

  // ── render: messages ──
  'message-from': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'a message needs a sender, and none is configured',
    hint: 'write it into digest.yaml, for example: email: {from: "Weekly digest <digest@example.org>"}',
  }),
  'message-to': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'the message names nobody to send it to, so that "sendmail -t" refuses it',
    hint: 'set email.to in digest.yaml; if the recipients are named elsewhere, say to: "undisclosed-recipients:;"',
  }),
  'message-address': kind<{ key: string; problem: string; example: string }>({
    severity: 'error',
    message: ({ key, problem }) => `${key} cannot be an address: ${problem}`,
    hint: ({ example }) => `write it like ${example}`,
  }),
  'message-list': kind<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `email.list cannot be the name of a list: "${id}" is no id for one`,
    hint: 'write it like "Engine Room <engine-room.example.org>": letters, digits and dashes between dots',
  }),
  'message-empty': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'there is nothing to send: the digest shows no entries, so there is no message',
    hint: 'for a message all the same, set email.empty in digest.yaml to true',
  }),

  // ── render: templates ──
  'template-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the template "${path}" cannot be read: ${why}`,
    hint: 'paths are relative to the folder you run in, those of digest.yaml to its folder; "digest template html" prints one to start from',
  }),
  'template-target': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell what the template writes`,
    hint: ({ path }) =>
      `say it with --format, or name the template like "${path.replace(/.*[/\\]/, '').replace(/\.\w+$/, '') || 'issue'}.html.liquid": it decides how values are escaped`,
  }),
  'template-format': kind<{ file: string; format: string }>({
    severity: 'error',
    message: ({ file, format }) => `"${file}" cannot be a template of the format ${format}`,
    hint: 'a calendar has rules that no template can keep; leave out the template',
  }),
  'template-name': kind<{ name: string; nearest: string | null }>({
    severity: 'error',
    message: ({ name }) => `there is nothing called "${name}" here`,
    hint: ({ nearest }) =>
      nearest === null ? 'docs/template.md lists what a template sees' : `did you mean "${nearest}"?`,
  }),
  'template-filter': kind<{ filter: string; isLiquids: boolean; nearest: string | null }>({
    severity: 'error',
    message: ({ filter, isLiquids }) =>
      isLiquids
        ? `the filter "${filter}" leaves something to chance, and the same input gives the same bytes`
        : `there is no filter "${filter}"`,
    hint: ({ isLiquids, nearest }) => {
      if (isLiquids) return 'take "first" instead';
      return nearest === null
        ? 'the filters are those of LiquidJS, and "web_link"'
        : `did you mean "${nearest}"?`;
    },
  }),
  'template-tag': kind<{ tag: string; nearest: string | null }>({
    severity: 'error',
    message: ({ tag }) =>
      /^(?:end|els|when$)/.test(tag)
        ? `"${tag}" stands here, and nothing is open that it could belong to`
        : `there is no tag "${tag}"`,
    hint: ({ tag, nearest }) => {
      if (/^(?:end|els|when$)/.test(tag))
        return 'see whether what it belongs to is misspelt, or ended before';
      return nearest === null ? 'the tags are those of LiquidJS' : `did you mean "${nearest}"?`;
    },
  }),
  'template-open': kind<{ open: string; end: string }>({
    severity: 'error',
    message: ({ open }) => `"${open}" is never closed`,
    hint: ({ end }) =>
      `write "${end}" behind it; what is no Liquid stands between {% raw %} and {% endraw %}`,
  }),
  'template-partial': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}", which is asked for here, cannot be read: ${why}`,
    hint: 'partials stand beside the template or in folders below; the ending .liquid may be left out',
  }),
  'template-partial-outside': kind<{ partial: string }>({
    severity: 'error',
    message: ({ partial }) => `"${partial}" is not in the folder of the template`,
    hint: 'partials stand beside the template or in folders below; others are not read',
  }),
  'template-endless': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'the template comes to no end: it goes round here more often than any issue has pieces',
    hint: 'see over what its loops go',
  }),
  'template-bottomless': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'partials and loops stand in each other here more than 100 deep',
    hint: 'see whether a partial includes itself',
  }),
  'template-unquoted': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this value is not in quotes, so a space in it would end the attribute',
    hint: 'write quotes around it: href="{{ … }}"',
  }),
  'template-script': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'a script cannot take this value as it is: a quote or a backslash in it would be code',
    hint: 'write it as JSON, which brings its own quotes: {{ … | json | raw }}',
  }),
  'template-misplaced': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is laid out as HTML already, which cannot stand inside of a tag',
    hint: 'take the plain value, such as item.title in place of item.heading',
  }),
  'template-fault': kind<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `the template cannot be used: ${problem}`,
  }),
  'template-undecodable': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this cannot be decoded, since a "%" stands in it that is no part of an encoded letter',
    hint: 'decode only what was encoded: an address, or what `url_encode` makes',
  }),
  'template-empty': kind<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => `the template "${file}" gives nothing, so nothing is written`,
  }),

  // ── exchange: the digest as JSON ──
  'digest-empty': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is no digest here: nothing came',
    hint: 'give what "digest build -f json" writes; a filter has to print the whole digest, changed or not',
  }),
  'digest-too-large': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is more JSON than can be read in one piece (500 MB)',
    hint: 'build it with a --limit',
  }),
  'digest-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is JSON, and no digest: it has neither a "schema" nor "themes"',
    hint: 'give what "digest build -f json" writes; for a list of entries say "digest build"',
  }),
  'digest-schema': kind<{ version: string }>({
    severity: 'error',
    message: ({ version }) => `this digest is of schema ${version}, and this program reads schema 1`,
    hint: 'use the program that wrote it, or a newer one, or build it anew',
  }),
  'digest-value': kind<{ path: string; expected: string; got: string; nearest: string | null }>({
    severity: 'error',
    message: ({ path, expected, got }) => `\`${path}\` has to be ${expected}, and it is ${got}`,
    hint: ({ nearest }) => (nearest === null ? null : `did you mean "${nearest}"?`),
  }),
  'digest-key-missing': kind<{ key: string; within: string; written: string | null }>({
    severity: 'error',
    message: ({ key, within }) => `${within === '' ? 'the digest' : `\`${within}\``} has no "${key}"`,
    hint: ({ key, written }) => (written === null ? null : `write "${key}" instead of "${written}"`),
  }),
  'digest-faults': kind<{ more: number }>({
    severity: 'error',
    message: ({ more }) =>
      `there ${more === 1 ? 'is one more wrong value' : `are ${more} more wrong values`}`,
    hint: 'mend the first ones, and see what is left',
  }),
  'digest-key-unknown': kind<{ key: string; within: string; meant: string }>({
    severity: 'warning',
    message: ({ key, within }) => `${within === '' ? 'a digest' : `\`${within}\``} cannot have a "${key}"`,
    hint: ({ meant }) => `did you mean "${meant}"?`,
  }),
  'digest-keys-ignored': kind<{ keys: string[] }>({
    severity: 'note',
    message: ({ keys }) => `keys that are no part of a digest are left out: ${keys.join(', ')}`,
  }),
  'digest-period': kind<{ from: string; to: string }>({
    severity: 'error',
    message: ({ from, to }) => `the digest ends (${to}) before it begins (${from})`,
    hint: 'mend "from" and "to"',
  }),
  'digest-entry-empty': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` has neither a title nor a body`,
    hint: 'give it a "title", a "body", or both',
  }),
  'digest-theme-twice': kind<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `there are two themes with the id "${id}"`,
    hint: 'put their entries into one, or give one of them another id',
  }),
  'digest-entry-twice': kind<{ id: string; own: string }>({
    severity: 'warning',
    message: ({ id, own }) => `there are two entries with the id "${id}", so this one becomes "${own}"`,
    hint: 'take one of them away, or give this one an "id" of its own',
  }),
  'digest-orphan': kind<{ what: string; id: string }>({
    severity: 'note',
    message: ({ what, id }) => `this ${what} is left out, since the entry "${id}" is not shown`,
  }),

  // ── filter ──
  'filter-failed': kind<{ name: string; status: number }>({
    severity: 'error',
    message: ({ name, status }) => `the filter ${name} ended with exit status ${status}`,
    hint: ({ status }) =>
      status === 127
        ? 'the shell found no such program: look at its spelling and at PATH'
        : 'what it said stands above; to try it alone, give it what "digest build -f json" writes',
  }),
  'filter-killed': kind<{ name: string; signal: string }>({
    severity: 'error',
    message: ({ name, signal }) => `the filter ${name} was ended by ${signal}`,
    hint: 'if nobody did that, it may have used up the memory',
  }),
  'filter-late': kind<{ name: string; seconds: number }>({
    severity: 'error',
    message: ({ name, seconds }) =>
      `the filter ${name} took more than ${seconds} second${seconds === 1 ? '' : 's'}, and was ended`,
    hint: ({ seconds }) => `if it needs that long: --filter-timeout ${Math.ceil(seconds * 5)}`,
  }),
  'filter-too-much': kind<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the filter ${name} printed more than 500 MB, and was ended`,
  }),
  'filter-not-started': kind<{ name: string; why: string }>({
    severity: 'error',
    message: ({ name, why }) => `the filter ${name} could not be started: ${why}`,
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
  'output-format': kind<{ path: string; endings: string[] }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell which format to write`,
    hint: ({ endings }) => `end it in ${oneOf(endings)}, or say it with --format`,
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
    message: ({ path }) => `"${path}" is not written: this issue has no entries`,
    hint: 'see whether the input is empty, or all of it is skipped; a digest without entries is only printed, never put in the place of one',
  }),
  'output-failed': kind<{ path: string; why: string; others: 'untouched' | 'written' | 'torn' }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" cannot be written: ${why}`,
    hint: ({ others }) => {
      if (others === 'torn') return null;
      return others === 'written'
        ? 'the files of this run are written; only what comes after them is not'
        : 'what stood there before is left as it was, and so are the other files of this run';
    },
  }),
  'output-torn': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" has been replaced and cannot be put back: ${why}`,
    hint: 'it is the new one, whole; run again when the fault is mended, so that the others are too',
  }),
  'name-word-unknown': kind<{
    text: string;
    stray: string;
    nearest: string | null;
    words: readonly string[];
  }>({
    severity: 'error',
    message: ({ text, stray }) => `"{${stray}}" in "${text}" stands for nothing`,
    hint: ({ stray, nearest, words }) => {
      if (stray === 'title') return 'did you mean {slug}, which is the title as it can stand in a name?';
      return nearest === null
        ? `what stands for something is ${words.map((it) => `{${it}}`).join(', ')}`
        : `did you mean {${nearest}}?`;
    },
  }),
  'name-word-missing': kind<{ text: string; word: 'issue' | 'slug'; title: string }>({
    severity: 'error',
    message: ({ text, word, title }) =>
      word === 'issue'
        ? `"${text}" asks for {issue}, and this issue has no number`
        : `"${text}" asks for {slug}, and the title "${title}" has no letters for one`,
    hint: ({ word }) =>
      word === 'issue'
        ? 'write `issue: 12` into the front matter of its snippets, or take {week} instead'
        : 'set a `title` with letters or digits, or take {week} instead',
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
  'config-output-format': kind<{ path: string; endings: string[] }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell which format to write`,
    hint: ({ endings }) => `end it in ${oneOf(endings)}, or write {file: …, format: email}`,
  }),
  'front-matter-key': kind<{ key: string }>({
    severity: 'error',
    message: ({ key }) =>
      key === 'input' || key === 'output'
        ? `\`${key}\` cannot be set in a snippet file: it does not decide what is read or written`
        : `\`${key}\` cannot be set in a snippet file: it belongs to the publication, not to one issue`,
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
  'learn-no-entry': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is no entry to learn from',
    hint: 'name files of snippets, the more the better: some hundreds of entries are a start',
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
