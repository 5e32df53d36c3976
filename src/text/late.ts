/** Values that few runs need: made at the top of a module they would be made at every start. */

/** Makes a value when it is first asked for. */
export function late<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
