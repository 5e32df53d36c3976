import { v5 } from 'uuid';

/** The namespace of everything that is named here (RFC 9562): whoever changes it sends every reader every item again. */
const NAMESPACE = '8baafc89-642c-4712-b125-07e05f7f5b8d';

/** A UUID that the same things always get, on every machine and at every address. */
export function permanentId(
  kind: 'feed' | 'issue' | 'entry' | 'event' | 'message',
  ...names: string[]
): string {
  return v5([kind, ...names].join('\n'), NAMESPACE);
}
