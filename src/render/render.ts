import type { Digest, OutputFormat } from '../types.ts';
import type { Rendering, RenderOptions } from './rendering.ts';

interface Format {
  /** The part of a text that says when it was made: two texts that differ only there are the same digest. */
  stamp?: RegExp;
  /** Loads what the format needs, and no more, then renders. */
  render: (digest: Digest, options: RenderOptions) => Promise<Rendering>;
}

const FORMATS: Record<OutputFormat, Format> = {
  markdown: {
    render: async (digest, { colour }) => {
      const [{ documentOf }, { markdownOf }] = await Promise.all([
        import('./layout/layout.ts'),
        import('./markdown/markdown.ts'),
      ]);
      const markdown = markdownOf(await documentOf(digest));
      return plain(colour ? (await import('./markdown/terminal.ts')).coloured(markdown) : markdown);
    },
  },
  html: {
    render: async (digest) => {
      const [{ documentOf }, { htmlOf }] = await Promise.all([
        import('./layout/layout.ts'),
        import('./page/page.ts'),
      ]);
      return plain(await htmlOf(await documentOf(digest)));
    },
  },
  json: {
    // Nothing but that key can read so, since quotes inside strings are escaped.
    stamp: /"generatedAt": ?"[^"]*"/,
    render: async (digest) => plain((await import('./json.ts')).jsonOf(digest)),
  },
  text: {
    render: async (digest) => {
      const [{ documentOf }, { textOf }] = await Promise.all([
        import('./layout/layout.ts'),
        import('./text/text.ts'),
      ]);
      return plain(textOf(await documentOf(digest)));
    },
  },
  email: {
    render: async (digest) => {
      const [{ documentOf }, { emailOf }] = await Promise.all([
        import('./layout/layout.ts'),
        import('./email/email.ts'),
      ]);
      return await emailOf(await documentOf(digest));
    },
  },
  eml: {
    stamp: /^Date: .*$/m,
    render: async (digest, { mail }) => {
      const [{ documentOf }, { messageOf }] = await Promise.all([
        import('./layout/layout.ts'),
        import('./message/message.ts'),
      ]);
      return await messageOf(await documentOf(digest), mail);
    },
  },
  atom: {
    stamp: /<updated>[^<]*<\/updated>/,
    render: (digest) => feed(digest, 'atom'),
  },
  rss: {
    stamp: /<lastBuildDate>[^<]*<\/lastBuildDate>/,
    render: (digest) => feed(digest, 'rss'),
  },
  jsonfeed: {
    render: (digest) => feed(digest, 'jsonfeed'),
  },
  ics: {
    stamp: /^DTSTAMP:.*$/gm,
    render: async (digest) => plain((await import('./calendar.ts')).calendarOf(digest)),
  },
};

/** The digest in a format, as one string that ends with one line feed. */
export async function render(
  digest: Digest,
  format: OutputFormat,
  options: RenderOptions,
): Promise<Rendering> {
  const { template } = options;
  if (template !== null) {
    return await (await import('./template/template.ts')).fillTemplate(
      digest,
      format,
      template,
      options.mail,
    );
  }
  return await FORMATS[format].render(digest, options);
}

/** Whether two texts of a format are the same digest, made at different times. */
export function isSameDigest(format: OutputFormat): (old: string, fresh: string) => boolean {
  const { stamp } = FORMATS[format];
  const unstamped = (text: string) => (stamp === undefined ? text : text.replace(stamp, ''));
  return (old, fresh) => unstamped(old) === unstamped(fresh);
}

const plain = (text: string): Rendering => ({ text, diagnostics: [] });

async function feed(digest: Digest, kind: 'atom' | 'rss' | 'jsonfeed'): Promise<Rendering> {
  const [{ documentOf }, { feedOf }] = await Promise.all([
    import('./layout/layout.ts'),
    import('./feed/feed.ts'),
  ]);
  return await feedOf(await documentOf(digest), kind);
}
