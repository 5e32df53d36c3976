/** What Liquid has against a template, as diagnostics: what is wrong, where, and what to do. */
import { type LiquidError, filters as liquidFilters, tags as liquidTags, type Token } from 'liquidjs';
import { nearest } from '../../diagnostics/nearest.ts';
import { positioned } from '../../diagnostics/position.ts';
import type { Diagnostic } from '../../types.ts';
import { renderDiagnostic } from '../messages.ts';
import { refusals, refusedPartial } from './refusal.ts';

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

/** Where a diagnostic points. */
type At = Parameters<typeof renderDiagnostic>[2];

/** The diagnostic about what was thrown while a template was read or filled in. */
export function faultOf(error: LiquidError, suspect: Suspect): Diagnostic {
  const { message, token } = located(error);
  const at = placeOf(token, '', suspect);
  const refused = refusals.find((code) => code === message);
  if (refused !== undefined) return renderDiagnostic(refused, {}, at);
  const partial = refusedPartial(message);
  if (partial !== null) return renderDiagnostic('template-partial', partial, at);
  for (const [pattern, complain] of diagnostics) {
    const [whole, named = ''] = pattern.exec(message) ?? [];
    if (whole !== undefined) return complain(named, suspect, placeOf(token, named, suspect));
  }
  return renderDiagnostic('template-fault', { problem: message }, at);
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

/** The message without the place that Liquid writes behind it, and the piece of the template that it is about. */
function located(error: LiquidError): { message: string; token: Token } {
  // They are there, and the types of the package hide them.
  const { message, originalError, token } = error as LiquidError & { originalError?: Error; token: Token };
  return {
    message: originalError?.message ?? message.replace(/(?:, file:.*)?, line:\d+, col:\d+$/s, ''),
    token,
  };
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
