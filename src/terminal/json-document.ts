import { visibleJson } from './visible.ts';

/** A value as an indented document of JSON that is safe to show on a terminal. */
export function jsonDocument(value: object): string {
  const lines = JSON.stringify(value, null, 2).split('\n');
  return lines.map((line) => `${visibleJson(line)}\n`).join('');
}
