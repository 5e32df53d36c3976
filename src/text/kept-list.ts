/** Lists that are kept as often as there are entries. */

/** For all that have nothing in them: of a million entries each has four or five, and each would take 32 bytes. */
export const emptyList: readonly never[] = Object.freeze([]);

/** A list without the room for more that filters leave, and nothing of its own where it is empty. */
export const keptList = <T>(list: readonly T[]): readonly T[] =>
  list.length === 0 ? emptyList : list.slice();
