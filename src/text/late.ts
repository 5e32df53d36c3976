/** Values that are made when they are first asked for, and kept. */

/** Makes a value that few runs need: at the top of a module it would be made at every start. */
export function late<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Answers each question once, and keeps all answers: for what is asked the same few things again and again. */
export function askedOnce<Of, T>(answer: (of: Of) => T): (of: Of) => T {
  const answers = new Map<Of, T>();
  return (of) => {
    const known = answers.get(of);
    if (known !== undefined) return known;
    const found = answer(of);
    answers.set(of, found);
    return found;
  };
}

/** Makes a value of an object when it is first asked for, and keeps it for as long as the object is there. */
export function keptFor<Of extends object, T>(make: (of: Of) => T): (of: Of) => T {
  const made = new WeakMap<Of, T>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}
