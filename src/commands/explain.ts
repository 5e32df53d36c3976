/** `digest explain`: why entries stand where they stand. */

import { type Candidate, chooseEntries } from '../cli/choose-entries.ts';
import { wantsColour } from '../cli/colour.ts';
import { table } from '../cli/columns.ts';
import { tellComplaints, tellReading } from '../cli/complaints.ts';
import { explanationText, type Numbered } from '../cli/explanation-text.ts';
import { chooseInputs, gatherRequest, worldOf } from '../cli/inputs.ts';
import { type Io, tell } from '../cli/io.ts';
import { jsonDocument } from '../cli/json-document.ts';
import type { ExplainOptions } from '../cli/options/explain.ts';
import { print } from '../cli/print.ts';
import { visible } from '../cli/visible.ts';
import { type Explainable, readExplainable } from '../inspection.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** Prints an explanation of each entry that was named: 0 done, 2 could not run. */
export async function runExplain(options: ExplainOptions, io: Io): Promise<number> {
  await invite(options, io);
  const inputs = await chooseInputs(options, io);
  const { entries, ...survey } = await readExplainable(gatherRequest(options, inputs, io), worldOf(io));
  await tellReading(survey, options, io);
  const exitCode = await tellComplaints(survey.diagnostics, options, io);
  if (entries === null) return exitCode;

  const isSnippet = inputs.length > 0 && inputs.every((input) => input === '-');
  const chosen = choose(entries, options.entries, isSnippet);
  if (chosen.diagnostic !== null) return await refuse(chosen.diagnostic, chosen.candidates, options, io);

  const explained = chosen.candidates.map(({ number }) => ({ number, ...entries[number - 1]!.explain() }));
  const failure = await print(await product(explained, options, io), io.stdout);
  return failure === null ? 0 : await tellComplaints([failure], options, io);
}

/** At a terminal somebody is to type a snippet, and may wonder what is waited for. */
async function invite({ inputs, talk }: ExplainOptions, { stdin, stderr }: Io): Promise<void> {
  const isAwaited = inputs.includes('-') && stdin.kind === 'terminal' && talk !== 'quiet';
  if (isAwaited) await tell(stderr, 'digest: type a title and, on the next line, a body; end with Ctrl-D\n');
}

/** Without a name all of a snippet that is piped or typed in is meant, and the only entry of anything else. */
function choose(
  entries: Explainable[],
  wanted: string[],
  isSnippet: boolean,
): ReturnType<typeof chooseEntries> {
  const candidates = entries.map(({ entry }, at) => ({ number: at + 1, entry }));
  if (entries.length === 0) return { candidates: [], diagnostic: commandDiagnostic('entry-none', {}) };
  if (wanted.length > 0) return chooseEntries(candidates, wanted);
  if (isSnippet || entries.length === 1) return { candidates, diagnostic: null };
  return { candidates: [], diagnostic: commandDiagnostic('entry-unnamed', { entries: entries.length }) };
}

/** Complains, and lists the entries that could be meant. */
async function refuse(
  diagnostic: Diagnostic,
  candidates: Candidate[],
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const exitCode = await tellComplaints([diagnostic], options, io);
  const rows = candidates.map(({ number, entry: { title, source } }) => [
    `    ${number}`,
    visible(`${source.file}:${source.line}`),
    visible(title),
  ]);
  const lines = await table(rows, [{ align: 'right' }, { align: 'left' }, { align: 'left' }]);
  for (const line of lines) await tell(io.stderr, `${line}\n`);
  return exitCode;
}

async function product(
  explained: Numbered[],
  { isJson, colour }: ExplainOptions,
  { stdout, env }: Io,
): Promise<string> {
  if (isJson) return jsonDocument(explained);
  const inColour = wantsColour(stdout, env, colour);
  const texts = await Promise.all(explained.map((it) => explanationText(it, inColour)));
  return texts.join('\n');
}
