/** `digest render`: an issue that was built as JSON, in any format. */
import { diagnose } from '../diagnostics.ts';
import { readNamed } from '../disk/named.ts';
import { reason } from '../disk/reason.ts';
import { locate } from '../disk/write.ts';
import { type Reissue, type ReissueWorld, reissue } from '../reissue.ts';
import { type Io, tell } from './io.ts';
import { exitCodeOf, finish, issueDigest, newReport } from './issue.ts';
import { helpText } from './options/options.ts';
import type { RenderOptions } from './options/render.ts';
import { namedTargets } from './outputs.ts';
import type { Report } from './report.ts';

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
      return { bytes: null, diagnostic: diagnose('input-unreadable', { path: 'stdin', why: reason(error) }) };
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
