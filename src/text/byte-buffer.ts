/**
 * A text that is written as UTF-8 from the start. Millions of short lines as strings, joined and encoded, would cost a
 * filter more than to find out what the lines say.
 */

/** A growing text. */
export interface ByteBuffer {
  /** Appends what is encoded already. */
  bytes(bytes: Uint8Array): void;
  text(text: string): void;
  /** A whole number from 0 on, in decimal. */
  number(value: number): void;
  /** Everything since the last time, in memory of its own. */
  take(): Uint8Array<ArrayBuffer>;
}

/** An empty buffer. */
export function newByteBuffer(): ByteBuffer {
  let room = new Uint8Array(0x1_0000);
  let length = 0;
  const encoder = new TextEncoder();
  const makeRoom = (more: number): void => {
    if (length + more <= room.length) return;
    const larger = new Uint8Array(2 * (length + more));
    larger.set(room.subarray(0, length));
    room = larger;
  };
  return {
    bytes(bytes) {
      makeRoom(bytes.length);
      // For the few bytes that come each time a loop is faster than `set`.
      for (let i = 0; i < bytes.length; i++) room[length++] = bytes[i]!;
    },
    text(text) {
      makeRoom(3 * text.length);
      length += encoder.encodeInto(text, room.subarray(length)).written;
    },
    number(value) {
      if (value > MOST) return this.text(String(value));
      const digits = digitsOf(value);
      makeRoom(digits);
      length += digits;
      for (let at = length - 1, rest = value; at >= length - digits; at--) {
        const tens = (rest / 10) | 0;
        room[at] = ZERO + rest - 10 * tens;
        rest = tens;
      }
    },
    take() {
      const written = room.slice(0, length);
      length = 0;
      return written;
    },
  };
}

const ZERO = 0x30;

/** What 32 bits hold: larger numbers are rare, and dividing these is several times as fast. */
const MOST = 2 ** 31 - 1;

function digitsOf(value: number): number {
  let digits = 1;
  for (let bound = 10; bound <= value; bound *= 10) digits++;
  return digits;
}
