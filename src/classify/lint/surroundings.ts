import type { Diagnostic, Scope, ScopeUse, SectionUse } from '../../types.ts';
import { classifyDiagnostic } from '../messages.ts';

/** Complains about what no entry is of: a `when` that never holds, a heading that is nowhere. */
export function checkSurroundings(scopes: ScopeUse[], sections: SectionUse[]): Diagnostic[] {
  return [
    ...scopes
      .filter(({ entries }) => entries === 0)
      .map(({ theme, scope }) =>
        classifyDiagnostic('when-idle', { theme, what: scopeText(scope) }, { place: scope.place }),
      ),
    ...sections
      .filter(({ entries }) => entries === 0)
      .map(({ rule: { section, theme, place } }) =>
        classifyDiagnostic('section-idle', { section, theme }, { place }),
      ),
  ];
}

/** `site arxiv.org or acm.org, section Papers`. */
function scopeText({ place, ...lists }: Scope): string {
  return Object.entries(lists)
    .map(([key, wanted]) => `${key} ${wanted.join(' or ')}`)
    .join(', ');
}
