/** What one page of settings says of the publication and of its messages. */

import { nameWords, readerWords, textWords } from '../text/placeholders.ts';
import type { Config, Feeds, MailSettings, Publication } from '../types.ts';
import { checkBraces } from './braces.ts';
import { complain, type DocumentReading } from './document.ts';
import { type configKeys, emailKeys, feedKeys, isMap, readKeys, type Values } from './schema.ts';

/** The keys that are about all issues alike, and the one that says where this issue stands. */
export const publicationKeys = [
  'url',
  'home',
  'accent',
  'logo',
  'style',
  'footer',
  'feed',
  'email',
  'counts',
  'evidence',
] as const;

/** What is said of the publication; what is not said is not there. */
export interface PublicationLayer {
  publication: Partial<Omit<Publication, 'feed'>>;
  feed: Partial<Feeds>;
  mail: Partial<MailSettings>;
  written: Config['written'];
}

/** Reads the keys of a publication. */
export function readPublicationKeys(
  reading: DocumentReading,
  values: Pick<
    Values<typeof configKeys>,
    (typeof publicationKeys)[number] | 'lang' | 'since' | 'until' | 'issue'
  >,
): PublicationLayer {
  const { lang, since, until, issue, url, home, accent, logo, style, footer, feed, email, counts, evidence } =
    values;
  checkUnquotedColour(reading);
  if (url !== undefined) checkBraces(reading, ['url'], url, nameWords);
  const { unsubscribe, ...mail } = email === undefined ? {} : readEmail(reading, email);
  const written: Config['written'] = {};
  for (const [key, value] of Object.entries({ lang, since, until, issue, url, logo, style }) as [
    keyof Config['written'],
    unknown,
  ][]) {
    const { place = null, excerpt = null } = value === undefined ? {} : reading.document.at([key]);
    if (place !== null) written[key] = { place, excerpt };
  }
  return {
    publication: withoutUndefined({ url, home, accent, logo, style, footer, unsubscribe, counts, evidence }),
    feed: feed === undefined ? {} : withoutUndefined(readKeys(reading, ['feed'], feed, feedKeys)),
    mail: withoutUndefined(mail),
    written,
  };
}

function readEmail(
  reading: DocumentReading,
  given: unknown,
): Partial<MailSettings> & { unsubscribe?: string } {
  const { 'reply-to': replyTo, ...email } = readKeys(reading, ['email'], given, emailKeys);
  if (email.subject !== undefined) checkBraces(reading, ['email', 'subject'], email.subject, textWords);
  // Services that send have marks of their own, in two braces.
  const address = email.unsubscribe?.replace(/\{\{.*?\}\}/g, '') ?? '';
  checkBraces(reading, ['email', 'unsubscribe'], address, readerWords);
  return { ...email, ...(replyTo !== undefined && { replyTo }) };
}

/** In YAML `accent: #0a7` is an accent without a value and a comment behind it. */
function checkUnquotedColour(reading: DocumentReading): void {
  const { data } = reading.document;
  if (!isMap(data) || data.accent !== null) return;
  const [, colour] =
    /^accent:\s+(#[0-9a-f]{3,8})\b/i.exec(reading.document.atKey(['accent']).excerpt ?? '') ?? [];
  if (colour !== undefined)
    complain(reading, ['accent'], 'a colour', `quote it, since "#" begins a comment: "${colour}"`);
}

/** What has a value. */
function withoutUndefined<Keys extends object>(
  values: Keys,
): { [Key in keyof Keys]?: Exclude<Keys[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Keys]?: Exclude<Keys[Key], undefined>;
  };
}
