/** What tells that a text without a telling name is Markdown. */
import { late } from '../text/late.ts';
import { fewestNotices } from '../text/notices.ts';

/**
 * Says which signs of Markdown a text has; null when it may as well be snippets, which may hold bullets, begin with `#`, and
 * have links in brackets within their bodies. A table; else links, comments, headings and the like where Markdown has
 * them, with at most one pair of other lines for every four.
 */
export function markdownSigns(head: string): string | null {
  if (table.test(head)) return 'a Markdown table';
  if (hasReferences(head)) return 'Markdown links';
  if (head.includes('<pre') && mailed.test(head)) return 'text in `<pre>`';
  if (hasFootnote(head)) return 'footnotes';
  if (/^\s*# /.test(head) && page().test(head)) return 'a title over the properties of a page';
  if (/^\s*\S+:: /.test(head) && pageOfLogseq.test(head)) return 'the properties of a page';
  const count = { plain: 0, pairs: 0, items: 0, links: 0, headings: 0, notes: 0, code: 0 };
  const lines = head.split('\n').map((line) => line.trimEnd());
  const areNotices =
    head.includes('**') && (head.match(notice())?.length ?? 0) >= fewestNotices - Number(/^\s*# /.test(head));
  let above: LineKind = 'blank';
  let below = 0;
  for (const [index, line] of lines.entries()) {
    const isNotice: boolean =
      areNotices && above === 'blank' && /^(?:\p{Extended_Pictographic}\S* )?\*\*/u.test(line);
    const kind: LineKind = isNotice ? 'notes' : kindOf(line, above, lines[index + 1] ?? '');
    // The text of what a sign begins is no line of its own.
    below = signs.has(kind) ? linesBelow : kind === 'plain' ? below - 1 : kind === 'blank' ? 0 : below;
    if (kind === 'plain' && below < 0) {
      count.plain++;
      if (above !== 'blank') count.pairs++;
    } else if (kind !== 'plain' && kind !== 'blank') count[kind]++;
    above = kind;
  }
  const found = count.links + count.headings + count.notes + count.code;
  if (count.pairs * 4 > found || count.plain > found * 4) return null;
  if (count.links > 0) return 'Markdown links';
  if (count.notes > 0) return 'marks of Markdown notes';
  if (count.code > 1) return 'fenced code';
  return count.headings > (count.items > 1 ? 0 : 1) ? 'Markdown headings' : null;
}

/** A paragraph that begins with bold words, a picture before them or none. */
const notice = late(
  () => /(?<=^|\n[ \t\r]*\n)(?:\p{Extended_Pictographic}\S* )?\*\*[^*\n]{2,80}\*\*[^\n]*\p{L}{2}/gu,
);

/** A text that is shown as it was mailed, at the beginning or below a heading. */
const mailed = /(?:(?<![\s\S])\s*|^#{1,6} \S[\s\S]*\n)<pre(?:\s[^<>\n]*)?>/m;

/** A title, and below it lines such as `Created: …` and `Tags: …`, as Notion exports a page, or a line such as `**Date:** …`. */
const page = late(
  () =>
    /^\s*# \S[^\n]*\n[ \t\r]*\n(?:(?:\p{L}[\p{L} ]{1,29}: \S[^\n]*\n){2,}[ \t\r]*(?:\n|$)|\*\*\p{L}[\p{L} ]{1,29}(?::\*\*|\*\*:) )/u,
);

/** Lines such as `tags:: …` over a list, as Logseq has them. */
const pageOfLogseq = /^\s*(?:[\w-]+:: [^\n]*\n)+[ \t\r]*\n[-*] \S/;

/** Whether `[words][label]` leads to a `[label]: https://…`, or words lead to what is said of them elsewhere, `[The pier][]`. */
function hasReferences(head: string): boolean {
  if (head.includes('][]') && (head.match(/\[\p{L}[^\][\n]+\]\[\]/gu)?.length ?? 0) > 1) return true;
  const [, label] = /^\[([^\][\n]+)\]: +<?https?:\/\//m.exec(head) ?? [];
  return label !== undefined && head.includes(`][${label}]`);
}

/** Whether `words[^1]` has a `[^1]: …` below it. */
function hasFootnote(head: string): boolean {
  const [sign] = /^\[\^[\w-]{1,40}\](?=: +\S)/m.exec(head) ?? [];
  return sign !== undefined && head.split(sign, 3).length > 2;
}

type LineKind = 'blank' | 'plain' | 'items' | 'links' | 'headings' | 'notes' | 'code';

const signs = new Set<LineKind>(['links', 'headings', 'notes', 'code']);

/** So many lines below a sign may be its text. */
const linesBelow = 3;

function kindOf(line: string, above: LineKind, next: string): LineKind {
  if (/^ *<(?:li|tr|td)[\s>].*<a /i.test(line)) return 'links';
  // The line under a heading says no more than that it is one; a definition and a frame of HTML say nothing themselves.
  if (line === '' || (above === 'plain' && /^={3,}$/.test(line)) || silent.test(line)) return 'blank';
  const isItem = item.test(line);
  if (line.includes('](') && (isItem ? link.test(line) : above !== 'plain' && isLinkFirst(line)))
    return 'links';
  if (isHeading(line, above, next)) return 'headings';
  if (note.test(line)) return 'notes';
  if (fence.test(line)) return 'code';
  return isItem || indented.test(line) ? 'items' : 'plain';
}

/**
 * A line of `#` that stands alone, or over a list; with two of them it hardly is the title of a snippet. So for bold words, and
 * for a name with a colon over what is reported.
 */
function isHeading(line: string, above: LineKind, next: string): boolean {
  if (above === 'plain') return false;
  if (/^#{2,6} +\S/.test(line)) return true;
  if (above !== 'blank') return false;
  const isTitle = /^(?:\*\*|__)[^*_]+(?:\*\*|__):?$|^# +\S/.test(line);
  if (isTitle && (next === '' || item.test(next))) return true;
  return (isTitle || (line.endsWith(':') && name().test(line))) && reported().test(next);
}

/** A row of names and the rule below it. */
const table = /^\|.+\|[ \t]*\r?\n\|(?:[ \t]*:?-{3,}:?[ \t]*\|){2,}[ \t]*$/m;

/** `Done: …`, `In progress: …` */
const reported = late(() => /^\p{Lu}[\p{L}\p{M}]*(?: [\p{L}\p{M}]+)?: \S/u);

/** `Anna:` */
const name = late(() => /^\p{Lu}[\p{L}\p{M}]*:$/u);

const item = /^\s*(?:[-*+]|\d{1,3}[.)]) +\S/;
const indented = /^(?: {2,}|\t)\S/;

/** A link to a page, a file or a person: `[words](where)`. */
const link =
  /!?\[[^\][]*(?:\[[^\][]*\](?:\([^()\s]*\))?[^\][]*)*\]\((?:https?:\/\/|mailto:|tel:|\.{0,2}\/|#)[^)\s]*/;

/** Whether nothing stands before a link but marks of a heading, a quotation or emphasis, a picture, a word or two with a colon. */
function isLinkFirst(line: string): boolean {
  const before = line.slice(0, link.exec(line)?.index ?? line.length);
  return (
    before !== line &&
    /^(?:#{1,6} +|> *)?[^\p{L}\p{N}]{0,12}(?:[\p{L}\p{N} ]{1,24}(?:: *[*_~]{0,3}|[*_~]{1,3}:) *)?[*_~]{0,3}$/u.test(
      before,
    )
  );
}

/** Links between notes, comments and callouts of Obsidian; a line that is broken by a backslash or by HTML; a tag of a site generator. */
const note =
  /^\s*(?::{3,}(?:$|[ \t]*\{[^{}]*\}$|[a-z])|#{5,6} tags: |\{\{[<%]|\{% |\{\{ \w+\()|\[\[[^\][\n]+\]\]|%%.+%%|^%%$|^> *\[!\w+\]|\S\\$|\S *<br ?\/?>$/i;

const silent =
  /^(?:\[[^\][\n]+\]: <?https?:\/\/\S+$|<\/?(?:div|details|summary|center|section|p)(?:\s[^<>]*)?>(?:[^<>]*<\/summary>)?$|<\/?(?:table|thead|tbody|tr|t[dh]|[uod]l|li|d[td]|style)[\s>])/i;

const fence = /^(?:```|~~~)[\w-]*$/;
