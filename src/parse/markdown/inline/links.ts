import { hasScheme, isWebAddress, resolved } from '../../../text/web-address.ts';
import type { Diagnostic } from '../../../types.ts';
import { parseDiagnostic } from '../../messages.ts';

/** The addresses of a file's links: what cannot be kept is noted. */
export interface Addresses {
  /** What a link in a line of the file leads to: relative to the base where there is one, else as it is written. */
  of(url: string, line: number): string;
  /** One note on all links that are no addresses of the web. */
  diagnosticsFound(): Diagnostic[];
}

/** `base` is the address that relative links start from; null when nobody knows. */
export function newAddresses(file: string, base: string | null): Addresses {
  const lost: { url: string; line: number }[] = [];
  return {
    of(url, line) {
      const address = resolved(url, base);
      if (address !== '' && !address.startsWith('#') && !isWebAddress(address)) lost.push({ url, line });
      return address;
    },
    diagnosticsFound() {
      const [first] = lost;
      if (!first) return [];
      const urls = [...new Set(lost.map(({ url }) => url))];
      const isRelative = lost.some(({ url }) => !hasScheme(url));
      const place = { file, line: first.line, column: 1 };
      return [parseDiagnostic('markdown-links', { count: lost.length, urls, isRelative }, { place })];
    },
  };
}
