/** Colours as CSS writes them. */
import { nearest } from '../diagnostics/nearest.ts';
import { late } from './late.ts';

/** A colour in sRGB. */
export interface Colour {
  /** Red, green and blue, each from 0 to 255. */
  rgb: number[];
  /** From 0, where nothing of it is seen, to 1. */
  opacity: number;
}

/** The colour that a text is, and nothing else: `#0a6`, `teal`, `rgb(…)`, `hsl(…)`, `oklch(…)`; null when it is none. */
export function colourOf(text: string): Colour | null {
  return fromDigits(namedColours().get(text.toLowerCase()) ?? text) ?? fromFunction(text);
}

/** The name of a colour that is spelt much like a text; null when there is none. */
export function nearestColour(text: string): string | null {
  return /^[a-z]{3,}$/i.test(text) ? nearest(text, [...namedColours().keys()]) : null;
}

function fromDigits(text: string): Colour | null {
  if (!/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return null;
  const parts = text.match(text.length < 6 ? /[0-9a-f]/gi : /[0-9a-f]{2}/gi) ?? [];
  const [red = 0, green = 0, blue = 0, opacity = 255] = parts.map((part) =>
    Number.parseInt(part.padStart(2, part), 16),
  );
  return { rgb: [red, green, blue], opacity: opacity / 255 };
}

/** A text such as `rgb(1 2 3 / 50%)`, or the same with commas. What is no value becomes NaN on the way. */
function fromFunction(text: string): Colour | null {
  const [, name = '', inside = ''] = /^(rgba?|hsla?|oklch)\((.*)\)$/is.exec(text) ?? [];
  const model = name.toLowerCase().replace('a', '');
  const values = inside.includes(',') && model !== 'oklch' ? inside.split(',') : spaced(inside);
  const [first, second, third, opacity = '1', ...others] = values.map((value) => value.trim());
  if (first === undefined || second === undefined || third === undefined || others.length > 0) return null;
  const rgb = models[model]!(first, second, third);
  const colour = { rgb, opacity: within(share(opacity, 1), 1) };
  return [...rgb, colour.opacity].some(Number.isNaN) ? null : colour;
}

/** `1 2 3`, or `1 2 3 / 4`. */
function spaced(inside: string): string[] {
  const [values = '', ...opacity] = inside.split('/');
  const three = values.trim().split(/\s+/);
  return three.length === 3 ? [...three, ...opacity] : [];
}

/** What the values of each function say. */
const models: Record<string, (first: string, second: string, third: string) => number[]> = {
  rgb: (...parts) => parts.map((part) => within(share(part, 255), 255)),
  hsl: (hue, saturation, lightness) =>
    fromHsl(angle(hue), within(share(saturation, 100), 100), within(share(lightness, 100), 100)),
  oklch: (lightness, chroma, hue) =>
    fromOklch(within(share(lightness, 1), 1), Math.max(0, share(chroma, 0.4)), angle(hue)),
};

const number = String.raw`[-+]?(?:\d+(?:\.\d+)?|\.\d+)`;
const anyShare = new RegExp(`^(${number})(%?)$`);
const anyAngle = new RegExp(`^(${number})(deg|grad|rad|turn)?$`, 'i');

/** A number, or so many per cent of a whole. */
function share(text: string, whole: number): number {
  const [, value = Number.NaN, sign] = anyShare.exec(text) ?? [];
  return Number(value) * (sign === '%' ? whole / 100 : 1);
}

/** An angle in degrees. */
function angle(text: string): number {
  const [, value = Number.NaN, unit = 'deg'] = anyAngle.exec(text) ?? [];
  return Number(value) * (degrees[unit.toLowerCase()] ?? 1);
}

const degrees: Record<string, number> = { grad: 0.9, rad: 180 / Math.PI, turn: 360 };

function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** As CSS Color 4 computes it. */
function fromHsl(hue: number, saturation: number, lightness: number): number[] {
  const light = lightness / 100;
  const reach = (saturation / 100) * Math.min(light, 1 - light);
  const turned = ((hue % 360) + 360) % 360;
  return [0, 8, 4].map((start) => {
    const part = (start + turned / 30) % 12;
    return 255 * (light - reach * Math.max(-1, Math.min(part - 3, 9 - part, 1)));
  });
}

/** As CSS Color 4 computes it; what a screen cannot show is cut off. */
function fromOklch(lightness: number, chroma: number, hue: number): number[] {
  const [a, b] = [Math.cos, Math.sin].map((of) => chroma * of((hue * Math.PI) / 180)) as [number, number];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ].map((light) => within(light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055, 1) * 255);
}

