/** Text → the nodes of remark. */
import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { cleanBlocks } from './inline/clean.ts';
import { type Passage, passageOf, plainPassage } from './inline/passage.ts';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** The blocks of Markdown, or why it cannot be read. */
export function markdownNodes(text: string): RootContent[] | string {
  try {
    const root: Root = processor.parse(text);
    return root.children;
  } catch (error) {
    // The stack is the one thing that input can use up; anything else is a bug.
    if (error instanceof RangeError) return 'it is nested too deeply';
    throw error;
  }
}

/** Characters of Markdown in a field; what is longer stays as it is written. */
const longestField = 100_000;

/** The body that Markdown in a field of another format is. */
export function markdownPassage(text: string): Passage {
  const nodes = text.length > longestField ? '' : markdownNodes(text);
  if (typeof nodes === 'string') return plainPassage(text);
  const cleaning = { definitions: new Map<string, string>(), address: (url: string) => url };
  return passageOf({ type: 'root', children: cleanBlocks(nodes, cleaning) });
}
