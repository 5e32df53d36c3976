/** Pieces that are markup already: they are put into the output as they are. */

/** A piece of the output, in the markup of the target. A filter that makes text of it makes it text like any other. */
export interface Markup {
  toString(): string;
  toJSON(): string;
}

const known = new WeakSet<object>();

/** Says of a text that it is markup. Only what was stringified from a tree or escaped may be. */
export function markup(text: string): Markup {
  const piece = { toString: () => text, toJSON: () => text };
  known.add(piece);
  return piece;
}

/** Whether a value is markup. */
export function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && known.has(value);
}
