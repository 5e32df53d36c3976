/** The issue as laid out: what stands where, and in which words. Every format that people read is a function of it. */
import type { BlockContent, PhrasingContent } from 'mdast';
import type { Digest, DigestEntry, DigestEvent, DigestTheme } from '../../types.ts';
import type { IssueWords } from '../i18n/i18n.ts';

/** One issue, laid out. Everything in it is printable; prose is mdast without HTML, pictures and definitions. */
export interface IssueLayout {
  /** What is laid out, to the letter: JSON and calendars are views of it alone. */
  source: Digest;
  /** The same, printable, for those who want more of it than is shown: feeds, templates, the head of a page. */
  digest: Digest;
  /** What the formats say of their own, in the language of the digest. */
  words: IssueWords;
  title: string;
  edition: Edition;
  /** The editor's words; empty when there are none. */
  intro: BlockContent[];
  /** "48 snippets: 45 in 12 themes, 2 unplaced, 1 duplicate"; null where the publication does not say it. */
  counts: string | null;
  /** What leads to the sections; null where there is only one. */
  contents: Contents | null;
  /** What the entries announce; null when it is nothing. It stands behind the highlights: see `inOrder`. */
  upcoming: Upcoming | null;
  /** The sections in order; none is empty. Each entry stands in one of them, and only once. */
  sections: Section[];
  /** The publication's own words below everything; empty when there are none. */
  footer: BlockContent[];
}

/** "Week 10 · 2–8 March 2026 · Issue 12 · by Ada Byron", in its pieces; what is not known is null. */
export interface Edition {
  week: Dated | null;
  /** The first day; null for a period of one day. */
  from: Dated | null;
  /** What stands between the days. */
  glue: string;
  to: Dated;
  issue: string | null;
  author: string | null;
}

/** Words for a week, a day or a time, and the same in ISO 8601. */
export interface Dated {
  words: string;
  iso: string;
}

/** Where something stands in the issue. */
export interface Anchor {
  /** The anchor of its heading in Markdown, as GitHub makes it. */
  anchor: string;
  /** The id of its element in HTML. */
  id: string;
}

/** The heading of a section. A screen reader need not spell out its emoji, which may be empty. */
export interface Heading extends Anchor {
  emoji: string;
  title: string;
}

/** "In this issue": a row for each section. */
export interface Contents extends Anchor {
  heading: string;
  rows: ContentsRow[];
}

/** One section in the contents. */
export interface ContentsRow {
  heading: Heading;
  /** How many entries or events belong to it; null where they are not told, since other sections count them. */
  count: number | null;
  /** How many entries it adds to the issue: 0 where they all belong to other sections. */
  share: number;
  hue: number;
}

/** "Coming up": a row for each event, by date. */
export interface Upcoming {
  heading: Heading;
  rows: UpcomingRow[];
}

/** One event. */
export interface UpcomingRow {
  event: DigestEvent;
  /** "Wednesday, 4 March, 17:00–18:00". */
  when: Dated;
  title: string;
  /** Where the entry stands that announces it; null where it is not shown. */
  place: Anchor | null;
}

/** A section: the entries of a theme, or what stands under a heading of the sources; or what changed since the last issues. */
export interface Section {
  kind: 'highlights' | 'theme' | 'section' | 'brief' | 'rest' | 'trends';
  heading: Heading;
  /** What is said under the heading before its entries, by the source, or of trends; empty where nothing is. */
  intro: BlockContent[];
  /** A number from 1 to `HUES`; 0 is no theme's. */
  hue: number;
  /** How many entries belong here: more than `items` where some are shown elsewhere, or not at all. */
  count: number;
  items: Item[];
  /** Small print at the end. */
  notes: Note[];
}

/** One entry. */
export interface Item {
  entry: DigestEntry;
  /** Its theme; null where none took it. */
  theme: DigestTheme | null;
  hue: number;
  place: Anchor;
  /** With links where it names addresses; empty when the entry has none. */
  title: PhrasingContent[];
  /** "💾 Storage · by Ines · ☑ done": its theme, where the section has several, its author, the state of its task. */
  label: string | null;
  body: BlockContent[];
  /** What else told its story: "Also: …"; empty when nothing did. */
  also: PhrasingContent[];
  /** Why it stands where it stands, a line for each piece of evidence; empty where the publication does not say it. */
  evidence: string[];
}

/** "2 more in Highlights", "3 more, not shown": words, and perhaps a link behind them. */
export interface Note {
  words: string;
  link: { words: string; place: Anchor } | null;
}

/** How many accents there are. */
export const HUES = 15;

/** What a piece of prose may say of itself; each format shows it in its own way. */
declare module 'mdast' {
  interface TextData {
    /** Said by the program, and not by the entry. */
    isAside?: true;
    /** What the block characters draw: how many entries a theme had from issue to issue. */
    sparkline?: { counts: number[]; hue: number };
  }
  interface LinkData {
    /** Its words do not say its whole address, which nobody can follow on paper. */
    hidesAddress?: true;
  }
}
