/** Text → page: the language decides which parser is loaded. */

import type { Diagnostic } from '../types.ts';
import type { ConfigDocument, DocumentText } from './document.ts';
import { configDiagnostic } from './messages.ts';

/** What settings are written in. */
export type DocumentLanguage = 'yaml' | 'json' | 'toml' | 'lines';

/** The most that is read, in UTF-16 code units: 50,000 keywords in their long form are about 2 million. */
export const largestFile = 4_000_000;

/** The most that is read of a front matter, which may be somebody else's. */
export const largestFrontMatter = 100_000;

/** Parses settings; the page is null when the text is not what it says it is. */
export async function readDocument(
  source: DocumentText,
  language: DocumentLanguage,
  largest: number,
): Promise<{ document: ConfigDocument | null; diagnostics: Diagnostic[] }> {
  if (source.text.length > largest) {
    const place = { file: source.file, line: source.line, column: 1 };
    return {
      document: null,
      diagnostics: [configDiagnostic('config-too-large', { limit: `${largest / 1000} kB` }, { place })],
    };
  }
  if (language === 'lines') return (await import('./lines.ts')).readLines(source);
  if (language === 'toml') return (await import('./toml.ts')).readToml(source);
  if (language === 'json') return (await import('./json.ts')).readJson(source);
  return (await import('./yaml.ts')).readYaml(source);
}
