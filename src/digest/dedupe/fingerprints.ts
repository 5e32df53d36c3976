import type { Fingerprint } from '../../text/identity.ts';

/** A set of 64-bit fingerprints that takes 16 bytes for each: a million of them in a Set of strings take ten times as much. */
export interface Fingerprints {
  /** Adds a fingerprint; false when it was there already. */
  add(fingerprint: Fingerprint): boolean;
}

/** An empty set: open addressing with linear probing, at most half full. */
export function newFingerprints(): Fingerprints {
  let slots = new Int32Array(2 * 1024);
  let count = 0;

  /** The slot of a fingerprint, or the free one where it belongs. The pair of zeros marks free slots. */
  function slotOf(table: Int32Array, high: number, low: number): number {
    const mask = table.length / 2 - 1;
    let slot = low & mask;
    while (!(table[2 * slot] === 0 && table[2 * slot + 1] === 0)) {
      if (table[2 * slot] === high && table[2 * slot + 1] === low) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function grow(): void {
    const larger = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 2) {
      const [high, low] = [slots[at]!, slots[at + 1]!];
      if (high === 0 && low === 0) continue;
      const slot = slotOf(larger, high, low);
      larger[2 * slot] = high;
      larger[2 * slot + 1] = low;
    }
    slots = larger;
  }

  return {
    add([first, second]) {
      const high = first | 0;
      // The pair of zeros is taken.
      const low = high === 0 && second === 0 ? 1 : second | 0;
      const slot = slotOf(slots, high, low);
      if (slots[2 * slot] === high && slots[2 * slot + 1] === low) return false;
      slots[2 * slot] = high;
      slots[2 * slot + 1] = low;
      count++;
      if (4 * count > slots.length) grow();
      return true;
    },
  };
}
