/** What a template has written so far, and where in HTML a value stands, as parse5 reads what was written. */
import type { Emitter } from 'liquidjs';
import { Tokenizer, TokenizerMode } from 'parse5';

/**
 * Where in HTML a value stands: `tag` is a tag itself, its name and the names of its attributes; `bare` is the value of an
 * attribute without quotes, which ends at the next space.
 */
export type Spot = 'text' | 'script' | 'attribute' | 'bare' | 'tag';

/** Something that a template writes to. */
export interface OutputBuffer extends Emitter {
  readonly buffer: string;
  /** Where what is written next will stand. */
  readonly spot: Spot;
}

/** An empty buffer; `spend` is told how long each piece is. */
export function newOutputBuffer(spend: (length: number) => void): OutputBuffer {
  const html = newTokenizer();
  let buffer = '';
  let read = 0;
  return {
    get buffer() {
      return buffer;
    },
    get spot() {
      const tag = html.state === TokenizerMode.DATA ? buffer.indexOf('<', read) : read;
      // Character references end nothing, and the tokenizer would wait for their end.
      if (tag >= 0) html.write(buffer.slice(tag).replaceAll('&', '+'), false);
      read = buffer.length;
      return spots.get(html.state) ?? (html.lastStartTagName === 'script' ? 'script' : 'text');
    },
    write(piece: unknown) {
      const text = String(piece ?? '');
      spend(text.length);
      buffer += text;
    },
  };
}

/** What stands in these elements is no markup. */
const modes: Record<string, Tokenizer['state']> = {
  ...{ title: TokenizerMode.RCDATA, textarea: TokenizerMode.RCDATA },
  ...{ style: TokenizerMode.RAWTEXT, xmp: TokenizerMode.RAWTEXT, iframe: TokenizerMode.RAWTEXT },
  ...{ noembed: TokenizerMode.RAWTEXT, noframes: TokenizerMode.RAWTEXT },
  ...{ script: TokenizerMode.SCRIPT_DATA, plaintext: TokenizerMode.PLAINTEXT },
};

function newTokenizer(): Tokenizer {
  const nothing = () => {};
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag({ tagName }) {
        tokenizer.state = modes[tagName] ?? TokenizerMode.DATA;
      },
      onEndTag() {
        // It is the element that we are in.
        tokenizer.lastStartTagName = '';
      },
      ...{ onCharacter: nothing, onNullCharacter: nothing, onWhitespaceCharacter: nothing },
      ...{ onComment: nothing, onDoctype: nothing, onEof: nothing },
    },
  );
  return tokenizer;
}

/** The states of the tokenizer within tags, which have no names outside of it: those that it is in behind such beginnings. */
const spots = new Map<number, Spot>(
  Object.entries({
    attribute: ['<a b="', "<a b='"],
    bare: ['<a b=', '<a b=c'],
    tag: ['<', '</', '<a', '<a ', '<a b', '<a b ', '<a b=""', '<a/'],
  }).flatMap(([spot, beginnings]) =>
    beginnings.map((beginning): [number, Spot] => {
      const tokenizer = newTokenizer();
      tokenizer.write(beginning, false);
      return [tokenizer.state, spot as Spot];
    }),
  ),
);
