/** What a row was to reach: a ratio, seconds of the processor, megabytes. One that ended with a fault has reached nothing. */

/** @returns {{ words: string, isReached: boolean }[]} */
export function goalsOf({ ratio, cpu, memory, goal, most = {}, ended = 0 }) {
  return [
    { most: goal ?? undefined, is: ratio.median, unit: '' },
    { most: most.seconds, is: cpu, unit: ' s' },
    { most: most.memory, is: memory, unit: ' MB' },
  ]
    .filter((it) => it.most !== undefined)
    .map((it) => ({ words: `${it.most}${it.unit}`, isReached: ended === 0 && it.is <= it.most }));
}
