/** What a terminal or a pipe can have against being written to. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';

export const terminalMessages = {
  'stdout-failed': kind<{ why: string }>({
    severity: 'error',
    message: ({ why }) => `standard output cannot be written: ${why}`,
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const terminalDiagnostic = diagnosticMaker(terminalMessages);
