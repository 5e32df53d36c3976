/** Where a digest goes: which files, under which names, in which formats. */

import { commonDiagnostic } from '../diagnostics/messages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { standardOutput } from '../index.ts';
import { formatOfOutput, usualEndings } from '../text/formats.ts';
import { outputWords, unknownPlaceholder } from '../text/placeholders.ts';
import type { Config, Diagnostic, Target } from '../types.ts';
import { commandDiagnostic } from './messages.ts';
import type { IssuingOptions } from './options/issuing.ts';

/** The outputs that flags ask for; null when they say nothing, so that the configuration decides. */
export function namedTargets({
  outputs,
  format,
  template,
}: Pick<IssuingOptions, 'outputs' | 'format' | 'template'>): {
  targets: Target[] | null;
  diagnostics: Diagnostic[];
} {
  if (outputs.length === 0 && format === null && template === null) return { targets: null, diagnostics: [] };
  const targets: Target[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of outputs.length === 0 ? [standardOutput] : outputs) {
    const known = format ?? formatOfOutput(file, template);
    const stray = unknownPlaceholder(file, outputWords);
    if (stray !== null) {
      const facts = { text: file, stray, nearest: nearest(stray, outputWords), words: outputWords };
      diagnostics.push(commonDiagnostic('name-word-unknown', facts));
    }
    if (known !== null) targets.push({ file, format: known, template, to: null });
    else if (template !== null) diagnostics.push(commandDiagnostic('template-target', { path: template }));
    else diagnostics.push(commandDiagnostic('output-format', { path: file, endings: usualEndings }));
  }
  return { targets, diagnostics };
}

/** The outputs that the configuration asks for: its `output`, else Markdown on standard output. */
export function configuredTargets({ output }: Pick<Config, 'output'>): Target[] {
  return output.length > 0
    ? output
    : [{ file: standardOutput, format: 'markdown', template: null, to: null }];
}

/** Where a digest goes: to the outputs that flags ask for, named from where the user is, else to those of the configuration, from where it stands. */
export const destinationOf = (
  named: Target[] | null,
  config: Pick<Config, 'output' | 'base'>,
  cwd: string,
): { targets: Target[]; base: string } =>
  named === null ? { targets: configuredTargets(config), base: config.base } : { targets: named, base: cwd };

/** Whether the name of an output is another one for each week; issues that count by themselves have a number each. */
export const namesPeriod = (file: string, { issue }: Pick<Config, 'issue'>): boolean =>
  /\{(?:week|date)\}/.test(file) || (issue === 'auto' && file.includes('{issue}'));
