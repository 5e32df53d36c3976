/** Remark, loaded when there is Markdown to read. */
import type { Root, RootContent } from 'mdast';
import { cleanBlocks } from './clean.ts';
import { type Passage, passageOf, plainPassage } from './passage.ts';

/** What reads a text into nodes, or says why it cannot. */
export type ReadNodes = (text: string) => RootContent[] | string;

/** Loads remark. */
export async function markdownReader(): Promise<ReadNodes> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
  ]);
  const processor = unified().use(remarkParse).use(remarkGfm).freeze();
  return (text) => {
    try {
      const root: Root = processor.parse(text);
      return root.children;
    } catch (error) {
      // The stack is the one thing that input can use up; anything else is a bug.
      if (error instanceof RangeError) return 'it is nested too deeply';
      throw error;
    }
  };
}

/** Characters of Markdown in a field; what is longer stays as it is written. */
const longestField = 100_000;

/** The body that Markdown in a field of another format is. */
export function markdownPassage(read: ReadNodes, text: string): Passage {
  const nodes = text.length > longestField ? '' : read(text);
  if (typeof nodes === 'string') return plainPassage(text);
  const cleaning = { definitions: new Map<string, string>(), address: (url: string) => url };
  return passageOf({ type: 'root', children: cleanBlocks(nodes, cleaning) });
}
