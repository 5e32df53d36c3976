import type { Diagnostic, Severity } from '../types.ts';
import { visible } from './visible.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * A diagnostic as the workflow command that makes an annotation of it:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotation({ severity, code, message, hint, place, endLine }: Diagnostic): string {
  const properties = {
    ...(place !== null && { file: place.file, line: place.line, col: place.column }),
    ...(endLine !== null && { endLine }),
    title: code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = hint === null ? message : `${message}\n${hint}`;
  return visible(`::${commands[severity]} ${list.join(',')}::${escapeText(text)}`);
}

/** What the runner decodes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
