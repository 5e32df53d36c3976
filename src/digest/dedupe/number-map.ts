/** A map from hashes to numbers from 0: it takes 16 bytes for each, where a Map takes three times as many and longer. */
export interface NumberMap {
  /** -1 where there is none. */
  get(hash: number): number;
  set(hash: number, value: number): void;
}

/** An empty map: open addressing with linear probing, at most half full. */
export function newNumberMap(): NumberMap {
  /** In pairs: a hash, and its value with one added, so that 0 marks free slots. */
  let slots = new Int32Array(2 * 1024);
  let count = 0;

  /** Where a hash stands, or the free place where it belongs. */
  function placeOf(table: Int32Array, hash: number): number {
    const mask = table.length - 1;
    let place = (2 * (hash ^ (hash >>> 15))) & mask;
    while (table[place + 1] !== 0 && table[place] !== hash) place = (place + 2) & mask;
    return place;
  }

  function grow(): void {
    const larger = new Int32Array(2 * slots.length);
    for (let at = 0; at < slots.length; at += 2) {
      if (slots[at + 1] === 0) continue;
      const place = placeOf(larger, slots[at]!);
      larger[place] = slots[at]!;
      larger[place + 1] = slots[at + 1]!;
    }
    slots = larger;
  }

  return {
    get: (hash) => slots[placeOf(slots, hash | 0) + 1]! - 1,
    set(hash, value) {
      const place = placeOf(slots, hash | 0);
      if (slots[place + 1] === 0) count++;
      slots[place] = hash;
      slots[place + 1] = value + 1;
      if (4 * count > slots.length) grow();
    },
  };
}

/** A list of numbers that grows. */
export interface NumberList {
  at(index: number): number;
  /** How many there are then. */
  push(value: number): number;
}

/** An empty list, of 32-bit numbers. */
export function newNumberList(): NumberList {
  let values = new Int32Array(1024);
  let count = 0;
  return {
    at: (index) => values[index]!,
    push(value) {
      if (count === values.length) {
        const larger = new Int32Array(2 * count);
        larger.set(values);
        values = larger;
      }
      values[count++] = value;
      return count;
    },
  };
}
