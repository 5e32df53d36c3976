import type { Diagnostic, Keyword, KeywordUse, Place, SharedKeyword } from '../../types.ts';
import { classifyDiagnostic } from '../messages.ts';

/** Complains about keywords that do nothing of their own; those of the built-in pack are counted. */
export function checkKeywords(uses: KeywordUse[], shared: SharedKeyword[]): Diagnostic[] {
  const own = uses.filter(({ keyword }) => keyword.place !== null);
  const found = own.map(checkKeyword).filter((it) => it !== null);
  return [...found, ...checkShared(shared), ...countPack(uses, shared)];
}

function checkKeyword({ theme, keyword, role, hits, lost, within }: KeywordUse): Diagnostic | null {
  const { written, place, kind } = keyword;
  // A word of several that must occur together is told with them, and what is only a `when` with that.
  if (role === 'part' || kind === 'when') return null;
  if (hits === 0 && (theme === null || role === 'drop' || role === 'pin'))
    return classifyDiagnostic('rule-idle', { list: role, written }, { place });
  if (theme === null) return null;
  if (hits === 0 && role !== 'for')
    return classifyDiagnostic('exclude-idle', { theme, written, list: role }, { place });
  if (hits === 0)
    return classifyDiagnostic('keyword-idle', { theme, written, lost, isAll: kind === 'all' }, { place });
  if (within === null || role !== 'for') return null;
  return classifyDiagnostic('keyword-shadowed', { theme, written, other: within.written }, { place });
}

/** A pair is told at a keyword of somebody's own, the later one of two; what is told at one keyword is one diagnostic. */
function checkShared(pairs: SharedKeyword[]): Diagnostic[] {
  const byPlace = new Map<string, { theme: string; keyword: Keyword; others: string[] }>();
  for (const { theme, keyword, otherTheme, other } of pairs) {
    if (keyword.place === null && other.place === null) continue;
    const isTurned = keyword.place === null;
    const here = isTurned ? { theme: otherTheme, keyword: other } : { theme, keyword };
    const there = isTurned ? placeText(theme, null) : placeText(otherTheme, other.place);
    const key = JSON.stringify(here.keyword.place);
    const others = byPlace.get(key)?.others ?? [];
    byPlace.set(key, { ...here, others: [...others, there] });
  }
  return [...byPlace.values()].map(({ theme, keyword: { written, place }, others }) =>
    classifyDiagnostic('keyword-shared', { theme, written, others }, { place }),
  );
}

const placeText = (theme: string, place: Place | null): string =>
  `\`${theme}\` (${place === null ? 'built-in' : `${place.file}:${place.line}:${place.column}`})`;

function countPack(uses: KeywordUse[], shared: SharedKeyword[]): Diagnostic[] {
  const pack = uses.filter(({ keyword, role }) => keyword.place === null && role === 'for');
  const idle = pack.filter(({ hits }) => hits === 0).length;
  const pairs = shared.filter(({ keyword, other }) => keyword.place === null && other.place === null).length;
  return [
    ...(idle > 0 ? [classifyDiagnostic('pack-keywords-idle', { idle, all: pack.length })] : []),
    ...(pairs > 0 ? [classifyDiagnostic('pack-keywords-shared', { pairs })] : []),
  ];
}
