/** What a template sees: everything that the JSON of the digest has, and how the document lays it out. */
import type { Digest, DigestEntry, DigestEvent, DigestTheme, EntryDetails } from '../../types.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import type { Section } from '../layout/issue.ts';
import type { Markup } from './markup.ts';

/** The values of a template by their names. What stands in `page` and `sections` and is `Markup` is laid out already. */
export interface TemplateView extends Digest {
  page: PageView;
  /** The sections in the order they are shown; none is empty. */
  sections: SectionView[];
  /** The fixed words of the language, and `lang` and `dir`. */
  words: FixedWords;
}

/** What stands around the sections. */
export interface PageView extends PagePieces {
  /** The title of the digest. */
  title: Markup;
  /** "Week 10 · 2–8 March 2026 · Issue 12 · by Ada Byron". */
  edition: Markup;
  /** The editor's words; null when there are none. */
  intro: Markup | null;
  /** "48 snippets: 45 in 12 themes, 2 unplaced, 1 duplicate". */
  counts: Markup | null;
  /** The publication's own words below everything; null when there are none. */
  footer: Markup | null;
  /** What mail programs show beside the subject. */
  preheader: string;
  /** Where the title leads: the address of the publication; null when it has none. */
  home: string | null;
  /** The accent; null when each theme has its own. */
  accent: string | null;
  /** The id of the heading above the contents. */
  contentsAnchor: string;
  /** The feeds that are published. */
  feeds: FeedView[];
}

/** Elements of HTML; in other formats they are null. */
export interface PagePieces {
  /** What stands in `head`, the style included. */
  head: Markup | null;
  /** The stylesheets alone, for those who write a `head` of their own. */
  style: Markup | null;
  /** What the page may load and run, for such a `head`. */
  policy: string | null;
  /** The script of the filter; it stands at the end. */
  script: Markup | null;
  /** The fields that narrow the page to a theme or to words. */
  filter: Markup | null;
  /** The bars below the contents; null when there are no contents. */
  chart: Markup | null;
  /** The publication's picture; null when it has none. */
  logo: Markup | null;
}

/** A feed and where it is. */
export interface FeedView {
  name: string;
  type: string;
  href: string;
}

/** A section: highlights, what is coming up, a theme, the small themes, the rest. */
export interface SectionView {
  kind: Section['kind'] | 'agenda';
  title: string;
  emoji: string;
  /** The emoji and the title. */
  heading: Markup;
  /** What introduces it; null when nothing does. */
  intro: Markup | null;
  /** The id of its heading. */
  anchor: string;
  /** The anchor behind a `#`, as addresses have it. */
  href: string | Markup;
  /** The number of its colour, from 1; 0: no theme's. */
  hue: number;
  /** How many entries belong here, those that are shown elsewhere or not at all included. */
  count: number;
  items: ItemView[];
  /** What is coming up; only in the section of that kind. */
  rows: RowView[];
  /** "3 more in Highlights", "3 more, not shown". */
  notes: Markup[];
}

/** An entry as the JSON has it, and how it is laid out. */
export interface ItemView extends Omit<DigestEntry, keyof DetailsView>, DetailsView {
  /** The id of its element; in Markdown that of its heading. */
  anchor: string;
  href: string | Markup;
  hue: number;
  /** The theme that took it; null when none did. */
  theme: Pick<DigestTheme, 'id' | 'title' | 'emoji' | 'description'> | null;
  /** The title, with links where it names addresses; null when the entry has none. */
  heading: Markup | null;
  /** The name of its theme, where the section has several; else null. */
  label: Markup | null;
  /** The body, or the summary where there is one; null when there is neither. */
  content: Markup | null;
  /** "Also: …": what else told the story; null when nothing did. */
  others: Markup | null;
  /** Why it stands where it stands, a line for each piece of evidence. */
  evidence: Markup[];
  /** A link to the entry itself, as HTML; in other formats null. */
  permalink: Markup | null;
}

/** What only some sources say of an entry; null where the source says nothing, so that a template can ask for it. */
export type DetailsView = { [Key in keyof Details]-?: Details[Key] | null };

type Details = EntryDetails & Pick<DigestEntry, 'seen' | 'follows'>;

/** One line of what is coming up. */
export interface RowView extends DigestEvent {
  /** "Wednesday, 4 March, 17:00–18:00". */
  when: Markup;
  heading: Markup;
  /** Leads to the entry; null when that is not shown. */
  href: string | Markup | null;
}

/** The words that are always the same. */
export type FixedWords = {
  [Key in keyof IssueWords as IssueWords[Key] extends string ? Key : never]: IssueWords[Key];
};

/** Every name that can stand behind a dot. */
type Name<T> = T extends string | number | boolean | null | Markup
  ? never
  : T extends readonly (infer Each)[]
    ? Name<Each>
    : { [Key in keyof T & string]-?: Key | Name<T[Key]> }[keyof T & string];

/** Every name of a view, but those of its words; `view-names.yaml` lists them for the program. */
export type ViewName = Name<Omit<TemplateView, 'words'>> | 'words';
