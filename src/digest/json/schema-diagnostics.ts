/** What the schema has against data, in words and with places. */

import type { BaseIssue } from 'valibot';
import { nearest } from '../../diagnostics/nearest.ts';
import type { PositionedText } from '../../diagnostics/position.ts';
import { type Path, pathText } from '../../text/paths.ts';
import type { Diagnostic } from '../../types.ts';
import { digestDiagnostic } from '../messages.ts';
import { offsetAt } from './path.ts';
import type { UnknownKey } from './unknown-keys.ts';

/** How many faults are told of each kind: whoever sees so many looks for one cause. */
const most = 10;

/** Complains about wrong and missing values, and about keys that nobody knows. */
export function diagnosticsOf(
  issues: BaseIssue<unknown>[],
  unknownKeys: UnknownKey[],
  document: PositionedText,
): Diagnostic[] {
  const misspelt = unknownKeys.filter(({ meant }) => meant !== null);
  const others = unknownKeys.filter(({ kind, meant }) => kind === 'key' && meant === null);
  const lists = unknownKeys.filter(({ kind }) => kind === 'list');
  return [
    ...issues.slice(0, most).map((issue) => diagnosticOf(issue, unknownKeys, document)),
    ...issues.slice(most, most + 1).map((issue) => furtherThan(issues.length - most, issue, document)),
    ...lists.slice(0, most).map(({ path }) => {
      const facts = { path: pathText(path), expected: kinds.object!, got: 'a list', nearest: null };
      return digestDiagnostic('digest-value', facts, document.at(offsetAt(document.text, path)));
    }),
    ...misspelt.slice(0, most).map(({ path, meant }) => {
      const facts = { key: String(path.at(-1)), within: pathText(path.slice(0, -1)), meant: meant! };
      return digestDiagnostic('digest-key-unknown', facts, document.at(offsetAt(document.text, path)));
    }),
    ...(others.length > 0 ? [passedOver(others, document)] : []),
  ];
}

function furtherThan(more: number, issue: BaseIssue<unknown>, document: PositionedText): Diagnostic {
  const { place } = document.at(offsetAt(document.text, pathOf(issue)));
  return digestDiagnostic('digest-faults', { more }, { place });
}

/** The way to a value that is wrong. */
const pathOf = ({ path }: BaseIssue<unknown>): Path => (path ?? []).map(({ key }) => key as string | number);

function diagnosticOf(
  issue: BaseIssue<unknown>,
  unknownKeys: UnknownKey[],
  document: PositionedText,
): Diagnostic {
  const path = pathOf(issue);
  const at = document.at(offsetAt(document.text, path));
  if (isMissing(issue)) {
    const key = String(path.at(-1));
    const within = pathText(path.slice(0, -1));
    const written = unknownKeys.find(
      (unknownKey) => unknownKey.meant === key && pathText(unknownKey.path.slice(0, -1)) === within,
    );
    const facts = { key, within, written: written === undefined ? null : String(written.path.at(-1)) };
    return digestDiagnostic('digest-key-missing', facts, at);
  }
  const facts = { path: pathText(path), ...expectation(issue), got: described(issue.input) };
  return digestDiagnostic('digest-value', facts, at);
}

const isMissing = ({ type, expected, path }: BaseIssue<unknown>): boolean =>
  type === 'object' && expected === JSON.stringify(path?.at(-1)?.key);

/** What a value would have to be, and the nearest of the words it could be. */
function expectation({ type, expected, message, input }: BaseIssue<unknown>): {
  expected: string;
  nearest: string | null;
} {
  if (type !== 'picklist') return { expected: kinds[type] ?? message, nearest: null };
  // Valibot writes them as ("rules" | "size").
  const words = [...(expected ?? '').matchAll(/"(.+?)"/g)].map(([, word]) => word!);
  const all = words.map((word) => `\`${word}\``);
  return {
    expected: `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`,
    nearest: typeof input === 'string' ? nearest(input, words) : null,
  };
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  finite: 'a number that is not too large',
  boolean: '`true` or `false`',
  object: 'an object',
  array: 'a list',
};

/** A value in plain words. */
function described(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text "${cut(value)}"`;
  return typeof value === 'number' ? `the number ${value}` : `\`${value}\``;
}

/** A text that is short enough for a message. */
export const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function passedOver(unknownKeys: UnknownKey[], document: PositionedText): Diagnostic {
  const names = [...new Set(unknownKeys.map(({ path }) => String(path.at(-1))))];
  const keys = names.slice(0, 10).map(cut);
  if (names.length > keys.length) keys.push(`and ${names.length - keys.length} more`);
  return digestDiagnostic(
    'digest-keys-ignored',
    { keys },
    document.at(offsetAt(document.text, unknownKeys[0]!.path)),
  );
}
