/** Colours as CSS writes them. */
import { nearest } from '../nearest.ts';

/** Whether a text is one colour and nothing else: `#0a6`, `rebeccapurple`, `rgb(…)`, `hsl(…)`, `oklch(…)`. */
export function isColour(text: string): boolean {
  if (/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return true;
  return names.includes(text.toLowerCase()) || functions.some((pattern) => pattern.test(text));
}

/** The name of a colour that is spelt much like a text; null when there is none. */
export function nearestColour(text: string): string | null {
  return /^[a-z]{3,}$/i.test(text) ? nearest(text, names) : null;
}

const number = String.raw`[-+]?(?:\d+(?:\.\d+)?|\.\d+)`;
const share = `${number}%?`;
const angle = `${number}(?:deg|grad|rad|turn)?`;

/** Three values with spaces or commas between them, and how opaque it is. */
function written(name: string, first: string, hasCommas: boolean): RegExp {
  const spaced = String.raw`${first}\s+${share}\s+${share}(?:\s*/\s*${share})?`;
  const commas = String.raw`${first}\s*,\s*${share}\s*,\s*${share}(?:\s*,\s*${share})?`;
  return new RegExp(String.raw`^${name}\(\s*(?:${hasCommas ? `${spaced}|${commas}` : spaced})\s*\)$`, 'i');
}

const functions = [
  written('rgba?', share, true),
  written('hsla?', angle, true),
  // The last of its three values is the angle.
  new RegExp(String.raw`^oklch\(\s*${share}\s+${share}\s+${angle}(?:\s*/\s*${share})?\s*\)$`, 'i'),
];

/** The colours that CSS Color 4 gives names. */
const names =
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown
burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod
darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid
mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream
mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue
saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen
steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen`.split(/\s+/);
