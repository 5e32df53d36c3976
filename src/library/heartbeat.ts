/** The heartbeat: a file that tells of the last run that went well, for whoever watches that there are any. */
import { type Reporting, throwError } from '../diagnostics/report.ts';
import { type Outcome, refusedOutputs, replaceFile } from '../output/output.ts';
import type { Counts, Digest } from '../types.ts';

/** An issue of the run. */
export interface HeartbeatIssue extends Pick<Digest, 'week' | 'from' | 'to' | 'issue' | 'title'> {
  /** Why it was not published; null: it was. */
  withheld: string | null;
  counts: Counts;
  outputs: Pick<Outcome, 'file' | 'format' | 'bytes' | 'change'>[];
}

/** What a run that went well did. */
export interface Heartbeat {
  /** RFC 3339 in UTC, to the second. */
  at: string;
  /** The issues that were looked at, the oldest first; none when no week was missed. */
  issues: HeartbeatIssue[];
}

/** What a heartbeat is never written over; absolute. */
export interface HeartbeatGuard {
  /** What the run has read. */
  inputs?: string[];
  /** What it has written. */
  outputs?: string[];
}

/** Writes the file of the heartbeat, whole; its name is relative to `base`. */
export async function touchHeartbeat(
  file: string,
  heartbeat: Heartbeat,
  { base, inputs = [], outputs = [], report = throwError }: Reporting & HeartbeatGuard & { base: string },
): Promise<void> {
  const names = [...new Set(outputs), file].map((name) => ({ file: name }));
  const refused = await refusedOutputs(names, { base, inputs });
  refused.forEach(report);
  if (refused.length > 0) return;
  const diagnostic = await replaceFile(file, `${JSON.stringify(heartbeat, null, 2)}\n`, base);
  if (diagnostic !== null) report(diagnostic);
}
