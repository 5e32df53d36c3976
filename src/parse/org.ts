/** Org files → the Markdown that they mean, line by line, so that every line keeps its number. */
import type { FormatInput, FormatResult } from './format.ts';
import { parseMarkdown } from './markdown/markdown.ts';
import { orgInline } from './org-inline.ts';

/** Reads Org: headlines, lists, tables, blocks and links are those of Markdown, a headline with `TODO` or `DONE` is a task. */
export async function parseOrg(input: FormatInput): Promise<FormatResult> {
  const lines = new TextDecoder().decode(input.bytes).replace(/\r\n?/g, '\n').split('\n');
  const settings = settingsIn(lines);
  const tags = tagsOf(lines, settings.tags);
  const written = new TextEncoder().encode(asMarkdown(lines, settings.states));
  const read = await parseMarkdown({ ...input, bytes: written, date: settings.date ?? input.date });
  const entries = read.entries.map((entry) => {
    const inherited = tags[entry.source.line - input.firstLine] ?? [];
    return inherited.length === 0
      ? entry
      : { ...entry, hashtags: [...new Set([...inherited, ...entry.hashtags])] };
  });
  return { ...read, entries };
}

/** The tags of each line: those of its headline and, as Org has it, of the headlines above that one and of the file. */
function tagsOf(lines: string[], ofFile: string[]): string[][] {
  const open: { level: number; tags: string[] }[] = [];
  let tags = ofFile;
  return lines.map((line) => {
    const level = /^(\*+)\s/.exec(line)?.[1]?.length;
    if (level !== undefined) {
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
      open.push({ level, tags: namesIn(tagsBehind.exec(line)?.[1] ?? '') });
      tags = [...ofFile, ...open.flatMap((headline) => headline.tags)];
    }
    return tags;
  });
}

/** `:wood:metal:` at the end of a headline. */
const tagsBehind = /\s:([\p{L}\p{N}_@#%:]+):\s*$/u;

const namesIn = (tags: string): string[] => tags.split(/[\s:]+/).filter((tag) => tag !== '');

/** What a file says about all of itself. */
interface Settings {
  /** The words for tasks by whether they are done. */
  states: Map<string, boolean>;
  date: string | null;
  tags: string[];
}

function settingsIn(lines: string[]): Settings {
  const states = new Map([
    ['TODO', false],
    ['NEXT', false],
    ['WAITING', false],
    ['DONE', true],
    ['CANCELLED', true],
    ['CANCELED', true],
  ]);
  let date: string | null = null;
  const tags: string[] = [];
  for (const line of lines) {
    const [, key = '', value = ''] = /^#\+(\w+):\s*(.*)$/.exec(line) ?? [];
    if (/^(?:seq_|typ_)?todo$/i.test(key)) {
      const words = value.split(/\s+/).map((word) => word.replace(/\(.*$/, ''));
      const bar = words.includes('|') ? words.indexOf('|') : words.length - 1;
      for (const [index, word] of words.entries())
        if (word !== '|' && word !== '') states.set(word, index >= bar);
    }
    if (/^filetags$/i.test(key)) tags.push(...namesIn(value));
    if (/^date$/i.test(key)) date ??= /\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null;
  }
  return { states, date, tags };
}

/** Where a line stands: in which block, below a task, in a drawer that nobody reads. */
interface State {
  block: { end: RegExp; quote: boolean } | null;
  isDrawer: boolean;
}

function asMarkdown(lines: string[], states: Map<string, boolean>): string {
  const state: State = { block: null, isDrawer: false };
  return lines.map((line) => markdownLine(line, state, states)).join('\n');
}

function markdownLine(line: string, state: State, states: Map<string, boolean>): string {
  if (state.block !== null) return inBlock(line, state);
  const headline = /^(\*+)\s+(.*)$/.exec(line);
  if (headline) return headlineLine(headline[1]!.length, headline[2]!, state, states);
  const text = line.trim();
  if (state.isDrawer || /^:[\w-]+:$/.test(text)) {
    state.isDrawer = !/^:end:$/i.test(text);
    const [, address] = /^:(?:URL|LINK|SOURCE|ROAM_REFS):\s+(https?:\S+)/i.exec(text) ?? [];
    return address === undefined ? '' : `<${address}>`;
  }
  const block = /^#\+begin_(\w+)\s*(\S*)/i.exec(text);
  if (block) return openBlock(block[1]!.toLowerCase(), block[2]!, state);
  // Settings, comments, and the planning of a task say nothing to a reader.
  if (/^#\+\w*:?|^#(?:\s|$)|^(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/.test(text)) return '';
  return bodyLine(line);
}

function headlineLine(level: number, written: string, state: State, states: Map<string, boolean>): string {
  const [, word = '', rest = written] = /^(\p{Lu}[\p{Lu}\p{N}_-]*)(?:\s+(.*))?$/u.exec(written) ?? [];
  const done = states.get(word);
  const text = (done === undefined ? written : rest === written ? '' : rest).replace(/^\[#\w\]\s*/, '');
  const words = orgInline(text.replace(tagsBehind, '').trim());
  state.isDrawer = false;
  const box = done === undefined ? '' : `[${done ? 'x' : ' '}] `;
  return `${'#'.repeat(Math.min(level, 6))} ${box}${words}`;
}

function openBlock(kind: string, language: string, state: State): string {
  const isCode = /^(?:src|example|export|verse)$/.test(kind);
  state.block = { end: new RegExp(`^\\s*#\\+end_${kind}\\b`, 'i'), quote: !isCode };
  if (kind === 'comment') state.block.quote = false;
  return isCode ? `\`\`\`${language.replace(/\W/g, '')}` : '';
}

function inBlock(line: string, state: State): string {
  const { end, quote } = state.block!;
  if (end.test(line)) {
    state.block = null;
    return quote ? '' : `\`\`\``;
  }
  return quote ? `> ${orgInline(line.trim())}` : line.replaceAll('```', "'''");
}

/** A line of a list, a table or a paragraph. */
function bodyLine(line: string): string {
  const item =
    /^(\s*)([-+]|\s\*|\d{1,9}[.)])\s+(?:\[@\d+\]\s*)?(?:\[([ xX-])\]\s+)?(?:(.+?)\s+::\s+)?(.*)$/.exec(line);
  if (item) {
    const [, space = '', bullet = '', box, term, text = ''] = item;
    const task = box === undefined ? '' : `[${box.toLowerCase() === 'x' ? 'x' : ' '}] `;
    const named = term === undefined ? '' : `**${orgInline(term)}**: `;
    return `${space}${bullet.trim() === '*' ? '-' : bullet} ${task}${named}${orgInline(text)}`;
  }
  if (/^\s*\|[-+|]+\s*$/.test(line)) return line.replaceAll('+', '|');
  if (/^\s*\|/.test(line))
    return `|${line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => orgInline(cell))
      .join('|')}|`;
  if (/^\s*:\s/.test(line)) return `\`${line.trim().slice(2).replaceAll('`', "'")}\``;
  if (/^\s*-{5,}\s*$/.test(line)) return '';
  // Indented text is a paragraph in Org, and code in Markdown.
  return /^\s/.test(line) ? `  ${orgInline(line.trim())}`.trimEnd() : orgInline(line);
}
