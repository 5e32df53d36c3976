import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Row } from '../layout/tree.ts';

/** The height of a row in rem; the stylesheet gives the lines of the list above the bars the same one. */
const ROW = 2.25;
/** The thickness of a bar in rem, and how far below its row's top it lies: under the words. */
const BAR = 0.1875;
const UNDER = 1.75;

/** A bar under each line of the contents, as long as its section is large. `words` are for those who cannot see it. */
export function chartOf(rows: Row[], words: { title: string; description: string }): Element {
  const most = Math.max(...rows.map(({ count }) => count));
  const bars = rows.flatMap(({ count, hue }, index) => {
    const width = `${((count / most) * 100).toFixed(1)}%`;
    const y = `${index * ROW + UNDER}rem`;
    return count === 0
      ? []
      : [s('rect', { className: [`hue-${hue}`], y, width, height: `${BAR}rem`, rx: 1.5 })];
  });
  return s('svg', { role: 'img', height: `${rows.length * ROW}rem` }, [
    s('title', words.title),
    s('desc', words.description),
    ...bars,
  ]);
}
