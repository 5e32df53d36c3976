/** How V8 keeps a text, where it matters. */

/**
 * The same text with two bytes for each of its characters, which V8 has for texts with a “ or a → in them. It compiles each expression
 * once for texts of one byte and once more for these, and some take it three times as long for one byte: where dozens of expressions are
 * asked of a few texts, all of them are to be alike.
 */
export const wide = (text: string): string => `${text}\u2028`.slice(0, -1);
