/** The blocks of pages as Roam exports them: a line of Markdown, and blocks below it → records with the names that all others have. */
import { type Fields, listOf } from './fields.ts';

/** Whether an object is a block; what stands below it is said of it. */
export const isBlock = (fields: Fields): boolean =>
  typeof fields.string === 'string' && ('uid' in fields || 'children' in fields);

/** A page that somebody named and nobody filled. */
export const isStub = (fields: Fields): boolean =>
  typeof fields.title === 'string' &&
  typeof fields.uid === 'string' &&
  ('create-time' in fields || 'edit-time' in fields) &&
  !('children' in fields);

/** The record of a block; null for one that is empty or a property of its page (`Author:: …`). */
export function ofBlock(fields: Fields): object | null {
  const [first = '', ...lines] = String(fields.string).split('\n');
  const [, state, said = ''] = /^\s*(?:\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\}\s*)?(.*)$/.exec(first)!;
  const title = markdownOf(said);
  if (title === '' || /^[^\s:][^:]{0,40}::(?:\s|$)/.test(title)) return null;
  const links = [...title.matchAll(/\[[^\]\n]*\]\((https?:[^\s()]+)\)/g)].map(([, url]) => url);
  const body = [...lines.map(markdownOf), ...below(fields, '')].join('\n');
  return {
    title: wordsOf(title),
    ...(links.length > 0 && { links }),
    ...(body !== '' && { text: { markdown: body } }),
    ...(state !== undefined && { done: state === 'DONE' }),
    'create-time': fields['create-time'],
  };
}

/** What stands below a block, as a list. */
function below({ children }: Fields, margin: string): string[] {
  if (margin.length > 2 * deepest) return [];
  return listOf(children).flatMap((child) => {
    const [first = '', ...lines] = markdownOf(String(child.string ?? '')).split('\n');
    if (first === '') return [];
    const own = [`${margin}- ${first}`, ...lines.map((line) => `${margin}  ${line}`)];
    return [...own, ...below(child, `${margin}  `)];
  });
}

/** Levels that are read. */
const deepest = 24;

/** Roam's text as others write it: without its own commands and what stands for other blocks. */
const markdownOf = (text: string): string =>
  text
    .replace(/\{\{(?:\[\[)?TODO(?:\]\])?\}\}/g, '[ ]')
    .replace(/\{\{(?:\[\[)?DONE(?:\]\])?\}\}/g, '[x]')
    .replace(/\{\{[^{}]*\}\}|\(\([\w-]{6,40}\)\)/g, '')
    .replace(/\^\^([^^\n]+)\^\^/g, '==$1==')
    .trim();

/** A line of Markdown as a title has it: its words. */
const wordsOf = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]\n[]*)\]\([^\s()]*\)/g, '$1')
    .replace(/#?\[\[([^\]\n]*)\]\]/g, '$1')
    .replace(/(\*\*|__|~~|==|`)(?=\S)(.+?)\1/g, '$2')
    .trim();
