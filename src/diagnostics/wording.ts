/** How messages write counts and choices. */

/** 12,345 for 12345. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `a, b or c`. */
export const oneOf = (words: string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Bytes as whole megabytes. */
export const megabytes = (bytes: number): string => thousands(Math.round(bytes / 2 ** 20));

/** The megabytes to ask for where so many bytes are too few: twice as many, as a power of two. */
export const megabytesBeyond = (bytes: number): number => 2 ** Math.ceil(Math.log2((2 * bytes) / 2 ** 20));
