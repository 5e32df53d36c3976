/** The door of the room: an issue, laid out → the texts of its formats. */
import { commonDiagnostic } from '../diagnostics/messages.ts';
import { throwError } from '../diagnostics/report.ts';
import { fillInName, missingIn, namesReader } from '../text/placeholders.ts';
import type {
  Diagnostic,
  Digest,
  FindShortage,
  MailSettings,
  OutputFormat,
  Period,
  Shortage,
} from '../types.ts';
import { daysFromTo } from './i18n/dates.ts';
import type { IssueLayout } from './layout/issue.ts';
import type { AddressedTarget, Recipients } from './message/readers.ts';
import { renderDiagnostic } from './messages.ts';
import type {
  FormatOptions,
  RenderedFile,
  Rendering,
  RenderingInParts,
  RenderOptions,
  RenderTarget,
} from './rendering.ts';
import type { BuiltInTemplate } from './template/built-in.ts';

export { languages } from './i18n/translations.ts';
export type * from './layout/issue.ts';
export { type EntryRecord, type RecordField, recordFields, recordWriter } from './record.ts';
export type { RenderedFile, RenderOptions, RenderTarget, Template } from './rendering.ts';
export { issueFile } from './site/places.ts';
export type { SiteIssue, SiteSettings } from './site/site.ts';
export type { BuiltInTemplate } from './template/built-in.ts';

/** What the beginning of each format has: its week and days, its front matter, its first keys, or what made it. */
const mayBeIssue =
  / · [^\n]*\d{4}|^(?:[^\n]+\n)+\n[^\n]*\d{4}|^---\ntitle: "|^\{\s*"(?:schema|version|text)": |weekly-digest|"--_NmP-|^BEGIN:VCALENDAR\n/;

/** Tells of the beginning of a text whether it is an issue that was written before; `lang` is the likeliest of its languages. */
export async function isWrittenIssue(beginning: string, lang: string): Promise<boolean> {
  // Nearly all files begin in another way.
  if (!mayBeIssue.test(beginning)) return false;
  return await (await import('./written-issue.ts')).isWrittenIssue(beginning, lang);
}

/** A format: it loads what it needs, and no more, then renders. */
type Format = {
  /** The part of a text that says when it was made: two texts that differ only there are the same digest. */
  stamp?: RegExp;
} & (
  | { ofDigest: (digest: Digest) => Promise<Rendering | RenderingInParts> }
  | { ofLayout: (issue: IssueLayout, options: FormatOptions) => Promise<Rendering | RenderingInParts> }
);

const FORMATS: Record<OutputFormat, Format> = {
  markdown: {
    ofLayout: async (issue, { colour, hasFrontMatter = false }) => {
      const parts = (await import('./markdown/markdown.ts')).markdownOf(issue, hasFrontMatter);
      if (!colour) return inParts(parts);
      return plain((await import('./markdown/terminal.ts')).colouredMarkdown([...parts].join('')));
    },
  },
  html: {
    ofLayout: async (issue) => inParts((await import('./page/page.ts')).pageInParts(issue)),
  },
  json: {
    // Nothing but that key can read so, since quotes inside strings are escaped.
    stamp: /"generatedAt": ?"[^"]*"/,
    ofDigest: async (digest) => inParts((await import('./json.ts')).jsonInParts(digest)),
  },
  text: {
    ofLayout: async (issue) => plain((await import('./text/text.ts')).textOf(issue)),
  },
  email: {
    ofLayout: async (issue) => (await import('./email/email.ts')).emailOf(issue),
  },
  eml: {
    stamp: /^Date: .*$/m,
    ofLayout: async (issue, { mail }) => await (await import('./message/message.ts')).messageOf(issue, mail),
  },
  atom: {
    stamp: /<updated>[^<]*<\/updated>/,
    ofLayout: async (issue) => await (await import('./feed/feed.ts')).feedOf(issue, 'atom'),
  },
  rss: {
    stamp: /<lastBuildDate>[^<]*<\/lastBuildDate>/,
    ofLayout: async (issue) => await (await import('./feed/feed.ts')).feedOf(issue, 'rss'),
  },
  jsonfeed: {
    ofLayout: async (issue) => await (await import('./feed/feed.ts')).feedOf(issue, 'jsonfeed'),
  },
  slack: {
    ofLayout: async (issue) => (await import('./slack/slack.ts')).slackOf(issue),
  },
  ics: {
    stamp: /^DTSTAMP:.*$/gm,
    ofDigest: async (digest) => plain((await import('./calendar.ts')).calendarOf(digest)),
  },
};

