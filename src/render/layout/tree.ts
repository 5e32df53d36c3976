/** The nodes that the document adds to mdast: each view (Markdown, HTML) says how it shows them. */
import type { BlockContent, Data, Heading, List, Parent, RootContent } from 'mdast';
import type { DigestEvent } from '../../types.ts';

/** Title, date, the editor's words and the counts: what stands above everything. */
export interface Masthead extends Parent {
  type: 'masthead';
  children: RootContent[];
}

/** One section in "In this issue". */
export interface Row {
  /** How many entries the section's themes have, the pinned ones included. */
  count: number;
  hue: number;
}

/** "In this issue": a heading and a list of links. */
export interface Contents extends Parent {
  type: 'contents';
  children: [Heading, List];
  anchor: string;
  /** The counted sections in the order of the list's last items; highlights are not counted twice. */
  rows: Row[];
}

/** A section of the digest: its heading, its items, and small print. */
export interface Section extends Parent {
  type: 'section';
  kind: 'highlights' | 'theme' | 'brief' | 'rest';
  children: (BlockContent | Item)[];
  /** The id of its heading in HTML. */
  anchor: string;
  hue: number;
}

/** One entry. */
export interface Item extends Parent {
  type: 'item';
  children: BlockContent[];
  /** The entry's id. */
  id: string;
  /** The id of its theme; null where none took it. */
  theme: string | null;
  /** Why it stands where it stands, a line for each piece of evidence. */
  why: string[];
  hue: number;
}

/** The publication's own words below everything. */
export interface Colophon extends Parent {
  type: 'colophon';
  children: RootContent[];
}

/**
 * "Coming up": a heading and a list, a row for each event, by date. The text of a row is when it is, then a link to the
 * entry that announces it: its address leads to the entry's heading in Markdown, its `data` to the item's id in the
 * page. Where the entry is not shown its title stands there without a link.
 */
export interface Agenda extends Parent {
  type: 'agenda';
  children: [Heading, List];
  anchor: string;
  /** The events in the order of the list's items. */
  events: DigestEvent[];
}

/** What a plain node may say about its element in HTML; mdast-util-to-hast reads it. */
export interface ElementData extends Data {
  hName?: string;
  hProperties?: Record<string, string | string[]>;
}

declare module 'mdast' {
  interface RootContentMap {
    masthead: Masthead;
    contents: Contents;
    section: Section;
    item: Item;
    agenda: Agenda;
    colophon: Colophon;
  }
  interface TextData extends ElementData {}
  interface ParagraphData extends ElementData {}
  interface HeadingData extends ElementData {}
  interface LinkData extends ElementData {}
}

/** How many accents the page has; a theme's hue is a number from 1, and 0 is no theme's. */
export const HUES = 15;
