/** Web addresses as what they lead to: two that differ only in how a link was shared lead to the same page. */

/** Parameters that tell where a reader comes from, and nothing about the page. */
const TRACKING = new RegExp(
  `^(?:${[
    ...[
      'utm_.*',
      'at_.*',
      '[a-z]{1,3}clid',
      'g[a-z]?braid|wbraid',
      'gad_.*',
      '_g[al]',
      '_?hs(?:mi|enc|s_channel|ctatracking)',
    ],
    ...[
      'mc_[ce]id',
      'mkt_tok',
      'igsh(?:id)?',
      'si',
      'ref(?:_?src|_?url|errer)?',
      'source',
      'via',
      'cmp(?:id)?',
      'trk.*',
    ],
    ...[
      'spm',
      '__s',
      '__twitter_impression',
      'wt\\.mc_id',
      'isfreemail',
      'triedredirect',
      'smid',
      'ncid',
      'xtor',
    ],
    ...[
      'vero_id',
      'oly_(?:anon|enc)_id',
      'ns_(?:mchannel|source|campaign)',
      'guce_.*',
      'guccounter',
      's?amp',
      'mibextid',
    ],
  ].join('|')})$`,
  'i',
);

/** On these sites a parameter of this name tells where a reader comes from; elsewhere it may name a page. */
const TRACKING_ON: Record<string, RegExp> = { 'x.com': /^[st]$/, 'open.spotify.com': /^(?:context|nd)$/ };

/** Sites whose second level is a shelf rather than a page: everything about a project is told there. */
const SHELVES = /^(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|npmjs\.com|pypi\.org|crates\.io)$/;

/**
 * The page that an address leads to, such as `example.org/posts/why?id=7`; null when it is none of its own: a home
 * page, a project, or a list such as `/blog`, where many stories can be read.
 */
export function pageBehind(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = siteOf(url.host);
  const cached = CACHED.exec(url.host + url.pathname)?.[1];
  if (cached !== undefined) return pageBehind(`https://${cached}${url.search}`);
  const known = PAPER.exec(host + url.pathname) ?? VIDEO.exec(host + url.pathname);
  if (known)
    return host.startsWith('youtu') ? `youtube.com/watch?v=${known[1]}` : `arxiv.org/abs/${known[1]}`;
  const path = url.pathname.replace(/^\/amp(?=\/.)/, '').replace(/\/(?:index\.(?:html?|php)|amp)?\/?$/, '');
  const search = searchOf(url, host);
  // Only such a fragment leads to another page: `#/docs/7`, `#!/docs`.
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  return isOwn(host, path, search) || route !== '' ? host + path + search + route : null;
}

/** A paper, whatever it is shown as, in whichever version: `arxiv.org/pdf/2401.01234v2.pdf`. */
const PAPER =
  /^(?:export\.)?(?:arxiv|ar5iv(?:\.labs\.arxiv)?)\.org\/(?:abs|pdf|html|format)\/((?:[a-z.-]+\/\d{7}|\d{4}\.\d{4,5}))(?:v\d+)?(?:\.pdf)?\/?$/i;

/** A page that a search engine keeps a copy of, with its host: `google.com/amp/s/example.org/posts/7`. */
const CACHED =
  /^(?:(?:www\.)?google\.[a-z.]+\/amp\/|[a-z\d-]+\.cdn\.ampproject\.org\/[a-z]\/)(?:s\/)?([a-z\d-]+(?:\.[a-z\d-]+)+\/.+)$/i;

/** A video by its code: `youtu.be/q1`, `youtube.com/shorts/q1`. */
const VIDEO = /^(?:youtu\.be|youtube(?:-nocookie)?\.com\/(?:shorts|live|embed|v))\/([\w-]+)\/?$/i;

/** Before a name and what it ends in, as in `co.uk`. */
const inTheMiddle = /^([a-z\d-]+)\.(?:m|mobile)(?=\.[^.]{3,}\.)/;

/** A host without what says for which device: `m.`, or in the middle as in `en.m.wikipedia.org` and `news.m.quayside.example`. */
function siteOf(host: string): string {
  const site = host
    .replace(/^(?:www|m|mobile|amp|touch|dx(?=\.doi\.org$))\.(?=[^.]+\.)/, '')
    .replace(inTheMiddle, '$1');
  if (/^(?:twitter|fxtwitter|vxtwitter|fixupx|nitter)\.(?:com|net)$/.test(site)) return 'x.com';
  return site.replace(/^(?:old|new|np)\.(?=reddit\.com$)/, '');
}

/** What is left of the query: in a stable order, without what only tells where the reader came from. */
function searchOf({ searchParams }: URL, host: string): string {
  // A place in a video is in the same video.
  const isVideo = host === 'youtube.com';
  const kept = [...searchParams].filter(([name]) =>
    isVideo ? name === 'v' : !TRACKING.test(name) && !TRACKING_ON[host]?.test(name),
  );
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return kept.length === 0 ? '' : `?${kept.map((pair) => pair.join('=')).join('&')}`;
}

/** Whether a path names one page: a number, words, or a code in it, or a word in a wiki. `/`, `/blog` and `/en/news` name none. */
function isOwn(host: string, path: string, search: string): boolean {
  const steps = path.split('/').filter((step) => step !== '');
  if (SHELVES.test(host)) return steps.length > (host.endsWith('.io') || host.endsWith('js.com') ? 3 : 2);
  if (steps.length > 1 && steps[0] === 'wiki') return true;
  return search !== '' || steps.some((step) => /\d|[a-z].*[-_].*[a-z]|[a-z][A-Z]/.test(step));
}
