/** A text that is to be written; of one that is long the parts, in UTF-8. */
export type Content = string | readonly Uint8Array[];

/** How many bytes it takes. */
export function lengthInBytes(content: Content): number {
  if (typeof content === 'string') return Buffer.byteLength(content);
  return content.reduce((sum, part) => sum + part.length, 0);
}

/** What is written one after the other. */
export const writtenParts = (content: Content): readonly (string | Uint8Array)[] =>
  typeof content === 'string' ? [content] : content;
