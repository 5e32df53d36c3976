/** The themes and what they cover → a table. */
import type { Coverage, RuleWork, ThemeCoverage } from '../index.ts';
import type { RuleSettings, Theme } from '../types.ts';
import { type Column, table } from './columns.ts';
import { painter } from './paint.ts';
import { grouped } from './report.ts';
import { visible } from './visible.ts';

/** How many of a theme's keywords are told. */
const mostKeywords = 5;

/** What is listed: the themes, and the rules of a project that go before them. */
export type ListedRules = Required<Pick<RuleSettings, 'themes' | 'drop' | 'pin' | 'sections'>>;

/**
 * A table with a line for each theme, for the entries that none took, and for `drop`, `pin` and `sections` where there are
 * any; without coverage only the keywords are counted.
 */
export async function coverageText(
  rules: ListedRules,
  covered: Coverage | null,
  colour: boolean,
): Promise<string> {
  const { bold } = painter(colour);
  const [head = '', ...lines] =
    covered === null
      ? await table([['theme', 'keywords', ''], ...plainRows(rules)], plainColumns)
      : await table([headRow, ...coverageRows(rules, covered)], coverageColumns);
  return [bold(head), ...lines].map((line) => `${line}\n`).join('');
}

const plainColumns: Column[] = [{ align: 'left' }, { align: 'right' }, { align: 'left' }];

const plainRows = (rules: ListedRules): string[][] => [
  ...rules.themes.map(plainRow),
  ...specialRules(rules).map(({ name, written }) => [name, grouped(written.length), firstOf(written)]),
];

/** Rules that go before all scores, by the key that has them. */
const specialRules = ({ drop, pin, sections }: ListedRules) => {
  const rules = [
    { key: 'drop', name: '(drop)', written: drop.map(({ written }) => written) },
    { key: 'pin', name: '(pin)', written: pin.map(({ written }) => written) },
    {
      key: 'sections',
      name: '(sections)',
      written: sections.map(({ section, theme }) => `${section}: ${theme}`),
    },
  ] as const;
  return rules.filter(({ written }) => written.length > 0);
};

const plainRow = ({ id, keywords, description }: Theme): string[] => [
  visible(id),
  grouped(keywords.length),
  visible(description),
];

const headRow = ['theme', 'keywords', 'placed', 'second', 'the keywords that did it'];

const coverageColumns: Column[] = [
  { align: 'left' },
  { align: 'right' },
  { align: 'right' },
  { align: 'right' },
  { align: 'left' },
];

function coverageRows(rules: ListedRules, covered: Coverage): string[][] {
  const { themes } = rules;
  const keywords = themes.reduce((sum, theme) => sum + theme.keywords.length, 0);
  return [
    ...themes.map((theme, at) => coverageRow(theme, covered.themes[at]!)),
    ['(unplaced)', '', grouped(covered.unplaced), '', ''],
    ['(all)', grouped(keywords), grouped(covered.entries), '', ''],
    ...specialRules(rules).map(({ key, name, written }) => [
      name,
      grouped(written.length),
      grouped(covered[key].reduce((sum, { entries }) => sum + entries, 0)),
      '',
      workText(covered[key]),
    ]),
  ];
}

function coverageRow({ id, keywords }: Theme, { placed, second, work }: ThemeCoverage): string[] {
  return [visible(id), grouped(keywords.length), grouped(placed), grouped(second), workText(work)];
}

/** `agent 7, AI 5, llm 4 and 12 more`. */
const workText = (work: RuleWork[]): string =>
  firstOf(work.map(({ keyword, entries }) => `${keyword} ${grouped(entries)}`));

function firstOf(all: string[]): string {
  const reported = all.slice(0, mostKeywords).map(visible).join(', ');
  const others = all.length - mostKeywords;
  return others > 0 ? `${reported} and ${grouped(others)} more` : reported;
}
