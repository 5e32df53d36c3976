/** Web addresses as what they lead to: two that differ only in how a link was shared lead to the same page. */

/** Parameters that tell where a reader comes from, and nothing about the page. */
const TRACKING =
  /^(?:utm_.*|[a-z]{1,3}clid|_?hs(?:mi|enc|s_channel)|mc_[ce]id|mkt_tok|igsh(?:id)?|si|ref(?:_?src|_?url|errer)?|source|via|cmp(?:id)?|trk.*|spm|__s|wt\.mc_id|isfreemail|triedredirect)$/i;

/** Sites whose second level is a shelf rather than a page: everything about a project is told there. */
const SHELVES = /^(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|npmjs\.com|pypi\.org|crates\.io)$/;

/**
 * The page that an address leads to, such as `example.org/posts/why?id=7`; null when it is none of its own: a home
 * page, a project, or a list such as `/blog`, where many stories can be read.
 */
export function pageOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = url.host.replace(/^(?:www|m|mobile|amp)\./, '').replace(/^twitter\.com$/, 'x.com');
  if (host === 'youtu.be') return `youtube.com/watch?v=${url.pathname.slice(1)}`;
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php)|amp)?\/?$/, '');
  const search = searchOf(url, host);
  // Only such a fragment leads to another page: `#/docs/7`, `#!/docs`.
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  return isOwn(host, path, search) || route !== '' ? host + path + search + route : null;
}

/** What is left of the query: in a stable order, without what only tells where the reader came from. */
function searchOf({ searchParams }: URL, host: string): string {
  // A place in a video is in the same video.
  const isVideo = host === 'youtube.com';
  const kept = [...searchParams].filter(([name]) => (isVideo ? name === 'v' : !TRACKING.test(name)));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return kept.length === 0 ? '' : `?${kept.map((pair) => pair.join('=')).join('&')}`;
}

/** Whether a path names one page: a number, words, or a code in it. `/`, `/blog` and `/en/news` name none. */
function isOwn(host: string, path: string, search: string): boolean {
  const steps = path.split('/').filter((step) => step !== '');
  if (SHELVES.test(host)) return steps.length > (host.endsWith('.io') || host.endsWith('js.com') ? 3 : 2);
  return search !== '' || steps.some((step) => /\d|[a-z].*[-_].*[a-z]|[a-z][A-Z]/.test(step));
}
