/** What a row was to reach: a ratio, CPU in starts of Node, megabytes. One that ended with a fault has reached nothing. */

/** @returns {{ words: string, isReached: boolean }[]} */
export function goalsOf({ ratio, starts, memory, goal, most = {}, ended = 0 }) {
  return [
    { most: goal ?? undefined, is: ratio.median, unit: '' },
    { most: most.starts, is: starts, unit: ' starts' },
    { most: most.memory, is: memory, unit: ' MB' },
  ]
    .filter((it) => it.most !== undefined)
    .map((it) => ({ words: `${it.most}${it.unit}`, isReached: ended === 0 && it.is <= it.most }));
}
