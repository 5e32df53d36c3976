/** What Liquid has against a template, as diagnostics: what is wrong, where, and what to do. */
import { type LiquidError, filters as liquidFilters, tags as liquidTags, type Token } from 'liquidjs';
import type { At } from '../../diagnostics/diagnostics.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { positioned } from '../../diagnostics/position.ts';
import type { Diagnostic } from '../../types.ts';
import { renderDiagnostic } from '../messages.ts';
import type { Refusal } from './refusal.ts';

/** What is known of a template that something is wrong with. */
export interface Suspect {
  /** The template's name, as the user would say it. */
  file: string;
  /** The paths of the partials that were read, by their texts: Liquid does not always say in which of them it is. */
  partials: Map<string, string>;
  /** Every name that it may use, and every filter. */
  names: string[];
  filters: string[];
}

/** What Liquid's errors have, and the types of the package hide. */
interface Hidden {
  originalError?: Refusal;
  /** The piece of the template that it is about. */
  token: Token;
}

/** The diagnostic about what was thrown while a template was read or filled in. */
export function faultOf(error: LiquidError, suspect: Suspect): Diagnostic {
  const { originalError, token, message: whole } = error as LiquidError & Hidden;
  if (originalError?.diagnosticAt) return originalError.diagnosticAt(placeOf(token, '', suspect));
  // Liquid writes the place behind what it says.
  const message = originalError?.message ?? whole.replace(/(?:, file:.*)?, line:\d+, col:\d+$/s, '');
  for (const [pattern, complain] of diagnostics) {
    const [found, named = ''] = pattern.exec(message) ?? [];
    if (found !== undefined) return complain(named, suspect, placeOf(token, named, suspect));
  }
  return renderDiagnostic('template-fault', { problem: message }, placeOf(token, '', suspect));
}

/** What Liquid says, and what it means. */
const diagnostics: [RegExp, (named: string, suspect: Suspect, at: At) => Diagnostic][] = [
  [/^undefined variable: (.*)/, (name, { names }, at) => unknownName(name, names, at)],
  [/^undefined filter: (.*)/, unknownFilter],
  [
    /^tag "(.*)" not found/,
    (tag, _, at) =>
      renderDiagnostic('template-tag', { tag, nearest: nearest(tag, Object.keys(liquidTags)) }, at),
  ],
  [
    /^ENOENT: Failed to lookup "(.*)" in /,
    (partial, _, at) => renderDiagnostic('template-partial-outside', { partial }, at),
  ],
  [
    /^(?:tag|output) "?(.*?)"? not closed/s,
    (open, _, at) => renderDiagnostic('template-open', { open: open.split('\n')[0]!, end: endOf(open) }, at),
  ],
  [/^(?:memory alloc|parse length) limit/, (_, __, at) => renderDiagnostic('template-endless', {}, at)],
];

/** The diagnostic about a name that the view does not have; `name` is the whole path to it. */
export function unknownName(name: string, names: string[], at: At): Diagnostic {
  const word = name.split('.').at(-1)!;
  return renderDiagnostic('template-name', { name, nearest: nearest(word, names) }, at);
}

function unknownFilter(filter: string, { filters }: Suspect, at: At): Diagnostic {
  const isLiquids = filter in liquidFilters;
  return renderDiagnostic('template-filter', { filter, isLiquids, nearest: nearest(filter, filters) }, at);
}

/** Where a piece stands; of a filter's name, where that stands in it. */
function placeOf({ input, begin, end, file }: Token, name: string, { file: template, partials }: Suspect) {
  const pipes = [...input.slice(begin, end).matchAll(/\|\s*/g)].map(
    ({ index, 0: pipe }) => index + pipe.length,
  );
  const within = name === '' ? undefined : pipes.find((pipe) => input.startsWith(name, begin + pipe));
  const path = file ?? partials.get(input) ?? '';
  // A partial stands beside its template.
  const named = path === '' ? template : template.replace(/[^/\\]*$/, '') + path;
  return positioned(named, input, 1).at(begin + (within ?? 0));
}

/** What would close what was opened. */
function endOf(open: string): string {
  if (open.startsWith('{{')) return '}}';
  const [, name = ''] = /^\{%-?\s*(\w+)/.exec(open) ?? [];
  return open.endsWith('%}') ? `{% end${name} %}` : '%}';
}
