/** Words that are the name of what stands below them. */
import type { Paragraph, PhrasingContent } from 'mdast';
import { lineText, linksIn } from './prose.ts';
import { endsSentence } from './title-words.ts';

/** UTF-16 code units. */
export const longestLabel = 80;

/** A label without the colon behind it. */
export const labelText = (nodes: readonly PhrasingContent[]): string =>
  lineText(nodes).replace(/[\s:：]+$/, '');

/** The name of what stands below a paragraph. */
export interface ListLabel {
  text: string;
  /** Whether it is bold or slanted, rather than a few words with a colon. */
  isEmphatic: boolean;
}

/** The label that a paragraph is: bold or slanted text and nothing else, or a few words with a colon; null when it is none. */
export function labelOf({ children }: Paragraph): ListLabel | null {
  const nodes = children.filter((node) => !/^[\s:：]*$/.test(lineText([node])));
  const text = lineText(nodes);
  if (text === '' || text.length > longestLabel || linksIn(nodes).some((url) => !url.startsWith('#')))
    return null;
  const isEmphatic = nodes.some(isEmphasis) && !nodes.some(saysMore) && !endsSentence(text);
  const isColon = /[:：]$/.test(text) && text.length <= 40 && !/[.!?。！？]\s/.test(text);
  return isEmphatic || isColon ? { text: labelText(nodes), isEmphatic } : null;
}

const isEmphasis = ({ type }: PhrasingContent): boolean => type === 'strong' || type === 'emphasis';

/** Whether there are words beside the emphatic ones: a picture is none, and what stands in brackets at the end belongs to them. */
function saysMore(node: PhrasingContent, at: number, nodes: PhrasingContent[]): boolean {
  if (isEmphasis(node)) return false;
  const text = lineText([node]);
  const isAside = at > 0 && at === nodes.length - 1 && /^[(（][^()（）]{1,40}[)）]$/.test(text);
  return node.type !== 'text' || (!isAside && /[\p{L}\p{N}]/u.test(text));
}
