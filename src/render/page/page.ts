/** The issue as one page of its own: nothing to load, and what comes from the input is text. */
import { h } from 'hastscript';
import { htmlOf, lines } from '../elements.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { bodyOf } from './body.ts';
import { accentOf } from './brand.ts';
import { pageHead } from './head.ts';
import code from './script.js?raw';

/** What drives the filter. */
export const script = `\n${code}`;

/** The same as an element, which stands at the end. */
export const scriptElement = h('script', script);

/** The issue as HTML; it ends with one line feed. */
export function pageOf(issue: IssueLayout): string {
  const { lang, dir } = issue.words;
  const className = accentOf(issue.digest.publication) === null ? null : 'branded';
  const page = h('html', { lang, dir, className }, [
    h('head', lines(pageHead(issue, script))),
    h('body', lines([...bodyOf(issue), scriptElement])),
  ]);
  return `${htmlOf([{ type: 'doctype' }, { type: 'text', value: '\n' }, page])}\n`;
}
