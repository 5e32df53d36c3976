/** What `themes discover` and `themes suggest` have in common: the entries they learn from, and a bar while they do. */
import { hasError } from '../diagnostics/diagnostics.ts';
import { classify, compileRules, type PlacedView, readEntries } from '../index.ts';
import { openProgress, type Progress } from '../terminal/progress.ts';
import type { Talk } from '../terminal/talk.ts';
import type { Io } from '../terminal/terminal.ts';
import type { Config, Entry } from '../types.ts';
import { chooseInputs, type Findings, openIssue } from './inputs.ts';
import { keepable } from './kept-entries.ts';
import type { ReadingOptions } from './options/reading.ts';

/** What is kept of an entry while it is compared with others, in bytes. */
const LEARNT = 2048;

/** Reads the entries that are wanted, without those that a rule drops; null when an error ended it. */
export async function entriesToLearnFrom(
  options: ReadingOptions,
  io: Io,
  { list, report }: Findings,
  isWanted: (placed: PlacedView) => boolean = () => true,
): Promise<{ config: Config | null; entries: Entry[] | null }> {
  const inputs = await chooseInputs(options, io);
  const { config, ready } = await openIssue(options, inputs, io, { list, report });
  if (config === null || ready === null) return { config, entries: null };
  const entries: Entry[] = [];
  const placed = classify(readEntries(ready.sources, { report }), await compileRules(config), { report });
  const keeping = { report, ahead: LEARNT, isWanted: (it: PlacedView) => !it.isDropped && isWanted(it) };
  for await (const { view } of keepable(placed, keeping)) entries.push(view.entry());
  return { config, entries: hasError(list) ? null : entries };
}

/** A bar that a quiet command does not show. */
export function learningProgress(what: string, talk: Talk, { stderr, now }: Io): Progress {
  const progress = openProgress(what, stderr, now);
  return talk === 'quiet' ? { ...progress, show: async () => {} } : progress;
}
