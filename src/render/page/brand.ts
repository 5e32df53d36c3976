/** What makes the page that of a publication. It comes from its owner, and still has to keep to its place. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { colourOf } from '../../text/colour.ts';
import type { Digest, Publication } from '../../types.ts';
import { webAddress } from '../address.ts';
import { oneLine } from '../printable.ts';

/** The picture above the title; null when there is none. */
export function logoOf({ publication, title }: Digest): Element | null {
  const src = logoAddress(publication);
  return src === null ? null : h('img', { src, alt: oneLine(title) });
}

/** The picture as an address that the page may load; null when there is none, or it is neither a picture nor of the web. */
export function logoAddress({ logo }: Publication): string | null {
  if (logo === null) return null;
  if (/^data:image\/[a-z+]+;base64,[A-Za-z\d+/]+=*$/.test(logo)) return logo;
  const address = webAddress(logo);
  // Its origin goes into the page's policy, where some signs that a host may have mean something else.
  return address !== null && /^https?:\/\/[a-z\d.-]+(?::\d+)?$/.test(new URL(address).origin)
    ? address
    : null;
}

/** The accent as a value for the stylesheet; null when it is none. */
export function accentOf({ accent }: Publication): string | null {
  return accent !== null && colourOf(accent) !== null ? accent : null;
}

/** The publication's CSS with nothing in it that would end its element; to CSS `\/` is the same as `/`. */
export function styleOf({ style }: Publication): string | null {
  return style === null || style.trim() === '' ? null : style.replace(/<\/(?=style)/gi, '<\\/');
}
