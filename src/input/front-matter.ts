import type { Diagnostic, FrontMatter, Opened, RawText } from '../types.ts';
import { encodingFault, markLength } from './encoding.ts';
import { inputDiagnostic } from './messages.ts';

/** Checks that a source is UTF-8 text and takes its front matter off. Never throws; with an error nothing is left to parse. */
export async function openText(source: RawText): Promise<Opened> {
  const fault = encodingFault(source);
  if (fault) return refused(source.file, fault);
  const bytes = source.bytes.subarray(markLength(source.bytes));
  const fence = openingFence(bytes);
  const opened = fence === null ? whole(source.file, bytes) : await split(source.file, bytes, fence);
  if (opened.diagnostics.length === 0 && isBlank(opened.bytes)) {
    opened.diagnostics.push(inputDiagnostic('input-empty', { file: source.file }));
  }
  return opened;
}

const whole = (file: string, bytes: Uint8Array): Opened => ({
  file,
  bytes,
  firstLine: 1,
  frontMatter: null,
  diagnostics: [],
});

const refused = (file: string, fault: Diagnostic): Opened => ({
  ...whole(file, new Uint8Array()),
  diagnostics: [fault],
});

/**
 * The first line of the file when it opens front matter: three hyphens, perhaps with the name of a language. More
 * words behind them, or more hyphens, make it a line like any other.
 */
function openingFence(bytes: Uint8Array): string | null {
  if (!startsWithFence(bytes, 0)) return null;
  const line = lineAt(bytes, 0);
  return /^---[ \t]*(?:[^\s-]\S*)?[ \t]*$/.test(line) ? line : null;
}

async function split(file: string, bytes: Uint8Array, fence: string): Promise<Opened> {
  const name = fence.slice(3).trim();
  const at = (line: number, excerpt: string) => ({ place: { file, line, column: 1 }, excerpt });
  const language = languageOf(name);
  if (language === null)
    return refused(file, inputDiagnostic('front-matter-language', { name }, at(1, fence)));
  const closing = closingFence(bytes);
  if (closing === null) return refused(file, inputDiagnostic('front-matter-open', {}, at(1, fence)));
  const { line, end, text } = closing;
  if (text !== '---') return refused(file, inputDiagnostic('front-matter-fence', { text }, at(line, text)));
  return {
    file,
    bytes: bytes.subarray(end),
    firstLine: line + 1,
    frontMatter: { language, text: await textBetween(bytes.subarray(0, end)), line: 2 },
    diagnostics: [],
  };
}

function languageOf(name: string): FrontMatter['language'] | null {
  switch (name.toLowerCase()) {
    case '':
    case 'yaml':
    case 'yml':
      return 'yaml';
    case 'json':
      return 'json';
    case 'toml':
      return 'toml';
    default:
      return null;
  }
}

/** A line of the file: its number from 1, its text without white space at its end, the offset behind it. */
interface Line {
  line: number;
  text: string;
  end: number;
}

/** The first line after the opening one that begins with `---`, as gray-matter looks for it; null when there is none. */
function closingFence(bytes: Uint8Array): Line | null {
  let line = 1;
  for (let feed = bytes.indexOf(0x0a); feed >= 0; feed = bytes.indexOf(0x0a, feed + 1)) {
    line++;
    if (!startsWithFence(bytes, feed + 1)) continue;
    const next = bytes.indexOf(0x0a, feed + 1);
    return { line, text: lineAt(bytes, feed + 1), end: next < 0 ? bytes.length : next + 1 };
  }
  return null;
}

/**
 * What stands between the fences of a head that is nothing but front matter. gray-matter's engines are replaced by one
 * that reads nothing: by default `---js` would be evaluated. Options are passed because without them a block that
 * failed once is served from a cache, as an empty one.
 */
async function textBetween(bytes: Uint8Array): Promise<string> {
  const { default: matter } = await import('gray-matter');
  const head = decode(bytes).replaceAll('\r\n', '\n');
  const unread = () => ({});
  const language = matter.language(head).name;
  const engines = {
    yaml: unread,
    json: unread,
    toml: unread,
    javascript: unread,
    coffee: unread,
    [language]: unread,
  };
  return matter(head, { engines }).matter.replace(/^[^\n]*\n/, '');
}

/** The front matter of a text of which only the beginning is known; null when it has none, or a faulty one. */
export async function frontMatterOf(head: RawText): Promise<FrontMatter | null> {
  const bytes = head.bytes.subarray(markLength(head.bytes));
  const fence = openingFence(bytes);
  return fence === null ? null : (await split(head.file, bytes, fence)).frontMatter;
}

/** Whether a text may have front matter, by its first bytes. */
export const mayHaveFrontMatter = (bytes: Uint8Array): boolean => startsWithFence(bytes, markLength(bytes));

function startsWithFence(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x2d && bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d;
}

/** The line that begins at an offset, without white space at its end; of a very long one the first 1,000 bytes. */
function lineAt(bytes: Uint8Array, start: number): string {
  const feed = bytes.indexOf(0x0a, start);
  const end = feed < 0 ? bytes.length : feed;
  return decode(bytes.subarray(start, Math.min(end, start + 1000))).trimEnd();
}

/** Whether there is nothing but ASCII white space. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