/** Lays out a digest, which stays as it is: what stands where, for every format. */
export async function layout(digest: Digest): Promise<IssueLayout> {
  return await (await import('./layout/layout.ts')).layout(digest);
}

/**
 * Renders an issue for each target; nothing is read or written, and the same issue gives the same texts. Left out are
 * targets with an error, and messages of an issue that shows no entries, unless `mail.empty` asks for them. Of a digest that is not laid out yet, JSON and calendars need no layout.
 */
export async function render(
  issue: Digest | IssueLayout,
  given: RenderTarget[],
  {
    mail = subjectAlone,
    colour = false,
    report = throwError,
    findShortage = async () => null,
  }: RenderOptions = {},
): Promise<RenderedFile[]> {
  const digest = digestIn(issue);
  const { targets, diagnostics: unread } = await forEachReader(given, mail);
  unread.forEach(report);
  if (unread.length > 0) return [];
  const nameless = namesMissing(targets, digest, mail);
  nameless.forEach(report);
  if (nameless.length > 0) return [];
  const isLaidOut = targets.some(({ format, template }) => template != null || 'ofLayout' in FORMATS[format]);
  const tellShortage = (shortage: Shortage): RenderedFile[] => {
    const { limit, counts } = digest;
    const entries = counts.placed + counts.unplaced;
    report(commonDiagnostic('memory-short', { entries, ...shortage, isLimited: limit !== null }));
    return [];
  };
  const ahead = isLaidOut ? memoryOfLongest(digest) : 0;
  const shortage = ahead === 0 ? null : await findShortage(ahead);
  if (shortage !== null) return tellShortage(shortage);
  const shown = isLaidOut ? await laidOut(issue) : issue;
  const files: RenderedFile[] = [];
  const found: Diagnostic[] = [];
  for (const { file, format, template = null, to = null, isPersonal, hasFrontMatter = false } of targets) {
    const toWhom = to === null ? mail : { ...mail, to, ...(isPersonal && { isPersonal }) };
    const options = { colour: colour && file === '-', mail: toWhom, template, hasFrontMatter };
    const rendering = await renderingOf(shown, format, options);
    for (const it of rendering.diagnostics) found.push(it);
    const content = await contentOf(rendering, findShortage);
    if ('allowed' in content) return tellShortage(content);
    if (content.parts !== undefined || content.text !== '')
      files.push(Object.assign(content, { file: fillInName(file, digest), format }));
  }
  withoutRepetition(found).forEach(report);
  return files;
}

/** A body of fewer letters has nothing in it that would take much. */
const LONG = 1 << 16;

/** What a line takes while its body is laid out and written, as measured of points on a page, which take most. */
const PER_LINE = 800;

/** What a letter takes, as measured of words on a page, and a link. */
const PER_LETTER = 6;
const PER_LINK = 300;

