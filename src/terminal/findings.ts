/** Findings → the text that `digest check` prints, in each of its formats. */

import { jsonDocument } from '../text/visible-json.ts';
import type { Diagnostic } from '../types.ts';
import { annotation } from './annotation.ts';
import { flat } from './log.ts';
import { painter } from './paint.ts';
import { headline } from './report.ts';
import { sarifLog } from './sarif.ts';

/** How findings are written. */
export type FindingsFormat = 'text' | 'json' | 'github' | 'sarif';

/** The findings in the order given; text without findings is empty, JSON is one document either way. */
export function findingsText(findings: Diagnostic[], format: FindingsFormat, colour: boolean): string {
  return formats[format](findings, colour);
}

const formats: Record<FindingsFormat, (findings: Diagnostic[], colour: boolean) => string> = {
  text: (findings, colour) => asLines(findings.map((it) => headline(it, painter(colour)))),
  json: (findings) => jsonDocument(findings.map(flat)),
  github: (findings) => asLines(findings.map(annotation)),
  sarif: (findings) => jsonDocument(sarifLog(findings)),
};

const asLines = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');
