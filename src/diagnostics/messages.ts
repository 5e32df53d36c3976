/** What more than one stage can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from './diagnostics.ts';
import { megabytes, megabytesBeyond, thousands } from './wording.ts';

export const commonMessages = {
  'json-syntax': kind<{ expected: string; isFurtherValue: boolean }>({
    severity: 'error',
    message: ({ expected }) => `this is not valid JSON: ${expected} is expected here`,
    hint: ({ isFurtherValue }) =>
      isFurtherValue
        ? 'for one object a line, say --input-format ndjson'
        : 'mend it, or make the file with a JSON tool',
  }),
  'json-link': kind<{ url: string }>({
    severity: 'warning',
    message: ({ url }) => `"${url}" is no http or https address, so it is left out of the links`,
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
  'complaints-enough': kind<{ file: string; most: number }>({
    severity: 'warning',
    message: ({ file, most }) => `${file} has more such lines; only the first ${most} are told`,
    hint: 'see whether it is a snippet file at all; "digest check" tells every line',
  }),
  'memory-short': kind<{ entries: number; allowed: number; isLimited: boolean }>({
    severity: 'error',
    message: ({ entries, allowed }) =>
      `${thousands(entries)} ${entries === 1 ? 'entry takes' : 'entries take'} most of the ${megabytes(allowed)} MB of memory that Node.js may use here, and the issue would need more`,
    hint: ({ allowed, isLimited }) =>
      `${isLimited ? 'lower' : 'set'} \`limit\` or --limit, which keeps only what it shows, such as --limit 20; or allow more: NODE_OPTIONS=--max-old-space-size=${megabytesBeyond(allowed)}`,
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const commonDiagnostic = diagnosticMaker(commonMessages);
