/** The section that tells what changed since the last issues, as prose: a list of the themes, and the words that are new. */
import type { BlockContent, ListItem, PhrasingContent, Text } from 'mdast';
import type { Digest, ThemeTrend } from '../../types.ts';
import type { IssueWords } from '../i18n/i18n.ts';
import { oneLine } from '../printable.ts';
import { HUES } from './issue.ts';
import { headingWords } from './sections.ts';

/** The themes, each with a sparkline, and the new words; empty where nothing is told. */
export function trendWords({ trends, themes }: Digest, say: IssueWords): BlockContent[] {
  if (trends === undefined) return [];
  const hues = new Map(themes.map(({ id }, index) => [id, (index % HUES) + 1]));
  const rows = trends.themes
    .filter(({ counts }) => counts.length > 0)
    .map((trend) => rowOf(trend, hues.get(trend.id) ?? 0, say));
  const words = trends.words.map(oneLine).filter((word) => word !== '');
  return [
    ...(rows.length === 0 ? [] : [{ type: 'list' as const, ordered: false, spread: false, children: rows }]),
    ...(words.length === 0 ? [] : [paragraph([{ type: 'text', value: say.newWords(words) }])]),
  ];
}

function rowOf({ title, emoji, counts }: ThemeTrend, hue: number, say: IssueWords): ListItem {
  const now = counts.at(-1)!;
  const isNew = counts.slice(0, -1).every((count) => count === 0);
  const name = headingWords({ title: oneLine(title), emoji: oneLine(emoji) });
  const note = now === 0 ? say.isGone : isNew ? say.isNew : null;
  const pieces = [name, ...(now === 0 ? [] : [String(now)]), ...(note === null ? [] : [note])];
  const line: Text = { type: 'text', value: blocksOf(counts), data: { sparkline: { counts, hue } } };
  return {
    type: 'listItem',
    spread: false,
    children: [paragraph([line, { type: 'text', value: ` ${pieces.join(' · ')}` }])],
  };
}

const paragraph = (children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });

const steps = '▂▃▄▅▆▇█';

/** A sparkline of block characters: nothing stands lowest, the most highest. */
function blocksOf(counts: number[]): string {
  const most = Math.max(1, ...counts);
  return counts
    .map((count) => (count === 0 ? '▁' : steps[Math.ceil((count / most) * steps.length) - 1]!))
    .join('');
}
