import type { Link, PhrasingContent } from 'mdast';

/** The longest a shown address may be before its path is cut. */
const LONGEST = 40;

/** Whether an address may become a link: http and https, nothing else. */
export function isWebLink(url: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(url);
}

/** The text with the known addresses in it as links, each shown by `label`, which is told what stands in the text too. */
export function withLinks(
  text: string,
  urls: readonly string[],
  label: (url: string, written: string) => string = sayableAddress,
): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  let end = 0;
  for (const { url, at, length } of [...knownLinks(text, urls), { url: '', at: text.length, length: 0 }]) {
    if (at > end) content.push({ type: 'text', value: text.slice(end, at) });
    if (url !== '') content.push(webLink(url, () => label(url, text.slice(at, at + length))));
    end = at + length;
  }
  return content;
}

/**
 * Where the known addresses stand in a text, the longest at each place: one address may begin with another. One that begins with
 * `www.` may stand without its scheme.
 */
export function knownLinks(
  text: string,
  urls: readonly string[],
): { url: string; at: number; length: number }[] {
  if (urls.length === 0 || !/:\/\/|www\./.test(text)) return [];
  const known = new Set(urls.filter(isWebLink));
  const lengths = [...new Set(Array.from(known, (url) => url.length))].sort((a, b) => b - a);
  const found: { url: string; at: number; length: number }[] = [];
  const beginning = /[Hh][Tt]{2}[Pp][Ss]?:\/\/|www\./g;
  for (let match = beginning.exec(text); match !== null && known.size > 0; match = beginning.exec(text)) {
    const at = match.index;
    const scheme = match[0].endsWith('.') ? 'http://' : '';
    const addressAt = (length: number) => scheme + text.slice(at, at + length - scheme.length);
    const whole = lengths.find((candidate) => known.has(addressAt(candidate)));
    if (whole === undefined) continue;
    const length = whole - scheme.length;
    found.push({ url: addressAt(whole), at, length });
    beginning.lastIndex = at + length;
  }
  return found;
}

/** A link to an address, shown short. */
export function webLink(url: string, label = sayableAddress): Link {
  const shown = label(url);
  const data = url.includes(shown) ? {} : { hidesAddress: true as const };
  return { type: 'link', url, children: [{ type: 'text', value: shown }], data };
}

/** An address as people say it: no scheme, no `www.`, and of a long path only the beginning. */
export function sayableAddress(url: string): string {
  const address = url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  if (address.length <= LONGEST) return address;
  const [host = '', first = ''] = address.split(/[/?#]/, 2);
  const short = `${host}/${first}/…`;
  if (short.length <= LONGEST) return short;
  // Of a long host the end is shown, since that says whose it is.
  const whose = host.length <= LONGEST ? host : `…${host.slice(-LONGEST)}`;
  return host === address ? whose : `${whose}/…`;
}
