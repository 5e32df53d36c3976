/** A publication with an address for everything, and how a test renders its issues. */

import { renderAs } from '../../src/render/render.ts';
import type { Digest, OutputFormat } from '../../src/types.ts';
import { testMail } from '../support/issue.ts';
import { publication as nowhere } from './week.ts';

export const page = 'https://engine.example/letters/2026-W10.html';

export const published: Digest['publication'] = {
  ...nowhere,
  url: page,
  home: 'https://engine.example/letters/?from=feed&lang=en',
  feed: {
    items: 'entries',
    atom: 'https://engine.example/letters/feed.atom',
    rss: 'https://engine.example/letters/feed.rss',
    jsonfeed: 'https://engine.example/letters/feed.json',
  },
};

/** The same with one item an issue. */
export const publishedWhole: Digest['publication'] = {
  ...published,
  feed: { ...published.feed, items: 'issues' },
};

/** A digest in a format, as it is written to a file. */
export async function written(digest: Digest, format: OutputFormat) {
  return await renderAs(digest, format, { colour: false, mail: testMail, template: null });
}
