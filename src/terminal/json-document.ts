import { visibleJson } from '../text/visible-json.ts';

/** A value as an indented document of JSON that is safe to show on a terminal. */
export function jsonDocument(value: object): string {
  return `${visibleJson(JSON.stringify(value, null, 2))}\n`;
}
