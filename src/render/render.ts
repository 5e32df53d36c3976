import type { Digest, OutputFormat } from '../model.ts';

/** What a renderer may use of the place that its text goes to. */
export interface RenderOptions {
  /** Whether escape codes are allowed. */
  colour: boolean;
  /** Columns; Markdown leaves its lines to the reader's window, so only column-bound formats look at it. */
  width: number;
}

interface Format {
  /** The endings of file names, with their dot. */
  extensions: string[];
  /** Loads what the format needs, and no more, then renders. */
  render: (digest: Digest, options: RenderOptions) => Promise<string>;
}

const FORMATS: Record<OutputFormat, Format> = {
  markdown: {
    extensions: ['.md', '.markdown'],
    render: async (digest, { colour }) => {
      const [{ documentOf }, { markdownOf }] = await Promise.all([
        import('./document.ts'),
        import('./markdown.ts'),
      ]);
      const markdown = markdownOf(await documentOf(digest));
      return colour ? (await import('./terminal.ts')).coloured(markdown) : markdown;
    },
  },
  html: {
    extensions: ['.html', '.htm'],
    render: async (digest) => {
      const [{ documentOf }, { htmlOf }] = await Promise.all([import('./document.ts'), import('./html.ts')]);
      return htmlOf(await documentOf(digest));
    },
  },
  json: {
    extensions: ['.json'],
    render: async (digest) => (await import('./json.ts')).jsonOf(digest),
  },
};

/** The digest in a format, as one string that ends with one line feed. */
export async function render(digest: Digest, format: OutputFormat, options: RenderOptions): Promise<string> {
  return FORMATS[format].render(digest, options);
}

/** The format that a file's extension names; null when it names none. */
export function formatOf(file: string): OutputFormat | null {
  const name = file.toLowerCase();
  const formats = Object.keys(FORMATS) as OutputFormat[];
  return formats.find((format) => FORMATS[format].extensions.some((end) => name.endsWith(end))) ?? null;
}
