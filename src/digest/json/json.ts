/** The door of the room: the JSON of a digest, read back and checked. */
import * as v from 'valibot';
import { hasError } from '../../diagnostics/diagnostics.ts';
import { commonDiagnostic } from '../../diagnostics/messages.ts';
import { type Page, pageOf } from '../../diagnostics/position.ts';
import { firstBeyond, firstFault } from '../../text/json.ts';
import type { Diagnostic, Digest } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import { doubtsAbout } from './consistency.ts';
import { complete, type Fallback } from './defaults.ts';
import { idsOf } from './ids.ts';
import { offsetOf } from './path.ts';
import { digestSchema } from './schema.ts';
import { complaintsAbout, cut } from './schema-diagnostics.ts';
import { straysIn } from './unknown-keys.ts';

/** Reads a digest as `--format json` writes it, whatever was done to it since; null when it is none. */
export function readDigest(
  json: string,
  fallback: Fallback,
): { digest: Digest | null; diagnostics: Diagnostic[] } {
  const page = pageOf(fallback.file, json, 1);
  const { data, fault } = dataOf(page);
  const refusal = fault ?? refusalOf(data, page);
  if (refusal !== null) return { digest: null, diagnostics: [refusal] };

  const { issues = [], success, output } = v.safeParse(digestSchema, data, { abortPipeEarly: true });
  const strays = straysIn(digestSchema, data);
  const diagnostics = complaintsAbout(issues, strays, page);
  if (!success || hasError(diagnostics)) return { digest: null, diagnostics };
  const ids = idsOf(output, ({ id, ...text }) => id ?? fallback.describe(text).id);
  diagnostics.push(...doubtsAbout(output, ids, page));
  return { digest: hasError(diagnostics) ? null : complete(output, ids, fallback), diagnostics };
}

/** What nobody knows may be as deep as anybody likes, but `JSON.parse` takes some hundred bytes a level. */
const deepest = 1_000_000;

/** What a text says; or where it stops being JSON. `JSON.parse` is fast, and does not tell the place. */
function dataOf(page: Page): { data: unknown; fault: Diagnostic | null } {
  if (page.text.trim() === '') return { data: null, fault: digestDiagnostic('digest-empty', {}, page.at(0)) };
  const beyond = firstBeyond(page.text, deepest);
  if (beyond !== null)
    return { data: null, fault: digestDiagnostic('digest-deep', { deepest }, page.at(beyond)) };
  try {
    return { data: JSON.parse(page.text), fault: null };
  } catch (error) {
    const found = firstFault(page.text);
    if (found === null) throw error;
    const facts = { expected: found.expected, isFurtherValue: false };
    return { data: null, fault: commonDiagnostic('json-syntax', facts, page.at(found.offset)) };
  }
}

/** Why data is no digest that this program could read, if it is none. */
function refusalOf(data: unknown, page: Page): Diagnostic | null {
  if (typeof data !== 'object' || data === null || !('schema' in data || 'themes' in data)) {
    return digestDiagnostic('digest-none', {}, page.at(offsetOf(page.text, [])));
  }
  const version = 'schema' in data ? data.schema : 1;
  if (version === 1) return null;
  const facts = { version: cut(JSON.stringify(version)) };
  return digestDiagnostic('digest-schema', facts, page.at(offsetOf(page.text, ['schema'])));
}
