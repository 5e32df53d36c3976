/** YAML → JSON that says the same, with the places of the YAML, so that lists of links in either are read alike. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { lastAtMost, type PositionedText } from '../../diagnostics/position.ts';
import { plainName, titleNames } from '../../text/field-names.ts';
import { isWebAddress } from '../../text/web-address.ts';
import type { FormatInput, FormatResult } from '../format.ts';
import { parseDiagnostic } from '../messages.ts';
import { readWhole } from '../whole-text.ts';
import { parseJsonText } from './json.ts';

/** Reads a list of links as one in JSON; words that are an element of it are a title. */
export async function parseYaml(input: FormatInput): Promise<FormatResult> {
  return await readWhole(input, async (document) => {
    const written = jsonOf(document);
    if ('fault' in written) {
      const { fault, offset } = written;
      return { entries: [], diagnostics: [parseDiagnostic('yaml-syntax', { fault }, document.at(offset))] };
    }
    const read = await parseJsonText(written, input);
    if (!written.text.startsWith('{') || read.entries.length !== 1) return read;
    // Settings of a program may have a name or a title, too.
    const { body, links } = read.entries[0]!;
    if (body !== '' || links.length > 0) return read;
    return { entries: [], diagnostics: [parseDiagnostic('json-entry-empty', {}, document.at(0))] };
  });
}

/** Why a text is no YAML that is read, and where. */
interface Fault {
  fault: string;
  offset: number;
}

function jsonOf({ text, at }: PositionedText): PositionedText | Fault {
  if (isTooDeep(text)) return { fault: tooMuch, offset: 0 };
  try {
    const documents = [...parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false })];
    const error = documents.flatMap(({ errors }) => errors)[0];
    // The excerpt shows what the message repeats.
    if (error !== undefined) return { fault: error.message.replace(/: "[\s\S]*$/, ''), offset: error.pos[0] };
    const writer = jsonWriter(text);
    writer.all(documents.filter(({ contents }) => contents !== null));
    return { text: writer.json(), at: (offset) => at(writer.origin(offset)) };
  } catch (error) {
    // What aliases stand for has no end; anything else is a bug.
    if (error instanceof RangeError) return { fault: tooMuch, offset: 0 };
    throw error;
  }
}

const tooMuch = 'it is nested too deeply, or its aliases stand for too much';

/** Nodes that are written because of an alias, and levels: more are an attack rather than a list. */
const mostAliased = 100_000;
const deepest = 200;

/** Whether there is more nesting than the parser has stack for. */
function isTooDeep(text: string): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _token of parser.next(lexeme));
    if (parser.stack.length > deepest) return true;
  }
  return false;
}

/** Whether a node is words, and no address. */
const isTitle = (node: unknown): node is Scalar<string> =>
  isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '' && !isWebAddress(node.value);

/** JSON has neither very long numbers nor those that are none. */
const scalar = (value: unknown): string =>
  JSON.stringify(typeof value === 'bigint' ? String(value) : value) ?? 'null';

/** A text that grows, and knows where each piece came from. */
function placedText() {
  const parts: string[] = [];
  /** Offsets in it, ascending, and those where that came from. */
  const [written, origins]: [number[], number[]] = [[], []];
  let length = 0;
  return {
    /** Writes a piece; null for what nobody asks the place of. */
    put(piece: string, origin: number | null = null): void {
      if (origin !== null) {
        written.push(length);
        origins.push(origin);
      }
      parts.push(piece);
      length += piece.length;
    },
    text: () => parts.join(''),
    origin: (offset: number): number => origins[lastAtMost(written, offset)] ?? 0,
  };
}

/** What writes nodes as JSON, and knows where each came from. */
function jsonWriter(yaml: string) {
  const { put, text, origin } = placedText();
  let aliased = 0;

  function between(open: string, close: string, range: readonly number[], pieces: (() => void)[]): void {
    put(open, range[0]);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) put(',');
      piece();
    }
    let last = range[1]! - 1;
    while (last > range[0]! && yaml.charCodeAt(last) <= 0x20) last--;
    put(close, last);
  }

  function write(node: unknown, document: Document, depth: number, isAliased: boolean): void {
    if (depth > deepest || (isAliased && ++aliased > mostAliased)) throw new RangeError(tooMuch);
    const inner = (child: unknown) => write(child, document, depth + 1, isAliased);
    if (isAlias(node)) write(node.resolve(document), document, depth + 1, true);
    else if (isSeq(node)) {
      const elements = node.items.map(
        (item) => () => (depth === 0 && isTitle(item) ? putTitle(item) : inner(item)),
      );
      between('[', ']', node.range!, elements);
    } else if (isMap(node)) {
      const members = node.items.map(({ key, value }) => () => {
        const name = String(isScalar(key) ? key.value : key);
        put(JSON.stringify(name));
        put(':');
        // A book may be called 1984.
        if (isScalar(value) && typeof value.value === 'number' && titleNames.includes(plainName(name)))
          put(JSON.stringify(value.source ?? String(value.value)), value.range?.[0] ?? null);
        else inner(value);
      });
      between('{', '}', node.range!, members);
    } else if (isScalar(node)) put(scalar(node.value), node.range?.[0] ?? null);
    else put('null');
  }

  const putTitle = (item: Scalar<string>) =>
    put(`{"title":${JSON.stringify(item.value)}}`, item.range?.[0] ?? null);

  /** What a document is, or the elements of its list. */
  const piecesOf = (document: Document): (() => void)[] =>
    (isSeq(document.contents) ? document.contents.items : [document.contents]).map(
      (node) => () => (isTitle(node) ? putTitle(node) : write(node, document, 1, false)),
    );

  return {
    /** Writes the only document, or a list of all. */
    all(documents: Document[]): void {
      const [first] = documents;
      if (documents.length === 1) write(first!.contents, first!, 0, false);
      else if (first !== undefined) between('[', ']', [0, yaml.length], documents.flatMap(piecesOf));
    },
    json: text,
    /** Where in the YAML stands what is written at an offset. */
    origin,
  };
}
