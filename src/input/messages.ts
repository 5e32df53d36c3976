/** Everything that can be wrong with files, streams and what stands at their head. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import { megabytes, megabytesBeyond, thousands } from '../diagnostics/wording.ts';
import { searchedInWords } from '../text/input-formats.ts';

export const inputMessages = {
  'input-missing': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `there is no file or folder "${path}"`,
    hint: 'check the spelling; paths are relative to the folder you run in, those of digest.yaml to its folder',
  }),
  'input-link': kind<{ path: string; target: string }>({
    severity: 'error',
    message: ({ path, target }) => `"${path}" is a link to "${target}", and nothing is there`,
    hint: 'mend the link or remove it, or name the file itself',
  }),
  'input-not-utf8': kind<{ file: string; byte: string; line: number; offset: number }>({
    severity: 'error',
    message: ({ byte, line, offset }) => `line ${line} is not UTF-8: the byte ${byte} at offset ${offset}`,
    hint: ({ file }) => `if it is Windows text: ${iconv('WINDOWS-1252', file)}`,
  }),
  'input-utf16': kind<{ file: string; encoding: string }>({
    severity: 'error',
    message: ({ encoding }) => `this is ${encoding} text, not UTF-8`,
    hint: ({ file, encoding }) => `save it as UTF-8, or: ${iconv(encoding, file)}`,
  }),
  'input-binary': kind<{ offset: number }>({
    severity: 'error',
    message: ({ offset }) => `this is no text but a binary file: there is a NUL byte at offset ${offset}`,
    hint: 'give a file of plain text, Markdown, JSON, or a table, feed or list of bookmarks',
  }),
  'input-foreign': kind<{ name: string; way: string }>({
    severity: 'error',
    message: ({ name }) => `this is ${name}, which is not read here`,
    hint: ({ way }) => `${way}; --input-format text reads it as it is`,
  }),
  'input-passed': kind<{ folder: string; count: number; names: string[] }>({
    severity: 'note',
    message: ({ folder, count, names }) => {
      const more = count - names.length;
      const listed = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
      return `in the folder "${folder}" ${count === 1 ? 'one file is' : `${count} files are`} passed over: ${listed}`;
    },
    hint: 'a file that is named itself is read, if it can be',
  }),
  'input-issue': kind<{ input: string; count: number; names: string[] }>({
    severity: 'note',
    message: ({ input, count, names }) => {
      const more = count - names.length;
      const listed = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
      return `of "${input}" ${count === 1 ? 'one file is an issue' : `${count} files are issues`} that digest wrote, and not read again: ${listed}`;
    },
    hint: 'an issue that is named itself is read',
  }),
  'input-memory': kind<{ allowed: number }>({
    severity: 'error',
    message: ({ allowed }) =>
      `to read it from here on takes more than is left of the ${megabytes(allowed)} MB of memory that Node.js may use here`,
    hint: ({ allowed }) =>
      `give less at once; or allow more: NODE_OPTIONS=--max-old-space-size=${megabytesBeyond(allowed)}`,
  }),
  'input-empty': kind<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => `there is nothing to read in "${file}"`,
  }),
  'front-matter-language': kind<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `front matter cannot be written in "${name}"`,
    hint: 'use YAML ("---"), JSON ("---json") or TOML ("---toml"); front matter is never executed',
  }),
  'front-matter-open': kind<{ line: number; fence: string }>({
    severity: 'error',
    message: ({ line }) => `the front matter opened at line ${line} is never closed`,
    hint: ({ fence }) => `end it with a line "${fence}"`,
  }),
  'front-matter-fence': kind<{ line: number; fence: string; text: string }>({
    severity: 'error',
    message: ({ line, fence, text }) =>
      `the front matter opened at line ${line} is closed by "${text}" and not by "${fence}"`,
    hint: ({ fence }) => `put "${fence}" on a line of its own, or indent this line`,
  }),
  'input-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}" cannot be read: ${why}`,
  }),
  'input-folder-empty': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the folder "${path}" holds no snippet files`,
    hint: `a folder is searched for ${searchedInWords}; name other files one by one`,
  }),
  'input-folder-own': kind<{ path: string; count: number; parts: string[] }>({
    severity: 'error',
    message: ({ path, count, parts }) =>
      `in the folder "${path}" ${count === 1 ? 'the one snippet file is' : `all ${thousands(count)} snippet files are`} passed over as part of the project itself: ${parts.join(', ')}`,
    hint: 'keep notes in a folder of their own, and under names that no `output` has; a file that is named itself is read',
  }),
  'input-no-match': kind<{ pattern: string }>({
    severity: 'error',
    message: ({ pattern }) => `no file matches "${pattern}"`,
    hint: 'quote the pattern so that the shell leaves it alone; "**" crosses folders, hidden files are left out',
  }),
  'input-too-large': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" has more than 500 MB here that cannot be read in parts`,
    hint: 'text is cut at blank lines and NDJSON at line ends; all else is read whole: split it',
  }),
  'input-none': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'there is nothing to read',
    hint: 'name a file, a folder or a pattern, pipe snippets in, or set "input" in digest.yaml',
  }),
  'logo-format': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `the logo "${path}" is no picture that every browser shows`,
    hint: 'use SVG, PNG, JPEG, GIF, WebP or AVIF',
  }),
  'logo-large': kind<{ path: string; kilobytes: number }>({
    severity: 'warning',
    message: ({ path, kilobytes }) => `the logo "${path}" has ${kilobytes} kB, and every page carries it`,
    hint: 'make it smaller than 200 kB: an SVG, or a PNG of twice the size that it is shown at',
  }),
  'style-unusable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the stylesheet "${path}" cannot be used: ${why}`,
    hint: 'give a file of CSS in UTF-8',
  }),
  'template-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the template "${path}" cannot be read: ${why}`,
    hint: 'paths are relative to the folder you run in, those of digest.yaml to its folder; "digest template html" prints one to start from',
  }),
  'digest-too-large': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is more JSON than can be read in one piece (500 MB)',
    hint: 'build it with a --limit',
  }),
  'archive-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the archive "${path}" cannot be read: ${why}`,
    hint: 'nothing is built without it, since what it published would be published again; a folder that is not there yet is made when the first issue is recorded',
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const inputDiagnostic = diagnosticMaker(inputMessages);

const iconv = (encoding: string, file: string): string =>
  `iconv -f ${encoding} -t UTF-8${file === 'stdin' ? '' : ` ${JSON.stringify(file)} > utf8.txt`}`;
