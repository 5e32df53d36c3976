/** Very many headings of Markdown are told from each other's names in time that grows with their number. */
import { expect, it } from 'vitest';
import { blocksOf } from '../../src/parse/markdown/blocks/blocks.ts';
import { cleanBlocks } from '../../src/parse/markdown/inline/clean.ts';
import { markdownNodes } from '../../src/parse/markdown/reader.ts';
import { sectionsOf } from '../../src/parse/markdown/sections/sections.ts';

function blocksIn(text: string) {
  const nodes = markdownNodes(text);
  if (typeof nodes === 'string') throw new Error(nodes);
  return blocksOf(cleanBlocks(nodes, { definitions: new Map(), address: (url) => url }), 0);
}

const times = 20_000;

it.each([
  ['over words and a list', '## Boats\n\nWhat we mended.\n\n- Hull\n- Mast\n- Rope\n', 1],
  ['over one link', '## Boats\n\n[The slow ferry of the north](https://example.org/ferry)\n', 0],
  [
    'over others',
    '## Weir\n\nIt is open.\n\n## The mill turns again\n\nIt does.\n\n### And rests\n\nAt noon.\n',
    3,
  ],
])('20,000 headings %s', (_, text, entries) => {
  const once = blocksIn(text);
  const sections = sectionsOf(Array.from({ length: times }, () => once).flat(), null);
  expect(sections.filter(({ isEntry }) => isEntry)).toHaveLength(times * entries);
});
