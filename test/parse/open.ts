/** Sources for tests, from text as one would write it down. */
import type { Opened } from '../../src/input/front-matter.ts';
import { openSource } from '../../src/input/front-matter.ts';
import { type Parsed, type ParseOptions, parse } from '../../src/parse/parse.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function open(file: string, content: string | Uint8Array): Promise<Opened> {
  return openSource({ file, bytes: typeof content === 'string' ? bytesOf(content) : content });
}

/** Opens and parses, as the pipeline does. */
export async function read(
  file: string,
  content: string | Uint8Array,
  options: Partial<ParseOptions> = {},
): Promise<Parsed> {
  return parse(await open(file, content), { format: 'auto', date: null, ...options });
}
