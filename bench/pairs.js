/** Pairs of snippets with a label, as `bench/duplicates.txt` has them and says how they are written. */

/**
 * @param {string} text
 * @returns {{ same: boolean, kind: string, a: Snippet, b: Snippet }[]}
 * @typedef {{ title: string, body: string }} Snippet
 */
export function readPairs(text) {
  const blocks = text.split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const [label, ...lines] = block.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
    if (label === undefined) return [];
    const sign = /^([=!])\s*(.*)$/.exec(label);
    if (sign === null || lines.length !== 4) throw new Error(`this is no pair:\n${block}`);
    const [titleA, bodyA, titleB, bodyB] = lines.map((line) => (line === '-' ? '' : line));
    return [
      {
        same: sign[1] === '=',
        kind: sign[2],
        a: { title: titleA, body: bodyA },
        b: { title: titleB, body: bodyB },
      },
    ];
  });
}
