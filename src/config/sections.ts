/** `sections`: the headings of the sources, and the theme that each belongs to. */

import type { At } from '../diagnostics/diagnostics.ts';
import type { SectionRule } from '../types.ts';
import { complain, type DocumentReading } from './document.ts';
import { isMap } from './schema.ts';

/** A heading with its theme, and where that is written. */
export interface OwnSection {
  rule: SectionRule;
  at: At;
}

/** Reads the map; a theme that is no text is reported and left out. */
export function readSections(reading: DocumentReading, given: unknown): OwnSection[] {
  if (!isMap(given)) {
    complain(
      reading,
      ['sections'],
      'headings with the themes they belong to',
      'write one a line: `Tools: open-source`',
    );
    return [];
  }
  return Object.entries(given).flatMap(([section, theme]) => {
    const path = ['sections', section];
    const at = reading.document.at(path);
    if (typeof theme === 'string' && section.trim() !== '')
      return [{ rule: { section, theme: theme.trim(), place: at.place ?? null }, at }];
    complain(reading, path, 'the id of a theme');
    return [];
  });
}
