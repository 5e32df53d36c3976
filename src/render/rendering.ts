/** What goes into a renderer beside the digest, and what comes out. */
import type { Reporting } from '../diagnostics/report.ts';
import type { Diagnostic, FindShortage, MailSettings, OutputFormat } from '../types.ts';

/** An output: what it is called, and what stands in it. */
export interface RenderTarget {
  /**
   * Its name, in which `{week}`, `{date}`, `{issue}` and `{slug}` are filled in; `-` is standard output. With
   * `{to}` or `{to-hash}` it is one file for each recipient of a message.
   */
  file: string;
  format: OutputFormat;
  /** A template that is filled in instead of the built-in rendering. */
  template?: Template | null;
  /** Whom a message goes to, as its header is written; without it, whom `mail` says. */
  to?: string | null;
  /** Whether it is for one reader among many, each of whom has a message of their own. */
  isPersonal?: true;
  /** Whether Markdown begins with front matter. */
  hasFrontMatter?: boolean;
}

/** What outputs have in common. */
export interface RenderOptions extends Reporting {
  /** What the headers of messages say; without it they have a subject and no more. */
  mail?: MailSettings;
  /** Whether escape codes may go to standard output. */
  colour?: boolean;
  /** Looks while a long text is made whether there is memory for more; when there is not, that is an error. */
  findShortage?: FindShortage;
}

/** A text that is ready to be written. It ends with one line feed. */
export interface RenderedFile {
  file: string;
  format: OutputFormat;
  readonly text: string;
  /** The same in UTF-8, of a text that is long: what is written, so that `text` is never made unless somebody asks for it. */
  readonly parts?: Uint8Array[];
}

/** What a format may use of the place that its text goes to. */
export interface FormatOptions {
  /** Whether escape codes are allowed. */
  colour: boolean;
  /** What the headers of a message say. */
  mail: MailSettings;
  /** Fills in this template instead of the built-in rendering; null: none. */
  template: Template | null;
  /** Whether Markdown begins with front matter. */
  hasFrontMatter?: boolean;
}

/** A template that takes the place of a built-in rendering. */
export interface Template {
  /** Its name, as the user would say it. */
  file: string;
  text: string;
  /** Reads a file beside it, by its path from the template's folder; `why` says why it cannot be read. */
  partial(path: string): Promise<{ text: string; why: null } | { text: null; why: string }>;
}

/** What a renderer made: a text that ends with one line feed, and what there is to say about it. */
export interface Rendering {
  text: string;
  diagnostics: Diagnostic[];
}

/** The same of what may be long: its parts are made one after the other, when they are asked for. */
export interface RenderingInParts {
  parts: Iterable<string>;
  diagnostics: Diagnostic[];
}
