import type { Directives, Entry, EntryView, Words } from '../../types.ts';
import { unsteered } from '../directives.ts';
import type { Attributes } from './lines/setting.ts';
import { firstLineOf, type SourceText } from './lines/source-text.ts';

const closingBrace = 0x7d;

/**
 * An entry of a text that is decoded when it is asked. It is a class, as nothing else here is, because a million of them
 * are made in a second: getters on a prototype cost them nothing, those of an object literal are made anew with each.
 */
export class TextEntry implements EntryView, Words {
  readonly bytes: Uint8Array;
  readonly titleFrom: number;
  readonly titleTo: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
  readonly date: string | null;
  readonly #section: string | null;
  readonly #author: string | null;
  readonly #done: boolean | null;
  readonly #hashtags: string[] | null;
  readonly #text: SourceText;
  readonly #title: number;
  readonly #first: number;
  readonly #last: number;
  #entry: Entry | null = null;

  /** `title` is -1 when it has none; the body is the rows from `first` to `last`, none when `first > last`. */
  constructor(text: SourceText, title: number, first: number, last: number, has: Readonly<Attributes>) {
    const { start, end } = text.table;
    const hasBody = first <= last;
    this.bytes = text.bytes;
    this.titleFrom = title < 0 ? 0 : start[title]!;
    this.titleTo = title < 0 ? 0 : end[title]!;
    this.bodyFrom = hasBody ? start[first]! : 0;
    this.bodyTo = hasBody ? end[last]! : 0;
    this.date = has.date;
    this.#section = has.section;
    this.#author = has.author;
    this.#done = has.done;
    this.#hashtags = has.hashtags;
    this.#text = text;
    this.#title = title;
    this.#first = first;
    this.#last = last;
    // Parts of lines are rows that the next batch takes for its own, so they have to be read now.
    if (Math.max(title, last) >= text.table.count) this.entry();
  }

  get file(): string {
    return this.#text.file;
  }

  get line(): number {
    return this.#entry?.source.line ?? firstLineOf(this.#text.number, this.#title, this.#first, this.#last);
  }

  get directives(): Directives {
    return this.#maybeSteered ? this.entry().directives : unsteered;
  }

  get title(): string {
    if (this.#entry !== null || this.#maybeSteered) return this.entry().title;
    return this.#title < 0 ? '' : this.#text.line(this.#title);
  }

  get body(): string {
    return this.#entry?.body ?? this.#text.lines(this.#first, this.#last);
  }

  get size(): number {
    return this.titleTo - this.titleFrom + (this.bodyTo - this.bodyFrom);
  }

  /** Lines are joined without their indentation, and directives are no part of a title: bytes as they stand show neither. */
  get words(): Words | null {
    const isJoined = this.#last > this.#first || this.#text.table.isWrapped;
    return isJoined || this.#maybeSteered ? null : this;
  }

  get #maybeSteered(): boolean {
    return this.titleTo > this.titleFrom && this.bytes[this.titleTo - 1] === closingBrace;
  }

  entry(): Entry {
    this.#entry ??= this.#text.entry(this.#title, this.#first, this.#last, {
      date: this.date,
      section: this.#section,
      author: this.#author,
      done: this.#done,
      hashtags: this.#hashtags,
    });
    return this.#entry;
  }
}
