/** Paragraphs that begin with bold words, as a parish or a school has its notices: by them a text is known as Markdown, and an entry from the next. */

/** So many of them in a file are no chance. */
export const fewestNotices = 4;
