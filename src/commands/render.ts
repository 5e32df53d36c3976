/** `digest render`: an issue that was built as JSON, in any format. */

import { type Io, tell } from '../cli/io.ts';
import { exitCodeOf, finish, issueDigest, newReport } from '../cli/issue.ts';
import { helpText } from '../cli/options/options.ts';
import type { RenderOptions } from '../cli/options/render.ts';
import { namedTargets } from '../cli/outputs.ts';
import type { Report } from '../cli/report.ts';
import { inputDiagnostic } from '../input/messages.ts';
import { readNamed } from '../input/named.ts';
import { locate } from '../output/output.ts';
import { type Reissue, type ReissueWorld, reissue } from '../reissue.ts';
import { reason } from '../text/system-error.ts';

/** Reads an issue and writes it: 0 done, 1 warnings under `--strict`, 2 could not run. */
export async function runRender(options: RenderOptions, io: Io): Promise<number> {
  if (options.input === null && io.stdin.kind !== 'piped') {
    await tell(io.stderr, helpText(['render'], io.stderr.columns));
    return 2;
  }
  const { targets, diagnostics } = namedTargets(options);
  const report = newReport(options, diagnostics);
  if (report.diagnostics.length > 0) return await finish(report, options, io);

  const { input, config: configPath } = options;
  const read = await reissue({ input: input ?? '-', configPath, cwd: io.cwd, env: io.env }, worldOf(io));
  fillReport(report, read);
  const { digest, config } = read;
  if (digest !== null && config !== null && exitCodeOf(report, options) === 0) {
    const inputs = input === null || input === '-' ? [] : [locate(io.cwd, input)];
    await issueDigest({ digest, config, targets, inputs }, report, options, io);
  }
  return await finish(report, options, io);
}

const worldOf = ({ stdin }: Io): ReissueWorld => ({
  readNamed,
  readStandardInput: async () => {
    try {
      return { bytes: await stdin.read(), diagnostic: null };
    } catch (error) {
      return {
        bytes: null,
        diagnostic: inputDiagnostic('input-unreadable', { path: 'stdin', why: reason(error) }),
      };
    }
  },
});

function fillReport(report: Report, { digest, file, configFiles, diagnostics }: Reissue): void {
  report.diagnostics.push(...diagnostics);
  report.configFiles = configFiles;
  if (digest === null) return;
  const entries = digest.counts.read;
  report.sources = [{ file, format: 'json', because: 'a digest', entries }];
  report.counts = digest.counts;
  report.themes = digest.themes.length;
}
