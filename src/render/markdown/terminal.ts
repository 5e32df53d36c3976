import { Chalk } from 'chalk';

/**
 * The same Markdown with colour: headings, links and small print. Without its escape codes it is the plain
 * Markdown again, byte for byte.
 */
export function colouredMarkdown(markdown: string): string {
  const { bold, dim, underline } = new Chalk({ level: 1 });
  const link = /(?<!\\)(?:<https?:[^\s<>]+>|\[(?:\\.|[^\\[\]])+\]\([^()\s]+\))/g;
  let fence = '';
  return markdown
    .split('\n')
    .map((line) => {
      const [mark = ''] = /^(`{3,}|~{3,})/.exec(line) ?? [];
      if (mark !== '') fence = fence === '' ? mark : line === fence ? '' : fence;
      if (fence !== '' || mark !== '') return line;
      if (/^#{1,2} /.test(line)) return bold.cyan(line);
      if (line.startsWith('### ')) return bold(line);
      if (/^_.+_$/.test(line)) return dim(line);
      return line.replace(link, (address) => underline(address));
    })
    .join('\n');
}
