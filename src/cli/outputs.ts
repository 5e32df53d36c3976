/** Where a digest goes: which files, under which names, in which formats. */
import { diagnose } from '../diagnostics.ts';
import type { Config, Diagnostic, Digest, OutputFormat, Target } from '../model.ts';
import { formatOf } from '../render/render.ts';
import type { BuildOptions } from './options/build.ts';

/** The name that stands for standard output. */
export const standardOutput = '-';

/** The outputs that flags ask for; null when they say nothing, so that the configuration decides. */
export function namedTargets({ outputs, format }: Pick<BuildOptions, 'outputs' | 'format'>): {
  targets: Target[] | null;
  diagnostics: Diagnostic[];
} {
  if (outputs.length === 0) {
    return { targets: format === null ? null : [{ file: standardOutput, format }], diagnostics: [] };
  }
  const targets: Target[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of outputs) {
    const known = format ?? (file === standardOutput ? 'markdown' : formatOf(file));
    if (known === null) diagnostics.push(diagnose('output-format', { path: file }));
    else targets.push({ file, format: known });
  }
  return { targets, diagnostics };
}

/** The outputs that the configuration asks for: its `output`, else Markdown on standard output. */
export function configuredTargets({ output }: Pick<Config, 'output'>): Target[] {
  return output.length > 0 ? output : [{ file: standardOutput, format: 'markdown' }];
}

/** Puts the digest's week and first day into a name: `out/{week}.html` → `out/2026-W10.html`. */
export function expandName(file: string, { week, from, to }: Pick<Digest, 'week' | 'from' | 'to'>): string {
  return file.replaceAll('{week}', week ?? `${from}_${to}`).replaceAll('{date}', from);
}

/**
 * Whether two texts of a format are the same digest. Only JSON carries the time it was made at, and nothing
 * but that key can read `"generatedAt": "` there, since quotes inside strings are escaped.
 */
export function isSameDigest(format: OutputFormat): (old: string, fresh: string) => boolean {
  if (format !== 'json') return (old, fresh) => old === fresh;
  const unstamped = (json: string) => json.replace(/"generatedAt": ?"[^"]*"/, '');
  return (old, fresh) => unstamped(old) === unstamped(fresh);
}
