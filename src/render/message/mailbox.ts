/** The people that the headers of a message name: `Ada Byron <ada@example.org>, crew@example.org`. */
import parseAddresses from 'nodemailer/lib/addressparser';
import { oneLine } from '../printable.ts';
import { disarmed } from './headers.ts';

/** Somebody who has mail: a name, which may be empty, and an address. */
export interface Mailbox {
  name: string;
  /** Checked, and all of it ASCII. */
  address: string;
}

/** The longest an address may be (RFC 5321), and a name need not be longer. */
const LONGEST = 254;

/** Reads the mailboxes that a header names; `problem` says what is wrong with the first one that is none. */
export function readMailboxes(written: string): { mailboxes: Mailbox[]; problem: string | null } {
  const text = oneLine(written);
  const mailboxes: Mailbox[] = [];
  for (const each of parseAddresses(text)) {
    if ('group' in each) return { mailboxes, problem: groupProblem(each.name) };
    const mailbox = { name: disarmed(oneLine(each.name)), address: withAsciiDomain(each.address) };
    const problem = problemWith(mailbox, text);
    if (problem !== null) return { mailboxes, problem };
    mailboxes.push(mailbox);
  }
  return { mailboxes, problem: mailboxes.length === 0 ? 'it is empty' : null };
}

/** The domain of an address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function problemWith({ name, address }: Mailbox, text: string): string | null {
  const unquoted = text.replace(/"(\\.|[^"\\])*"/g, '');
  if (!address.includes('@')) return `"${address || name}" has no "@"`;
  if (/>[^,;]*</.test(unquoted)) return `a comma is missing between two addresses in "${text}"`;
  // Words beside an address that stands in no brackets were no name: "ada@exam ple.org".
  if (name !== '' && !/[<(]/.test(unquoted)) return `there is a space in "${text}"`;
  const local = address.slice(0, address.lastIndexOf('@'));
  // It would look like an encoded word, which nothing in an address may be.
  if (local.includes('=?')) return `"${local}" cannot stand before the "@"`;
  if (!/^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local)) {
    return `"${local}" cannot stand before the "@"`;
  }
  const domain = domainOf(address);
  if (!isDomain(domain)) return `"${domain}" is no domain`;
  return Math.max(name.length, address.length) > LONGEST ? `it is longer than ${LONGEST} characters` : null;
}

function groupProblem(name: string): string {
  return `the colon behind "${name}" makes it the name of a group; put a name with a colon in double quotes`;
}

function isDomain(domain: string): boolean {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  return new RegExp(String.raw`^${label}(\.${label})*$`, 'i').test(domain);
}

/** `ada@bücher.example` → `ada@xn--bcher-kva.example`, which every mail server knows. */
function withAsciiDomain(address: string): string {
  const domain = domainOf(address);
  const isPlain = domain === address || /^[\x20-\x7e]*$/.test(domain);
  if (isPlain || /[\s/?#:@\\[\]]/.test(domain) || !URL.canParse(`http://${domain}`)) return address;
  return address.slice(0, -domain.length) + new URL(`http://${domain}`).hostname;
}
