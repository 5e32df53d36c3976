/** Files of other kinds than are read here, told by how they begin, so that they can be called by their name. */
import { expression } from '../text/expression.ts';
import type { Diagnostic } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** A kind of file, and how it becomes one that is read; `FILE` stands for its name. */
export interface Foreign {
  name: string;
  way: string;
}

/** An error that names the kind and the way. */
export function refusal(file: string, { name, way }: Foreign): Diagnostic {
  const quoted = file === 'stdin' ? 'FILE' : /[^\w./-]/.test(file) ? JSON.stringify(file) : file;
  const place = { file, line: 1, column: 1 };
  return inputDiagnostic('input-foreign', { name, way: way.replaceAll('FILE', quoted) }, { place });
}

const pandoc = (from: string): string => `\`pandoc -f ${from} -t gfm FILE | digest --input-format markdown\``;

const restructuredText: Foreign = { name: 'reStructuredText', way: pandoc('rst') };

const asciiDoc: Foreign = {
  name: 'AsciiDoc',
  way: '`asciidoctor -b docbook -o - FILE | pandoc -f docbook -t gfm | digest --input-format markdown`',
};

const mail: Foreign = {
  name: 'a mail with its headers',
  way: 'save what it says as plain text, without the headers',
};

const literature = 'let a program for literature read it, and export it as CSV from there';
const pdf: Foreign = { name: 'PDF', way: '`pdftotext -layout FILE - | digest`' };

