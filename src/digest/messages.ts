/** What composing an issue, and reading one back, can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import type { Field } from '../types.ts';

export const digestMessages = {
  'entry-merged': kind<{ of: string; because: 'same' | 'near' | 'link'; shared: number }>({
    severity: 'note',
    message: ({ of, because, shared }) =>
      because === 'same'
        ? `this entry repeats ${of} and was merged into it`
        : `this entry ${because === 'link' ? 'leads to the same page as' : 'tells the same story as'} ${of}, shares ${shared} % of the words, and was merged into it`,
    hint: ({ because }) =>
      because === 'same' ? null : 'if these are two stories, put "duplicates: same" into digest.yaml',
  }),
  'entry-dropped': kind<{ keyword: string; field: Field; text: string }>({
    severity: 'note',
    message: ({ keyword, field, text }) =>
      `this entry is left out by the \`drop\` rule "${keyword}", which finds "${text}" in its ${field}`,
    hint: 'see "digest explain"; an entry with {theme=…} or {top} behind its title is never dropped',
  }),
  'time-other': kind<{ words: string; week: string }>({
    severity: 'note',
    message: ({ words }) => `no date is given here, and "${words}" speaks of another time than this issue`,
    hint: ({ week }) => `if it is about that week, say -w ${week}`,
  }),
  'period-reversed': kind<{ since: string; until: string }>({
    severity: 'error',
    message: ({ since, until }) => `the period ends (${until}) before it starts (${since})`,
    hint: 'swap `since` and `until`',
  }),
  'digest-empty': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is no digest here: nothing came',
    hint: 'give what "digest build -f json" writes; a filter has to print the whole digest, changed or not',
  }),
  'digest-deep': kind<{ deepest: number }>({
    severity: 'error',
    message: ({ deepest }) => `this is nested more than ${deepest} levels deep, which no digest is`,
    hint: 'give what "digest build -f json" writes; a filter has to print the whole digest, changed or not',
  }),
  'digest-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is JSON, and no digest: it has neither a "schema" nor "themes"',
    hint: 'give what "digest build -f json" writes; for a list of entries say "digest build"',
  }),
  'digest-schema': kind<{ version: string }>({
    severity: 'error',
    message: ({ version }) => `this digest is of schema ${version}, and this program reads schema 1`,
    hint: 'use the program that wrote it, or a newer one, or build it anew',
  }),
  'digest-value': kind<{ path: string; expected: string; got: string; nearest: string | null }>({
    severity: 'error',
    message: ({ path, expected, got }) => `\`${path}\` has to be ${expected}, and it is ${got}`,
    hint: ({ nearest }) => (nearest === null ? null : `did you mean "${nearest}"?`),
  }),
  'digest-key-missing': kind<{ key: string; within: string; written: string | null }>({
    severity: 'error',
    message: ({ key, within }) => `${within === '' ? 'the digest' : `\`${within}\``} has no "${key}"`,
    hint: ({ key, written }) => (written === null ? null : `write "${key}" instead of "${written}"`),
  }),
  'digest-faults': kind<{ more: number }>({
    severity: 'error',
    message: ({ more }) =>
      `there ${more === 1 ? 'is one more wrong value' : `are ${more} more wrong values`}`,
    hint: 'mend the first ones, and see what is left',
  }),
  'digest-key-unknown': kind<{ key: string; within: string; meant: string }>({
    severity: 'warning',
    message: ({ key, within }) => `${within === '' ? 'a digest' : `\`${within}\``} cannot have a "${key}"`,
    hint: ({ meant }) => `did you mean "${meant}"?`,
  }),
  'digest-keys-ignored': kind<{ keys: string[] }>({
    severity: 'note',
    message: ({ keys }) => `keys that are no part of a digest are left out: ${keys.join(', ')}`,
  }),
  'digest-period': kind<{ from: string; to: string }>({
    severity: 'error',
    message: ({ from, to }) => `the digest ends (${to}) before it begins (${from})`,
    hint: 'mend "from" and "to"',
  }),
  'digest-entry-empty': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` has neither a title nor a body`,
    hint: 'give it a "title", a "body", or both',
  }),
  'digest-theme-twice': kind<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `there are two themes with the id "${id}"`,
    hint: 'put their entries into one, or give one of them another id',
  }),
  'digest-entry-twice': kind<{ id: string; own: string }>({
    severity: 'warning',
    message: ({ id, own }) => `there are two entries with the id "${id}", so this one becomes "${own}"`,
    hint: 'take one of them away, or give this one an "id" of its own',
  }),
  'digest-orphan': kind<{ what: string; id: string }>({
    severity: 'note',
    message: ({ what, id }) => `this ${what} is left out, since the entry "${id}" is not shown`,
  }),
  'archive-damaged': kind<{ file: string; folder: string }>({
    severity: 'warning',
    message: ({ file, folder }) =>
      `"${file}" in the archive "${folder}" is no issue that can be read; it is left as it is`,
    hint: 'take it from a copy, or move it away: until then nothing that it published is known',
  }),
  'archive-copy': kind<{ file: string; of: string; folder: string }>({
    severity: 'warning',
    message: ({ file, of, folder }) =>
      `"${file}" in the archive "${folder}" is a copy of "${of}", which counts; the copy does not`,
    hint: 'delete it, or keep it in another folder',
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const digestDiagnostic = diagnosticMaker(digestMessages);