/** The colours that CSS Color 4 gives names. */
export const namedColours = late(
  () =>
    new Map(
      [
        ...`
aliceblue #f0f8ff antiquewhite #faebd7 aqua #00ffff aquamarine #7fffd4 azure #f0ffff beige #f5f5dc bisque #ffe4c4
black #000000 blanchedalmond #ffebcd blue #0000ff blueviolet #8a2be2 brown #a52a2a burlywood #deb887
cadetblue #5f9ea0 chartreuse #7fff00 chocolate #d2691e coral #ff7f50 cornflowerblue #6495ed cornsilk #fff8dc
crimson #dc143c cyan #00ffff darkblue #00008b darkcyan #008b8b darkgoldenrod #b8860b darkgray #a9a9a9
darkgreen #006400 darkgrey #a9a9a9 darkkhaki #bdb76b darkmagenta #8b008b darkolivegreen #556b2f darkorange #ff8c00
darkorchid #9932cc darkred #8b0000 darksalmon #e9967a darkseagreen #8fbc8f darkslateblue #483d8b
darkslategray #2f4f4f darkslategrey #2f4f4f darkturquoise #00ced1 darkviolet #9400d3 deeppink #ff1493
deepskyblue #00bfff dimgray #696969 dimgrey #696969 dodgerblue #1e90ff firebrick #b22222 floralwhite #fffaf0
forestgreen #228b22 fuchsia #ff00ff gainsboro #dcdcdc ghostwhite #f8f8ff gold #ffd700 goldenrod #daa520
gray #808080 green #008000 greenyellow #adff2f grey #808080 honeydew #f0fff0 hotpink #ff69b4 indianred #cd5c5c
indigo #4b0082 ivory #fffff0 khaki #f0e68c lavender #e6e6fa lavenderblush #fff0f5 lawngreen #7cfc00
lemonchiffon #fffacd lightblue #add8e6 lightcoral #f08080 lightcyan #e0ffff lightgoldenrodyellow #fafad2
lightgray #d3d3d3 lightgreen #90ee90 lightgrey #d3d3d3 lightpink #ffb6c1 lightsalmon #ffa07a lightseagreen #20b2aa
lightskyblue #87cefa lightslategray #778899 lightslategrey #778899 lightsteelblue #b0c4de lightyellow #ffffe0
lime #00ff00 limegreen #32cd32 linen #faf0e6 magenta #ff00ff maroon #800000 mediumaquamarine #66cdaa
mediumblue #0000cd mediumorchid #ba55d3 mediumpurple #9370db mediumseagreen #3cb371 mediumslateblue #7b68ee
mediumspringgreen #00fa9a mediumturquoise #48d1cc mediumvioletred #c71585 midnightblue #191970 mintcream #f5fffa
mistyrose #ffe4e1 moccasin #ffe4b5 navajowhite #ffdead navy #000080 oldlace #fdf5e6 olive #808000
olivedrab #6b8e23 orange #ffa500 orangered #ff4500 orchid #da70d6 palegoldenrod #eee8aa palegreen #98fb98
paleturquoise #afeeee palevioletred #db7093 papayawhip #ffefd5 peachpuff #ffdab9 peru #cd853f pink #ffc0cb
plum #dda0dd powderblue #b0e0e6 purple #800080 rebeccapurple #663399 red #ff0000 rosybrown #bc8f8f
royalblue #4169e1 saddlebrown #8b4513 salmon #fa8072 sandybrown #f4a460 seagreen #2e8b57 seashell #fff5ee
sienna #a0522d silver #c0c0c0 skyblue #87ceeb slateblue #6a5acd slategray #708090 slategrey #708090 snow #fffafa
springgreen #00ff7f steelblue #4682b4 tan #d2b48c teal #008080 thistle #d8bfd8 tomato #ff6347 turquoise #40e0d0
violet #ee82ee wheat #f5deb3 white #ffffff whitesmoke #f5f5f5 yellow #ffff00 yellowgreen #9acd32
`.matchAll(/([a-z]+) (#\S+)/g),
      ].map(([, name = '', digits = '']) => [name, digits] as const),
    ),
);
