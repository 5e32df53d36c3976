/** What a message says of the list that it goes to: its id, and how to leave it. */
import { slug } from 'github-slugger';
import { oneLine } from '../printable.ts';
import { type Headers, phraseOf, prepared } from './headers.ts';
import { tells } from './readers.ts';

/** The list that a message belongs to: what people call it, and its id. */
export interface MailingList {
  name: string;
  id: string;
}

/** Reads `Engine Room <engine-room.example.org>`; to a name alone, its id is made of it and the sender's domain. */
export function readList(written: string, domain: string): MailingList {
  const text = oneLine(written);
  const [, name, id] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [];
  if (name !== undefined && id !== undefined) return { name: name.trim(), id };
  const isName = !isListId(text) && !/[<>]/.test(text);
  return isName ? { name: text, id: `${slug(text)}.${domain}` } : { name: '', id: text };
}

/** Whether a text can be the id of a list (RFC 2919). */
export function isListId(id: string): boolean {
  return /^[\w-]+(\.[\w-]+)+$/.test(id);
}

/**
 * `List-Id` (RFC 2919), and what says how to leave. One click (RFC 8058) is a POST without a word, so that the address
 * itself, of https, has to tell whom it is about: `reader`, the one who has this message; null when there are more.
 */
export function listHeaders(
  list: MailingList | null,
  unsubscribe: string | null,
  reader: string | null,
): Headers {
  const headers: Headers = {};
  if (list !== null) headers['List-Id'] = prepared(`${phraseOf(list.name)}<${list.id}>`);
  // A longer address does not fit into the line of a header.
  if (
    unsubscribe !== null &&
    /^(https?|mailto):[^\s<>]{1,600}$/i.test(unsubscribe) &&
    URL.canParse(unsubscribe)
  ) {
    const { href, protocol } = new URL(unsubscribe);
    // No part of an address is to look like an encoded word; to a server a `?` of a query is the same as `%3F`.
    headers['List-Unsubscribe'] = prepared(`<${href.replaceAll('=?', '=%3F')}>`);
    const isOneClick = protocol === 'https:' && reader !== null && tells(unsubscribe, reader);
    if (isOneClick) headers['List-Unsubscribe-Post'] = prepared('List-Unsubscribe=One-Click');
  }
  return headers;
}
