/** The door of the room: the JSON of a digest, read back and checked. */
import * as v from 'valibot';
import { hasError } from '../../diagnostics/diagnostics.ts';
import { commonDiagnostic } from '../../diagnostics/messages.ts';
import { type PositionedText, positioned } from '../../diagnostics/position.ts';
import { deepest, firstBeyond, firstFault } from '../../text/json.ts';
import type { Diagnostic, Digest } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import { inconsistenciesIn } from './consistency.ts';
import { type Fallback, withDefaults } from './defaults.ts';
import { idsOf } from './ids.ts';
import { offsetAt } from './path.ts';
import { digestSchema } from './schema.ts';
import { cut, diagnosticsOf } from './schema-diagnostics.ts';
import { unknownKeysIn } from './unknown-keys.ts';

/** Reads a digest as `--format json` writes it, whatever was done to it since; null when it is none. */
export function readDigest(
  json: string,
  fallback: Fallback,
): { digest: Digest | null; diagnostics: Diagnostic[] } {
  const document = positioned(fallback.file, json, 1);
  const { data, fault } = dataOf(document);
  const refusal = fault ?? refusalOf(data, document);
  if (refusal !== null) return { digest: null, diagnostics: [refusal] };

  const { issues = [], success, output } = v.safeParse(digestSchema, data, { abortPipeEarly: true });
  const unknownKeys = unknownKeysIn(digestSchema, data);
  const diagnostics = diagnosticsOf(issues, unknownKeys, document);
  if (!success || hasError(diagnostics)) return { digest: null, diagnostics };
  const ids = idsOf(output, ({ id, ...text }) => id ?? fallback.describe(text).id);
  for (const it of inconsistenciesIn(output, ids, document)) diagnostics.push(it);
  return { digest: hasError(diagnostics) ? null : withDefaults(output, ids, fallback), diagnostics };
}

/** What a text says; or where it stops being JSON. `JSON.parse` is fast, and does not tell the place. */
function dataOf(document: PositionedText): { data: unknown; fault: Diagnostic | null } {
  if (document.text.trim() === '')
    return { data: null, fault: digestDiagnostic('digest-empty', {}, document.at(0)) };
  const beyond = firstBeyond(document.text, deepest);
  if (beyond !== null)
    return { data: null, fault: digestDiagnostic('digest-deep', { deepest }, document.at(beyond)) };
  try {
    return { data: JSON.parse(document.text), fault: null };
  } catch (error) {
    const found = firstFault(document.text);
    if (found === null) throw error;
    const facts = { expected: found.expected, isFurtherValue: false };
    return { data: null, fault: commonDiagnostic('json-syntax', facts, document.at(found.offset)) };
  }
}

/** Why data is no digest that this program could read, if it is none. */
function refusalOf(data: unknown, document: PositionedText): Diagnostic | null {
  if (typeof data !== 'object' || data === null || !('schema' in data || 'themes' in data)) {
    return digestDiagnostic('digest-none', {}, document.at(offsetAt(document.text, [])));
  }
  const version = 'schema' in data ? data.schema : 1;
  if (version === 1) return null;
  const facts = { version: cut(JSON.stringify(version)) };
  return digestDiagnostic('digest-schema', facts, document.at(offsetAt(document.text, ['schema'])));
}
