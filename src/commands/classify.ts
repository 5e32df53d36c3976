/** `digest classify`: a filter from snippets to lines of JSON. */

import { type Classified, classify, type Hire } from '../classify.ts';
import { tellComplaints } from '../cli/complaints.ts';
import { type Io, tell } from '../cli/io.ts';
import type { ClassifyOptions } from '../cli/options/classify.ts';
import { printPart } from '../cli/print.ts';
import { openProgress } from '../cli/progress.ts';
import { count, grouped } from '../cli/report.ts';
import { openStreams } from '../input/input.ts';

/** Classifies the inputs: 0 done, 2 could not run. The lines of entries before a fault are written all the same. */
export async function runClassify(options: ClassifyOptions, io: Io): Promise<number> {
  const { inputFormat, config: configPath, fields } = options;
  const { cwd, env } = io;
  // To `build` an empty pipe is what cron hands over, so it reads what is configured. To a filter it is an input
  // without entries: `grep … | digest classify` must not classify something else when nothing was found.
  const inputs = options.inputs.length === 0 && io.stdin.kind === 'piped' ? ['-'] : options.inputs;
  const meter = openMeter(options, io);
  const failures: Classified['diagnostics'] = [];
  const done = await classify(
    { inputs, inputFormat, configPath, cwd, env, fields },
    { openStreams: (names, base) => meter.watch(openStreams(names, base, () => io.stdin.chunks())) },
    async (lines) => {
      await meter.show();
      const { isOpen, diagnostic } = await printPart(lines, io.stdout);
      if (diagnostic !== null) failures.push(diagnostic);
      return isOpen;
    },
    options.jobs > 1 ? await hireThreads(options.jobs) : undefined,
  );
  await meter.close();
  return await report({ ...done, diagnostics: [...done.diagnostics, ...failures] }, options, io);
}

/** Shows how much of the inputs has been read, when that can be told and nothing else is written to the terminal. */
function openMeter({ talk }: ClassifyOptions, { stdout, stderr, now }: Io) {
  const bar = openProgress('classifying', stderr, now);
  const isShown = talk !== 'quiet' && !stdout.isTerminal;
  let [read, total] = [0, 0];
  async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      read += chunk.length;
      yield chunk;
    }
  }
  return {
    async watch(opening: ReturnType<typeof openStreams>) {
      const { streams, diagnostics } = await opening;
      total = streams.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0);
      return { streams: streams.map((it) => ({ ...it, chunks: counted(it.chunks) })), diagnostics };
    },
    async show() {
      if (isShown && total > 0) await bar.show(Math.min(1, read / total));
    },
    close: () => bar.close(),
  };
}

/** The threads' room is loaded only when somebody asks for them. */
async function hireThreads(jobs: number): Promise<Hire> {
  const { hireCrew } = await import('../cli/worker-pool.ts');
  return async (settings, fields) => hireCrew(jobs, { settings, fields });
}

async function report(
  { entries, placed, diagnostics }: Classified,
  options: ClassifyOptions,
  io: Io,
): Promise<number> {
  const exitCode = await tellComplaints(diagnostics, options, io);
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const rest =
    warnings === 0
      ? ''
      : `; ${count(warnings, 'warning')}${options.talk === 'verbose' ? '' : ' (details with -v)'}`;
  const isUnread = exitCode === 2 && entries === 0;
  if (options.talk !== 'quiet' && !isUnread) {
    await tell(io.stderr, `digest: ${count(entries, 'snippet')}, ${grouped(placed)} placed${rest}\n`);
  }
  return exitCode;
}
