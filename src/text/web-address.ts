/** Whether a string is one absolute `http` or `https` address that a URL parser takes. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
