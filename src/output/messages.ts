/** What writing can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';

/** What became of the other files of a run when one could not be written; `none`: there are none. */
export type OtherFiles = 'untouched' | 'written' | 'torn' | 'none';

export const outputMessages = {
  'output-failed': kind<{ path: string; why: string; others: OtherFiles }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" cannot be written: ${why}`,
    hint: ({ others }) => {
      if (others === 'torn' || others === 'none') return null;
      return others === 'written'
        ? 'the files of this run are written; only what comes after them is not'
        : 'what stood there before is left as it was, and so are the other files of this run';
    },
  }),
  'lock-failed': kind<{ folder: string; why: string; isHeld: boolean }>({
    severity: 'error',
    message: ({ folder, why }) => `this run cannot have the folder "${folder}" to itself: ${why}`,
    hint: ({ isHeld }) =>
      isHeld
        ? 'nothing was read or written; run it again later, or with --lock wait'
        : 'nothing was read or written',
  }),
  'preview-port': kind<{ port: number; why: string }>({
    severity: 'error',
    message: ({ port, why }) => `the preview cannot have port ${port} of this machine: ${why}`,
    hint: 'name another with --port, or leave --port out: any that is free is taken',
  }),
  'site-foreign': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is there already, in a folder that is no site of digest`,
    hint: 'name a folder of its own, such as -o public, or take the file away; nothing was written',
  }),
  'output-exists': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is there already, and is not overwritten`,
    hint: 'move it away, or leave --write out and copy what you want to keep',
  }),
  'filter-failed': kind<{ name: string; status: number }>({
    severity: 'error',
    message: ({ name, status }) => `the filter ${name} ended with exit status ${status}`,
    hint: ({ status }) =>
      status === 127
        ? 'the shell found no such program: look at its spelling and at PATH'
        : 'what it said stands above; to try it alone, give it what "digest build -f json" writes',
  }),
  'filter-killed': kind<{ name: string; signal: string }>({
    severity: 'error',
    message: ({ name, signal }) => `the filter ${name} was ended by ${signal}`,
    hint: 'if nobody did that, it may have used up the memory',
  }),
  'filter-late': kind<{ name: string; seconds: number }>({
    severity: 'error',
    message: ({ name, seconds }) =>
      `the filter ${name} took more than ${seconds} second${seconds === 1 ? '' : 's'}, and was ended`,
    hint: ({ seconds }) => `if it needs that long: --filter-timeout ${Math.ceil(seconds * 5)}`,
  }),
  'filter-too-much': kind<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the filter ${name} printed more than 500 MB, and was ended`,
  }),
  'filter-not-started': kind<{ name: string; why: string }>({
    severity: 'error',
    message: ({ name, why }) => `the filter ${name} could not be started: ${why}`,
  }),
  'output-twice': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is to be written twice`,
    hint: ({ path }) =>
      path.includes('@')
        ? 'name each reader once, and each output of its own; addresses that differ in signs alone have files of their own with {to-hash} in place of {to}'
        : 'give each output a name of its own',
  }),
  'output-is-input': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is an input of this digest, so it is not overwritten`,
    hint: 'write to another file, best outside the folder that is read',
  }),
  'output-torn': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" has been replaced and cannot be put back: ${why}`,
    hint: 'it is the new one, whole; run again when the fault is mended, so that the others are too',
  }),
  'archive-failed': kind<{ file: string; folder: string; why: string }>({
    severity: 'error',
    message: ({ file, folder, why }) =>
      `the issue could not be recorded as "${file}" in the archive "${folder}": ${why}`,
    hint: 'its outputs are written; mend this and build it again, which records it',
  }),
  'sent-unreadable': kind<{ folder: string; why: string }>({
    severity: 'error',
    message: ({ folder, why }) => `"SENT" in the archive "${folder}" does not tell what was sent: ${why}`,
    hint: 'mend it first, so that nobody has a message twice; nothing was written or sent',
  }),
  'archive-other': kind<{ file: string; folder: string; title: string }>({
    severity: 'error',
    message: ({ file, folder, title }) =>
      `the issue could not be recorded: "${file}" in the archive "${folder}" is an issue of "${title}" with other entries`,
    hint: ({ file }) =>
      `give each publication an archive of its own, or forget that issue first: "digest archive rm ${file}"`,
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
