import { jsonDocument } from '../text/visible-json.ts';
import type { Digest } from '../types.ts';

/** The digest itself, which renders back to the same bytes. What a terminal could take for a command is written `\u…`. */
export function jsonOf(digest: Digest): string {
  return jsonDocument(digest);
}
