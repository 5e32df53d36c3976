/** The JSON of a digest, read as `digest render` reads it where nothing is configured. */
import { readBack as read } from '../../../src/reissue.ts';
import { publication } from '../../render/week.ts';

/** Reads a text; `before` says what stands for keys that are missing. */
export async function readBack(json: string, before: Partial<Parameters<typeof read>[1]> = {}) {
  const bytes = new TextEncoder().encode(json);
  return await read({ file: 'issue.json', bytes }, { lang: 'en', preheader: null, publication, ...before });
}
