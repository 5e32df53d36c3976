/** The line by which editors find the schema of a configuration. */

/** Where the schema of digest.yaml is published: the newest one of this major version. */
export const schemaAddress = 'https://unpkg.com/weekly-digest@0/schema/config.schema.json';

/** The first line of a new digest.yaml; editors with a language server for YAML complete and check it by that. */
export const schemaLine = `# yaml-language-server: $schema=${schemaAddress}\n`;
