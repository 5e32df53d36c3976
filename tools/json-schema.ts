/**
 * The JSON Schema of the digest, made of the declaration that JSON is read by. After a change of that,
 * `npx vitest run test/exchange/json-schema.test.ts -u` writes schema/digest.schema.json anew.
 */
import { toJsonSchema } from '@valibot/to-json-schema';
import { digestSchema, parts } from '../src/digest/json/schema.ts';

/** The schema that the package publishes, as a text. */
export function jsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(digestSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    definitions: parts,
    // That a day is in the calendar, for one, is more than a JSON Schema can say; that a number is finite goes without.
    ignoreActions: ['check', 'finite'],
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema === parts.entry.pipe[0]
        ? { ...jsonSchema, anyOf: [withWords('title'), withWords('body')] }
        : null,
  });
  const named = { $schema, $id: 'urn:digest:schema:1', title: 'A digest, as JSON', ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}

/** An entry of which this key says something. */
const withWords = (key: string) => ({
  required: [key],
  properties: { [key]: { type: 'string' as const, pattern: '\\S' } },
});
