/** Finds misspelt names before a template is filled in: a branch that is not taken this week is taken another. */
import type { Liquid, Template as Piece, Variable } from 'liquidjs';
import { positioned } from '../../diagnostics/position.ts';
import type { Diagnostic } from '../../types.ts';
import type { Template } from '../rendering.ts';
import { unknownName } from './faults.ts';

/** What Liquid itself has to say of lists, loops and groups. */
const liquidNames = [
  ...['size', 'first', 'last', 'name', 'items', 'super'],
  ...['index', 'index0', 'rindex', 'rindex0', 'length', 'col', 'col0', 'col_first', 'col_last', 'row'],
];

/** Complains about names in a template that the view can never have; partials are looked at when they are filled in. */
export async function misspellings(
  engine: Liquid,
  pieces: Piece[],
  { file, text }: Template,
  view: object,
  names: string[],
): Promise<Diagnostic[]> {
  const { variables, globals } = await engine.analyze(pieces, { partials: false });
  const document = positioned(file, text, 1);
  const known = new Set([...names, ...liquidNames]);
  // A partial may have given a name to something.
  const isWhole = !/\b(?:include|layout)\b/.test(text);
  const strangers = new Set(isWhole ? Object.values(globals).flat().map(placeName) : []);
  const found = Object.values(variables)
    .flat()
    .flatMap((variable) => {
      const { segments, location } = variable;
      const isRoot = strangers.has(placeName(variable));
      const wrong = segments.findIndex((segment, index) =>
        index === 0
          ? isRoot && !(String(segment) in view)
          : typeof segment === 'string' && !known.has(segment),
      );
      if (wrong < 0) return [];
      const path = segments
        .slice(0, wrong + 1)
        .map(String)
        .join('.');
      const candidates = wrong === 0 ? Object.keys(view) : names;
      const at = document.at(offsetOf(text, location.row, location.col));
      return [{ place: at.place, fault: unknownName(path, candidates, at) }];
    });
  return found
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ fault }) => fault);
}

const placeName = ({ segments, location: { row, col } }: Variable): string =>
  `${row}:${col}:${String(segments[0])}`;

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let before = 1; before < line; before += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
