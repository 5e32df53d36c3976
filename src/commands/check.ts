/** `digest check`: what is wrong or idle in snippets and rules. */

import { wantsColour } from '../cli/colour.ts';
import { tellComplaints, tellReading } from '../cli/complaints.ts';
import { findingsText } from '../cli/findings.ts';
import { chooseInputs, gatherRequest, worldOf } from '../cli/inputs.ts';
import { type Io, tell } from '../cli/io.ts';
import type { CheckOptions } from '../cli/options/check.ts';
import { print } from '../cli/print.ts';
import { count, sorted } from '../cli/report.ts';
import { type Inspection, inspect } from '../inspection.ts';
import type { Diagnostic, Severity } from '../types.ts';

/**
 * Prints one finding a line: 0 there are none, 1 there are some, 2 could not run. Errors and warnings are findings;
 * a note is none, and only shown with `-v`.
 */
export async function runCheck(options: CheckOptions, io: Io): Promise<number> {
  const inputs = await chooseInputs(options, io);
  const inspection = await inspect(gatherRequest(options, inputs, io), worldOf(io));
  await tellReading(inspection, options, io);
  // What stands in no file is no finding: it is told like the fault of any other command.
  const isFault = ({ severity, place }: Diagnostic) => severity === 'error' && place === null;
  const faults = inspection.diagnostics.filter(isFault);
  const found = sorted(inspection.diagnostics.filter((it) => !isFault(it)));
  const shown = found.filter(({ severity }) => severity !== 'note' || options.talk === 'verbose');
  const colour = wantsColour(io.stdout, io.env, options.colour);
  const failure = await print(findingsText(shown, options.format, colour), io.stdout);
  if (failure !== null) faults.push(failure);

  await tellComplaints(faults, options, io);
  const exitCode = exitCodeOf(inspection, found, faults);
  if (options.talk !== 'quiet') await tell(io.stderr, summary(inspection, found, options));
  return exitCode;
}

function exitCodeOf({ entries }: Inspection, found: Diagnostic[], faults: Diagnostic[]): number {
  if (faults.length > 0 || entries === null) return 2;
  return found.some(({ severity }) => severity !== 'note') ? 1 : 0;
}

function summary({ entries }: Inspection, found: Diagnostic[], { talk }: CheckOptions): string {
  const number = (severity: Severity) => found.filter((it) => it.severity === severity).length;
  const [errors, warnings, notes] = [number('error'), number('warning'), number('note')];
  const findings = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const parts = [
    entries === null ? 'could not check' : `${count(entries, 'snippet')} checked`,
    findings.join(', ') || (entries === null ? '' : 'nothing found'),
    notes > 0 ? `${count(notes, 'note')}${talk === 'verbose' ? '' : ' (shown with -v)'}` : '',
  ];
  return `digest: ${parts.filter((part) => part !== '').join('; ')}\n`;
}
