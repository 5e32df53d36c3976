/**
 * What the site generators of other people put into Markdown for themselves: Hugo's `{{< youtube … >}}`, Jekyll's
 * `{% include … %}` and `{{ site.baseurl }}`, Zola's `{{ tweet(…) }}`. A reader never sees them, and some hold what Markdown
 * would take for a link; so they go before anything is parsed. What two of them enclose stays, and so does all code.
 */
import type { Lines } from './items.ts';

/** A text without such tags, and the lines that had nothing else, counted from 0. */
export function withoutTags(text: string): { text: string; tags: Lines[] } {
  if (!/\{[{%]/.test(text)) return { text, tags: [] };
  const shown = text.replace(tagOrCode, (found, ...groups) => {
    const { code, path, language, endOfCode } = groups.at(-1) as Record<string, string | undefined>;
    if (code !== undefined) return found;
    if (language !== undefined) return `\`\`\`${language}`;
    if (endOfCode !== undefined) return '```';
    return path ?? found.replace(/[^\n]+/g, '');
  });
  return { text: shown, tags: shown === text ? [] : emptied(text.split('\n'), shown.split('\n')) };
}

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

/** Code first, so that what stands in it is none of the others; each has a bound, so that no text takes long. */
const tagOrCode = new RegExp(
  [
    // A block between fences, one that nothing ends included, and code within a line.
    /(?<code>^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\k<fence>)[^\n]*)*|`+[^`\n]*`+)/,
    /[ \t]?\{\{<[\s\S]{0,500}?>\}\}/,
    /[ \t]?\{\{%[\s\S]{0,500}?%\}\}/,
    /^[ \t]*\{% highlight (?<language>\w+)[^%\n]{0,100}%\}/,
    /^[ \t]*(?<endOfCode>\{% endhighlight %\})/,
    /\{%-?\s*comment\s*-?%\}[\s\S]{0,5000}?\{%-?\s*endcomment\s*-?%\}/,
    /[ \t]?\{%[\s\S]{0,500}?%\}/,
    /\{\{-?\s*["'](?<path>[^"'\n]{0,300})["']\s*\|\s*(?:relative|absolute)_url\s*-?\}\}/,
    /\{\{-?\s*(?:site|page)\.[\w.]{1,100}[^{}\n]{0,200}\}\}/,
    /^[ \t]*\{\{-?\s*\w+\([\s\S]{0,500}?\)\s*-?\}\}[ \t]*$/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);
