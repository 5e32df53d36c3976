/** What writing can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';

export const outputMessages = {
  'output-failed': kind<{ path: string; why: string; others: 'untouched' | 'written' | 'torn' }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" cannot be written: ${why}`,
    hint: ({ others }) => {
      if (others === 'torn') return null;
      return others === 'written'
        ? 'the files of this run are written; only what comes after them is not'
        : 'what stood there before is left as it was, and so are the other files of this run';
    },
  }),
  'output-exists': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is there already, and is not overwritten`,
    hint: 'move it away, or leave --write out and copy what you want to keep',
  }),
  'archive-failed': kind<{ file: string; folder: string; why: string }>({
    severity: 'error',
    message: ({ file, folder, why }) =>
      `the issue could not be recorded as "${file}" in the archive "${folder}": ${why}`,
    hint: 'its outputs are written; mend this and build it again, which records it',
  }),
  'archive-kept': kind<{ file: string; folder: string }>({
    severity: 'error',
    message: ({ file, folder }) =>
      `the issue could not be recorded: "${file}" in the archive "${folder}" is damaged, and is not written over`,
    hint: 'move the damaged file away, and build the issue again',
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const outputDiagnostic = diagnosticMaker(outputMessages);
