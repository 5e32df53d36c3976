/** Some texts below one another with a blank line between them; those that are empty are none. */
export const joinParagraphs = (...texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n\n');
