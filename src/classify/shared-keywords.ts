/** Keywords that several themes have. */
import type { Keyword, SharedKeyword } from '../types.ts';
import type { Rules } from './compile.ts';
import type { CompiledKeyword } from './keywords.ts';
import { keyOf, patternsOf } from './matcher/pattern.ts';
import { foldName } from './names.ts';

/** Each pair of keywords of different themes that look for the same text in the same field, once; those that more than a hit decides about apart. */
export function sharedKeywords({ themes, keywords }: Rules): SharedKeyword[] {
  const shared = new Map<string, SharedKeyword>();
  const byText = new Map<string, number[]>();
  for (const [index, compiled] of keywords.all().entries()) {
    if (compiled.role !== 'for' || compiled.conditions !== null) continue;
    for (const text of textsOf(compiled.keyword)) {
      const others = byText.get(text) ?? [];
      for (const at of others) {
        const other = keywords.at(at);
        if (!isShared(compiled, other)) continue;
        shared.set(`${index} ${at}`, {
          theme: themes[compiled.theme]!.id,
          keyword: compiled.keyword,
          otherTheme: themes[other.theme]!.id,
          other: other.keyword,
        });
      }
      byText.set(text, [...others, index]);
    }
  }
  return [...shared.values()];
}

const isShared = (a: CompiledKeyword, b: CompiledKeyword): boolean =>
  a.theme !== b.theme && a.keyword.fields.some((field) => b.keyword.fields.includes(field));

/** What a keyword looks for, in a form in which equals are equal; running text with its plural and its spellings. */
function textsOf(keyword: Keyword): string[] {
  const { kind, pattern, flags } = keyword;
  switch (kind) {
    case 'literal':
    case 'exact':
    case 'prefix':
      return patternsOf(keyword).map(keyOf);
    case 'regex':
      return [`/${pattern}/${flags}`];
    default:
      return [`${kind} ${foldName(pattern)}`];
  }
}
