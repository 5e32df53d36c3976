/** What commands have in common that look at all entries together: there may be no memory for one more. */
import type { ReportDiagnostic } from '../diagnostics/report.ts';
import { memoryGauge } from '../index.ts';
import type { EntryView } from '../types.ts';
import { commandDiagnostic } from './messages.ts';

/** It is looked at whenever so many entries have come, and of each that is long. */
const SOME = 100;
const LONG = 1 << 16;

/** What an entry takes for each of its bytes while it is decoded and looked at. */
const PER_BYTE = 4;

/** What is made of each entry that was kept when all of them are looked at, in bytes. */
const AHEAD = 256;

/** Makes what is asked before an entry is kept: whether there is memory for it. When there is not, that is reported, once. */
export function memoryKeeper(
  report: ReportDiagnostic,
  ahead = AHEAD,
): (view: Pick<EntryView, 'size'>) => Promise<boolean> {
  const findShortage = memoryGauge();
  let kept = 0;
  return async ({ size }) => {
    const isLong = size >= LONG;
    if (++kept % SOME !== 0 && !isLong) return true;
    const shortage = await findShortage(kept * ahead + (isLong ? size * PER_BYTE : 0));
    if (shortage === null) return true;
    report(commandDiagnostic('entries-memory', { entries: kept, ...shortage }));
    return false;
  };
}
