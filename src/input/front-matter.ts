import { late } from '../text/late.ts';
import type { Diagnostic, FrontMatter, Opened, RawText } from '../types.ts';
import { encodingFault, markLength } from './encoding.ts';
import { inputDiagnostic } from './messages.ts';

/** Checks that a source is UTF-8 text and takes its front matter off. Never throws; with an error nothing is left to parse. */
export async function openText(source: RawText): Promise<Opened> {
  const fault = encodingFault(source);
  if (fault) return refused(source.file, fault);
  const bytes = withLineFeeds(source.bytes.subarray(markLength(source.bytes)));
  const opened = (await split(source.file, bytes)) ?? whole(source.file, bytes);
  if (opened.diagnostics.length === 0 && isBlank(opened.bytes)) {
    const empty = inputDiagnostic('input-empty', { file: source.file });
    // Keys without a text are a page of another program rather than a file that was lost.
    opened.diagnostics.push(opened.frontMatter === null ? empty : { ...empty, severity: 'note' });
  }
  return opened;
}

/**
 * A text with LF in place of each CR that ends a line alone, as old Macs and spreadsheets write them, and as what was pasted
 * from there has between other lines. CRs before a LF stay.
 */
export function withLineFeeds(bytes: Uint8Array): Uint8Array {
  let copy: Uint8Array | null = null;
  for (let from = bytes.indexOf(0x0d); from >= 0; ) {
    let to = from + 1;
    while (bytes[to] === 0x0d) to++;
    if (bytes[to] !== 0x0a) {
      copy ??= Uint8Array.from(bytes);
      copy.fill(0x0a, from, to);
    }
    from = bytes.indexOf(0x0d, to);
  }
  return copy ?? bytes;
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

/** Takes the front matter off; null when there is none. Blank lines may stand before it. */
async function split(file: string, bytes: Uint8Array): Promise<Opened | null> {
  if (/\.ya?ml$/i.test(file)) return null;
  const start = fenceBehindComment(bytes) ?? firstLine(bytes);
  const below = bytes.subarray(start.offset);
  const opening = lineAt(below, 0);
  const mark = /^(---|\+\+\+)[ \t]*([^\s+-]\S*)?$/.exec(opening);
  if (mark) return fenced(file, below, start.line, mark[1]!, mark[2] ?? '');
  return opening === '{' ? braced(file, below, start.line) : headed(file, below, start.line);
}

/** An object of JSON before a text, as Hugo may have it. One with nothing or with more JSON below it is a file of entries. */
function braced(file: string, bytes: Uint8Array, first: number): Opened | null {
  if (/\.(?:json|jsonl|ndjson|jsonfeed)$/i.test(file)) return null;
  const head = decode(bytes.subarray(0, largestHead)).replaceAll('\r\n', '\n');
  const end = head.indexOf('\n}\n');
  const below = head.slice(end + 3).trimStart();
  if (end < 0 || below === '' || /^[[{,\]}]/.test(below)) return null;
  const text = head.slice(0, end + 2);
  if (!/^\{\s*"[\w-]+"\s*:/.test(text)) return null;
  const count = text.split('\n').length;
  return {
    file,
    bytes: bytes.subarray(afterLines(bytes, count)),
    firstLine: first + count,
    frontMatter: { language: 'json', text, line: first },
    diagnostics: [],
  };
}

/** The first line that is not blank, counted from 1. */
function firstLine(bytes: Uint8Array): { offset: number; line: number } {
  let [offset, line] = [0, 1];
  for (let at = 0; at < bytes.length && isSpace(bytes[at]!); at++) {
    if (bytes[at] !== 0x0a) continue;
    offset = at + 1;
    line++;
  }
  return { offset, line };
}

/** A fence below a comment of HTML, which tells some program what not to look at; null when a text begins otherwise. */
function fenceBehindComment(bytes: Uint8Array): { offset: number; line: number } | null {
  const head = decode(bytes.subarray(0, largestHead));
  const [comment] =
    /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+\n(?=---[ \t\r]*\n|\+\+\+[ \t\r]*\n)/.exec(head) ?? [];
  if (comment === undefined) return null;
  return { offset: Buffer.byteLength(comment), line: comment.split('\n').length };
}

/**
 * Keys between two lines of `---` or `+++`. Such a line may as well be a rule between two texts: unless it names a
 * language, what stands below it has to look like keys.
 */
async function fenced(
  file: string,
  bytes: Uint8Array,
  first: number,
  fence: string,
  name: string,
): Promise<Opened | null> {
  const at = (line: number, excerpt: string) => ({ place: { file, line, column: 1 }, excerpt });
  const language = fence === '+++' ? 'toml' : languageOf(name);
  if (fence === '+++' && name !== '') return null;
  const closing = closingFence(bytes, fence);
  const inside = decode(bytes.subarray(0, Math.min(closing?.start ?? bytes.length, largestBlock)));
  const opening = lineAt(bytes, 0);
  const [head = ''] = closing === null ? inside.split(/\n[ \t\r]*\n/) : [inside];
  const lines = head.split('\n').slice(1);
  if (name === '' && !looksLikeKeys(lines, fence === '+++', closing !== null)) return null;
  if (language === null)
    return refused(file, inputDiagnostic('front-matter-language', { name }, at(first, opening)));
  if (closing === null)
    return refused(file, inputDiagnostic('front-matter-open', { line: first, fence }, at(first, opening)));
  const { line, end, text } = closing;
  if (text !== fence) {
    const facts = { line: first, fence, text };
    return refused(file, inputDiagnostic('front-matter-fence', facts, at(first + line - 1, text)));
  }
  const block =
    fence === '+++'
      ? decode(bytes.subarray(0, closing.start))
          .replaceAll('\r\n', '\n')
          .replace(/^[^\n]*\n|\n$/g, '')
      : await textBetween(bytes.subarray(0, end));
  return {
    file,
    bytes: bytes.subarray(end),
    firstLine: first + line,
    frontMatter: { language, text: block, line: first + 1 },
    diagnostics: [],
  };
}

/** Bytes in which keys are looked for; more is refused when it is read. */
const largestBlock = 200_000;

/** Whether lines may be keys with values: each that is not indented is a key, an item, a comment, the end of a bracket or that of YAML, `...`. */
function looksLikeKeys(lines: string[], isToml: boolean, isClosed: boolean): boolean {
  const key = isToml ? tomlKey : yamlKey();
  const margin = lines.filter((line) => /^\S/.test(line) && !/^#/.test(line));
  const [first] = margin;
  if (first === undefined) return isClosed;
  if (!isToml && first.startsWith('{')) return true;
  return (
    key.test(first) &&
    margin.every((line) => key.test(line) || /^(?:- |-\s*$|[\]}"'|>,]|\.{3}\s*$)/.test(line))
  );
}

const yamlKey = late(
  () => /^(?:"[^"]{1,100}"|'[^']{1,100}'|[\p{L}\p{N}_@$<?.][^:\n"{[]{0,60}(?::[^\s:]{1,60})?)\s*:(?:\s|$)/u,
);
const tomlKey = /^(?:\[{1,2}[^\]\n]+\]{1,2}|[\w."'-]+\s*=)/;

/**
 * `Title: …` and `Date: …` on the first lines, as Pelican and MultiMarkdown write them, up to a blank line with text
 * below. Not where such lines come again: then they are labels of entries.
 */
function headed(file: string, bytes: Uint8Array, first: number): Opened | null {
  const head = decode(bytes.subarray(0, largestHead)).replaceAll('\r\n', '\n');
  const end = head.search(/\n[ \t]*\n/);
  if (end < 0) return null;
  const lines = head.slice(0, end).split('\n');
  const keys = lines
    .filter((line) => !/^\s/.test(line))
    .map((line) => /^(\w[\w -]{0,30}):(?:\s|$)/.exec(line)?.[1]);
  const names = keys.map((key) => key?.toLowerCase());
  const known = names.filter((name) => name !== undefined && headKeys.has(name));
  if (/^\s/.test(lines[0]!) || names.includes(undefined) || known.length < 2) return null;
  const isOnce = new Set(names).size === names.length;
  const below = head.slice(end);
  if (!isOnce || below.trim() === '' || new RegExp(`^${keys[0]}:`, 'im').test(below)) return null;
  return {
    file,
    bytes: bytes.subarray(afterLines(bytes, lines.length)),
    firstLine: first + lines.length,
    frontMatter: { language: 'lines', text: lines.join('\n'), line: first },
    diagnostics: [],
  };
}

/** Bytes of a head of `Title: …` lines. */
const largestHead = 10_000;

/** The words by which such a head is known. */
const headKeys = new Set(
  'title date modified tags category categories slug author authors summary status lang template subtitle'.split(
    ' ',
  ),
);

/** The offset behind so many lines. */
function afterLines(bytes: Uint8Array, count: number): number {
  let at = 0;
  for (let line = 0; line < count; line++) at = bytes.indexOf(0x0a, at) + 1 || bytes.length;
  return at;
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

/** A line: its number from 1, its text without white space at its end, its offset and the one behind it. */
interface Line {
  line: number;
  text: string;
  start: number;
  end: number;
}

/** The first line after the opening one that begins with the same fence, as gray-matter looks for it; null when there is none. */
function closingFence(bytes: Uint8Array, fence: string): Line | null {
  let line = 1;
  for (let feed = bytes.indexOf(0x0a); feed >= 0; feed = bytes.indexOf(0x0a, feed + 1)) {
    line++;
    if (!startsWith(bytes, feed + 1, fence)) continue;
    const next = bytes.indexOf(0x0a, feed + 1);
    const end = next < 0 ? bytes.length : next + 1;
    return { line, text: lineAt(bytes, feed + 1), start: feed + 1, end };
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
  return (await split(head.file, bytes))?.frontMatter ?? null;
}

/** Whether a text may have front matter, by its first bytes: a fence, or a line like `Title: …`. */
export const mayHaveFrontMatter = (bytes: Uint8Array): boolean =>
  /^\s*(?:---|\+\+\+|<!--|\{[ \t\r]*\n|\w[\w -]{0,30}:(?:\s|$))/.test(
    decode(bytes.subarray(markLength(bytes))),
  );

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** The line that begins at an offset, without white space at its end; of a very long one the first 1,000 bytes. */
function lineAt(bytes: Uint8Array, start: number): string {
  const feed = bytes.indexOf(0x0a, start);
  const end = feed < 0 ? bytes.length : feed;
  return decode(bytes.subarray(start, Math.min(end, start + 1000))).trimEnd();
}

/** Whether there is nothing but ASCII white space. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(isSpace);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
