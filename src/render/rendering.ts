/** What goes into a renderer beside the digest, and what comes out. */
import type { Diagnostic, MailSettings } from '../types.ts';

/** What a renderer may use of the place that its text goes to. */
export interface RenderOptions {
  /** Whether escape codes are allowed. */
  colour: boolean;
  /** What the headers of a message say. */
  mail: MailSettings;
  /** Fills in this template instead of the built-in rendering; null: none. */
  template: Template | null;
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
