/** Everything that can be wrong with the entries of an input. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import { thousands } from '../diagnostics/wording.ts';
import type { SourceFormat } from '../types.ts';

export const parseMessages = {
  'repeated-line': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this line is the same as the one before it and was left out',
    hint: 'delete one of the two',
  }),
  'date-impossible': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'there is no such day, so what follows is not dated by it',
    hint: 'write a day that the calendar has, such as 2026-03-05',
  }),
  'date-ambiguous': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this may be one of two days, so what follows is not dated by it',
    hint: 'write the day as 2026-03-05',
  }),
  'item-empty': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'this point is empty and was left out',
  }),
  'task-cancelled': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'a cancelled task is no entry and was left out',
  }),
  'letter-words': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'a greeting, farewell, head, footer or introduction is no entry and was left out',
  }),
  'chat-notice': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'this is a notice of the chat and no message; it was left out',
  }),
  'layout-doubtful': kind<{ is: string; maybe: string; format: string }>({
    severity: 'warning',
    message: ({ is, maybe }) => `this was read as ${is}, and may as well be ${maybe}`,
    hint: ({ format }) => `look at the entries; if they are wrong, say --input-format ${format}`,
  }),
  'items-within': kind<{ count: number; format: SourceFormat }>({
    severity: 'warning',
    message: ({ count }) =>
      `${thousands(count)} lines look like items of their own and stand within other entries; here is the first`,
    hint: ({ format }) =>
      format === 'text'
        ? 'look at the entry around it; --input-format list makes an entry of each point, --input-format blocks says that they are part of it'
        : 'look at the entry around it; under a heading of their own, with no text between, they become entries',
  }),
  'entry-without-body': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this title has no body',
    hint: 'write the body on the line after the title',
  }),
  'entry-without-title': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this body has no title',
    hint: 'write a title on the line before it',
  }),
  'title-cut': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'this title seems to end in the middle',
    hint: 'write the rest of the title',
  }),
  'json-entry': kind<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `an entry has to be an object, and this is ${found}`,
    hint: 'write {"title": "…", "body": "…"}',
  }),
  'json-entry-empty': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this entry has neither a title nor a body nor an address',
    hint: 'give it a "title", a "body", or both',
  }),
  'json-field': kind<{ field: string; expected: string }>({
    severity: 'error',
    message: ({ field, expected }) => `"${field}" has to be ${expected}`,
  }),
  'json-ignored': kind<{ fields: string[] }>({
    severity: 'note',
    message: ({ fields }) => `fields that are no part of an entry are not read: ${fields.join(', ')}`,
  }),
  'yaml-syntax': kind<{ fault: string }>({
    severity: 'error',
    message: ({ fault }) => `this is not valid YAML: ${fault}`,
    hint: 'mend it; a text with ": " or " #" in it stands in quotes',
  }),
  'record-date': kind<{ field: string; value: string }>({
    severity: 'warning',
    message: ({ field, value }) => `"${field}" says no day that is understood: "${value}"`,
    hint: 'write it as 2026-03-02; until then the entry has no date of its own',
  }),
  'chat-notices': kind<{ count: number }>({
    severity: 'note',
    message: ({ count }) =>
      count === 1
        ? 'one notice of the program, which nobody wrote, is passed over'
        : `${count} notices of the program, which nobody wrote, are passed over`,
  }),
  'markdown-links': kind<{ count: number; urls: string[]; isRelative: boolean }>({
    severity: 'note',
    message: ({ count, urls }) =>
      `${count === 1 ? 'a link is no http or https address and is' : `${thousands(count)} links are no http or https addresses and are`} left out: ${urls.slice(0, 5).join(', ')}${urls.length > 5 ? ` and ${urls.length - 5} more` : ''}`,
    hint: ({ isRelative }) =>
      isRelative ? 'set `url` to the address of the file, and relative links start from there' : null,
  }),
  'markdown-unused': kind<{ what: string }>({
    severity: 'note',
    message: ({ what }) => `${what} is no entry and is left out`,
    hint: 'an entry is a list item, a heading with text under it, or a link with text under it; words to your readers are `intro:` in the front matter; for a file of title and body lines say --input-format text',
  }),
  'who-met': kind<Record<never, never>>({
    severity: 'note',
    message: () => 'who met is no entry and is left out',
    hint: 'under a heading that is no word for those who came these lines become entries',
  }),
  'markdown-passed': kind<{ what: string }>({
    severity: 'note',
    message: ({ what }) => `${what} is passed over`,
  }),
  'markdown-too-complex': kind<{ why: string }>({
    severity: 'error',
    message: ({ why }) => `this part cannot be read as Markdown: ${why}`,
    hint: 'split it with blank lines; for a file of title and body lines say --input-format text',
  }),
  'table-syntax': kind<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `this table cannot be read: ${problem}`,
    hint: 'a cell that holds a comma, a quote or a line break stands in double quotes, and a quote in it is doubled',
  }),
  'table-unnamed': kind<{ found: string[] }>({
    severity: 'error',
    message: () => 'this table has no column of titles or addresses',
    hint: ({ found }) =>
      `the first line names the columns: title, url, note, tags, date; here it is ${found.map((it) => `"${it}"`).join(', ')}`,
  }),
  'file-passed': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'nothing in this file of the folder looks like an entry, so it is passed over',
    hint: 'name the file itself, and what is wrong with it is told; or move it elsewhere',
  }),
  'table-head': kind<{ count: number }>({
    severity: 'note',
    message: ({ count }) =>
      `${count === 1 ? 'one row' : `${count} rows`} above the names of the columns ${count === 1 ? 'is' : 'are'} passed over`,
  }),
  'feed-passed': kind<{ count: number; what: string }>({
    severity: 'note',
    message: ({ count, what }) =>
      `${count === 1 ? 'one item is no published post and is' : `${count} items are no published posts and are`} passed over: ${what}`,
  }),
  'post-held-back': kind<{ state: string; way: 'export' | 'head' }>({
    severity: 'note',
    message: ({ state }) => `this post is not published (${state}) and is left out`,
    hint: ({ way }) =>
      way === 'export' ? 'publish it and export again' : 'take this line away, and it is read',
  }),
  'table-row-long': kind<{ cells: number; columns: number }>({
    severity: 'warning',
    message: ({ cells, columns }) =>
      `this row has ${cells} cells, but there are ${columns} columns: it is left out`,
    hint: 'a cell that holds a comma, a quote or a line break stands in double quotes',
  }),
  'record-empty': kind<Record<never, never>>({
    severity: 'warning',
    message: () => 'there is neither a title nor a text nor an address here',
  }),
  'feed-syntax': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this feed cannot be read: it is no RSS or Atom that is whole',
    hint: 'fetch it again; `xmllint --noout FILE` tells where it is broken; nor is one read whose elements stand in each other more than 100 deep',
  }),
  'feed-entities': kind<Record<never, never>>({
    severity: 'error',
    message: () => 'this feed declares entities of its own, which are not expanded',
    hint: 'write out what they stand for, or fetch the feed from another address',
  }),
  'feed-cut': kind<{ rest: number }>({
    severity: 'warning',
    message: ({ rest }) =>
      `this feed breaks off behind this line: what is before is read, ${rest === 0 ? 'nothing' : 'an item'} behind it is lost`,
    hint: 'fetch it again',
  }),
  'feed-items-lost': kind<{ lost: number }>({
    severity: 'warning',
    message: ({ lost }) => `${lost === 1 ? 'one item' : `${lost} items`} of this feed could not be read`,
  }),
  'nested-too-deep': kind<{ what: string; most: number }>({
    severity: 'error',
    message: ({ what, most }) =>
      `here ${what} stand in each other more than ${most} deep, and what is below is not read`,
    hint: 'take this one out of those around it; where it is a fault of the program that wrote the file, end them there',
  }),
  'address-unusable': kind<{ url: string }>({
    severity: 'warning',
    message: ({ url }) => `"${url}" is no http or https address, so there is no entry of it`,
  }),
  'table-columns': kind<{ missing: string; found: string[] }>({
    severity: 'error',
    message: ({ missing }) => `this table has no column "${missing}"`,
    hint: ({ found }) =>
      `the first line names the columns: title, body and theme; here it is ${found.map((it) => `"${it}"`).join(', ')}`,
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const parseDiagnostic = diagnosticMaker(parseMessages);
