/** The way to a value in a document: keys, and indexes of lists from 0. */
export type Path = (string | number)[];

/** A path as people write it: `themes[2].keywords[5]`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
