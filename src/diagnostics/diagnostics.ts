/**
 * A diagnostic is an expected fault as a value. Its words live with the stage that gives it, in the `messages.ts` of
 * that folder: code → severity, message, hint.
 *
 * A message is one sentence without a full stop that says what is wrong and, where it helps, why; a hint
 * says what to do. Codes are stable: people filter by them.
 */
import type { Diagnostic, Place, Severity } from '../types.ts';

/** One thing that can be said, from the facts of the case. */
export interface Message<Facts> {
  severity: Severity;
  message: (facts: Facts) => string;
  hint?: string | ((facts: Facts) => string | null);
}

/** The messages of a stage, by code. */
export type Messages = Record<string, Message<never>>;

/** Declares a message and the facts that it is made of. */
export const kind = <Facts = Record<never, never>>(it: Message<Facts>) => it;

type FactsOf<It> = It extends Message<infer Facts> ? Facts : never;

/** Where a diagnostic points; everything may be left out when there is nothing to point at. */
export interface At {
  place?: Place | null;
  endLine?: number | null;
  excerpt?: string | null;
}

/**
 * Makes the function that makes the diagnostics of a stage: code, facts, place. `at.excerpt` is the offending line as
 * it stands in the file.
 */
export function diagnosticMaker<All extends Messages>(messages: All) {
  return <Code extends keyof All & string>(
    code: Code,
    facts: FactsOf<All[Code]>,
    at: At = {},
  ): Diagnostic => {
    const { severity, message, hint } = messages[code] as unknown as Message<FactsOf<All[Code]>>;
    return {
      code,
      severity,
      message: message(facts),
      hint: typeof hint === 'function' ? hint(facts) : (hint ?? null),
      place: at.place ?? null,
      endLine: at.endLine ?? null,
      excerpt: at.excerpt ?? null,
    };
  };
}

/** Whether something stops the run. */
export function hasError(diagnostics: Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
