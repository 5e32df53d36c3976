/** `digest preview`: the issue that is being written, on a page that is always the latest. */
import { type Command, Option } from 'commander';
import {
  hasError,
  layout,
  locate,
  openPreview,
  type ReportDiagnostic,
  readTemplates,
  render,
  type Watched,
} from '../index.ts';
import { painter } from '../terminal/paint.ts';
import { headline } from '../terminal/report.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import { type Io, tell } from '../terminal/terminal.ts';
import type { Config, Diagnostic, Digest } from '../types.ts';
import { type BuildOptions, buildIssue } from './build-issue.ts';
import { clock } from './clock.ts';
import { defineCommand } from './command.ts';
import { inputsOf, newFindings } from './inputs.ts';
import { withLock } from './lock.ts';
import { commandDiagnostic } from './messages.ts';
import { waitingOf } from './options/issuing.ts';
import { readingOptions, readReading, talkOptions } from './options/reading.ts';
import { wholeNumber } from './options/whole-number.ts';
import { configuredTargets } from './outputs.ts';
import { checkWeekOption } from './period.ts';
import { runWhileWatching, unconfigured } from './watch.ts';

/** What `digest preview` was asked to do: to build, and to show. */
export interface PreviewOptions extends BuildOptions {
  /** Null: any that is free. */
  port: number | null;
}

/** What the command is called, takes, and does. */
export const previewCommand = defineCommand<PreviewOptions>({
  description:
    'Shows the issue on a page of this machine, and shows it anew when the input, the configuration or the ' +
    'template changes. Nothing is written and nothing is recorded.',
  options: () => previewOptions(),
  help: () => help,
  read: readOptions,
  run: runPreview,
});

/** Shows the issue until somebody ends it: 0 ended, 2 could not begin. */
async function runPreview(options: PreviewOptions, io: Io): Promise<number> {
  const found = newFindings([...checkWeekOption(options), ...clock(io).diagnostics]);
  if (options.inputs.includes('-')) {
    const advice = 'name a file or a folder';
    found.report(commandDiagnostic('usage', { problem: 'standard input does not change', advice }));
  }
  const server = hasError(found.list) ? null : await openPreview(options.port ?? 0, found);
  if (server === null) return await reportDiagnostics(found.list, options, io);
  await tell(io.stderr, `digest: ${server.url} shows the issue; Ctrl-C ends it\n`);
  try {
    await runWhileWatching(async () => {
      const { html, watched } = await previewOf(options, io);
      server.show(html);
      return watched;
    }, io);
  } finally {
    await server.close();
  }
  return 0;
}

/** The page of the issue, or what is wrong with it, and what it is made of. */
async function previewOf(
  options: PreviewOptions,
  io: Io,
): Promise<{ html: string; watched: Watched | null }> {
  const { inputs } = options;
  const built = await withLock(waitingOf(options), io, (lock) =>
    buildIssue(options, inputs, { targets: null, lock }, io, clock(io).now),
  );
  await reportDiagnostics(built.diagnostics, options, io);
  const { config, digest } = built;
  if (config === null)
    return { html: faultsPage(built.diagnostics), watched: await unconfigured(options, inputs, io) };
  const template = options.template ?? templateOf(config);
  const base = options.template === null ? config.base : io.cwd;
  const watched: Watched = {
    config,
    ...inputsOf(inputs, config, io.cwd),
    cwd: io.cwd,
    others: template === null ? [] : [locate(base, template)],
  };
  if (digest === null) return { html: faultsPage(built.diagnostics), watched };
  const found = newFindings();
  const html = await pageOf(digest, template, base, found.report);
  await reportDiagnostics(found.list, options, io);
  return { html: html ?? faultsPage(found.list), watched };
}

/** The page, or what the template makes of it; null after an error. */
async function pageOf(
  digest: Digest,
  template: string | null,
  base: string,
  report: ReportDiagnostic,
): Promise<string | null> {
  const target = { file: 'preview.html', format: 'html', template, to: null } as const;
  const targets = await readTemplates([target], { base, report });
  const [file] = await render(await layout(digest), targets, { report });
  return file?.text ?? null;
}

/** The template that the configuration makes its page of. */
function templateOf(config: Config): string | null {
  return (
    configuredTargets(config).find(({ format, template }) => format === 'html' && template !== null)
      ?.template ?? null
  );
}

/** What is wrong, as a page. */
function faultsPage(diagnostics: Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const lines = errors.map((it) => [
    headline(it, painter(false)),
    ...(it.hint === null ? [] : [`    hint: ${it.hint}`]),
  ]);
  const text = lines.flat().join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>digest: it cannot be built</title><pre style="white-space: pre-wrap">${text}</pre></html>\n`;
}

function previewOptions(): Option[] {
  const [config, inputFormat] = readingOptions();
  return [
    config,
    inputFormat,
    new Option('-w, --week <week>', 'the week: 2026-W10, current or last'),
    new Option('--template <file>', 'fill in this Liquid template; else that of the configuration'),
    new Option('--archive <folder>', 'leave out what the issues in this folder published'),
    new Option('--port <port>', 'the port; else any that is free').argParser(wholeNumber(65_535)),
    ...talkOptions(),
  ];
}

function readOptions(inputs: string[], command: Command): PreviewOptions {
  const flags = command.opts<{ week?: string; template?: string; archive?: string; port?: number }>();
  const { week = null, template = null, archive = null, port = null } = flags;
  return {
    ...readReading(inputs, command),
    ...{ week, template, archive, port },
    ...{ since: null, until: null, title: null, limit: null },
    ...{ format: null, outputs: [], filters: [], filterTimeout: 60, logFormat: 'text', lock: 'wait' },
    ...{ keepsSeen: false, isRecordOnly: false, empty: null, sendsAgain: false, watches: false },
    ...{ isStrict: false, isDryRun: true },
  };
}

const help = `The page:
  Only this machine can read it. It is built as "digest build -f html" builds it, or filled into the
  template of the configuration. When the issue cannot be built, it says what is wrong, and where.

Examples:
  digest preview                                       what digest.yaml says
  digest preview notes/2026-W11.txt --port 4711

Exit status:
  0  ended with Ctrl-C
  2  could not begin`;
