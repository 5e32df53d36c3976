/** What commands have in common that look at all entries together: there may be no memory for one more. */
import type { ReportDiagnostic } from '../diagnostics/report.ts';
import { type Classified, memoryGauge, type PlacedView } from '../index.ts';
import { commandDiagnostic } from './messages.ts';

/** It is looked at whenever so many entries have come, and of each that is long. */
const SOME = 100;
const LONG = 1 << 16;

/** What an entry takes for each of its bytes while it is decoded and looked at. */
const PER_BYTE = 4;

/** What is made of each entry that was kept when all of them are looked at, in bytes. */
const AHEAD = 256;

/** How entries are kept. */
export interface Keeping {
  report: ReportDiagnostic;
  /** What is made of each of them later, in bytes. */
  ahead?: number;
  /** Which are kept; without it all are. */
  isWanted?: (placed: PlacedView) => boolean;
}

/** The entries that are to be kept, as long as there is memory for one more. When there is not, that is reported, and no more come. */
export async function* keepable(
  placed: Classified,
  { report, ahead = AHEAD, isWanted = () => true }: Keeping,
): AsyncGenerator<PlacedView> {
  const findShortage = memoryGauge();
  let kept = 0;
  for await (const batch of placed.batches()) {
    for (const it of batch) {
      if (!isWanted(it)) continue;
      const { size } = it.view;
      const isLong = size >= LONG;
      const isAsked = ++kept % SOME === 0 || isLong;
      const shortage = isAsked ? await findShortage(kept * ahead + (isLong ? size * PER_BYTE : 0)) : null;
      if (shortage !== null) {
        report(commandDiagnostic('entries-memory', { entries: kept, ...shortage }));
        return;
      }
      yield it;
    }
  }
}