/** Texts by what stands at their head. */
const texts: (Foreign & { sign: Pick<RegExp, 'test'> })[] = [
  {
    name: 'BibTeX',
    way: 'convert it: `pandoc -f bibtex -t csljson FILE | digest`, or export it as CSV',
    sign: /^(?:\s*%[^\n]*\n)*\s*@(?:article|book|booklet|comment|conference|electronic|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis|preamble|proceedings|report|string|techreport|thesis|unpublished)\s*[{(]/i,
  },
  {
    name: 'EndNote (ENW)',
    way: literature,
    sign: /^\s*%0 \S[^\n]*\n%[A-Z\d] /,
  },
  {
    name: 'PubMed (NBIB)',
    way: literature,
    sign: /^\s*PMID- \d/,
  },
  { ...pdf, sign: /^%PDF-\d/ },
  {
    name: 'the markup of MediaWiki',
    way: pandoc('mediawiki'),
    // Headings between two signs, and what nobody else writes beside them.
    sign: /(?<![\s\S])(?=(?:[^\n]*\n)*?==+ ?[^=\n]{1,200} ?==+[ \t\r]*\n)(?=(?:[^\n]*\n)*?[^\n]*(?:'''[^'\n]{1,200}'''|\[\[[^\]\n]{1,200}\]\]|\{\{[^{}\n]{1,200}(?:\}\}|\n)))/,
  },
  {
    name: 'RIS',
    way: 'convert it: `pandoc -f ris -t csljson FILE | digest`, or export it as CSV',
    sign: /^\s*TY {2}- /,
  },
  { name: 'RTF', way: `save it as plain text, or ${pandoc('rtf')}`, sign: /^\s*\{\\rtf/ },
  {
    name: 'LaTeX',
    way: pandoc('latex'),
    sign: /^(?:\s*%[^\n]*\n)*\s*\\(?:documentclass|documentstyle|usepackage|begin\{document\})/,
  },
  {
    name: 'an iCalendar file',
    way: 'export the events as CSV with the columns title, date and note',
    sign: /^\s*BEGIN:VCALENDAR[ \t\r]*(?:\n|$)/i,
  },
  { name: 'a vCard', way: 'addresses of people are no entries', sign: /^\s*BEGIN:VCARD[ \t\r]*(?:\n|$)/i },
  {
    name: 'a mailbox (mbox)',
    way: 'save the mails as plain text: title line, body, blank line',
    sign: /^From \S+ [^\n]*\d{4}[^\n]*\n(?:[\w-]+: )/,
  },
  {
    ...mail,
    sign: /^(?=(?:[^\n]+\n){1,60}?(?:Message-ID|MIME-Version|Received|Return-Path):)(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){3}/i,
  },
  {
    ...mail,
    // As it is saved by hand: of whom, what about, and when, as mails write it.
    sign: /^(?=(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?From: )(?=(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?Subject: )(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?Date: (?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d/i,
  },
  {
    ...restructuredText,
    // It begins with a directive or a target, or with a title above its line and has one of these or a link below it.
    sign: /^(?![\s\S]*```)\s*(?:\.\. (?:[\w-]+::|_[^:\n]+: )|(?:([=\-~^"*#+])\1{3,}\r?\n)?[^\n]+\n([=\-~^"*#+])\2{3,}[ \t\r]*\n[\s\S]*?(?:\n\.\. (?:[\w-]+::|_[^:\n]+: )|`[^`<\n]+ <https?:[^>\s]+>`_))/,
  },
  {
    ...asciiDoc,
    // A title over attributes; or over sections, which results of football have as well, with prose or another sign below them.
    sign: expression(
      String.raw`^\s*= [^=\n]+\n(?:[^\n]*\n){0,2}?:!?[\w-]+!?:(?:\s|$)|^\s*= [^=\n]+\n(?=[\s\S]*?\n== [^=\n]+(?:\n|$))(?=[\s\S]*?(?:\n(?:=== |\*{1,5} \S|(?:image|include|link|xref):|\|===|-{4}|\[[a-z])|https?://[^\s[\]]+\[|<<\w|\n(?:\p{L}+[,;:]? ){5}))`,
      'u',
    ),
  },
  {
    name: 'the log of Git',
    way: "take a line for each commit: `git log --format='%as %s' | digest`",
    sign: /^\s*commit [\da-f]{40}(?: \([^\n]*\))?\r?\n(?:Merge: [^\n]*\n)?Author: /,
  },
  {
    name: 'an archive of Twitter',
    way: "take off what stands before the list: `sed '1s/^[^[]*//' FILE | digest --input-format json`",
    sign: /^\s*window\.YTD\./,
  },
];

/** A text that is read nowhere here; null when it may be one that is. */
export function foreignText(head: string): Foreign | null {
  return texts.find(({ sign }) => sign.test(head)) ?? null;
}

/** Texts by the ending of their name, since their beginning may be that of any text. */
const endings: Record<string, Foreign> = {
  rst: restructuredText,
  adoc: asciiDoc,
  textile: { name: 'Textile', way: pandoc('textile') },
  mediawiki: { name: 'the markup of MediaWiki', way: pandoc('mediawiki') },
  srt: { name: 'subtitles', way: 'save what is said as plain text' },
  vtt: { name: 'subtitles', way: 'save what is said as plain text' },
  eml: mail,
};

/** A text whose name says that it is read nowhere here; null for all others. */
export function foreignName(file: string): Foreign | null {
  return endings[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ''] ?? null;
}

const unpack = 'unpack it, and name what is in it';
const picture = 'write down what it shows';

/** Bytes that are no text, by their first ones. */
const binaries: (Foreign & { bytes: number[] })[] = [
  { ...pdf, bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'a bzip2 file', way: '`bzcat FILE | digest`', bytes: [0x42, 0x5a, 0x68] },
  { name: 'an xz file', way: '`xzcat FILE | digest`', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'a Zstandard file', way: '`zstdcat FILE | digest`', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'a 7z archive', way: unpack, bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: 'a RAR archive', way: unpack, bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: 'a PNG picture', way: picture, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG picture', way: picture, bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF picture', way: picture, bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'a gzip file', way: '`zcat FILE | digest`', bytes: [0x1f, 0x8b] },
  {
    name: 'an SQLite database',
    way: '`sqlite3 -csv -header FILE "select …" | digest --input-format csv`',
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
  },
  { name: 'an old Office file', way: 'save it as plain text or as CSV', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
];

/** What lies in a ZIP, by the ending of its name. */
const zips: Record<string, Foreign> = {
  docx: { name: 'DOCX', way: `save it as plain text, or ${pandoc('docx')}` },
  odt: { name: 'ODT', way: `save it as plain text, or ${pandoc('odt')}` },
  epub: { name: 'EPUB', way: pandoc('epub') },
  xlsx: { name: 'XLSX', way: 'save it as CSV' },
  ods: { name: 'ODS', way: 'save it as CSV' },
};

/** Bytes that are no text, if their kind is known. */
export function foreignBytes(file: string, bytes: Uint8Array): Foreign | null {
  const begins = (sign: number[]) => sign.every((byte, index) => bytes[index] === byte);
  if (begins([0x50, 0x4b, 0x03, 0x04])) {
    const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
    return zips[ending] ?? { name: 'a ZIP archive', way: unpack };
  }
  return binaries.find((it) => begins(it.bytes)) ?? null;
}

/** XML by its outermost element. */
const xmlNames: Record<string, string> = {
  plist: 'a property list (plist)',
  'en-export': 'an export of Evernote (ENEX)',
  xbel: 'XBEL',
  urlset: 'a sitemap',
  svg: 'an SVG picture',
  'rdf:rdf': 'RDF that is no feed',
};

/** XML that is neither a feed nor an outline. */
export function foreignXml(element: string): Foreign {
  const name =
    xmlNames[element.toLowerCase()] ?? (element === '' ? 'XML' : `XML of an unknown kind (<${element}>)`);
  return {
    name,
    way: 'what is read of XML is RSS, Atom and OPML; export it as one of these, as CSV or as JSON',
  };
}

/** A page that is no list of bookmarks. */
export const htmlPage: Foreign = {
  name: 'an HTML page',
  way: `${pandoc('html')}; of HTML only bookmarks are read, as browsers export them`,
};
