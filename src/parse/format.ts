import type { Diagnostic, Entry } from '../types.ts';

/** What one input format makes of a file; both lists in the order of the file. */
export interface FormatResult {
  entries: Entry[];
  diagnostics: Diagnostic[];
}
