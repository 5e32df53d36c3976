/**
 * A text that is written as UTF-8 from the start. Millions of short lines as strings, joined and encoded, would cost a
 * filter more than to find out what the lines say.
 */

/** A growing text. */
export interface Sheet {
  /** Appends what is encoded already. */
  bytes(bytes: Uint8Array): void;
  text(text: string): void;
  /** A whole number from 0 on, in decimal. */
  number(value: number): void;
  /** Everything since the last time, in memory of its own. */
  take(): Uint8Array<ArrayBuffer>;
}

/** An empty sheet. */
export function newSheet(): Sheet {
  let page = new Uint8Array(0x1_0000);
  let length = 0;
  const encoder = new TextEncoder();
  const makeRoom = (more: number): void => {
    if (length + more <= page.length) return;
    const larger = new Uint8Array(2 * (length + more));
    larger.set(page.subarray(0, length));
    page = larger;
  };
  return {
    bytes(bytes) {
      makeRoom(bytes.length);
      // For the few bytes that come each time a loop is faster than `set`.
      for (let i = 0; i < bytes.length; i++) page[length++] = bytes[i]!;
    },
    text(text) {
      makeRoom(3 * text.length);
      length += encoder.encodeInto(text, page.subarray(length)).written;
    },
    number(value) {
      const digits = digitsOf(value);
      makeRoom(digits);
      length += digits;
      for (let at = length - 1, rest = value; at >= length - digits; at--) {
        page[at] = ZERO + (rest % 10);
        rest = Math.floor(rest / 10);
      }
    },
    take() {
      const written = page.slice(0, length);
      length = 0;
      return written;
    },
  };
}

const ZERO = 0x30;

function digitsOf(value: number): number {
  let digits = 1;
  for (let bound = 10; bound <= value; bound *= 10) digits++;
  return digits;
}
