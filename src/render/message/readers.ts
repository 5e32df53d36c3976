/** Messages to many: the file that names the recipients, a message for each, and the address at which each one leaves. */
import { createHash } from 'node:crypto';
import { fileSafeReader, fillInReader, namesReader } from '../../text/placeholders.ts';
import type { Diagnostic, MailSettings } from '../../types.ts';
import { renderDiagnostic } from '../messages.ts';
import type { RenderTarget } from '../rendering.ts';
import { type Mailbox, readMailboxes } from './mailbox.ts';

/** The recipients that a file names. */
export interface Recipients {
  /** As the header of a message names them. */
  to: string;
  /** Why one message cannot have them all; null when it is one alone. */
  shown: Diagnostic | null;
  diagnostics: Diagnostic[];
}

/**
 * Reads a file of recipients, an address a line, as the header of a message names them. Lines that are empty or begin with
 * `#` say nothing.
 */
export function readRecipients(file: string, text: string): Recipients {
  const diagnostics: Diagnostic[] = [];
  const lineOf = new Map<string, number>();
  const written: string[] = [];
  text.split(/\r\n?|\n/).forEach((whole, index) => {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) return;
    const place = { file, line: index + 1, column: whole.indexOf(line) + 1 };
    const at = { place, excerpt: whole };
    const { mailboxes, problem } = readMailboxes(line);
    const fault = problem ?? (mailboxes.length > 1 ? 'more than one address stands here' : null);
    const key = mailboxes[0]?.address.toLowerCase() ?? '';
    const before = lineOf.get(key);
    if (fault !== null) diagnostics.push(renderDiagnostic('recipient-address', { problem: fault }, at));
    else if (before !== undefined)
      diagnostics.push(renderDiagnostic('recipient-twice', { address: key, line: before }, at));
    else {
      lineOf.set(key, index + 1);
      written.push(line);
    }
  });
  if (written.length === 0 && diagnostics.length === 0)
    diagnostics.push(renderDiagnostic('recipients-none', { file }));
  const facts = { file, count: written.length };
  const shown = written.length > 1 ? renderDiagnostic('recipients-shown', facts) : null;
  return { to: written.join(', '), shown, diagnostics };
}

/** What says whom an output goes to. */
export type AddressedTarget = Pick<RenderTarget, 'file' | 'format' | 'to'>;

/** Every target whose name holds `{to}` or `{to-hash}` becomes one for each recipient; the others stay as they are. */
export function forEachReader<Of extends AddressedTarget>(
  targets: Of[],
  mail: Pick<MailSettings, 'to'>,
): { targets: Of[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const each = targets.flatMap((target) => {
    const { file, format } = target;
    if (!namesReader(file)) return [target];
    const { mailboxes, problem } = readMailboxes(target.to ?? mail.to ?? '');
    // Of what is written and cannot be an address the message tells.
    if (format === 'eml' && problem !== null && mailboxes.length > 0) return [target];
    if (format !== 'eml' || problem !== null) {
      diagnostics.push(renderDiagnostic('recipient-missing', { file, format }));
      return [];
    }
    return mailboxes.map(({ name, address }) => ({
      ...target,
      file: fillInReader(file, { to: fileSafeReader(address), 'to-hash': fingerprint(address) }),
      to: inHeader({ name, address }),
      isPersonal: true as const,
    }));
  });
  return { targets: each, diagnostics };
}

const inHeader = ({ name, address }: Mailbox): string =>
  name === '' ? address : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;

/** Those whom a header names, by whether other headers name them too: as a header each, empty for nobody. */
export function splitReaders(written: string, others: string[]): { known: string; rest: string } {
  const keyOf = ({ address }: Mailbox) => address.toLowerCase();
  const keys = new Set(others.flatMap((it) => readMailboxes(it).mailboxes.map(keyOf)));
  const { mailboxes, problem } = readMailboxes(written);
  const known = mailboxes.filter((it) => keys.has(keyOf(it)));
  // Of what is written and cannot be an address the message tells.
  if (problem !== null || known.length === 0) return { known: '', rest: written };
  const rest = mailboxes.filter((it) => !keys.has(keyOf(it)));
  return { known: known.map(inHeader).join(', '), rest: rest.map(inHeader).join(', ') };
}

/** The address at which the one reader of a message leaves; null when it has more of them, or none. */
export function wayOutOf(template: string, to: string | null): string | null {
  const { mailboxes, problem } = readMailboxes(to ?? '');
  if (problem !== null || mailboxes.length !== 1) return null;
  const { address } = mailboxes[0]!;
  return fillInReader(template, { to: encodeURIComponent(address), 'to-hash': fingerprint(address) });
}

/** Whether an address tells its server who follows it: in its path or its query, since no fragment is ever sent. */
export function tells(address: string, reader: string): boolean {
  const [, sent = ''] = /^https?:\/\/[^/?#]*([^#]*)/i.exec(address) ?? [];
  return [reader, encodeURIComponent(reader), fingerprint(reader)].some((it) => sent.includes(it));
}

/** What stands for an address where it is not to be read: it says nothing to people, and cannot be turned back. */
function fingerprint(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16);
}
