/** An explanation → text for a person; in a terminal what matched is coloured where it stands. */
import type { Contender, Evidence, ExcludedHit, Explanation, Margin, NestedHit } from '../index.ts';
import { type Column, table } from './columns.ts';
import { type Paint, painter } from './paint.ts';
import { visible } from './visible.ts';

/** An explanation with the number of its entry in the input, from 1. */
export interface Numbered extends Explanation {
  number: number;
}

/** The entry, the verdict, the themes that competed with what speaks for each, and what would change the outcome. */
export async function explanationText(explanation: Numbered, colour: boolean): Promise<string> {
  const paint = painter(colour);
  const { contenders, excluded, nested, margin } = explanation;
  const blocks = [
    entryLines(explanation, paint),
    [verdict(explanation, paint)],
    ...(await contenderBlocks(contenders, paint)),
    ...(nested.length > 0 ? [await nestedLines(nested)] : []),
    ...(excluded.length > 0 ? [await excludedLines(excluded)] : []),
    ...(margin === null ? [] : [[marginText(margin, explanation)]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function entryLines(explanation: Numbered, paint: Paint): string[] {
  const { number, entry } = explanation;
  const { id, title, body, source } = entry;
  const head = `${number}. ${highlighted('title', title, explanation, paint.bold)}`;
  const where = paint.dim(visible(`${source.file}:${source.line}, id ${id}`));
  const text = body === '' ? [] : highlightedLines('body', body, explanation, paint);
  return [head, ...[where, ...text].map((line) => `   ${line}`)];
}

function highlightedLines(field: 'body', text: string, explanation: Explanation, paint: Paint): string[] {
  return highlighted(field, text, explanation, paint).split('\n');
}

/** A stretch of a text that is painted, by its offsets. */
interface Stretch {
  start: number;
  end: number;
  paint: Paint;
}

/** A text with its hits painted: those of the winner first, then those of other themes, then those that do not count. */
function highlighted(
  field: 'title' | 'body',
  text: string,
  { theme, contenders, excluded }: Explanation,
  paint: Paint,
): string {
  const here = (hits: Evidence[], colour: Paint): Stretch[] =>
    hits.filter((hit) => hit.field === field).map(({ start, end }) => ({ start, end, paint: colour }));
  const winner = contenders.filter((it) => it.theme === theme);
  const others = contenders.filter((it) => it.theme !== theme);
  const stretches = [
    ...winner.flatMap(({ hits }) => here(hits, paint.green.underline)),
    ...others.flatMap(({ hits }) => here(hits, paint.yellow)),
    ...here(excluded, paint.red.strikethrough),
  ];
  return painted(text, stretches, paint);
}

/** Where stretches overlap the earlier one in the list is seen. */
function painted(text: string, stretches: Stretch[], plain: Paint): string {
  const edges = new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])]);
  const pieces: { text: string; paint: Paint }[] = [];
  let from = 0;
  for (const to of [...edges].sort((a, b) => a - b)) {
    const over = stretches.find(({ start, end }) => start <= from && to <= end);
    const paint = over?.paint ?? plain;
    const last = pieces.at(-1);
    if (last?.paint === paint) last.text += text.slice(from, to);
    else pieces.push({ text: text.slice(from, to), paint });
    from = to;
  }
  return pieces.map((piece) => paintedLines(piece.text, piece.paint)).join('');
}

/** A colour ends with its line, so that what stands before the next one is not coloured. */
function paintedLines(text: string, paint: Paint): string {
  const lines = text.split('\n').map(visible);
  return lines.map((line) => (line === '' ? '' : paint(line))).join('\n');
}

function verdict({ theme, by, contenders }: Explanation, { bold }: Paint): string {
  if (by === 'hand') {
    const rules = contenders.length === 0 ? 'no keyword is found.' : 'the rules say:';
    return `${bold(visible(theme ?? ''))}, since the title asks for it; ${rules}`;
  }
  if (theme !== null) return `${bold(visible(theme))} takes it.`;
  return contenders.length === 0
    ? 'No theme takes it: no keyword is found.'
    : 'No theme takes it: none reaches its threshold.';
}

const evidenceColumns: Column[] = [
  { align: 'right' },
  { align: 'left' },
  { align: 'left' },
  { align: 'left' },
  { align: 'left' },
];

/** A block for each theme; its columns are as wide as those of all others. */
async function contenderBlocks(contenders: Contender[], { bold, dim }: Paint): Promise<string[][]> {
  const lines = await table(
    contenders.flatMap(({ hits }) => hits.map(evidenceRow)),
    evidenceColumns,
  );
  let at = 0;
  return contenders.map(({ theme, score, threshold, isEnough, hits }) => {
    const under = isEnough ? '' : dim(` (below the threshold of ${threshold})`);
    const block = [`${bold(visible(theme))} ${score}${under}`, ...lines.slice(at, at + hits.length)];
    at += hits.length;
    return block;
  });
}

/** `+4  agent  title:12  "Agents"  weight 2, digest.yaml:7:9`. */
function evidenceRow(hit: Evidence): string[] {
  return [
    `  ${hit.weight < 0 ? '' : '+'}${hit.weight}`,
    visible(hit.keyword),
    fieldText(hit),
    `"${visible(hit.text)}"`,
    ruleText(hit),
  ];
}

/** The field and, in running text, the column at which the match starts. */
const fieldText = ({ field, start }: Evidence): string =>
  field === 'title' || field === 'body' ? `${field}:${start + 1}` : field;

function ruleText({ keywordWeight, place }: Evidence): string {
  const where = place === null ? 'built-in' : visible(`${place.file}:${place.line}:${place.column}`);
  return `weight ${keywordWeight}, ${where}`;
}

async function nestedLines(nested: NestedHit[]): Promise<string[]> {
  const rows = nested.map((hit) => [
    `  ${visible(hit.theme)}:`,
    visible(hit.keyword),
    fieldText(hit),
    `"${visible(hit.text)}"`,
    `inside "${visible(hit.aroundText)}" (${visible(hit.around)})`,
  ]);
  return ['Counted with a longer one', ...(await table(rows, evidenceColumns.with(0, { align: 'left' })))];
}

async function excludedLines(excluded: ExcludedHit[]): Promise<string[]> {
  const rows = excluded.map((hit) => [
    `  ${visible(hit.theme)}:`,
    visible(hit.keyword),
    fieldText(hit),
    `"${visible(hit.text)}"`,
    `inside "${visible(hit.phraseText)}" (exclude: ${visible(hit.phrase)})`,
  ]);
  return ['Taken away by `exclude`', ...(await table(rows, evidenceColumns.with(0, { align: 'left' })))];
}

/** What would have to be added for another outcome, and one keyword that would do in each field. */
function marginText(
  { theme, score, isMore, inTitle, inBody }: Margin,
  { theme: winner }: Explanation,
): string {
  const who = theme === null ? (winner === null ? 'A theme' : 'Another theme') : visible(theme);
  const takes = winner === null ? 'would take it' : 'would take it instead';
  const examples = [
    ...(inTitle === null ? [] : [`of weight ${inTitle} in the title`]),
    ...(inBody === null ? [] : [`of weight ${inBody} in the body`]),
  ];
  const such = examples.length === 0 ? '' : `, such as a keyword ${examples.join(', or ')}`;
  const amount = isMore && score === 0 ? 'anything' : `${isMore ? 'more than ' : ''}${score}`;
  return `${who} ${takes} with ${amount} more${such}.`;
}
