/** What the issues of a publication have in common, its files read: a stylesheet becomes text, a picture an address. */

import { commonDiagnostic } from '../diagnostics/messages.ts';
import { missingIn } from '../text/placeholders.ts';
import type { Config, Diagnostic, Publication } from '../types.ts';
import { inputDiagnostic } from './messages.ts';

/** What the files of a publication are read with. */
export interface NamedWorld {
  /** Reads a file that was named as it is, relative to `base`. */
  readNamed(
    file: string,
    base: string,
  ): Promise<{ bytes: Uint8Array; diagnostic: null } | { bytes: null; diagnostic: Diagnostic }>;
}

/** Reads the files that a configuration names for its publication, and sees whether its address can be filled in. */
export async function readPublication(
  config: Pick<Config, 'publication' | 'base' | 'written' | 'title' | 'issue'>,
  world: NamedWorld,
): Promise<{ publication: Publication; files: string[]; diagnostics: Diagnostic[] }> {
  const { publication, base, written } = config;
  const { url, logo, style } = publication;
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  const missing = url === null ? null : missingIn(url, config);
  if (missing !== null) {
    const facts = { text: url!, word: missing, title: config.title };
    diagnostics.push(commonDiagnostic('name-word-missing', facts, written.url));
  }
  const read = async (file: string, key: 'logo' | 'style'): Promise<Uint8Array | null> => {
    files.push(file);
    const { bytes, diagnostic } = await world.readNamed(file, base);
    if (diagnostic !== null) diagnostics.push({ ...diagnostic, ...written[key] });
    return bytes;
  };
  const css = style === null ? null : await read(style, 'style');
  const isFile = logo !== null && !/^https?:\/\//i.test(logo);
  const picture = isFile ? await read(logo, 'logo') : null;
  return {
    publication: {
      ...publication,
      style: css === null ? null : styleOf(css, config, diagnostics),
      logo: picture === null ? (isFile ? null : logo) : addressOf(picture, config, diagnostics),
    },
    files,
    diagnostics,
  };
}

type Named = Pick<Config, 'publication' | 'written'>;

function styleOf(
  bytes: Uint8Array,
  { publication, written }: Named,
  diagnostics: Diagnostic[],
): string | null {
  const complain = (why: string): null => {
    diagnostics.push(inputDiagnostic('style-unusable', { path: publication.style!, why }, written.style));
    return null;
  };
  if (bytes.length > mostStyle) return complain(`it has more than ${mostStyle / 1000} kB`);
  try {
    const css = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // In a page this would end the stylesheet, and the rest would be shown as text.
    return /<\/style/i.test(css) ? complain('it has "</style"') : css;
  } catch {
    return complain('it is not UTF-8');
  }
}

/** A picture as an address that holds it, so that a page needs no other file. */
function addressOf(
  bytes: Uint8Array,
  { publication, written }: Named,
  diagnostics: Diagnostic[],
): string | null {
  const path = publication.logo!;
  const type = pictureType(bytes);
  if (type === null) {
    diagnostics.push(inputDiagnostic('logo-format', { path }, written.logo));
    return null;
  }
  if (bytes.length > mostLogo) {
    const kilobytes = Math.round(bytes.length / 1000);
    diagnostics.push(inputDiagnostic('logo-large', { path, kilobytes }, written.logo));
  }
  return `data:${type};base64,${base64(bytes)}`;
}

/** What a page can bear to carry, in bytes. */
const mostLogo = 200_000;
const mostStyle = 500_000;

/** The kinds of pictures that every browser shows, by what they begin with; names may say anything. */
const pictureTypes: [beginning: RegExp, type: string][] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  [/^.{4}ftypavi[fs]/s, 'image/avif'],
  [
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/is,
    'image/svg+xml',
  ],
];

function pictureType(bytes: Uint8Array): string | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 4096));
  return pictureTypes.find(([pattern]) => pattern.test(beginning))?.[1] ?? null;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
