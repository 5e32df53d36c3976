/** Adds keywords to a configuration file, whose comments, order and everything else stay. */
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';

/** Keywords to add to a theme. */
export interface Addition {
  theme: string;
  keywords: { match: string; weight: number }[];
}

/**
 * Adds keywords behind those that a theme has, in their long form, one a line. A theme that the file does not name is
 * one of the built-in pack: it is begun at the end of `themes`, and the file made to extend the pack. The text must
 * be a configuration without errors, or empty.
 */
export function addKeywords(text: string, additions: Addition[]): string {
  const document: Document = parseDocument(text);
  const hadThemes = isSeq(document.get('themes')) && (document.get('themes') as YAMLSeq).items.length > 0;
  if (!hadThemes && !document.has('extends')) document.set('extends', 'default');
  if (!isSeq(document.get('themes'))) document.set('themes', document.createNode([]));
  const themes = document.get('themes') as YAMLSeq;
  themes.flow = false;
  for (const { theme, keywords } of additions) {
    if (keywords.length === 0) continue;
    const list = keywordsOf(themeNode(themes, theme, (value) => document.createNode(value) as YAMLMap));
    for (const { match, weight } of keywords) {
      const node = document.createNode({ match, weight }) as YAMLMap;
      node.flow = true;
      list.add(node);
    }
  }
  const added = document.toString({
    lineWidth: 0,
    indentSeq: indentsLists(text),
    flowCollectionPadding: !isTight(text),
  });
  return text.includes('\r\n') ? added.replace(/\r?\n/g, '\r\n') : added;
}

function themeNode(themes: YAMLSeq, id: string, create: (value: object) => YAMLMap): YAMLMap {
  for (const item of themes.items) if (isMap(item) && String(item.get('id')) === id) return item;
  const theme = create({ id });
  themes.add(theme);
  return theme;
}

/** The list of a theme's keywords, begun when there is none; written out as a block, so that each stands on its line. */
function keywordsOf(theme: YAMLMap): YAMLSeq {
  const found = theme.get('keywords', true);
  if (isSeq(found)) {
    // What is said behind the brackets goes before the list, lest it end up behind the new keywords.
    if (found.flow && found.comment != null) {
      found.commentBefore = found.comment;
      found.comment = null;
    }
    found.flow = false;
    return found;
  }
  const list = new YAMLSeq();
  // A single keyword that is no list yet has been refused when the file was read; nothing else can be lost here.
  if (isScalar(found) && found.value !== null) list.add(found);
  theme.set('keywords', list);
  return list;
}

/** Whether the file indents its lists under their keys. */
function indentsLists(text: string): boolean {
  const first = /^( *)[\w-]+:[^\n]*\n(?:\s*\n|\s*#[^\n]*\n)*( *)- /m.exec(text);
  return first === null || first[2]!.length > first[1]!.length;
}

/** Whether the file writes `[a, b]` and `{a: b}` without a space inside the brackets. */
const isTight = (text: string): boolean => /(?:^|[:,[{-] +)[[{]\w/m.test(text);
