/** What rendering can complain about. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import { thousands } from '../diagnostics/wording.ts';

export const renderMessages = {
  'feed-without-home': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this RSS feed does not say which site it belongs to, and RSS asks for that',
    hint: 'set `home` in digest.yaml to the address of your site, or `url` to that of the issue',
  }),
  'email-cut': kind<{
    over: number;
    most: number;
    sections: { title: string; left: number }[];
    others: ('masthead' | 'contents' | 'colophon')[];
    linked: boolean;
  }>({
    severity: 'warning',
    message: ({ over, most, sections, others }) =>
      `the email would be ${thousands(over)} bytes over the ${thousands(most)} that Gmail shows, so ${leftOut(sections, others)}`,
    hint: ({ linked }) =>
      `${linked ? 'readers find the rest on the web' : 'readers cannot look the rest up: set `url` in digest.yaml to the address of the issue'}; \`--limit\` shows only the best entries of each theme`,
  }),
  'slack-cut': kind<{
    most: number;
    sections: { title: string; left: number }[];
    others: ('masthead' | 'colophon')[];
    linked: boolean;
  }>({
    severity: 'warning',
    message: ({ most, sections, others }) =>
      `Slack takes ${most} blocks a message, so ${leftOut(sections, others)}`,
    hint: ({ linked }) =>
      `${linked ? 'readers find the rest on the web' : 'readers cannot look the rest up: set `url` in digest.yaml to the address of the issue'}; \`--limit\` shows only the best entries of each theme`,
  }),
  'email-large': kind<{ bytes: number; most: number }>({
    severity: 'warning',
    message: ({ bytes, most }) =>
      `the email has ${thousands(bytes)} bytes, and Gmail hides what comes behind ${thousands(most)}`,
    hint: 'what a mailing service adds counts, too: `--limit` shows fewer entries of each theme',
  }),
  'email-no-way-out': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'the email says nowhere how to leave the list',
    hint: 'set email.unsubscribe in digest.yaml if it goes to a list',
  }),
  'preheader-long': kind<{ length: number; most: number }>({
    severity: 'warning',
    message: ({ length, most }) =>
      `the preheader has ${length} characters, of which mail programs show ${most}`,
    hint: 'shorten it; the email shows what fits, cut behind a word',
  }),
  'message-from': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'a message needs a sender, and none is configured',
    hint: 'write it into digest.yaml, for example: email: {from: "Weekly digest <digest@example.org>"}',
  }),
  'message-to': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'the message names nobody to send it to, so that "sendmail -t" refuses it',
    hint: 'set email.to in digest.yaml; if the recipients are named elsewhere, say to: "undisclosed-recipients:;"',
  }),
  'message-address': kind<{ key: string; problem: string; example: string }>({
    severity: 'error',
    message: ({ key, problem }) => `${key} cannot be an address: ${problem}`,
    hint: ({ example }) => `write it like ${example}`,
  }),
  'recipient-address': kind<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `this line names no recipient: ${problem}`,
    hint: 'write one address a line, like "Ada Byron <ada@example.org>"; a line that begins with "#" is a comment',
  }),
  'recipient-twice': kind<{ address: string; line: number }>({
    severity: 'warning',
    message: ({ address, line }) => `${address} stands in line ${line} already, and has one message`,
    hint: 'take one of the two lines out',
  }),
  'recipients-none': kind<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `"${file}" names no recipient`,
    hint: 'write one address a line, like "Ada Byron <ada@example.org>"',
  }),
  'recipients-shown': kind<{ file: string; count: number }>({
    severity: 'error',
    message: ({ file, count }) =>
      `every reader of this message would see all ${thousands(count)} addresses of "${file}"`,
    hint: 'put {to} into the name of the output, such as "out/{to}.eml", for a message to each; where everybody may see them, list the addresses in `to` itself',
  }),
  'recipient-missing': kind<{ file: string; format: string }>({
    severity: 'error',
    message: ({ file, format }) =>
      format === 'eml'
        ? `"${file}" is a file for each recipient, and there is none`
        : `"${file}" is a file for each recipient, and the format ${format} goes to nobody`,
    hint: ({ format }) =>
      format === 'eml'
        ? 'set email.to in digest.yaml to addresses, or to a file of them: to: readers.txt'
        : 'take {to} for messages (eml) only',
  }),
  'way-out-for-one': kind<{ format: string }>({
    severity: 'warning',
    message: ({ format }) =>
      `email.unsubscribe is another address for each reader, and this ${format === 'eml' ? 'message' : format} is for more than one, so it does not say how to leave`,
    hint: 'put {to} into the name of a message, such as "out/{to}.eml", for one to each, or take the reader out of the address',
  }),
  'message-list': kind<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `email.list cannot be the name of a list: "${id}" is no id for one`,
    hint: 'write it like "Engine Room <engine-room.example.org>": letters, digits and dashes between dots',
  }),
  'message-empty': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'there is nothing to send: the digest shows no entries, so there is no message',
    hint: 'for a message all the same, set email.empty in digest.yaml to true',
  }),
  'template-format': kind<{ file: string; format: string }>({
    severity: 'error',
    message: ({ file, format }) => `"${file}" cannot be a template of the format ${format}`,
    hint: 'a calendar has rules that no template can keep; leave out the template',
  }),
  'template-name': kind<{ name: string; nearest: string | null }>({
    severity: 'error',
    message: ({ name }) => `there is nothing called "${name}" here`,
    hint: ({ nearest }) =>
      nearest === null ? 'docs/template.md lists what a template sees' : `did you mean "${nearest}"?`,
  }),
  'template-filter': kind<{ filter: string; isLiquids: boolean; nearest: string | null }>({
    severity: 'error',
    message: ({ filter, isLiquids }) =>
      isLiquids
        ? `the filter "${filter}" leaves something to chance, and the same input gives the same bytes`
        : `there is no filter "${filter}"`,
    hint: ({ isLiquids, nearest }) => {
      if (isLiquids) return 'take "first" instead';
      return nearest === null
        ? 'the filters are those of LiquidJS, and "web_link"'
        : `did you mean "${nearest}"?`;
    },
  }),
  'template-tag': kind<{ tag: string; nearest: string | null }>({
    severity: 'error',
    message: ({ tag }) =>
      /^(?:end|els|when$)/.test(tag)
        ? `"${tag}" stands here, and nothing is open that it could belong to`
        : `there is no tag "${tag}"`,
    hint: ({ tag, nearest }) => {
      if (/^(?:end|els|when$)/.test(tag))
        return 'see whether what it belongs to is misspelt, or ended before';
      return nearest === null ? 'the tags are those of LiquidJS' : `did you mean "${nearest}"?`;
    },
  }),
  'template-open': kind<{ open: string; end: string }>({
    severity: 'error',
    message: ({ open }) => `"${open}" is never closed`,
    hint: ({ end }) =>
      `write "${end}" behind it; what is no Liquid stands between {% raw %} and {% endraw %}`,
  }),
  'template-partial': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `"${path}", which is asked for here, cannot be read: ${why}`,
    hint: 'partials stand beside the template or in folders below; the ending .liquid may be left out',
  }),
  'template-partial-outside': kind<{ partial: string }>({
    severity: 'error',
    message: ({ partial }) => `"${partial}" is not in the folder of the template`,
    hint: 'partials stand beside the template or in folders below; others are not read',
  }),
  'template-endless': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'the template comes to no end: it goes round here more often than any issue has pieces',
    hint: 'see over what its loops go',
  }),
  'template-bottomless': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'partials and loops stand in each other here more than 100 deep',
    hint: 'see whether a partial includes itself',
  }),
  'template-unquoted': kind<Record<never, never>>({
    severity: 'error',
    message: () =>
      'this value stands in a tag without quotes, so a space in it would begin another attribute',
    hint: 'write it into an attribute, with quotes around it: href="{{ … }}"',
  }),
  'template-script': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'a script cannot take this value as it is: a quote or a backslash in it would be code',
    hint: 'write it as JSON, which brings its own quotes: {{ … | json | raw }}',
  }),
  'template-misplaced': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this is laid out as HTML already, which cannot stand inside of a tag',
    hint: 'take the plain value, such as item.title in place of item.heading',
  }),
  'template-fault': kind<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `the template cannot be used: ${problem}`,
  }),
  'template-undecodable': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this cannot be decoded, since a "%" stands in it that is no part of an encoded letter',
    hint: 'decode only what was encoded: an address, or what `url_encode` makes',
  }),
  'template-empty': kind<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => `the template "${file}" gives nothing, so nothing is written`,
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const renderDiagnostic = diagnosticMaker(renderMessages);

/** "30 entries are left out: 21 of "AI", 9 of "Platform"; the introduction is cut". */
function leftOut(sections: { title: string; left: number }[], others: string[]): string {
  const left = sections.reduce((sum, section) => sum + section.left, 0);
  const named = sections.slice(0, 6).map((section) => `${section.left} of "${section.title}"`);
  const more = sections.length > 6 ? [`the others of ${sections.length - 6} more sections`] : [];
  const cut = {
    masthead: 'the introduction is cut',
    contents: 'the contents are left out',
    colophon: 'the footer is left out',
  };
  return [
    ...(left === 0
      ? []
      : [
          `${thousands(left)} ${left === 1 ? 'entry is' : 'entries are'} left out: ${[...named, ...more].join(', ')}`,
        ]),
    ...others.map((other) => cut[other as keyof typeof cut]),
  ].join('; ');
}
