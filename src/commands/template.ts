/** `digest template`: the built-in templates, to start from. */

import { tellComplaints } from '../cli/complaints.ts';
import type { Io } from '../cli/io.ts';
import type { TemplateOptions } from '../cli/options/template.ts';
import { print } from '../cli/print.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { builtInTemplates } from '../render/template/built-in.ts';
import { commandDiagnostic } from './messages.ts';

/** Prints a template, or which there are: 0 done, 2 there is none of that name. */
export async function runTemplate(options: TemplateOptions, io: Io): Promise<number> {
  const named = builtInTemplates.find(
    ({ name }) => name === (options.name === 'md' ? 'markdown' : options.name),
  );
  if (options.name !== null && named === undefined) {
    const names = builtInTemplates.map(({ name }) => name);
    const meant = nearest(options.name, names);
    const problem = `there is no template "${options.name}"`;
    const advice = meant === null ? `there are ${names.join(', ')}` : `did you mean "${meant}"?`;
    return await tellComplaints([commandDiagnostic('usage', { problem, advice })], options, io);
  }
  const list = builtInTemplates.map(({ name, about }) => `${name.padEnd(10)}${about}\n`).join('');
  const failure = await print(named?.text ?? list, io.stdout);
  return failure === null ? 0 : await tellComplaints([failure], options, io);
}
