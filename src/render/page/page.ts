/** The issue as one page of its own: nothing to load, and what comes from the input is text. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { around, htmlOf, lines } from '../elements.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { bodyInParts } from './body.ts';
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
  return [...pageInParts(issue, place)].join('');
}

/** The same in parts, each of them a few elements. */
export function* pageInParts(issue: IssueLayout, place: PagePlace = nowhere): Generator<string> {
  const { lang, dir } = issue.words;
  const className = accentOf(issue.digest.publication) === null ? null : 'branded';
  yield htmlOf([{ type: 'doctype' }, { type: 'text', value: '\n' }]);
  yield* around(h('html', { lang, dir, className }), contentOf(issue, place));
  yield '\n';
}

function* contentOf(issue: IssueLayout, place: PagePlace): Generator<string> {
  yield htmlOf([h('head', lines(pageHead(issue, script, place)))]);
  yield* around(h('body'), insideBody(issue, place));
}

function* insideBody(issue: IssueLayout, place: PagePlace): Generator<string> {
  yield* bodyInParts(issue, place);
  yield htmlOf(lines(scriptsOf(place)));
}

function scriptsOf({ main, script: file }: PagePlace): Element[] {
  return [
    ...(main === undefined ? [scriptElement] : []),
    ...(file === undefined ? [] : [h('script', { src: file })]),
  ];
}