/** The bytes that the entry with the longest body takes while it is laid out. */
function memoryOfLongest({ themes, unplaced }: Digest): number {
  let most = 0;
  for (const { body } of [...themes.flatMap(({ entries }) => entries), ...unplaced]) {
    if (body.length <= LONG) continue;
    const taken = PER_LETTER * body.length + PER_LINE * count(body, '\n') + PER_LINK * count(body, '://');
    most = Math.max(most, taken);
  }
  return most;
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

/** Every target whose name holds `{to}` or `{to-hash}` becomes one for each recipient; the others stay as they are. */
export async function forEachReader<Of extends AddressedTarget>(
  targets: Of[],
  mail: Pick<MailSettings, 'to'>,
): Promise<{ targets: Of[]; diagnostics: Diagnostic[] }> {
  if (!targets.some(({ file }) => namesReader(file))) return { targets, diagnostics: [] };
  return (await import('./message/readers.ts')).forEachReader(targets, mail);
}

/** Those whom a header names, by whether other headers name them too. */
export async function splitReaders(
  written: string,
  others: string[],
): Promise<{ known: string; rest: string }> {
  return (await import('./message/readers.ts')).splitReaders(written, others);
}

/** Reads a file of recipients, an address a line, as the header of a message names them. */
export async function readRecipients(file: string, text: string): Promise<Recipients> {
  return (await import('./message/readers.ts')).readRecipients(file, text);
}

/** A message that nobody said more about. */
const subjectAlone: MailSettings = {
  from: null,
  to: null,
  replyTo: null,
  subject: '{title}',
  list: null,
  empty: false,
};

/** Names and subjects that ask for what the issue does not have. */
function namesMissing(targets: RenderTarget[], digest: Digest, mail: MailSettings): Diagnostic[] {
  const hasMessage = targets.some(({ format }) => format === 'eml');
  return [...targets.map(({ file }) => file), ...(hasMessage ? [mail.subject] : [])].flatMap((text) => {
    const word = missingIn(text, digest);
    return word === null ? [] : [commonDiagnostic('name-word-missing', { text, word, title: digest.title })];
  });
}

/** What is wrong with the digest or its settings is said once, however many outputs meet it. */
function withoutRepetition(diagnostics: Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((it) => [JSON.stringify(it), it])).values()];
}

/** An issue in a format, as one string that ends with one line feed. */
export async function renderAs(
  issue: Digest | IssueLayout,
  format: OutputFormat,
  options: FormatOptions,
): Promise<Rendering> {
  const rendering = await renderingOf(issue, format, options);
  return { text: [...partsIn(rendering)].join(''), diagnostics: rendering.diagnostics };
}

/** What is laid out already is not laid out again; of a digest, JSON and calendars need no layout. */
async function renderingOf(
  issue: Digest | IssueLayout,
  format: OutputFormat,
  options: FormatOptions,
): Promise<Rendering | RenderingInParts> {
  const { template, mail } = options;
  const of = FORMATS[format];
  if (template === null && 'ofDigest' in of) return await of.ofDigest(digestIn(issue));
  const { shown, diagnostics } = await withWayOut(await laidOut(issue), format, mail);
  const rendering =
    template === null && 'ofLayout' in of
      ? await of.ofLayout(shown, options)
      : await (await import('./template/template.ts')).fillTemplate(shown, format, template!, mail);
  return { ...rendering, diagnostics: [...diagnostics, ...rendering.diagnostics] };
}

/** The issue with the address at which the reader of a message leaves, where that is another one for each. */
async function withWayOut(
  issue: IssueLayout,
  format: OutputFormat,
  mail: MailSettings,
): Promise<{ shown: IssueLayout; diagnostics: Diagnostic[] }> {
  const { publication } = issue.digest;
  const template = publication.unsubscribe;
  if (template === null || !namesReader(template)) return { shown: issue, diagnostics: [] };
  const { wayOutOf } = await import('./message/readers.ts');
  const unsubscribe = format === 'eml' ? wayOutOf(template, mail.to) : null;
  const shows = format === 'eml' || format === 'email' || format === 'text';
  return {
    shown: { ...issue, digest: { ...issue.digest, publication: { ...publication, unsubscribe } } },
    diagnostics: unsubscribe === null && shows ? [renderDiagnostic('way-out-for-one', { format })] : [],
  };
}

/** A digest as JSON, from which it can be read back. */
export async function jsonOf(digest: Digest): Promise<string> {
  return (await import('./json.ts')).jsonOf(digest);
}

