/** JSON front matter: checked as JSON, then located as YAML, of which JSON is a part. */

import type { Diagnostic } from '../types.ts';
import { type ConfigDocument, type DocumentText, placer } from './document.ts';
import { configDiagnostic } from './messages.ts';
import { readYaml } from './yaml.ts';

/** Reads JSON. The page is null when the text is not JSON; then the diagnostic says where. */
export function readJson(source: DocumentText): {
  document: ConfigDocument | null;
  diagnostics: Diagnostic[];
} {
  const { text } = source;
  const end = wrongFrom(text);
  if (end === null) return readYaml(source);
  const isCut = end > text.trimEnd().length;
  const problem = isCut ? 'it ends too early' : `\`${text.charAt(end - 1)}\` cannot stand here`;
  const before = text.slice(0, isCut ? text.trimEnd().length : end - 1).split('\n');
  const at = placer(source)(before.length, before.at(-1)!.length + 1);
  return {
    document: null,
    diagnostics: [configDiagnostic('config-syntax', { language: 'JSON', problem, advice: null }, at)],
  };
}

/**
 * The length of the shortest beginning that no continuation makes JSON, one more than the text's length when only the
 * end is missing; null when the text is JSON. Found by halving, since not every message of `JSON.parse` has a position.
 */
function wrongFrom(text: string): number | null {
  if (failure(text) === null) return null;
  let [fine, wrong] = [0, text.length + 1];
  while (wrong - fine > 1) {
    const middle = (fine + wrong) >> 1;
    if (canGoOn(text.slice(0, middle))) fine = middle;
    else wrong = middle;
  }
  return wrong;
}

/** Whether what is wrong with a text, if anything, is only that it ends. */
function canGoOn(text: string): boolean {
  const message = failure(text);
  const position = /at position (\d+)/.exec(message ?? '')?.[1];
  return message === null || /end of JSON|Unterminated/.test(message) || Number(position) === text.length;
}

/** The message of `JSON.parse`; null when it has none. */
function failure(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
