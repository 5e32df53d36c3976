/** The issue as one page of its own: nothing to load, and what comes from the input is text. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { htmlOf, lines } from '../elements.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { bodyOf } from './body.ts';
import { accentOf } from './brand.ts';
import { pageHead } from './head.ts';
import { nowhere, type PagePlace } from './place.ts';
import code from './script.js?raw';

/** What drives the filter. */
export const script = `\n${code}`;

/** The same as an element, which stands at the end. */
export const scriptElement = h('script', script);

/** The issue as HTML; it ends with one line feed. On a site it knows the pages around it. */
export function pageOf(issue: IssueLayout, place: PagePlace = nowhere): string {
  const { lang, dir } = issue.words;
  const className = accentOf(issue.digest.publication) === null ? null : 'branded';
  const page = h('html', { lang, dir, className }, [
    h('head', lines(pageHead(issue, script, place))),
    h('body', lines([...bodyOf(issue, place), ...scriptsOf(place)])),
  ]);
  return `${htmlOf([{ type: 'doctype' }, { type: 'text', value: '\n' }, page])}\n`;
}

function scriptsOf({ main, script: file }: PagePlace): Element[] {
  return [
    ...(main === undefined ? [scriptElement] : []),
    ...(file === undefined ? [] : [h('script', { src: file })]),
  ];
}
