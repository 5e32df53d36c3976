/** One entry as it is laid out. */
import type { BlockContent, PhrasingContent } from 'mdast';
import type { DigestEntry, DigestTheme } from '../../types.ts';
import { entryAnchor } from '../address.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { oneLine } from '../printable.ts';
import { alsoOf } from './also.ts';
import type { Anchor, Item, Section } from './issue.ts';
import { withLinks } from './links.ts';
import { headingWords, type Placed } from './sections.ts';

/** What items are laid out with. */
export interface ItemSetting {
  words: IssueWords;
  /** The anchor of the heading of an entry in Markdown. */
  anchorOf: (entry: DigestEntry) => string;
  /** The titles of the themes, by their ids. */
  names: Map<string, string>;
  /** What was merged into each entry, by its id. */
  others: Map<string, DigestEntry[]>;
  /** Whether each entry tells why it stands where it stands. */
  isExplained: boolean;
  bodyOf: (entry: DigestEntry) => BlockContent[];
}

/**
 * An entry that is laid out when a format asks, each time anew: the trees of a hundred thousand would fill the memory, and
 * a format writes one after the other.
 */
export class LazyItem implements Item {
  readonly entry: DigestEntry;
  readonly theme: DigestTheme | null;
  readonly hue: number;
  readonly #kind: Section['kind'];
  readonly #setting: ItemSetting;

  constructor({ entry, theme, hue }: Placed, kind: Section['kind'], setting: ItemSetting) {
    this.entry = entry;
    this.theme = theme;
    this.hue = hue;
    this.#kind = kind;
    this.#setting = setting;
  }

  get place(): Anchor {
    const { entry } = this;
    const { anchorOf } = this.#setting;
    return {
      id: entryAnchor(entry.id),
      get anchor() {
        return anchorOf(entry);
      },
    };
  }

  /** With every letter of an address in it, since it is a title. */
  get title(): PhrasingContent[] {
    return withLinks(oneLine(this.entry.title), this.entry.links, (_url, written) => written);
  }

  get label(): string | null {
    return labelOf(this, this.#kind, this.#setting.words);
  }

  get body(): BlockContent[] {
    return this.#setting.bodyOf(this.entry);
  }

  get also(): PhrasingContent[] {
    const { others, words } = this.#setting;
    const those = others.get(this.entry.id);
    return those === undefined ? [] : alsoOf(this.entry, those, words);
  }

  get evidence(): string[] {
    const { isExplained, words, names } = this.#setting;
    return isExplained ? words.why(this.entry, (id) => names.get(id) ?? id).map(oneLine) : [];
  }
}

/** What is said below a title: a theme where the section has several, who wrote it, whether it is done, what told it before. */
function labelOf(
  { entry, theme }: Pick<Item, 'entry' | 'theme'>,
  kind: Section['kind'],
  say: IssueWords,
): string | null {
  const pieces = [
    kind !== 'theme' && theme !== null ? oneLine(headingWords(theme)) : '',
    entry.author === undefined ? '' : say.author(oneLine(entry.author)),
    entry.done === undefined ? '' : entry.done ? `☑ ${say.done}` : `☐ ${say.open}`,
    entry.seen === undefined ? '' : oneLine(say.seenIn(entry.seen)),
    entry.follows === undefined ? '' : oneLine(say.follows(entry.follows)),
  ];
  return pieces.filter((piece) => piece !== '').join(' · ') || null;
}
