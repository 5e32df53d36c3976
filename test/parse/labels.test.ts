import { describe, expect, it } from 'vitest';
import { labelNamed, readLabel } from '../../src/parse/labels.ts';

/** The label of a line, its name, and what stands behind it; null where there is none. */
function labelOf(line: string) {
  const bytes = new TextEncoder().encode(line);
  const found = readLabel(bytes, 0, bytes.length);
  return found && [found.label, found.name, new TextDecoder().decode(bytes.subarray(found.length))];
}

describe('a label before a line', () => {
  it.each([
    ['Title: Lamps', 'title', 'title'],
    ['SUBJECT: Lamps', 'title', 'subject'],
    ['url: Lamps', 'text', 'url'],
    ['**Author:** Lamps', 'author', 'author'],
    ['__Author__: Lamps', 'author', 'author'],
    ['*Date*: Lamps', 'date', 'date'],
    ['Tags :  Lamps', 'tags', 'tags'],
    ['Überschrift: Lamps', 'title', 'überschrift'],
    ['标题： Lamps', 'title', '标题'],
  ])('%s', (line, label, name) => {
    expect(labelOf(line)).toEqual([label, name, 'Lamps']);
  });

  it('may have nothing behind it', () => {
    expect(labelOf('Summary:')).toEqual(['text', 'summary', '']);
  });

  it.each([
    ...[
      'Lamps',
      '',
      'Lamps: lit',
      'Title',
      'Title:Lamps',
      'The title: Lamps',
      '- Title: Lamps',
      'Title Lamps: lit',
    ],
    ...[`${' '.repeat(3)}Title: Lamps`, `Title${' '.repeat(2)}: Lamps`, '***Title: Lamps'],
  ])('is none in %j', (line) => {
    expect(labelOf(line)).toBeNull();
  });
});

it.each([
  ['Title', 'title'],
  ['Created time', 'date'],
  ['created', 'date'],
  ['KEYWORDS', 'tags'],
  ['Time created', undefined],
  ['', undefined],
])('a column named %j says %s', (name, label) => {
  expect(labelNamed(name)).toBe(label);
});
