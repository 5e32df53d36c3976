/** Mails of a mailing list: a digest as RFC 1153 has it (Mailman, LISTSERV), or a month of an archive (Pipermail). */
import { addressParser, decodeWords } from 'postal-mime';
import type { PositionedText } from '../diagnostics/position.ts';
import { dayOfMoment } from '../text/moment.ts';
import type { Diagnostic, Entry } from '../types.ts';
import { makeEntry } from './entry.ts';
import type { FormatInput, FormatResult } from './format.ts';
import { passageOfMail } from './markdown/inline/passage.ts';
import { parseDiagnostic } from './messages.ts';
import { readWhole } from './whole-text.ts';

/** Reads mails: each is an entry; what the list says of itself, its contents and signatures are none. */
export async function parseMail(input: FormatInput): Promise<FormatResult> {
  return await readWhole(input, (document) => readMails(document, input));
}

/** A mail: the offsets of its head, of what it says and of what stands behind it, and the fields of the head. */
interface Mail {
  start: number;
  from: number;
  to: number;
  fields: Map<string, string>;
}

function readMails(document: PositionedText, input: FormatInput): FormatResult {
  // As many characters as before, so that all stands where it stood.
  const text = document.text.replace(/\r\n/g, ' \n').replaceAll('\r', '\n');
  const mails = mailsIn(text);
  const tag = tagOf(mails);
  const diagnostics: Diagnostic[] = [];
  const leaveOut = (from: number, to: number) => {
    for (const { 0: line, index } of text.slice(from, to).matchAll(filledLine))
      if (!rule.test(line)) diagnostics.push(parseDiagnostic('letter-words', {}, document.at(from + index)));
  };
  let before = 0;
  const entries = mails.map((mail) => {
    leaveOut(before, mail.start);
    const end = mail.from + saidIn(text.slice(mail.from, mail.to)).length;
    before = end;
    return entryOf(mail, text.slice(mail.from, end), { tag, document, input });
  });
  leaveOut(before, text.length);
  return { entries, diagnostics };
}

const filledLine = /^.*\S.*$/gm;
const rule = /^\s*[-_*=]{3,}\s*$/;

/** The mails of a text. */
function mailsIn(text: string): Mail[] {
  const mails: Mail[] = [];
  for (const { 0: opening, 1: head = '', index } of text.matchAll(openings)) {
    const fields = new Map(
      [...head.matchAll(field)].map(([, name, value]) => [name!.toLowerCase(), decoded(value!)]),
    );
    const last = mails.at(-1);
    if (last !== undefined) last.to = Math.min(last.to, index);
    const from = index + opening.length;
    if (fields.has('from')) mails.push({ start: index, from, to: text.length, fields });
  }
  return mails;
}

/** What a mail begins with: a rule, its number or how an archive parts mails, and its fields. */
const openings =
  /^(?:-{20,}[ \t]*\n\s*(?:Message: \d+\s*\n)?|Message: \d+[ \t]*\n|From \S+ at \S+ .*\d{4}[ \t]*\n)((?:[A-Z][\w-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)/gm;

const field = /^([\w-]+):[ \t]*((?:[^\n]*\n)(?:[ \t]+\S[^\n]*\n)*)/gm;

/** A field in one line, with the letters that its `=?utf-8?Q?…?=` stand for. */
const decoded = (value: string): string => decodeWords(value.trim().replace(/\s*\n\s*/g, ' '));

/** The name of the list before each subject, `[Harbour] `; nothing where they have not all the same. */
function tagOf(mails: Mail[]): string {
  const tags = new Set(mails.map(({ fields }) => /\[[^\]]+\] /.exec(fields.get('subject') ?? '')?.[0] ?? ''));
  return tags.size === 1 ? [...tags][0]! : '';
}

/** What a mail says: up to its signature, or to what the list says below it. */
const saidIn = (text: string): string => text.slice(0, ending.exec(text)?.index).trimEnd();

const ending =
  /^(?:-- ?(?=\n)(?!\n*-{2,})|-+ next part -+[ \t]*\nAn? \S+ attachment was|_{20,}[ \t]*\n|-{20,}[ \t]*\n\s*(?:Subject: .*Footer|End of |(?![\s\S])))/m;

function entryOf(
  { start, from, fields }: Mail,
  said: string,
  { tag, document, input }: { tag: string; document: PositionedText; input: FormatInput },
): Entry {
  const { file, date, timezone } = input;
  const first = start + document.text.slice(start, from).search(/^[A-Z][\w-]*:/m);
  return makeEntry({
    title: (fields.get('subject') ?? '').replace(tag, ''),
    ...passageOfMail(said),
    author: nameOf(fields.get('from')!),
    date: dayOfMoment(fields.get('date') ?? fields.get('sent') ?? '', timezone) ?? date,
    source: {
      file,
      line: document.at(first).place.line,
      endLine: document.at(from + Math.max(0, said.length - 1)).place.line,
    },
  });
}

/** `Anna Berg` of `"Anna Berg via Harbour" <harbour@example.org>`, `anna at example.org (Anna Berg)`; of an address alone what is before its sign. */
function nameOf(sender: string): string {
  const [{ name, address = '' } = { name: '' }] = addressParser(sender.replace(/^(\S+) at (?=\S+\.)/, '$1@'));
  return (name || address.replace(/@.*$/, '')).replace(/ via .*$/, '').trim();
}
