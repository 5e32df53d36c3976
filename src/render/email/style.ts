/**
 * What every element of the email looks like, in its `style` attribute: many mail programs read no other style.
 *
 * The table is also the list of what may stand in an email. It holds only what Word understands, which shows the mail in
 * Outlook: no padding but in cells, no widths but of tables, no rounding.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import { type Colours, paper, type Shade } from './colours.ts';

/** What the prose of a part of the email has in common. */
export interface StyleSetting {
  colours: Colours;
  /** The colour of its links. */
  accent: Shade;
}

/** What each element of prose looks like; one that is not here loses its tags and keeps its words. */
const styles: Record<string, string> = {
  p: 'margin:0 0 12px',
  ul: 'margin:0 0 12px;padding:0 24px',
  ol: 'margin:0 0 12px;padding:0 24px',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 20px 12px',
  pre: 'margin:0 0 12px;font-family:Consolas,Menlo,monospace;font-size:14px',
  code: 'font-family:Consolas,Menlo,monospace;font-size:14px',
  hr: 'margin:0 0 12px',
  table: 'margin:0 0 12px;font-size:15px;line-height:1.4',
  th: 'padding:4px 8px;font-weight:700;word-break:normal',
  td: 'padding:4px 8px',
  a: '',
  span: '',
  br: '',
  em: '',
  strong: '',
  del: '',
  thead: '',
  tbody: '',
  tr: '',
};

/** What the program itself writes looks like: headings, and what is smaller than prose. */
export const looks = {
  title: 'margin:0 0 8px;font-size:30px;line-height:1.2;font-weight:700',
  section: 'margin:0 0 4px;font-size:21px;line-height:1.25;font-weight:700',
  entry: 'margin:24px 0 4px;font-size:17px;line-height:1.35;font-weight:700',
  edition: 'margin:0 0 16px;font-size:15px',
  label: 'margin:0 0 6px;font-size:14px;font-weight:700',
  small: 'margin:0 0 12px;font-size:14px',
};

/** The typeface of the system, the same text size everywhere, and no line longer than its column. */
export const typeface =
  'font-family:Segoe UI,-apple-system,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;word-break:break-word';

/** Text and ground are always set together, so that no program turns one of them over and leaves the other. */
export function coloured({ name, light }: Shade, style = ''): Properties {
  const both = `color:${light};background-color:${paper.light}`;
  return { className: [name], style: style === '' ? both : `${style};${both}` };
}

/** Elements as they stand in an email. What it does not know loses its tags. */
export function styled(nodes: ElementContent[], setting: StyleSetting): ElementContent[] {
  return nodes.flatMap((node) => (node.type === 'element' ? styledElement(node, setting) : [node]));
}

function styledElement(element: Element, setting: StyleSetting): ElementContent[] {
  const { tagName: tag, properties, children } = element;
  const style = styles[tag];
  const content = styled(children, setting);
  if (style === undefined) return content;
  if (tag === 'a') return linkOf(properties, content, setting);
  if (tag === 'span') return [h('span', coloured(setting.colours.quiet), content)];
  const start = tag === 'ol' && properties.start !== undefined ? { start: properties.start } : {};
  const scope = tag === 'th' ? { scope: 'col', align: 'left' } : {};
  return [h(tag, { ...(style === '' ? {} : { style }), ...start, ...scope }, content)];
}

/** A link where its address is one that mail programs follow; else its words. */
function linkOf(
  { href, dir }: Properties,
  words: ElementContent[],
  { accent }: StyleSetting,
): ElementContent[] {
  if (!/^(?:https?:|mailto:)/i.test(String(href ?? ''))) return words;
  return [h('a', { href, dir, ...coloured(accent) }, words)];
}

/** A link in its colour. */
export function link(href: string, words: ElementContent[] | string, shade: Shade): Element {
  return h('a', { href, ...coloured(shade) }, words);
}
