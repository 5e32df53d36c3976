/** Goes through a document of which some elements nest, and the others only stand where they stand. */
import { type Handler, Parser } from 'htmlparser2';

/** More than people nest. The parser searches all that is open at every tag, and each entry names what it stands in. */
export const mostNested = 200;

/** What is told of a document, in its order; where in the text each piece stands, `parser` says. */
type HandlerOf = (parser: Parser) => Partial<Handler>;

/**
 * Reads a document until its elements of these names stand in each other more than `mostNested` deep, and says where that
 * is; null when it is nowhere. All other elements are told when they begin, end at once, and keep nothing open, since of
 * most nobody writes the end. Linear in the length of the text.
 */
export function readElements(
  text: string,
  { nesting, isXml }: { nesting: RegExp; isXml: boolean },
  handlerOf: HandlerOf,
): number | null {
  let depth = 0;
  let tooDeepAt: number | null = null;
  const handler: Partial<Handler> = {
    onopentagname(name) {
      if (!nesting.test(name)) return;
      depth++;
      if (depth <= mostNested) return;
      tooDeepAt = parser.startIndex;
      parser.pause();
    },
    onclosetag(name, isImplied) {
      if (nesting.test(name)) depth--;
      told.onclosetag?.(name, isImplied);
    },
    onopentag: (name, attributes, isImplied) => told.onopentag?.(name, attributes, isImplied),
    ontext: (piece) => told.ontext?.(piece),
  };
  const parser = new Parser(handler, { xmlMode: isXml });
  // What the parser leaves to those who know of more elements that have no end.
  Object.assign(parser, { isVoidElement: (name: string) => !nesting.test(name) });
  const told = handlerOf(parser);
  parser.end(text);
  return tooDeepAt;
}
