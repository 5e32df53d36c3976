/** How names are compared: handles, tags, authors, headings. */

/** Without regard to case, composed or not. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();
