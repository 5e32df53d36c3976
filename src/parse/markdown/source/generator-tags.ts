/**
 * What the site generators of other people put into Markdown for themselves: Hugo's `{{< youtube … >}}`, Jekyll's
 * `{% include … %}` and `{{ site.baseurl }}`, Zola's `{{ tweet(…) }}`. A reader never sees them, and some hold what Markdown
 * would take for a link; so they go before anything is parsed, as do the lines of colons around what is set apart, `:::info`. What two of them enclose stays, and so does all code; one
 * that shows what lies elsewhere, a film or somebody's post, leaves its address.
 */
import { late } from '../../../text/late.ts';
import type { Lines } from './lines.ts';

/** A text without such tags, and the lines that had nothing else, counted from 0. */
export function withoutTags(text: string): { text: string; tags: Lines[] } {
  if (!/\{[{%]|^ {0,3}:::/m.test(text)) return { text, tags: [] };
  const shown = text.replace(tagOrCode(), (found, ...groups) => {
    const { code, path, language, endOfCode, label } = groups.at(-1) as Record<string, string | undefined>;
    if (code !== undefined) return found;
    if (language !== undefined) return `${fence}${language}`;
    if (endOfCode !== undefined) return fence;
    if (path !== undefined) return path;
    if (label !== undefined) return label === '' ? '' : `**${label}**`;
    const address = addressOf(found);
    return `${address === null ? '' : ` <${address}>`}${found.replace(/[^\n]+/g, '')}`;
  });
  return { text: shown, tags: shown === text ? [] : emptied(text.split('\n'), shown.split('\n')) };
}

const fence = '```';

/** Code first, so that what stands in it is none of the others; each has a bound, so that no text takes long. */
const tagOrCode = late(
  () =>
    new RegExp(
      [
        // A block between fences, one that nothing ends included, and code within a line.
        /(?<code>^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\k<fence>)[^\n]*)*|`+[^`\n]*`+)/,
        /[ \t]?\{\{<[\s\S]{0,500}?>\}\}/,
        /[ \t]?\{\{%[\s\S]{0,500}?%\}\}/,
        /^[ \t]*\{% highlight (?<language>\w+)[^%\n]{0,100}%\}/,
        /^[ \t]*(?<endOfCode>\{% endhighlight %\})/,
        /[ \t]?\{%-?\s*comment\s*-?%\}[\s\S]{0,5000}?\{%-?\s*endcomment\s*-?%\}/,
        /[ \t]?\{%[\s\S]{0,500}?%\}/,
        /\{\{-?\s*["'](?<path>[^"'\n]{0,300})["']\s*\|\s*(?:relative|absolute)_url\s*-?\}\}/,
        /\{\{-?\s*(?:site|page)\.[\w.]{1,100}[^{}\n]{0,200}\}\}/,
        /^ {0,3}:{3,}[ \t]*(?:\{[^{}\n]*\}|[a-z][\w-]*)?[ \t]*(?<label>[^\n]{0,200})$/,
        /^[ \t]*\{\{-?\s*\w+\([\s\S]{0,500}?\)\s*-?\}\}[ \t]*$/,
      ]
        .map(({ source }) => source)
        .join('|'),
      'gm',
    ),
);

/** The lines that are empty now and were not before. */
function emptied(before: string[], after: string[]): Lines[] {
  const found: Lines[] = [];
  after.forEach((line, at) => {
    if (line.trim() !== '' || before[at]!.trim() === '') return;
    const last = found.at(-1);
    if (last?.endLine === at - 1) last.endLine = at;
    else found.push({ line: at, endLine: at });
  });
  return found;
}

// ── What lies elsewhere ─────────────────────────────────────────────────────────────────────────

/** The address of what a tag shows; null when that is nothing of the web. */
function addressOf(tag: string): string | null {
  const [, name = '', rest = ''] = naming.exec(tag) ?? [];
  const words = Array.from(rest.matchAll(values), ([, key = '', ...written]) => ({
    key,
    value: written.find((it) => it !== undefined) ?? '',
  }));
  const said = (key: string) => words.find((it) => it.key === key)?.value;
  const bare = words.filter(({ key }) => key === '').map(({ value }) => value);
  const url = said('url') ?? bare[0] ?? '';
  if (/^https?:\/\/[^\s<>]+$/.test(url)) return url;
  // Of a gist there may be whose it is before its id.
  const id = said('id') ?? bare.slice(0, name === 'gist' ? 2 : 1).join('/');
  return /^[\w/-]+$/.test(id) ? (places[name]?.(id, said('user')) ?? null) : null;
}

/** The name of a tag, `youtube` also in `{% include youtube.html id="…" %}`, and what stands behind it. */
const naming = /^\s*\{[{%][<%-]?\s*(?:include\s+)?(\w+)(?:\.html)?([\s\S]*)$/;

/** A value, with the key before it. */
const values = /(?:(\w+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'(){}<>%,=]+))/g;

/** Where it lies, by the name of the tag. */
const places: Record<string, (id: string, user?: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}`,
  gist: (id) => `https://gist.github.com/${id}`,
  tweet: post,
  twitter: post,
  x: post,
};

function post(id: string, user = 'i'): string {
  return `https://x.com/${/^\w+$/.test(user) ? user : 'i'}/status/${id}`;
}
