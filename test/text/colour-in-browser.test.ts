import { expect, it } from 'vitest';
import { colourOf, namedColours } from '../../src/text/colour.ts';
import { describeInBrowser, openBrowser } from '../support/browser.ts';
import { writtenColours } from '../support/colours.ts';

describeInBrowser('a browser', () => {
  it('sees the same colours', async () => {
    const texts = [...writtenColours, ...namedColours().keys()];
    const browser = await openBrowser();
    const page = await browser.newPage();
    const seen = await page.evaluate<number[][]>(`${JSON.stringify(texts)}.map(${onWhitePaper})`);
    await browser.close();
    const ours = texts.map((text) => {
      const { rgb, opacity } = colourOf(text)!;
      return rgb.map((part) => 255 + (part - 255) * opacity);
    });
    const apart = texts.filter((_, text) =>
      seen[text]!.some((part, index) => Math.abs(part - ours[text]![index]!) > 1),
    );
    expect(apart).toEqual([]);
  });
});

/** What a browser makes of a colour: red, green and blue of a spot of it on white. */
const onWhitePaper = `(text) => {
  const canvas = document.createElement('canvas').getContext('2d');
  for (const colour of ['white', text]) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}`;
