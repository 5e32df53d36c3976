import type { Element } from 'hast';
import { s } from 'hastscript';
import type { ContentsRow } from '../layout/issue.ts';
import { headingWords } from '../layout/sections.ts';

/** The height of a row in rem; the stylesheet gives the lines of the list above the bars the same one. */
const ROW = 2.25;
/** The thickness of a bar in rem, and how far below its row's top it lies: under the words. */
const BAR = 0.1875;
const UNDER = 1.75;

/** A bar under each line of the contents, as long as its section is large. The words are for those who cannot see it. */
export function chartOf(rows: ContentsRow[], title: string): Element {
  const most = rows.reduce((largest, { share }) => Math.max(largest, share), 0);
  const bars = rows.flatMap(({ share, hue }, index) => {
    const width = `${((share / most) * 100).toFixed(1)}%`;
    const y = `${index * ROW + UNDER}rem`;
    return share === 0
      ? []
      : [s('rect', { className: [`hue-${hue}`], y, width, height: `${BAR}rem`, rx: 1.5 })];
  });
  const described = rows.map(({ heading, count }) =>
    count === null ? headingWords(heading) : `${headingWords(heading)} (${count})`,
  );
  return s('svg', { role: 'img', height: `${rows.length * ROW}rem` }, [
    s('title', title),
    s('desc', described.join(', ')),
    ...bars,
  ]);
}