/** Days as a language writes them: "2–8 March 2026". */
export function daysInWords(lang: string, days: Pick<Period, 'from' | 'to'>): string {
  const { from, glue, to } = daysFromTo(lang, days);
  return `${from}${glue}${to}`;
}

/** What makes the pages of a site. */
export const siteRenderer = async () => await import('./site/site.ts');

/** The templates that there are to start from, in the order in which they are listed. */
export async function builtInTemplates(): Promise<BuiltInTemplate[]> {
  return (await import('./template/built-in.ts')).builtInTemplates;
}

/** Whether two texts of a format are the same digest, made at different times. */
export function isSameDigest(format: OutputFormat): (old: string, fresh: string) => boolean {
  const { stamp } = FORMATS[format];
  const unstamped = (text: string) => (stamp === undefined ? text : text.replace(stamp, ''));
  return (old, fresh) => unstamped(old) === unstamped(fresh);
}

const digestIn = (issue: Digest | IssueLayout): Digest => ('source' in issue ? issue.source : issue);

async function laidOut(issue: Digest | IssueLayout): Promise<IssueLayout> {
  return 'source' in issue ? issue : await layout(issue);
}

const plain = (text: string): Rendering => ({ text, diagnostics: [] });

const inParts = (parts: Iterable<string>): RenderingInParts => ({ parts, diagnostics: [] });

const partsIn = (made: Rendering | RenderingInParts): Iterable<string> =>
  'parts' in made ? made.parts : [made.text];

/** So many letters are kept as a text; of what is longer each part is encoded at once, which takes half the memory, and none of the heap. */
const LETTERS = 1 << 18;

/** Bytes of a longer one that stand together. */
const TOGETHER = 1 << 20;

/** What stands in a file: a text, or the parts of one that is long. */
async function contentOf(
  made: Rendering | RenderingInParts,
  findShortage: FindShortage,
): Promise<Pick<RenderedFile, 'text' | 'parts'> | Shortage> {
  let open = '';
  let long: PartsInBytes | null = null;
  for (const part of partsIn(made)) {
    if (long === null) open += part;
    else if (!long.fits(part)) {
      const shortage = await findShortage();
      if (shortage !== null) return shortage;
    }
    if (long !== null) long.add(part);
    else if (open.length >= LETTERS && 'parts' in made) {
      long = partsInBytes();
      long.add(open);
    }
  }
  if (long === null) return { text: open };
  const parts = long.all();
  return {
    parts,
    get text() {
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts));
    },
  };
}

/** Texts one after the other in UTF-8. */
interface PartsInBytes {
  /** Whether a text fits in what is there already. */
  fits(text: string): boolean;
  add(text: string): void;
  all(): Uint8Array[];
}

function partsInBytes(): PartsInBytes {
  const encoder = new TextEncoder();
  const full: Uint8Array[] = [];
  let room = roomFor(TOGETHER, 0);
  let filled = 0;
  // No letter takes more than three bytes.
  const fits = (text: string) => filled + 3 * text.length <= room.length;
  return {
    fits,
    add(text) {
      if (!fits(text)) {
        full.push(room.subarray(0, filled));
        room = roomFor(Math.max(TOGETHER, 3 * text.length), full.length);
        filled = 0;
      }
      filled += encoder.encodeInto(text, room.subarray(filled)).written;
    },
    all: () => [...full, room.subarray(0, filled)],
  };
}

/**
 * Room for a part that stands behind some others. Bytes that several threads may have V8 does not count with those of the heap: with each 20 MB that
 * are counted it looks for what is free in all of it, where all of an issue is in use. Of a very large one it has to look in the end.
 */
const roomFor = (length: number, parts: number): Uint8Array =>
  parts < UNCOUNTED_PARTS ? new Uint8Array(new SharedArrayBuffer(length)) : new Uint8Array(length);

/** A hundred thousand entries of JSON have room in as many. */
const UNCOUNTED_PARTS = 80;
