/** Begins a configuration file with themes that were found. */
import { Document, isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import { schemaLine } from './schema-line.ts';

/** A theme to begin with. */
export interface NewTheme {
  id: string;
  title: string;
  keywords: { match: string; weight: number }[];
  /** Titles of entries, which stand above it as a comment. */
  examples: string[];
}

const head = ` Themes that were found in your snippets. They are yours now: rename them, move keywords, throw away.
 "digest themes suggest" finds further keywords, "digest explain" says why an entry stands where it stands.`;

/** The text of the file. */
export function newConfiguration(themes: NewTheme[]): string {
  const document = new Document({
    themes: themes.map(({ id, title, keywords }) => ({
      id,
      title,
      keywords: keywords.map(({ match, weight }) => ({ match, weight })),
    })),
  });
  document.commentBefore = head;
  const list = document.get('themes') as YAMLSeq;
  for (const [at, node] of list.items.entries()) {
    if (!isMap(node)) continue;
    node.commentBefore = themes[at]!.examples.map((example) => ` ${example.replace(/\s+/g, ' ')}`).join('\n');
    node.spaceBefore = at > 0;
    for (const keyword of (node.get('keywords') as YAMLSeq).items) (keyword as YAMLMap).flow = true;
  }
  return schemaLine + document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
