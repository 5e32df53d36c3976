/**
 * The issue as a message (RFC 5322): plain text for those who want it, HTML for all others.
 *
 * Every byte of it is ASCII, so nothing on its way can harm it, and it follows from the digest and the settings alone:
 * the same issue is the same message, which mail programs know by its Message-ID. Lines end in CR LF, as the standard
 * wants; all of msmtp, Postfix and Exim take them so on standard input.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import { hasError } from '../../diagnostics/diagnostics.ts';
import { fillIn } from '../../text/placeholders.ts';
import type { Diagnostic, Digest, MailSettings } from '../../types.ts';
import { emailOf } from '../email/email.ts';
import type { IssueLayout } from '../layout/issue.ts';
import { renderDiagnostic } from '../messages.ts';
import { permanentId } from '../permanent-id.ts';
import { oneLine } from '../printable.ts';
import type { Rendering } from '../rendering.ts';
import { textOf } from '../text/text.ts';
import { disarmedSubject } from './headers.ts';
import { isListId, listHeaders, type MailingList, readList } from './list.ts';
import { domainOf, type Mailbox, readMailboxes } from './mailbox.ts';

/**
 * The issue as a message. Its text is empty where there is none: after an error, or with nothing to send. Its HTML
 * may be somebody else's.
 */
export async function messageOf(
  issue: IssueLayout,
  mail: MailSettings,
  own: Rendering | null = null,
): Promise<Rendering> {
  const { digest } = issue;
  const { from, to, replyTo, list, diagnostics } = addressed(mail);
  if (from === undefined || hasError(diagnostics)) return { text: '', diagnostics };
  if (!mail.empty && showsNothing(digest))
    return { text: '', diagnostics: [renderDiagnostic('message-empty', {})] };

  const text = textOf(issue);
  const html = own ?? emailOf(issue);
  const reader = typeof to !== 'string' && to.length === 1 ? to[0]!.address : null;
  const id = idOf(digest, from, list, mail.isPersonal ? reader : null);
  const subject = subjectOf(digest, mail);
  const header = disarmedSubject(subject);
  const message = new MailComposer({
    from,
    to,
    replyTo,
    ...(header.Subject ? {} : { subject }),
    messageId: `<${id}@${domainOf(from.address)}>`,
    date: new Date(digest.generatedAt),
    headers: {
      ...header,
      ...listHeaders(list, digest.publication.unsubscribe, reader),
    },
    text,
    html: html.text,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  // Made of the parts themselves, so nobody can write a part that holds its own end.
  message.baseBoundary = permanentId('message', id, text, html.text);
  message.newline = 'windows';
  return { text: (await message.build()).toString(), diagnostics: [...diagnostics, ...html.diagnostics] };
}

/** No header is longer, so that its line is not, even where it has no space to be folded at. */
const LONGEST = 250;

// ── Who ─────────────────────────────────────────────────────────────────────────────────────────────

/** Whom a message is from and for, and what is wrong with them. */
interface Addressed {
  from: Mailbox | undefined;
  to: Mailbox[] | string;
  replyTo: Mailbox[];
  list: MailingList | null;
  diagnostics: Diagnostic[];
}

/** What stands for recipients that are named to the mail server only. Without a `To`, filters take a message for junk. */
const UNDISCLOSED = 'undisclosed recipients:;';

function addressed(mail: MailSettings): Addressed {
  const diagnostics: Diagnostic[] = [];
  const read = (key: string, written: string | null, most = Number.POSITIVE_INFINITY): Mailbox[] => {
    if (written === null) return [];
    const { mailboxes, problem } = readMailboxes(written);
    const fault = problem ?? (mailboxes.length > most ? 'it names more than one sender' : null);
    const facts = { key, example: exampleOf(most) };
    if (fault !== null) diagnostics.push(renderDiagnostic('message-address', { ...facts, problem: fault }));
    return mailboxes;
  };
  const [from] = read('email.from', mail.from, 1);
  const isUndisclosed = /^undisclosed[ -]recipients\s*:\s*;?$/i.test(mail.to?.trim() ?? '');
  const to = isUndisclosed ? [] : read('the recipient (to)', mail.to);
  const replyTo = read('email.reply-to', mail.replyTo);
  const list = mail.list === null || !from ? null : readList(mail.list, domainOf(from.address));
  if (mail.from === null) diagnostics.push(renderDiagnostic('message-from', {}));
  if (mail.to === null) diagnostics.push(renderDiagnostic('message-to', {}));
  if (list !== null && (!isListId(list.id) || list.name.length + list.id.length > LONGEST)) {
    diagnostics.push(renderDiagnostic('message-list', { id: list.id }));
  }
  return { from, to: to.length > 0 ? to : UNDISCLOSED, replyTo, list, diagnostics };
}

function exampleOf(most: number): string {
  return most === 1
    ? '"Ada Byron <ada@example.org>"'
    : '"Ada Byron <ada@example.org>", more than one with commas between them';
}

// ── Which ───────────────────────────────────────────────────────────────────────────────────────────

/** What is the same for an issue whenever it is built, and for no two issues, nor for two readers who have their own. */
function idOf(
  { title, issue, from, to }: Digest,
  sender: Mailbox,
  list: MailingList | null,
  reader: string | null,
): string {
  const whose = reader === null ? [] : [reader];
  return permanentId('message', title, issue ?? '', from, to, sender.address, list?.id ?? '', ...whose);
}

/** One line, and no more of it than a header line can hold. */
function subjectOf(digest: Digest, { subject }: MailSettings): string {
  const signs = [...(oneLine(fillIn(subject, digest)) || oneLine(digest.title))];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : signs.join('');
}

function showsNothing({ themes, unplaced }: Digest): boolean {
  return unplaced.length === 0 && themes.every(({ entries }) => entries.length === 0);
}
