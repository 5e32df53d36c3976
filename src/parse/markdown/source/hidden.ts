import { withoutComments } from './comments.ts';
import { withoutFrames } from './frames.ts';
import { withoutTags } from './generator-tags.ts';
import type { Lines } from './lines.ts';
import { withHeadingSpaces, withListSigns, withoutDashes } from './signs.ts';

/** Lines that are never shown, counted from 0, by what they are. */
export type HiddenLines = Record<string, Lines[]>;

/** A text as remark is to read it, with as many lines as before. */
export function withoutHidden(text: string): { text: string; hidden: HiddenLines } {
  const shown = withoutComments(text);
  const plain = withoutTags(shown.text);
  const framed = withoutFrames(plain.text);
  const signed = withoutDashes(framed.text);
  const hidden = {
    'a comment': shown.comments,
    "a site generator's tag": plain.tags,
    HTML: framed.frames,
    'the dashes of a signature': signed.line < 0 ? [] : [{ line: signed.line, endLine: signed.line }],
  };
  return { text: withHeadingSpaces(withListSigns(signed.text)), hidden };
}
