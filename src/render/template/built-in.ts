/** The templates that there are to start from. */
import html from './built-in/html.liquid?raw';
import markdown from './built-in/markdown.liquid?raw';
import text from './built-in/text.liquid?raw';

/** A template with the format that it is of, and a few words about it. */
export interface BuiltInTemplate {
  name: 'html' | 'markdown' | 'text';
  about: string;
  text: string;
}

/** Every template, in the order in which they are listed. */
export const builtInTemplates: BuiltInTemplate[] = [
  { name: 'html', about: 'the page itself: filled in, it is the same as without a template', text: html },
  { name: 'markdown', about: 'a digest in Markdown, simpler than the built-in one', text: markdown },
  { name: 'text', about: 'a digest in plain text, simpler than the built-in one', text },
];
