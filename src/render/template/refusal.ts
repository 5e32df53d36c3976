/** What we refuse while Liquid is at work: it is thrown, so that Liquid puts the place around it, and told as a diagnostic. */
import type { At } from '../../diagnostics/diagnostics.ts';
import type { Diagnostic } from '../../types.ts';
import { renderDiagnostic } from '../messages.ts';

/** A refusal that Liquid caught; of other errors this is not there. */
export interface Refusal extends Error {
  diagnosticAt?: (at: At) => Diagnostic;
}

/** Ends the filling in of a template, for a reason that needs nothing but a place. */
export function refuse(
  code: `template-${'endless' | 'bottomless' | 'unquoted' | 'script' | 'misplaced' | 'undecodable'}`,
): never {
  throw refusal((at) => renderDiagnostic(code, {}, at));
}

/** Ends it because of a partial that cannot be read. */
export function refusePartial(path: string, why: string): never {
  throw refusal((at) => renderDiagnostic('template-partial', { path, why }, at));
}

const refusal = (diagnosticAt: (at: At) => Diagnostic): Refusal =>
  Object.assign(new Error('refused'), { diagnosticAt });
