/** Where a page stands among others. */
import type { Element } from 'hast';

/** A link to another page of the site. */
export interface Way {
  href: string;
  /** What the other page is to this one: `next`, `prev`, `up`. */
  rel: string;
  words: string;
}

/** What a page of a site has besides its issue. */
export interface PagePlace {
  /** Where the title leads; null: where the publication says. */
  home: string | null;
  /** What stands above the title. */
  up?: Way;
  /** What stands in the footer before everything else. */
  ways: Way[];
  /** What stands in the place of the sections. */
  main?: Element[];
  /** The address of a script of the site, which may fetch what lies beside it. */
  script?: string;
}

/** A page that stands alone. */
export const nowhere: PagePlace = { home: null, ways: [] };
