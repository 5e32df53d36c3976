/** The hosts of the addresses in a text, found by its bytes: whether a link could lead to one of some sites. */

const COLON = 0x3a;
const SLASH = 0x2f;
const UNDERSCORE = 0x5f;
const W = 0x77;

/**
 * Makes what tells whether some text may have a link to one of the hosts or below one. It is never wrong when it says no;
 * an odd address (with a user's name, escapes or letters beyond ASCII in its host) is a yes.
 */
export function hostFinder(
  hosts: Iterable<string>,
): (bytes: Uint8Array, from: number, to: number) => boolean {
  const wanted = new Set(hosts);
  return (bytes, from, to) => {
    for (let at = from; at + 2 < to; at++) {
      const isWww = bytes[at] === W && bytes[at + 1] === W && bytes[at + 2] === W;
      if (!isWww && (bytes[at] !== COLON || bytes[at + 1] !== SLASH || bytes[at + 2] !== SLASH)) continue;
      const start = isWww ? at : at + 3;
      const end = hostEnd(bytes, start, to);
      if (isOdd(bytes, end, to) || isAtOneOf(wanted, hostText(bytes, start, end))) return true;
      at = end - 1;
    }
    return false;
  };
}

function hostEnd(bytes: Uint8Array, start: number, to: number): number {
  let end = start;
  while (end < to && isOfHost(bytes[end]!)) end++;
  return end;
}

/** Whether the host may go on in another way than hosts are written: `user@`, `%2e`, `größe`, `[::1]`. */
function isOdd(bytes: Uint8Array, end: number, to: number): boolean {
  if (end === to) return false;
  const next = bytes[end]!;
  if (next !== COLON) return next >= 0x80 || ODD.includes(next);
  // A port, or the end of a name and its password.
  for (let at = end + 1; at < to && bytes[at]! > 0x20 && bytes[at] !== SLASH; at++) {
    if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return true;
  }
  return false;
}

const ODD = Array.from('@%[\\', (character) => character.charCodeAt(0));

/** In small letters, without the full stop that ends a sentence. */
function hostText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text.toLowerCase().replace(/[.-]+$/, '');
}

function isAtOneOf(wanted: ReadonlySet<string>, host: string): boolean {
  for (let at = 0; at !== -1; at = host.indexOf('.', at + 1)) {
    if (wanted.has(at === 0 ? host : host.slice(at + 1))) return true;
  }
  return false;
}

/** Letters and digits of ASCII, `.`, `-` and `_`. */
const isOfHost = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x2d && byte <= 0x39 && byte !== SLASH) ||
  byte === UNDERSCORE;
