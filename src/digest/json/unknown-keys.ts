/** What stands in data where a schema knows nothing of it: the schema itself passes over it. */

import type { GenericSchema } from 'valibot';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Path } from '../../text/paths.ts';

/** A key that the schema does not know, or a list in the place of an object. */
export interface UnknownKey {
  path: Path;
  kind: 'key' | 'list';
  /** The key that was probably meant: one beside it that is missing or null; null when there is none. */
  meant: string | null;
}

/** Every unknown key, in the order of the data. */
export function unknownKeysIn(schema: GenericSchema, data: unknown, path: Path = []): UnknownKey[] {
  if ('wrapped' in schema) return unknownKeysIn(schema.wrapped as GenericSchema, data, path);
  if ('item' in schema && Array.isArray(data)) {
    return data.flatMap((it, at) => unknownKeysIn(schema.item as GenericSchema, it, [...path, at]));
  }
  if (!('entries' in schema) || typeof data !== 'object' || data === null) return [];
  if (Array.isArray(data)) return [{ path, kind: 'list', meant: null }];
  const known = schema.entries as Record<string, GenericSchema>;
  const given = new Map(Object.entries(data));
  const missing = Object.keys(known).filter((key) => (given.get(key) ?? null) === null);
  return [...given].flatMap(([key, value]): UnknownKey[] => {
    const steps = [...path, key];
    if (Object.hasOwn(known, key)) return unknownKeysIn(known[key]!, value, steps);
    return [{ path: steps, kind: 'key', meant: key.length < shortest ? null : nearest(key, missing) }];
  });
}

/** A shorter key is near to so many words that it was probably not meant as one of them. */
const shortest = 5;
