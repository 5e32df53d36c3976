/** Values of the keys that pages, feeds and messages are made with. The messages are those of `schema.ts`. */
import * as v from 'valibot';
import { colourOf, nearestColour } from '../text/colour.ts';
import { isRecipientsFile } from '../text/recipients.ts';

const aPage = 'an http or https address';

/** The address of a page or a feed. It may have braces, in which case what it holds is filled in later. */
export const webAddressValue = textThat((text) => isAddress(text, ['http:', 'https:']), aPage);

/** Where readers leave a list. */
export const unsubscribeAddress = textThat(
  (text) => isAddress(text, ['http:', 'https:', 'mailto:']),
  'an http, https or mailto address',
);

/** A file, or an address that is safe to show in an email. */
export const picture = textThat(
  (text) => !/^[a-z][a-z0-9+.-]+:/i.test(text) || isAddress(text, ['https:']),
  'a file or an https address',
);

/** A colour; nothing else of CSS can be said here. */
export const colour = textThat(
  (text) => colourOf(text) !== null,
  (text) => {
    const near = nearestColour(text);
    return near === null
      ? 'a colour as CSS writes it, such as `"#0a7"` or `teal`'
      : `a colour, such as \`${near}\``;
  },
);

/** A language as BCP 47 writes it, in the spelling that everybody uses. */
export const language = v.pipe(
  textThat(isLanguage, (text) => {
    const near = text.replaceAll('_', '-');
    return `a language tag, such as \`${isLanguage(near) ? Intl.getCanonicalLocales(near)[0] : 'de'}\``;
  }),
  v.transform((text) => Intl.getCanonicalLocales(text)[0] ?? text),
);

/** Somebody who has mail. Whether a server would take the address is asked when there is a message. */
export const mailbox = textThat(
  (text) => text.includes('@') && !hasControls(text),
  'an address, such as `Ada Byron <ada@example.org>`',
);

const addresses = 'an address or a list of them, such as `Ada Byron <ada@example.org>`';
const isRecipient = (text: string): boolean =>
  (text.includes('@') || /^undisclosed[ -]recipients/i.test(text)) && !hasControls(text);
const recipient = textThat(isRecipient, addresses);

const listOfRecipients = v.pipe(
  v.array(recipient),
  v.transform((them) => them.join(', ')),
);

/** Those who get an answer, as the header of a message names them. */
export const addressees = v.lazy((given) => (Array.isArray(given) ? listOfRecipients : recipient));

const recipientOrFile = textThat(
  (text) => isRecipientsFile(text) || isRecipient(text),
  `${addresses}, or a file with an address a line, such as \`readers.txt\``,
);

/** Those who get a message, as its header names them, or the file that does. */
export const recipients = v.lazy((given) => (Array.isArray(given) ? listOfRecipients : recipientOrFile));

/** Text for one line. */
export const lineOfText = textThat((text) => text !== '' && !hasControls(text), 'one line of text');

/** Text that passes a test; `expected` completes the sentence "`key` must be …". */
function textThat(isRight: (text: string) => boolean, expected: string | ((text: string) => string)) {
  const words = (text: string) => (typeof expected === 'string' ? expected : expected(text));
  return v.pipe(
    v.string(words('')),
    v.trim(),
    v.check(isRight, (issue) => words(issue.input)),
  );
}

function isAddress(text: string, protocols: string[]): boolean {
  return !/[\s\p{Cc}<>"]/u.test(text) && URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);
