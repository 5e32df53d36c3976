/** How messages write counts and choices. */

/** 12,345 for 12345. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `a, b or c`. */
export const oneOf = (words: string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
