/** What more than one stage can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from './diagnostics.ts';

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
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const commonDiagnostic = diagnosticMaker(commonMessages);
