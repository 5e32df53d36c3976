/** The targets under `output`. */
import { diagnose } from '../diagnostics.ts';
import type { OutputFormat, Target } from '../model.ts';
import { complain, type Path, pathText, type Reading } from './page.ts';
import { isMap, readKeys, targetKeys } from './schema.ts';

/** Reads `digest.md`, `{file: digest.txt, format: markdown}`, or a list of these. */
export function readOutput(reading: Reading, given: unknown): Target[] {
  const targets = Array.isArray(given)
    ? given.map((it, index) => readTarget(reading, ['output', index], it))
    : [readTarget(reading, ['output'], given)];
  return targets.filter((it) => it !== null);
}

function readTarget(reading: Reading, path: Path, given: unknown): Target | null {
  if (isMap(given)) return readLongTarget(reading, path, given);
  const file = typeof given === 'string' ? given.trim() : '';
  if (file !== '') return toTarget(reading, path, file);
  complain(reading, path, 'a file name or {file: …, format: …}');
  return null;
}

function readLongTarget(reading: Reading, path: Path, given: Record<string, unknown>): Target | null {
  const { file, format } = readKeys(reading, path, given, targetKeys);
  if (file !== undefined && format !== undefined) return { file, format };
  if ((given.file ?? null) === null) {
    const facts = {
      key: 'file',
      within: pathText(path),
      advice: 'name the file to write: `file: digest.html`',
    };
    reading.diagnostics.push(diagnose('config-missing-key', facts, reading.page.at(path)));
  }
  // What is there and wrong has been reported.
  return file !== undefined && (given.format ?? null) === null ? toTarget(reading, path, file) : null;
}

/** The target that a name alone describes. */
function toTarget(reading: Reading, path: Path, file: string): Target | null {
  const format = formatOf(file);
  if (format !== null) return { file, format };
  reading.diagnostics.push(diagnose('config-output-format', { path: file }, reading.page.at(path)));
  return null;
}

/** The format that an extension stands for; standard output is Markdown unless something else is said. */
function formatOf(file: string): OutputFormat | null {
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === 'md' || extension === 'markdown' || file === '-') return 'markdown';
  if (extension === 'html' || extension === 'htm') return 'html';
  return extension === 'json' ? 'json' : null;
}
