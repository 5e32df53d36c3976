/** Configuration written in a test, and what is said about it as people would read it. */
import { applyFrontMatter, defaultConfig, loadConfig } from '../../src/config/config.ts';
import type { Diagnostic, FrontMatter } from '../../src/types.ts';
import { folderWith } from '../support/folder.ts';

/** Loads a `digest.yaml` of this text from a folder of its own; nobody has a file of their own at home. */
export async function load(text: string) {
  const cwd = await folderWith({ 'digest.yaml': text });
  return await loadConfig({ cwd, path: null, env: {} });
}

/** What is said about a `digest.yaml` of this text. */
export const diagnosticsOf = async (text: string): Promise<string> => report((await load(text)).diagnostics);

/** Lays a front matter over the built-in configuration, as the lines after the first `---` of `week.txt`. */
export async function withFrontMatter(text: string, language: FrontMatter['language'] = 'yaml') {
  return await applyFrontMatter(await defaultConfig('/project'), { language, text, line: 2 }, 'week.txt');
}

/** What is said about a front matter of this text. */
export const frontMatterDiagnostics = async (
  text: string,
  language: FrontMatter['language'] = 'yaml',
): Promise<string> => report((await withFrontMatter(text, language)).diagnostics);

/** Each diagnostic as place, severity and message, the line itself, and the hint. */
export function report(diagnostics: Diagnostic[]): string {
  return diagnostics
    .map(({ place, severity, message, excerpt, hint }) =>
      [
        `${place ? `${place.file}:${place.line}:${place.column} ` : ''}${severity}: ${message}`,
        ...(excerpt === null ? [] : [`  | ${excerpt}`]),
        ...(hint === null ? [] : [`  = ${hint}`]),
      ].join('\n'),
    )
    .join('\n');
}
