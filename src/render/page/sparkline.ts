/** How many entries a theme had from issue to issue, as a drawing of the size of a word. */
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Options as Schema } from 'rehype-sanitize';

/** A bar for each issue, this one the last; its words are the numbers. */
export function sparklineOf({ counts, hue }: { counts: number[]; hue: number }): Element {
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, at) => {
    const height = count === 0 ? FOOT : Math.max(FOOT, (count / most) * HEIGHT);
    return s('rect', {
      x: at * STEP,
      y: Number((HEIGHT - height).toFixed(2)),
      width: BAR,
      height: Number(height.toFixed(2)),
    });
  });
  const width = counts.length * STEP - (STEP - BAR);
  const properties = { role: 'img', className: ['spark', `hue-${hue}`], width, height: HEIGHT };
  return s('svg', { ...properties, viewBox: `0 0 ${width} ${HEIGHT}` }, [
    s('title', counts.join(', ')),
    ...bars,
  ]);
}

/** What prose may be made of where it has sparklines. */
export function withSparklines(kept: Schema): Schema {
  return {
    ...kept,
    tagNames: [...(kept.tagNames ?? []), 'svg', 'title', 'rect'],
    attributes: {
      ...kept.attributes,
      svg: ['role', 'width', 'height', 'viewBox'],
      rect: ['x', 'y', 'width', 'height'],
    },
  };
}

/** In pixels: the height of all, the width of a bar and its gap, and what stands for nothing. */
const HEIGHT = 16;
const BAR = 5;
const STEP = 7;
const FOOT = 1;
