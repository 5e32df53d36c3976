/** A digest in the form that a template gives it. */
import { LiquidError } from 'liquidjs';
import type { MailSettings, OutputFormat } from '../../types.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { renderDiagnostic } from '../messages.ts';
import type { Rendering, Template } from '../rendering.ts';
import { boundedContext } from './bounds.ts';
import { engineFor } from './engine.ts';
import { type EscapeTarget, targets } from './escaping.ts';
import { faultOf } from './faults.ts';
import { addFilters, filterText } from './filters.ts';
import { misspellings } from './spelling.ts';
import { templateView } from './view.ts';
import viewNames from './view-names.yaml';

/** Fills in a template with a digest. The format says how values are escaped; a message is composed around its HTML. */
export async function fillTemplate(
  issue: IssueLayout,
  format: OutputFormat,
  template: Template,
  mail: MailSettings,
): Promise<Rendering> {
  const target = targets[format];
  if (target === null) {
    return { text: '', diagnostics: [renderDiagnostic('template-format', { file: template.file, format })] };
  }
  const filled = await filledIn(issue, target, template);
  if (filled.text === '' || (format !== 'email' && format !== 'eml')) return filled;
  const { sizeWarning } = await import('../email/email.ts');
  filled.diagnostics.push(...sizeWarning(filled.text));
  if (format === 'email') return filled;
  const { messageOf } = await import('../message/message.ts');
  return await messageOf(issue, mail, filled);
}

async function filledIn(issue: IssueLayout, target: EscapeTarget, template: Template): Promise<Rendering> {
  const view = templateView(issue, target);
  const partials = new Map<string, string>();
  const engine = engineFor(target, { ...template, partial: remembering(template, partials) });
  addFilters(engine, target, issue.digest, issue.words.lang);
  // Whether or not this week has such a thing: what is not among these is misspelt.
  const names = [...(viewNames as string[]), ...Object.keys(view.words)];
  try {
    const pieces = engine.parse(template.text);
    const diagnostics = await misspellings(engine, pieces, template, view, names);
    if (diagnostics.length > 0) return { text: '', diagnostics };
    return finished(filterText(await engine.render(pieces, boundedContext(engine, view))), template);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const suspect = { file: template.file, partials, names, filters: Object.keys(engine.filters) };
    return { text: '', diagnostics: [faultOf(error, suspect)] };
  }
}

/** Reads partials, and notes which text came from where. */
function remembering({ partial }: Template, partials: Map<string, string>): Template['partial'] {
  return async (path) => {
    const found = await partial(path);
    if (found.text !== null) partials.set(found.text, path);
    return found;
  };
}

function finished(text: string, { file }: Template): Rendering {
  if (text.trim() === '') return { text: '', diagnostics: [renderDiagnostic('template-empty', { file })] };
  return { text: text.replace(/\n*$/, '\n'), diagnostics: [] };
}
