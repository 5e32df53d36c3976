import { late } from '../text/late.ts';

/** The text in at most so many UTF-16 code units: cut behind a word, an ellipsis where the rest was. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = text.slice(0, longest - 1);
  // Where a word ends just here nothing of it is lost.
  const end = /^\s/.test(text.slice(longest - 1)) ? room.length : room.search(/\s+\S*$/);
  // What is written without spaces is cut between two signs; so is a word that would leave little else.
  const kept = end < longest / 2 ? wholeSigns(text, longest - 1) : room.slice(0, end);
  return `${kept.replace(/[\s,;:.·–—-]+$/u, '')}…`;
}

/** A sign with its marks and joints, and a flag, which is two. */
const anySign = late(() => /[\u{1F1E6}-\u{1F1FF}]{2}|.(?:\p{M}|[\u{1F3FB}-\u{1F3FF}]|\u200D.)*/gsu);

/** As many signs of the text as there is room for, none of them cut. */
function wholeSigns(text: string, room: number): string {
  let end = 0;
  for (const { index, 0: sign } of text.matchAll(anySign())) {
    if (index + sign.length > room) break;
    end = index + sign.length;
  }
  return text.slice(0, end);
}
