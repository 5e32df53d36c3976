/**
 * The colours of the email. Mail programs know them as `#rrggbb` only. All have a contrast of at least 4.5 to the paper,
 * light and dark. Those for light paper have the hues of the page's accents, but are so dark (a luminance below 0.05) that
 * programs which make a dark scheme of their own take them for black and make them light: what is between dark and light
 * they leave as it is, on a ground that they have made dark.
 */
import { type Colour, colourOf } from '../../text/colour.ts';

/** A colour as text on paper. */
export interface Shade {
  /** The class by which the dark scheme finds it. */
  name: string;
  light: string;
  dark: string;
}

/** The colours of one email. */
export interface Colours {
  ink: Shade;
  quiet: Shade;
  rule: Shade;
  /** The accent of a hue; 0 is no theme's. */
  accent(hue: number): Shade;
}

/** What everything is written on. */
export const paper = { light: '#ffffff', dark: '#16171a' };

const ink: Shade = { name: 'ink', light: '#1d1c1a', dark: '#e6e3dd' };
const quiet: Shade = { name: 'quiet', light: '#423d36', dark: '#a8a39a' };
const rule: Shade = { name: 'rule', light: '#ddd8ce', dark: '#34363c' };

/** The accents of the hues from 1. */
const accents: [light: string, dark: string][] = [
  ['#1e3981', '#97b6fb'],
  ['#522b76', '#c7a6ee'],
  ['#004450', '#5bc8e1'],
  ['#771c1d', '#f39d95'],
  ['#004264', '#75c0f4'],
  ['#024640', '#5ccdc0'],
  ['#741b3a', '#f19bae'],
  ['#00490e', '#8cc98e'],
  ['#5f3201', '#e9a771'],
  ['#3d327f', '#b0aef8'],
  ['#722400', '#f1a084'],
  ['#642261', '#de9fd7'],
  ['#4d3c00', '#d1b565'],
  ['#004731', '#71cda7'],
  ['#701d4c', '#eb9bc1'],
];

/** The colours of an email whose publication has this accent; each theme has its own where there is none. */
export function coloursOf(accent: string | null): Colours {
  const one = accent === null ? null : colourOf(accent);
  if (one !== null) {
    const shade = { name: 'accent', light: readable(one, paper.light), dark: readable(one, paper.dark) };
    return { ink, quiet, rule, accent: () => shade };
  }
  const byHue = accents.map(([light, dark], index): Shade => ({ name: `hue-${index + 1}`, light, dark }));
  return { ink, quiet, rule, accent: (hue) => byHue[hue - 1] ?? ink };
}

/** The colour as it looks on that of the paper, moved away from it as far as it must be to be read. */
function readable({ rgb, opacity }: Colour, on: string): string {
  const ground = colourOf(on)!.rgb;
  const [lightOfGround, seen] = [luminance(ground), mixed(ground, rgb, opacity)];
  const end = ground.map(() => (lightOfGround > 0.5 ? 0 : 255));
  for (let step = 0; step < 20; step += 1) {
    const moved = mixed(seen, end, step / 20);
    const [low, high] = [luminance(moved), lightOfGround].sort((a, b) => a - b) as [number, number];
    if ((high + 0.05) / (low + 0.05) >= 4.5) return hex(moved);
  }
  return hex(end);
}

/** A colour on the way from one to another. */
function mixed(from: number[], to: number[], share: number): number[] {
  return from.map((part, index) => Math.round(part + (to[index]! - part) * share));
}

/** As WCAG 2 defines it. */
function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hex(rgb: number[]): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
