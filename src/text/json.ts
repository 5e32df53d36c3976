/**
 * JSON with places. `JSON.parse` tells neither where a value stands nor, reliably, where a text breaks off being
 * JSON: its messages differ from one version of Node to the next. Nothing here recurses, so depth is no danger.
 */

/** A value within a JSON text: offsets in UTF-16 code units, the end exclusive. */
export interface JsonValue {
  start: number;
  end: number;
}

/** A value of an object with its name, or of an array, where the name is empty. */
export interface JsonMember extends JsonValue {
  name: string;
}

/** The place where a text stops being JSON, and what could have stood there. */
export interface JsonFault {
  offset: number;
  expected: string;
}

/** The values directly within an object or array of a valid JSON text, in order; none for any other value. */
export function members(text: string, value: JsonValue): JsonMember[] {
  const isObject = text[value.start] === '{';
  if (!isObject && text[value.start] !== '[') return [];
  const found: JsonMember[] = [];
  let at = skipSpace(text, value.start + 1);
  while (text[at] !== '}' && text[at] !== ']') {
    let name = '';
    if (isObject) {
      const end = valueEnd(text, at);
      name = JSON.parse(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    const end = valueEnd(text, at);
    found.push({ name, start: at, end });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return found;
}

/** Where the first value of a text begins: behind its white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** `JSON.parse` takes some hundred bytes a level, and an array of all the levels is more than V8 can hold. */
export const deepest = 1_000_000;

/** Finds the first place where a text is not JSON (RFC 8259) or too deep; null when there is none. */
export function firstFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let due: 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' = 'value';
  let at = skipSpace(text, 0);
  for (; ; at = skipSpace(text, at)) {
    const sign = text.charAt(at);
    if (due === 'comma') {
      const inside = open.at(-1);
      if (inside === undefined) return at === text.length ? null : { offset: at, expected: furtherValue };
      if (sign === ',') due = inside === '{' ? 'name' : 'value';
      else if (sign === closing[inside]) open.pop();
      else return { offset: at, expected: `"," or "${closing[inside]}"` };
      at++;
    } else if ((due === 'first name' && sign === '}') || (due === 'first value' && sign === ']')) {
      open.pop();
      due = 'comma';
      at++;
    } else if (due === 'colon') {
      if (sign !== ':') return { offset: at, expected: '":"' };
      due = 'value';
      at++;
    } else if (due.endsWith('value') && (sign === '{' || sign === '[')) {
      if (open.length === deepest) return { offset: at, expected: `at most ${deepest} levels of brackets` };
      open.push(sign);
      due = sign === '{' ? 'first name' : 'first value';
      at++;
    } else {
      const isName = due.endsWith('name');
      const scalar =
        isName && sign !== '"' ? { offset: at, expected: 'a name in double quotes' } : scalarEnd(text, at);
      if (typeof scalar !== 'number') return scalar;
      due = isName ? 'colon' : 'comma';
      at = scalar;
    }
  }
}

/** The first bracket that opens more than `most` levels; null when none does. The text need not be valid. */
export function firstBeyond(text: string, most: number): number | null {
  let [depth, isInString] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) isInString = !isInString;
    else if (isInString && code === backslash) at++;
    else if (!isInString && isOpening(code)) depth++;
    else if (!isInString && isClosing(code)) depth--;
    if (depth > most) return at;
  }
  return null;
}

/** What is expected where a text goes on after its value. */
export const furtherValue = 'the end of the file';

const closing = { '{': '}', '[': ']' } as const;

/** The offset behind the string, number or word at `at`, or what is wrong there. */
function scalarEnd(text: string, at: number): number | JsonFault {
  if (text[at] === '"') return strictStringEnd(text, at);
  numberOrWord.lastIndex = at;
  return numberOrWord.test(text) ? numberOrWord.lastIndex : { offset: at, expected: 'a value' };
}

const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function strictStringEnd(text: string, start: number): number | JsonFault {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code < 0x20) return { offset: at, expected: 'a closing quote, or an escape such as \\n,' };
    if (code !== backslash) continue;
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
    if (!escaped) return { offset: at, expected: 'an escape such as \\\\ or \\n' };
    at += escaped[0].length;
  }
  return { offset: text.length, expected: 'a closing quote' };
}

/** The offset behind a value of a valid text. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; ; ) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at);
    else if (isOpening(code) || isClosing(code)) {
      depth += isOpening(code) ? 1 : -1;
      at++;
    } else if (depth > 0) at++;
    else return scalarEnd(text, start) as number;
    if (depth === 0) return at;
  }
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at + 1;
}

const quote = 0x22;
const backslash = 0x5c;
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;
const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;
