/** YAML with the place of every value. The only room of yaml, loaded when there is something to read. */

import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';
import type { At } from '../diagnostics/diagnostics.ts';
import type { Path } from '../text/paths.ts';
import type { Diagnostic } from '../types.ts';
import { type ConfigDocument, type DocumentText, placer } from './document.ts';
import { configDiagnostic } from './messages.ts';
import { type Problem, problemIn, quotingAdvice, unquotedName } from './yaml-words.ts';

/** Levels of nesting: the configuration needs few, and from some thousands on the parser's recursion ends the process. */
const deepest = 50;

/** Reads YAML. The page is null when the text is not YAML; then the diagnostics say where and why, once a line. */
export function readYaml(source: DocumentText): {
  document: ConfigDocument | null;
  diagnostics: Diagnostic[];
} {
  const { document, problems, lines } = compose(source.text);
  const place = placer(source);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return place(line, col);
  };
  const anchors = new Map<string, Node>();
  if (document) problems.push(...unusedNodes(document, source.text, anchors));
  const data = document && problems.length === 0 ? plainData(document, problems) : null;
  if (!document || problems.length > 0) return { document: null, diagnostics: firstOfEachLine(problems, at) };
  return {
    document: documentOf(data, document, anchors, source.text, at),
    diagnostics: duplicateKeys(document, at),
  };
}

/** The first document, and what the parser has against the text. */
function compose(text: string): {
  document: Document.Parsed | null;
  problems: Problem[];
  lines: LineCounter;
} {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const { documents, tooDeepAt } = parseTokens(text, lines);
  if (tooDeepAt !== null) {
    const problem = `there are more than ${deepest} levels of nesting`;
    return { document: null, problems: [{ offset: tooDeepAt, problem, advice: null }], lines };
  }
  const problems = documents.flatMap((document) => {
    const faults = [...document.errors, ...document.warnings];
    const openings = faults.length > 0 ? openingsIn(document) : new Map<number, number>();
    const unquoted = faults.length > 0 ? unquotedName(text, faults[0]!.pos[0]) : null;
    if (unquoted !== null) return [unquoted];
    const found = faults.map((fault) => problemIn(fault, text, openings));
    const cause = found.find(({ isCause }) => isCause);
    return cause ? [cause] : found;
  });
  const [document = null, second] = documents;
  if (second) {
    const advice = 'keep one document in the file';
    problems.push({ offset: second.range[0], problem: 'a second document starts after `---`', advice });
  }
  return { document, problems, lines };
}

/** What the package's `parseDocument` does, but stopped before the nesting exhausts the stack. */
function parseTokens(
  text: string,
  lines: LineCounter,
): { documents: Document.Parsed[]; tooDeepAt: number | null } {
  const parser = new Parser(lines.addNewLine);
  // Duplicate keys are looked for below: the package compares every key with every other.
  const composer = new Composer({ prettyErrors: false, logLevel: 'error', uniqueKeys: false });
  const documents: Document.Parsed[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > deepest) return { documents, tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  return { documents, tooDeepAt: null };
}

/** Where quoted texts and lists in brackets start, by the offset of their end: that is where an error has them. */
function openingsIn(document: Document.Parsed): Map<number, number> {
  const openings = new Map<number, number>();
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range) return;
    const canBeOpen = isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow;
    if (canBeOpen) openings.set(node.range[1], node.range[0]);
  });
  return openings;
}

/** Aliases of nothing (`- *ops`) and keys that are no words; notes the anchors on the way. */
function unusedNodes(document: Document.Parsed, text: string, anchors: Map<string, Node>): Problem[] {
  const problems: Problem[] = [];
  visit(document, (_, node) => {
    if (isAlias(node) && !anchors.has(node.source)) {
      const offset = node.range![0];
      const problem = `\`*${node.source}\` repeats an anchor, and there is no \`&${node.source}\` before it`;
      problems.push({ offset, problem, advice: quotingAdvice(text, offset) });
    }
    if (isPair(node) && !isScalar(node.key)) {
      const offset = (isNode(node.key) ? node.key.range?.[0] : null) ?? 0;
      problems.push({ offset, problem: 'a key has to be a word', advice: quotingAdvice(text, offset) });
    }
    if (isNode(node) && !isAlias(node) && node.anchor) anchors.set(node.anchor, node);
  });
  return problems;
}

/** The data; a problem when aliases would multiply it beyond measure. */
function plainData(document: Document.Parsed, problems: Problem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    problems.push({ offset: 0, problem: 'its aliases repeat too much', advice: 'write the values out' });
    return null;
  }
}

function firstOfEachLine(problems: Problem[], at: (offset: number) => At): Diagnostic[] {
  const byLine = new Map<number, Diagnostic>();
  for (const { offset, problem, advice } of problems.toSorted((a, b) => a.offset - b.offset)) {
    const spot = at(offset);
    if (byLine.has(spot.place!.line)) continue;
    byLine.set(
      spot.place!.line,
      configDiagnostic('config-syntax', { language: 'YAML', problem, advice }, spot),
    );
  }
  return [...byLine.values()];
}

function duplicateKeys(document: Document.Parsed, at: (offset: number) => At): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Map(_, map) {
      const first = new Map<string, number>();
      for (const { key: node } of map.items) {
        if (!isScalar(node)) continue;
        const key = String(node.value);
        const known = first.get(key);
        if (known === undefined) first.set(key, node.range![0]);
        else {
          const facts = { key, line: at(known).place!.line };
          diagnostics.push(configDiagnostic('config-duplicate-key', facts, at(node.range![0])));
        }
      }
    },
  });
  return diagnostics;
}

/** A page over a document; `at` turns an offset into a place. */
function documentOf(
  data: unknown,
  document: Document.Parsed,
  anchors: Map<string, Node>,
  text: string,
  at: (offset: number) => At,
): ConfigDocument {
  const resolved = (node: unknown) => (isAlias(node) ? anchors.get(node.source) : node);
  const find = nodeFinder(document, resolved);
  const start = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
  return {
    data,
    at(path) {
      const { key, value } = find(path);
      return at(start(value) ?? start(key) ?? 0);
    },
    atKey(path) {
      const { key, value } = find(path);
      return at(start(key) ?? start(value) ?? 0);
    },
    written(path) {
      const node = resolved(find(path).value);
      return isNode(node) && node.range ? text.slice(node.range[0], node.range[1]).trim() : '';
    },
  };
}

/** Finds the key and the value at a path; the key is null in a list. The package looks at every key; this has an index. */
function nodeFinder(
  document: Document.Parsed,
  resolved: (node: unknown) => unknown,
): (path: Path) => { key: unknown; value: unknown } {
  const indexes = new Map<YAMLMap, Map<string, Pair>>();
  const pairOf = (map: YAMLMap, key: string): Pair | undefined => {
    if (!indexes.has(map)) indexes.set(map, indexOf(map));
    return indexes.get(map)!.get(key);
  };
  return (path) => {
    let key: unknown = null;
    let value: unknown = document.contents;
    for (const step of path) {
      const holder = resolved(value);
      const pair = isMap(holder) ? pairOf(holder, String(step)) : undefined;
      key = pair?.key ?? null;
      value = isSeq(holder) ? holder.items[Number(step)] : pair?.value;
    }
    return { key, value };
  };
}

/** The pairs of a map by their keys; of a key that is given twice the last one, as in the data. */
const indexOf = (map: YAMLMap): Map<string, Pair> =>
  new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
