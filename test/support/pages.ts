/** The pages that a reader has, and the blocks that are fenced in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a page. */
export interface Block {
  language: string;
  text: string;
  /** What the comment above it says: `file: rules.yaml`; empty when there is none. */
  note: string;
  /** What stands before each line, for a block within a list. */
  indent: string;
  /** Where its text begins and ends in the page. */
  start: number;
  end: number;
}

/** A document, by its path from the folder of the project. */
export interface Page {
  path: string;
  text: string;
  blocks: Block[];
}

/** All of them, the README first. */
export const pages: Page[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...markdownIn('docs'),
].map(readDocument);

/** The page of a path. */
export const pageAt = (path: string): Page => pages.find((page) => page.path === path)!;

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

function readDocument(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8');
  const fence = /(?:<!-- (.*?) -->\n\n)?^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;
  const blocks = [...text.matchAll(fence)].map((match): Block => {
    const [whole, note = '', indent = '', language = '', inside = ''] = match;
    const lines = inside.split('\n').map((line) => line.slice(line.startsWith(indent) ? indent.length : 0));
    const start = match.index + whole.lastIndexOf(`${indent}\`\`\``) - inside.length;
    return { language, text: lines.join('\n'), note, indent, start, end: start + inside.length };
  });
  return { path, text, blocks };
}
