/** Text → page: the language decides which parser is loaded. */
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic } from '../model.ts';
import type { Page, PageText } from './page.ts';

/** What settings are written in. */
export type Language = 'yaml' | 'json' | 'toml';

/** In UTF-16 code units: 50,000 keywords in their long form are about 2 million, and parse in about a second. */
const largest = 4_000_000;

/** Parses settings; the page is null when the text is not what it says it is. */
export async function readPage(
  source: PageText,
  language: Language,
): Promise<{ page: Page | null; diagnostics: Diagnostic[] }> {
  if (source.text.length > largest) {
    const place = { file: source.file, line: source.line, column: 1 };
    return { page: null, diagnostics: [diagnose('config-too-large', { limit: '4 MB' }, { place })] };
  }
  if (language === 'toml') return (await import('./toml.ts')).readToml(source);
  if (language === 'json') return (await import('./json.ts')).readJson(source);
  return (await import('./yaml.ts')).readYaml(source);
}
