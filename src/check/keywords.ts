import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, KeywordUse, Place, SharedKeyword } from '../model.ts';

/** Complains about keywords that do nothing of their own; those of the built-in pack are counted. */
export function checkKeywords(uses: KeywordUse[], shared: SharedKeyword[]): Diagnostic[] {
  const own = uses.filter(({ keyword }) => keyword.place !== null);
  return [...own.map(checkKeyword), ...shared.map(checkShared), ...countPack(uses, shared)].filter(
    (it) => it !== null,
  );
}

function checkKeyword({ theme, keyword, excludes, hits, lost, within }: KeywordUse): Diagnostic | null {
  const { written, place } = keyword;
  if (hits === 0 && excludes) return diagnose('exclude-idle', { theme, written }, { place });
  if (hits === 0) return diagnose('keyword-idle', { theme, written, lost }, { place });
  if (within === null || excludes) return null;
  return diagnose('keyword-shadowed', { theme, written, other: within.written }, { place });
}

/** It is told at a keyword of somebody's own, at the later one of two. */
function checkShared(pair: SharedKeyword): Diagnostic | null {
  const isTurned = pair.keyword.place === null;
  const place = isTurned ? pair.other.place : pair.keyword.place;
  if (place === null) return null;
  const own = { theme: pair.theme, written: pair.keyword.written };
  const other = { theme: pair.otherTheme, written: pair.other.written };
  const [here, there] = isTurned ? [other, own] : [own, other];
  const where = placeText(isTurned ? null : pair.other.place);
  return diagnose(
    'keyword-shared',
    { ...here, otherTheme: there.theme, other: there.written, where },
    { place },
  );
}

const placeText = (place: Place | null): string =>
  place === null ? 'built-in' : `${place.file}:${place.line}:${place.column}`;

function countPack(uses: KeywordUse[], shared: SharedKeyword[]): Diagnostic[] {
  const pack = uses.filter(({ keyword, excludes }) => keyword.place === null && !excludes);
  const idle = pack.filter(({ hits }) => hits === 0).length;
  const pairs = shared.filter(({ keyword, other }) => keyword.place === null && other.place === null).length;
  return [
    ...(idle > 0 ? [diagnose('pack-keywords-idle', { idle, all: pack.length })] : []),
    ...(pairs > 0 ? [diagnose('pack-keywords-shared', { pairs })] : []),
  ];
}
