/** The issue as HTML for mail programs: tables, styles in attributes, and no more bytes than Gmail shows. */

import type { Diagnostic, Digest } from '../../types.ts';
import { pageAddress } from '../address.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { renderDiagnostic } from '../messages.ts';
import { oneLine } from '../printable.ts';
import type { Rendering } from '../rendering.ts';
import { shortened } from '../shorten.ts';
import { coloursOf } from './colours.ts';
import { bytes, type FittedParts, fit } from './fit.ts';
import { frameOf } from './frame.ts';
import { accentsOf, partsOf, rowOfMore, wayOut } from './parts.ts';
import { LONGEST_PREHEADER, preheaderOf } from './preheader.ts';
import { type EmailWriter, emailWriter } from './writer.ts';

/** Gmail hides what comes behind so many bytes. */
const MOST = 102_400;
/** From here on there is a warning: what a mailing service adds counts, too. */
const MANY = 100_000;
/** The longest address that Outlook follows is little longer. */
const LONGEST_ADDRESS = 2000;
const LONGEST_TITLE = 200;

/** The issue as HTML for mail programs; the longest sections are cut where it would be more than Gmail shows. */
export function emailOf(issue: IssueLayout): Rendering {
  const { digest, words } = issue;
  const { url, unsubscribe, accent } = digest.publication;
  const writer = emailWriter(words, coloursOf(accent), usable(pageAddress(usable(url))));
  const title = shortened(issue.title, LONGEST_TITLE);
  const frame = { title, preheader: preheaderOf(issue), accents: accentsOf(issue, writer) };
  const [before, after] = frameOf(frame, writer);
  const end = wayOut(usable(unsubscribe), writer) + after;
  const around = bytes(before) + bytes(end);
  const fitted = fit(partsOf(issue, writer), MOST - around, (left) => rowOfMore(left, writer));
  const text = before + fitted.html + end;
  return { text, diagnostics: diagnosticsOf(digest, { text, around, fitted, writer }) };
}

/** An address that is short enough to be followed, of a kind that mail programs follow. */
function usable(address: string | null): string | null {
  if (address === null || address.length > LONGEST_ADDRESS) return null;
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(address) ? address : null;
}

/** What was made. */
interface Made {
  text: string;
  around: number;
  fitted: FittedParts;
  writer: EmailWriter;
}

function diagnosticsOf({ preheader, publication }: Digest, made: Made): Diagnostic[] {
  const width = oneLine(preheader ?? '').length;
  return [
    ...sizeDiagnostics(made),
    ...(width > LONGEST_PREHEADER
      ? [renderDiagnostic('preheader-long', { length: width, most: LONGEST_PREHEADER })]
      : []),
    ...(usable(publication.unsubscribe) === null ? [renderDiagnostic('email-no-way-out', {})] : []),
  ];
}

/** Says of an email that nothing is cut of whether it is, or may become, more than Gmail shows. */
export function sizeWarning(text: string): Diagnostic[] {
  const size = bytes(text);
  return size < MANY ? [] : [renderDiagnostic('email-large', { bytes: size, most: MOST })];
}

function sizeDiagnostics({ text, around, fitted: { wanted, cut }, writer }: Made): Diagnostic[] {
  const size = around + wanted;
  if (size <= MOST) return sizeWarning(text);
  const sections = cut.filter(({ part, left }) => part.kind === 'section' && left > 0);
  const others = cut.flatMap(({ part: { kind } }) => (kind === 'section' ? [] : [kind]));
  return [
    renderDiagnostic('email-cut', {
      over: size - MOST,
      most: MOST,
      sections: sections.map(({ part, left }) => ({ title: shortened(part.title, 40), left })),
      others,
      linked: writer.page !== null,
    }),
  ];
}
