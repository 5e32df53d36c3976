/** Numbers under hashes, the latest first: they take 12 bytes each, and 8 to 16 more for each hash. */
export interface Chains {
  /** Puts a number under a hash. */
  add(hash: number, value: number): void;
  /** Where the latest number under a hash stands; -1 where there is none. */
  latest(hash: number): number;
  /** Where the one stands that was put under the same hash before; -1 where there is none. */
  before(place: number): number;
  /** The number that stands somewhere. */
  at(place: number): number;
}

/** Empty chains of 32-bit numbers. The latest are found by open addressing with linear probing, at most half full. */
export function newChains(): Chains {
  let values = new Int32Array(1024);
  let hashes = new Int32Array(1024);
  let earlier = new Int32Array(1024);
  let count = 0;
  /** Places with one added, so that 0 marks free slots: what they are found by stands at the place. */
  let slots = new Int32Array(2048);
  let filled = 0;

  /** The slot of a hash, or the free one where it belongs. */
  function slotOf(table: Int32Array, hash: number): number {
    const mask = table.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot] !== 0 && hashes[table[slot]! - 1] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const larger = new Int32Array(2 * slots.length);
    for (const place of slots) if (place !== 0) larger[slotOf(larger, hashes[place - 1]!)] = place;
    slots = larger;
  }

  return {
    add(hash, value) {
      if (count === values.length) {
        values = doubled(values);
        hashes = doubled(hashes);
        earlier = doubled(earlier);
      }
      const slot = slotOf(slots, hash | 0);
      values[count] = value;
      hashes[count] = hash;
      earlier[count] = slots[slot]! - 1;
      if (slots[slot] === 0) filled++;
      slots[slot] = ++count;
      if (2 * filled > slots.length) grow();
    },
    latest: (hash) => slots[slotOf(slots, hash | 0)]! - 1,
    before: (place) => earlier[place]!,
    at: (place) => values[place]!,
  };
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * list.length);
  larger.set(list);
  return larger;
}
