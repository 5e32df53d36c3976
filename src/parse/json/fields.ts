/** What the exports of programs are made of: objects of fields, and lists of them. */

/** The fields of an object, whatever they hold. */
export type Fields = { [name: string]: unknown };

/** Whether a value is an object, and no list. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in a list; none where it is something else. */
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** What is no message but a notice of the program: somebody joined, a call began. */
export const notice = Symbol('notice');
