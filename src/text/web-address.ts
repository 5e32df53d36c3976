/** Whether a string is one absolute `http` or `https` address that a URL parser takes. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** The web address that a link leads to from `base`; a link that leads to none, or from nowhere, as it is written. */
export function resolved(url: string, base: string | null): string {
  if (base === null || url === '' || url.startsWith('#') || hasScheme(url)) return url;
  const address = URL.canParse(url, base) ? new URL(url, base).href : url;
  return isWebAddress(address) ? address : url;
}

/** Whether an address says how it is fetched, so that it is not relative. */
export const hasScheme = (url: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(url);
