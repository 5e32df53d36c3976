/** What a template has written so far, and where in HTML a value stands, as htmlparser2 reads what was written. */
import { Tokenizer } from 'htmlparser2';
import type { Emitter } from 'liquidjs';

/**
 * Where in HTML a value stands: `tag` is a tag itself, its name and the names of its attributes; `bare` is the value of an
 * attribute without quotes, which ends at the next space.
 */
export type Spot = 'text' | 'script' | 'attribute' | 'bare' | 'tag';

/** Something that a template writes to. */
export interface OutputBuffer extends Emitter {
  readonly buffer: string;
  /** Where a value stands that is about to be written; an empty one too, since another week it is none. */
  enter(value: string): Spot;
}

/** An empty buffer; `spend` is told how long each piece is. */
export function newOutputBuffer(spend: (length: number) => void): OutputBuffer {
  const html = htmlReader();
  let buffer = '';
  let isRead = false;
  return {
    get buffer() {
      return buffer;
    },
    enter(value) {
      isRead = value !== '';
      return html.read(isRead ? value : 'x');
    },
    write(piece: unknown) {
      const text = String(piece ?? '');
      spend(text.length);
      if (!isRead) html.read(text);
      isRead = false;
      buffer += text;
    },
  };
}

/** Reads HTML piece by piece, and tells of each where it begins. */
function htmlReader() {
  let written = '';
  let before = 0;
  /** Where the piece begins, once a token has told; and where the last token ended. */
  let spot: Spot | null = null;
  let tokenEnd = 0;
  let element = '';
  let isQuoted = false;
  let isNewValue = false;
  const see = (where: Spot, end: number) => {
    spot ??= where;
    tokenEnd = end;
  };
  const seeTag = (name: string, start: number, end: number) => {
    element = name.toLowerCase();
    // A tag that begins in the piece itself begins in text.
    see(start > before ? 'text' : 'tag', end);
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ontext: (_, end) => see(element === 'script' ? 'script' : 'text', end),
      onopentagname: (start, end) => seeTag(written.slice(start, end), start, end),
      onclosetag: (start, end) => seeTag('', start, end),
      onattribname(_, end) {
        isNewValue = true;
        see('tag', end);
      },
      onattribdata(start, end) {
        if (isNewValue) isQuoted = /["']/.test(written[start - 1]!);
        isNewValue = false;
        see(isQuoted ? 'attribute' : 'bare', end);
      },
      onattribend: (_, end) => see('tag', end),
      onopentagend: (end) => see('tag', end),
      onselfclosingtag: (end) => see('tag', end),
      oncomment: (_, end) => see('text', end),
      oncdata: (_, end) => see('text', end),
      ondeclaration: (_, end) => see('text', end),
      onprocessinginstruction: (_, end) => see('text', end),
      ...{ onattribentity: nothing, ontextentity: nothing, onend: nothing },
    },
  );
  return {
    read(text: string): Spot {
      before = written.length;
      written += text;
      spot = null;
      tokenizer.write(text);
      // Of a comment nothing is told before it ends.
      return spot ?? (/^\s*\/?>?<[!?]/.test(written.slice(tokenEnd)) ? 'text' : 'tag');
    },
  };
}
