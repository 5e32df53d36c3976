import { isSystemError, reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { terminalDiagnostic } from './messages.ts';
import type { Output } from './terminal.ts';

/** Writes the product to standard output; gives the diagnostic when that failed. A reader that left early is no failure. */
export async function print(text: string | Uint8Array, stdout: Output): Promise<Diagnostic | null> {
  return (await printPart(text, stdout)).diagnostic;
}

/** Writes a part of the product; says whether anybody takes more. */
export async function printPart(
  text: string | Uint8Array,
  stdout: Output,
): Promise<{ isOpen: boolean; diagnostic: Diagnostic | null }> {
  try {
    await stdout.write(text);
    return { isOpen: true, diagnostic: null };
  } catch (error) {
    const isClosed = isSystemError(error, 'EPIPE');
    return {
      isOpen: false,
      diagnostic: isClosed ? null : terminalDiagnostic('stdout-failed', { why: reason(error) }),
    };
  }
}
