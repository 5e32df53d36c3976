/** The targets under `output`. */

import { formatOfOutput, usualEndings } from '../text/formats.ts';
import { type Path, pathText } from '../text/paths.ts';
import { outputWords } from '../text/placeholders.ts';
import type { OutputFormat, Target } from '../types.ts';
import { checkBraces } from './braces.ts';
import { complain, type DocumentReading } from './document.ts';
import { configDiagnostic } from './messages.ts';
import { isMap, readKeys, targetKeys } from './schema.ts';

/** Reads `digest.md`, `{file: digest.txt, format: markdown}`, or a list of these. */
export function readOutput(reading: DocumentReading, given: unknown): Target[] {
  const targets = Array.isArray(given)
    ? given.map((it, index) => readTarget(reading, ['output', index], it))
    : [readTarget(reading, ['output'], given)];
  const outputs = targets.filter((it) => it !== null);
  if (Array.isArray(given)) checkNames(reading, given);
  return outputs;
}

/** Complains about a file that is named twice; with the reader's address in it, a name stands for many. */
function checkNames(reading: DocumentReading, given: unknown[]): void {
  const seen = new Set<string>();
  for (const [index, it] of given.entries()) {
    const at: Path = isMap(it) ? ['output', index, 'file'] : ['output', index];
    const name = isMap(it) ? it.file : it;
    if (typeof name !== 'string' || name.includes('{to')) continue;
    const path = name
      .trim()
      .replace(/\/(?:\.?\/)+/g, '/')
      .replace(/^(?:\.\/)+/, '');
    if (seen.has(path))
      reading.diagnostics.push(
        configDiagnostic('config-output-twice', { path: name }, reading.document.at(at)),
      );
    seen.add(path);
  }
}

function readTarget(reading: DocumentReading, path: Path, given: unknown): Target | null {
  if (isMap(given)) return readLongTarget(reading, path, given);
  const file = typeof given === 'string' ? given.trim() : '';
  if (file !== '') return toTarget(reading, path, { file, at: path });
  complain(reading, path, 'a file name or {file: …, format: …}');
  return null;
}

function readLongTarget(reading: DocumentReading, path: Path, given: Record<string, unknown>): Target | null {
  const { file, format, template, to, ...read } = readKeys(reading, path, given, targetKeys);
  const hasFrontMatter = read['front-matter'] ?? false;
  if ((given.file ?? null) === null) {
    const facts = {
      key: 'file',
      within: pathText(path),
      advice: 'name the file to write: `file: digest.html`',
    };
    reading.diagnostics.push(configDiagnostic('config-missing-key', facts, reading.document.at(path)));
  }
  // What is there and wrong has been reported.
  const isReadable = file !== undefined && (format !== undefined || (given.format ?? null) === null);
  if (!isReadable) return null;
  return toTarget(reading, path, { file, at: [...path, 'file'], format, template, to, hasFrontMatter });
}

/** What is written of a target. */
interface Written {
  file: string;
  /** The way to its name. */
  at: Path;
  format?: OutputFormat | undefined;
  template?: string | undefined;
  to?: string | undefined;
  hasFrontMatter?: boolean;
}

/** The target, its format told by its name where nothing else tells it. */
function toTarget(reading: DocumentReading, path: Path, written: Written): Target | null {
  const { file, at, format, template, to, hasFrontMatter = false } = written;
  checkBraces(reading, at, file, outputWords);
  const known = format ?? formatOfOutput(file, template ?? null);
  if (to !== undefined && known !== null && known !== 'eml') {
    complain(reading, [...path, 'to'], 'left out, since only a message (`eml`) goes to somebody');
  }
  if (hasFrontMatter && known !== null && (known !== 'markdown' || template !== undefined)) {
    complain(
      reading,
      [...path, 'front-matter'],
      'left out, since only Markdown without a template begins with it',
    );
  }
  if (known !== null) {
    const target = { file, format: known, template: template ?? null, to: to ?? null };
    return hasFrontMatter ? { ...target, hasFrontMatter } : target;
  }
  const facts = { path: file, endings: usualEndings };
  reading.diagnostics.push(configDiagnostic('config-output-format', facts, reading.document.at(at)));
  return null;
}
