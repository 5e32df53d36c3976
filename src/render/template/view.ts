/**
 * An issue as laid out → the values of a template: everything that the JSON of the digest has, and how the document lays it
 * out, as markup. docs/template.md says what each of them is.
 */
import type { BlockContent, PhrasingContent } from 'mdast';
import type { EntryDetails } from '../../types.ts';
import { webAddress } from '../address.ts';
import { htmlOf, lines } from '../elements.ts';
import { preheaderOf } from '../email/preheader.ts';
import type { Anchor, Heading, IssueLayout, Item, Note, Section, Upcoming } from '../layout/issue.ts';
import { editionWords, inOrder } from '../layout/layout.ts';
import { headingWords } from '../layout/sections.ts';
import { editionIn, filterOf, headingIn } from '../page/body.ts';
import { accentOf, logoAddress, logoOf } from '../page/brand.ts';
import { chartOf } from '../page/chart.ts';
import { feedsOf, pageHead, stylesOf } from '../page/head.ts';
import { permalinkOf } from '../page/item.ts';
import { script, scriptElement } from '../page/page.ts';
import { policyFor } from '../page/policy.ts';
import { oneLine } from '../printable.ts';
import { addressValue } from './addresses.ts';
import type { EscapeTarget } from './escaping.ts';
import { type Markup, markup } from './markup.ts';
import { type Serialiser, serialisers } from './serialisers.ts';

/** The values of a template by their names. */
export type TemplateView = ReturnType<typeof templateView>;

/** Every name that can stand behind a dot. */
type Name<T> = T extends string | number | boolean | null | Markup
  ? never
  : T extends readonly (infer Each)[]
    ? Name<Each>
    : { [Key in keyof T & string]-?: Key | Name<T[Key]> }[keyof T & string];

/** Every name of a view, but those of its words; `view-names.yaml` lists them for the program. */
export type ViewName = Name<Omit<TemplateView, 'words'>> | 'words';

/** What the parts of a view are made with. */
interface Setting {
  issue: IssueLayout;
  target: EscapeTarget;
  write: Serialiser;
  isHtml: boolean;
}

/** What a template of this target sees. */
export function templateView(issue: IssueLayout, target: EscapeTarget) {
  const setting: Setting = {
    issue,
    target,
    write: serialisers[target.markup],
    isHtml: target.markup === 'html',
  };
  const fixed = Object.entries(issue.words).filter(([, value]) => typeof value === 'string');
  return {
    ...issue.digest,
    page: pageViewOf(setting),
    sections: inOrder(issue).map((part) => sectionOf(part, setting)),
    words: Object.fromEntries(fixed) as Record<string, string>,
  };
}

function pageViewOf(setting: Setting) {
  const { issue, isHtml } = setting;
  const { digest, edition, contents } = issue;
  return {
    title: words(issue.title, setting),
    edition: isHtml ? markup(htmlOf(editionIn(edition))) : words(editionWords(edition), setting),
    intro: blocks(issue.intro, setting),
    counts: issue.counts === null ? null : words(issue.counts, setting),
    footer: blocks(issue.footer, setting),
    preheader: preheaderOf(issue),
    home: webAddress(digest.publication.home),
    accent: accentOf(digest.publication),
    contentsAnchor: contents?.anchor ?? '',
    feeds: feedsOf(digest),
    ...(isHtml ? piecesOf(issue) : noPieces),
  };
}

/** Pieces of the page that fit together: its head, its script, and what that drives. */
function piecesOf(issue: IssueLayout) {
  const { digest, contents, words: say } = issue;
  const logo = logoOf(digest);
  return {
    head: markup(htmlOf(lines(pageHead(issue, script)).slice(1))),
    style: markup(htmlOf(stylesOf(digest))),
    policy: policyFor(script, logoAddress(digest.publication)),
    script: markup(htmlOf([scriptElement])),
    filter: contents && markup(htmlOf([filterOf(issue)])),
    chart: contents && markup(htmlOf([chartOf(contents.rows, say.chart)])),
    logo: logo && markup(htmlOf([logo])),
  };
}

const noPieces = {
  ...{ head: null, style: null, policy: null, script: null, filter: null, chart: null, logo: null },
};

function sectionOf(part: Section | Upcoming, setting: Setting) {
  const { heading } = part;
  const { title, emoji } = heading;
  const isUpcoming = 'rows' in part;
  return {
    ...(isUpcoming
      ? { kind: 'agenda', hue: 0, count: part.rows.length }
      : { kind: part.kind, hue: part.hue, count: part.count }),
    ...{ title, emoji, anchor: anchorOf(heading, setting), href: hrefOf(heading, setting) },
    heading: headingOf(heading, setting),
    intro: isUpcoming ? null : blocks(part.intro, setting),
    items: isUpcoming ? [] : part.items.map((item) => itemOf(item, setting)),
    rows: isUpcoming ? rowsOf(part, setting) : [],
    notes: isUpcoming ? [] : part.notes.map((note) => noteOf(note, setting)),
  };
}

function headingOf(heading: Heading, setting: Setting): Markup {
  return setting.isHtml ? markup(htmlOf(headingIn(heading))) : words(headingWords(heading), setting);
}

function noteOf({ words: text, link }: Note, setting: Setting): Markup {
  const place = link && setting.isHtml ? link.place.id : link?.place.anchor;
  const said: PhrasingContent = { type: 'text', value: text };
  if (link === null) return inline([said], setting);
  const children: PhrasingContent[] = [{ type: 'text', value: link.words }];
  return inline([said, { type: 'link', url: `#${place}`, children }], setting);
}

function itemOf(item: Item, setting: Setting) {
  const { entry, theme, hue, place, title, label, body, also, evidence } = item;
  return {
    ...noDetails,
    ...entry,
    ...{ hue, anchor: anchorOf(place, setting), href: hrefOf(place, setting) },
    theme: theme && {
      id: theme.id,
      title: oneLine(theme.title),
      emoji: oneLine(theme.emoji),
      description: theme.description,
    },
    heading: title.length === 0 ? null : inline(title, setting),
    label: label === null ? null : words(label, setting),
    content: blocks(body, setting),
    others: also.length === 0 ? null : inline(also, setting),
    evidence: evidence.map((line) => words(line, setting)),
    permalink: setting.isHtml ? markup(htmlOf([permalinkOf(item, setting.issue.words)])) : null,
  };
}

/** What only some sources say of an entry; null where the source says nothing, so that a template can ask for it. */
const noDetails = {
  ...{ section: null, author: null, done: null, markup: null, seen: null, follows: null },
} satisfies Record<keyof EntryDetails | 'seen' | 'follows', null>;

function rowsOf({ rows }: Upcoming, setting: Setting) {
  return rows.map(({ event, when, title, place }) => ({
    ...event,
    when: words(when.words, setting),
    heading: words(title, setting),
    href: place && hrefOf(place, setting),
  }));
}

/** In a page everything has its id; in Markdown headings have anchors. */
const anchorOf = ({ id, anchor }: Anchor, { isHtml }: Setting): string => (isHtml ? id : anchor);

const hrefOf = (place: Anchor, setting: Setting): string | Markup =>
  addressValue(`#${encodeURI(anchorOf(place, setting))}`, setting.target);

const words = (value: string, setting: Setting): Markup => inline([{ type: 'text', value }], setting);

const inline = (nodes: PhrasingContent[], { write }: Setting): Markup => markup(write.inline(nodes));

const blocks = (nodes: BlockContent[], { write }: Setting): Markup | null =>
  nodes.length === 0 ? null : markup(write.blocks(nodes));
