/** `digest themes suggest`: keywords that the rules lack, learnt from entries without labels. */

import { chooseKeywords } from '../cli/choose-keywords.ts';
import { wantsColour } from '../cli/colour.ts';
import { tellComplaints } from '../cli/complaints.ts';
import { chooseInputs, gatherRequest, worldOf } from '../cli/inputs.ts';
import { type Io, tell } from '../cli/io.ts';
import { jsonDocument } from '../cli/json-document.ts';
import { lessonsText } from '../cli/lessons-text.ts';
import type { ThemesSuggestOptions } from '../cli/options/themes-suggest.ts';
import { print } from '../cli/print.ts';
import { openProgress } from '../cli/progress.ts';
import { count } from '../cli/report.ts';
import { readSources } from '../input/input.ts';
import { type Lessons, suggest, type ThemeLesson, withLessons } from '../lesson.ts';
import { outputDiagnostic } from '../output/messages.ts';
import { locate, writeFileWhole } from '../output/output.ts';
import { reason } from '../text/system-error.ts';
import type { Diagnostic } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** Prints what was learnt, and adds it to the configuration when asked to: 0 done, 2 could not run. */
export async function runThemesSuggest(options: ThemesSuggestOptions, io: Io): Promise<number> {
  if (options.isInteractive && (io.stdin.kind !== 'terminal' || !io.stderr.isTerminal)) {
    return await tellComplaints([commandDiagnostic('ask-no-terminal', {})], options, io);
  }
  const found = await learnFrom(options, io);
  const exitCode = await tellComplaints(found.diagnostics, options, io);
  if (found.lessons === null) return exitCode;

  const lessons = options.isInteractive ? await chooseKeywords(found.lessons, io) : found.lessons;
  const isWrite = options.isWrite || options.isInteractive;
  const written = isWrite && countKeywords(lessons) > 0 ? await write(lessons, found, io) : null;
  if (written !== null && 'code' in written) return await tellComplaints([written], options, io);

  // After questions and answers the table would only repeat them.
  const isTold = !options.isInteractive || options.isJson;
  const failure = isTold ? await print(await product(lessons, found, written, options, io), io.stdout) : null;
  if (failure !== null) return await tellComplaints([failure], options, io);
  if (options.talk !== 'quiet') await tell(io.stderr, summary(lessons, found, written, isWrite));
  return 0;
}

async function learnFrom(options: ThemesSuggestOptions, io: Io): Promise<Lessons> {
  const inputs = await chooseInputs(options, io);
  const { themes, limit, minSupport } = options;
  const request = { ...gatherRequest(options, inputs, io), themes, limit, minSupport };
  const progress = openProgress('learning', io.stderr, io.now);
  const found = await suggest(request, worldOf(io), async (done) => {
    if (options.talk !== 'quiet') await progress.show(done);
  });
  await progress.close();
  return found;
}

/** The file that was written, or what went wrong. */
async function write(
  lessons: ThemeLesson[],
  { configFiles }: Lessons,
  io: Io,
): Promise<{ file: string } | Diagnostic> {
  const target = await findTarget(configFiles, io);
  const text = await withLessons(target.text, lessons);
  try {
    await writeFileWhole(locate(io.cwd, target.file), text);
    return { file: target.file };
  } catch (error) {
    return outputDiagnostic('output-failed', { path: target.file, why: reason(error), others: 'untouched' });
  }
}

/** The file whose themes are in force: the last one that has any, else the last one, else a new `digest.yaml`. */
async function findTarget(configFiles: string[], io: Io): Promise<{ file: string; text: string }> {
  if (configFiles.length === 0) return { file: 'digest.yaml', text: '' };
  const { sources } = await readSources(configFiles, io.cwd, () => io.stdin.read());
  const files = sources.map(({ file, bytes }) => ({ file, text: new TextDecoder().decode(bytes) }));
  return files.findLast(({ text }) => /^["']?themes["']?\s*:/m.test(text)) ?? files.at(-1)!;
}

async function product(
  lessons: ThemeLesson[],
  { entries }: Lessons,
  written: { file: string } | null,
  { isJson, colour }: ThemesSuggestOptions,
  { stdout, env }: Io,
): Promise<string> {
  if (isJson) return jsonDocument({ entries, written: written?.file ?? null, themes: lessons });
  return await lessonsText(lessons, wantsColour(stdout, env, colour));
}

const countKeywords = (lessons: ThemeLesson[]): number =>
  lessons.reduce((sum, { keywords }) => sum + keywords.length, 0);

/** With fewer entries what is learnt is mostly chance. */
const few = 100;

function summary(
  lessons: ThemeLesson[],
  { entries, lessons: learnt }: Lessons,
  written: { file: string } | null,
  isWrite: boolean,
): string {
  const sum = (of: (lesson: ThemeLesson) => number) =>
    (learnt ?? []).reduce((total, it) => total + of(it), 0);
  const keywords = countKeywords(lessons);
  const themes = lessons.filter((it) => it.keywords.length > 0).length;
  const fate = written === null ? 'proposed' : `added to ${written.file}`;
  const none = sum((it) => it.keywords.length) === 0 ? 'no keyword to add' : 'no keyword was added';
  const parts = [
    `learnt from ${count(entries, 'snippet')}${entries < few ? ' (some hundreds are a start)' : ''}`,
    keywords === 0 ? none : `${count(keywords, 'keyword')} for ${count(themes, 'theme')} ${fate}`,
  ];
  // What all of them together would do says nothing of those that were chosen.
  if (lessons === learnt && keywords > 0)
    parts.push(
      `${count(
        sum((it) => it.anew),
        'snippet',
      )} placed anew, ${sum((it) => it.moved)} moved`,
    );
  if (!isWrite && keywords > 0) parts.push('add them with --write');
  return `digest: ${parts.join('; ')}\n`;
}
