import type { Digest, OutputFormat } from '../types.ts';
import type { IssueLayout } from './layout/issue.ts';
import type { Rendering, RenderOptions } from './rendering.ts';

/** A format: it loads what it needs, and no more, then renders. */
type Format = {
  /** The part of a text that says when it was made: two texts that differ only there are the same digest. */
  stamp?: RegExp;
} & (
  | { ofDigest: (digest: Digest) => Promise<string> }
  | { ofLayout: (issue: IssueLayout, options: RenderOptions) => Promise<Rendering> }
);

const FORMATS: Record<OutputFormat, Format> = {
  markdown: {
    ofLayout: async (issue, { colour }) => {
      const markdown = (await import('./markdown/markdown.ts')).markdownOf(issue);
      return plain(colour ? (await import('./markdown/terminal.ts')).coloured(markdown) : markdown);
    },
  },
  html: {
    ofLayout: async (issue) => plain((await import('./page/page.ts')).pageOf(issue)),
  },
  json: {
    // Nothing but that key can read so, since quotes inside strings are escaped.
    stamp: /"generatedAt": ?"[^"]*"/,
    ofDigest: async (digest) => (await import('./json.ts')).jsonOf(digest),
  },
  text: {
    ofLayout: async (issue) => plain((await import('./text/text.ts')).textOf(issue)),
  },
  email: {
    ofLayout: async (issue) => (await import('./email/email.ts')).emailOf(issue),
  },
  eml: {
    stamp: /^Date: .*$/m,
    ofLayout: async (issue, { mail }) => await (await import('./message/message.ts')).messageOf(issue, mail),
  },
  atom: {
    stamp: /<updated>[^<]*<\/updated>/,
    ofLayout: async (issue) => await (await import('./feed/feed.ts')).feedOf(issue, 'atom'),
  },
  rss: {
    stamp: /<lastBuildDate>[^<]*<\/lastBuildDate>/,
    ofLayout: async (issue) => await (await import('./feed/feed.ts')).feedOf(issue, 'rss'),
  },
  jsonfeed: {
    ofLayout: async (issue) => await (await import('./feed/feed.ts')).feedOf(issue, 'jsonfeed'),
  },
  ics: {
    stamp: /^DTSTAMP:.*$/gm,
    ofDigest: async (digest) => (await import('./calendar.ts')).calendarOf(digest),
  },
};

/**
 * An issue in a format, as one string that ends with one line feed. What is laid out already is not laid out again; of a
 * digest, JSON and calendars need no layout.
 */
export async function render(
  issue: Digest | IssueLayout,
  format: OutputFormat,
  options: RenderOptions,
): Promise<Rendering> {
  const { template, mail } = options;
  if (template !== null) {
    const { fillTemplate } = await import('./template/template.ts');
    return await fillTemplate(await laidOut(issue), format, template, mail);
  }
  const of = FORMATS[format];
  if ('ofDigest' in of) return plain(await of.ofDigest('source' in issue ? issue.source : issue));
  return await of.ofLayout(await laidOut(issue), options);
}

/** Whether two texts of a format are the same digest, made at different times. */
export function isSameDigest(format: OutputFormat): (old: string, fresh: string) => boolean {
  const { stamp } = FORMATS[format];
  const unstamped = (text: string) => (stamp === undefined ? text : text.replace(stamp, ''));
  return (old, fresh) => unstamped(old) === unstamped(fresh);
}

/** Whether a format is a view of the layout; those that are not are a view of the digest. */
export function needsLayout(format: OutputFormat): boolean {
  return 'ofLayout' in FORMATS[format];
}

async function laidOut(issue: Digest | IssueLayout): Promise<IssueLayout> {
  return 'source' in issue ? issue : await (await import('./layout/layout.ts')).layout(issue);
}

const plain = (text: string): Rendering => ({ text, diagnostics: [] });
