/** Values as programs write them into JSON and tables: a text may be an object around it, a list a text with commas. */

/** The text that a value is or holds; null when it is or holds none. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return partOf(
    value,
    ['rendered', 'value', '_value', 'html', 'markdown', 'text', 'content', '$t', '#text'],
    textIn,
  );
}

/** Whether a text stands in an object of which it is said that it is HTML. */
export function isRendered(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('rendered' in value || 'html' in value);
}

/** Whether a text stands in an object of which it is said that it is Markdown. */
export const isMarkdown = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'markdown' in value;

/** The name of a person, folder or tag: a text, or that of an object; of several all, separated by commas. */
export function nameIn(value: unknown): string | null {
  if (typeof value === 'string') return /^https?:\/\//.test(value) ? null : value.trim() || null;
  if (Array.isArray(value)) return value.flatMap((each) => nameIn(each) ?? []).join(', ') || null;
  const person = personIn(value);
  if (person !== null) return person;
  return partOf(value, nameParts, (part) => (typeof part === 'string' ? part.trim() || null : null));
}

/** A person whose names stand apart, as CSL has them. */
function personIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('family' in value) || !('given' in value)) return null;
  const { given, family } = value;
  return typeof given === 'string' && typeof family === 'string' ? `${given} ${family}`.trim() : null;
}

const nameParts =
  'name literal family display_name displayName nickname real_name realName fullName full_name title label term tag username login acct screen_name slug'.split(
    ' ',
  );

/** The names in a list, or in a text that lists them: with commas, bars or semicolons, else with spaces. */
export function namesIn(value: unknown, isOneWithSpaces = false): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => nameIn(each) ?? []);
  if (typeof value !== 'string') return nameIn(value)?.split(', ') ?? [];
  // Instapaper writes a list as JSON into the cell, Readwise as Python has it.
  if (/^\[.*\]$/s.test(value)) {
    const inner = value.slice(1, -1).replace(/(?<![^\s,])(["'])(.*?)\1(?![^\s,])/gs, '$2');
    return namesIn(inner, isOneWithSpaces || inner !== value.slice(1, -1));
  }
  const sign = [',', '|', ';'].find((each) => value.includes(each));
  const parts = sign !== undefined ? value.split(sign) : isOneWithSpaces ? [value] : value.split(/\s+/);
  return parts.map((part) => part.trim()).filter((part) => part !== '' && part !== '""');
}

/** The addresses in a list, of objects too; whether they are any is not asked. */
export function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap((each) => addressesIn(each));
  const found = partOf(value, ['href', 'url', 'uri', 'link', 'expanded_url'], (part) =>
    typeof part === 'string' ? part.trim() : null,
  );
  return found === null ? [] : [found];
}

/** The first part of an object, by its name, that can be read. */
function partOf<T>(value: unknown, parts: string[], read: (part: unknown) => T | null): T | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found = new Map<string, unknown>(Object.entries(value));
  for (const part of parts) {
    const inner = found.get(part);
    const result = typeof inner === 'string' ? read(inner) : null;
    if (result !== null) return result;
  }
  return null;
}
