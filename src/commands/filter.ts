/** `--filter`: commands of the user that a digest passes through as JSON, one after the other. */

import { readDigest } from '../index.ts';
import { type Ending, runInShell } from '../output/filter.ts';
import { jsonOf } from '../render/json.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';
import { visibleJson } from '../text/visible-json.ts';
import type { Diagnostic, Digest } from '../types.ts';
import { newFindings } from './inputs.ts';
import { commandDiagnostic } from './messages.ts';
import type { IssuingOptions } from './options/issuing.ts';

/** What the filters made of a digest; null when one of them failed, and then the others are not run. */
export async function filtered(
  digest: Digest,
  options: Pick<IssuingOptions, 'filters' | 'filterTimeout' | 'logFormat'>,
  io: Pick<Io, 'stderr' | 'cwd' | 'env'>,
): Promise<{ digest: Digest | null; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  let passed = digest;
  for (const command of options.filters) {
    const result = await passThrough(command, passed, options, io);
    diagnostics.push(...result.diagnostics);
    if (result.digest === null) return { digest: null, diagnostics };
    passed = result.digest;
  }
  return { digest: passed, diagnostics };
}

async function passThrough(
  command: string,
  digest: Digest,
  { filterTimeout: seconds, logFormat }: Pick<IssuingOptions, 'filterTimeout' | 'logFormat'>,
  { stderr, cwd, env }: Pick<Io, 'stderr' | 'cwd' | 'env'>,
): Promise<{ digest: Digest | null; diagnostics: Diagnostic[] }> {
  const tellLine = (line: string) =>
    void tell(stderr, logFormat === 'json' ? logged(command, line) : `${visible(line)}\n`);
  const ending = await runInShell({ command, input: jsonOf(digest), cwd, env, seconds, tellLine });
  if (ending.kind === 'done') {
    const { list, report } = newFindings();
    const file = `filter ${nameOf(command)}`;
    return { digest: await readDigest(ending.output, { file, fallback: digest, report }), diagnostics: list };
  }
  return { digest: null, diagnostics: [failureOf(ending, nameOf(command), seconds)] };
}

function failureOf(ending: Exclude<Ending, { kind: 'done' }>, name: string, seconds: number): Diagnostic {
  switch (ending.kind) {
    case 'failed':
      return commandDiagnostic('filter-failed', { name, status: ending.status });
    case 'killed':
      return commandDiagnostic('filter-killed', { name, signal: ending.signal });
    case 'late':
      return commandDiagnostic('filter-late', { name, seconds });
    case 'too much':
      return commandDiagnostic('filter-too-much', { name });
    case 'not started':
      return commandDiagnostic('filter-not-started', { name, why: ending.why });
  }
}

/** A command as code, short enough for a message. */
function nameOf(command: string): string {
  const line = command.trim().replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}

/** What a filter says, among the lines that programs read. */
function logged(filter: string, text: string): string {
  return `${visibleJson(JSON.stringify({ type: 'filter', filter, text }))}\n`;
}
