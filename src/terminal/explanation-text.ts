/** An explanation → text for a person; in a terminal what matched is coloured where it stands. */
import type {
  Contender,
  DeniedHit,
  EarlierTelling,
  Evidence,
  ExcludedHit,
  Explanation,
  Margin,
  NestedHit,
  RuleEvidence,
} from '../index.ts';
import { daysInWords } from '../index.ts';
import type { Config, EarlierIssue, FoundText, Place } from '../types.ts';
import { type Column, table } from './columns.ts';
import { type Paint, painter } from './paint.ts';
import { visible } from './visible.ts';

/** An explanation with the number of its entry in the input, from 1, and where an earlier issue told it. */
export interface Numbered extends Explanation {
  number: number;
  /** Null: none did, or there is no archive that would know. */
  told: EarlierTelling | null;
  /** The issue of its own week, when that has it. */
  standsIn: EarlierIssue | null;
  /** What becomes of an entry that was told before. */
  seen: Config['seen'];
}

/** The entry, the verdict, the themes that competed with what speaks for each, and what would change the outcome. */
export async function explanationText(explanation: Numbered, colour: boolean): Promise<string> {
  const paint = painter(colour);
  const { contenders, excluded, nested, denied, pin, margin } = explanation;
  const blocks = [
    entryLines(explanation, paint),
    [verdict(explanation, paint)],
    ...(explanation.told === null ? [] : [[toldText(explanation.told, explanation.seen, paint)]]),
    ...(explanation.standsIn === null ? [] : [[`It stands in ${issueText(explanation.standsIn)}.`]]),
    ...(pin === null ? [] : [[`It is a highlight, since ${ruleFinds('pin', pin)}.`]]),
    ...(await contenderBlocks(contenders, paint)),
    ...(nested.length > 0 ? [await nestedLines(nested)] : []),
    ...(excluded.length > 0 ? [await excludedLines(excluded)] : []),
    ...(denied.length > 0 ? [await deniedLines(denied)] : []),
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
  { theme, contenders, excluded, denied, drop, pin }: Explanation,
  paint: Paint,
): string {
  const here = (hits: (FoundText & { with?: FoundText[] })[], colour: Paint): Stretch[] =>
    hits
      .flatMap((hit) => [hit, ...(hit.with ?? [])])
      .filter((hit) => hit.field === field)
      .map(({ start, end }) => ({ start, end, paint: colour }));
  const winner = contenders.filter((it) => it.theme === theme);
  const others = contenders.filter((it) => it.theme !== theme);
  const stretches = [
    ...here(drop === null ? [] : [drop], paint.red.underline),
    ...here(pin === null ? [] : [pin], paint.green.underline),
    ...winner.flatMap(({ hits }) => here(hits, paint.green.underline)),
    ...others.flatMap(({ hits }) => here(hits, paint.yellow)),
    ...here([...excluded, ...denied], paint.red.strikethrough),
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

function verdict(explanation: Explanation, { bold }: Paint): string {
  const { theme, by, contenders, drop, section, excluded, denied } = explanation;
  if (drop !== null) {
    const best = contenders.find(({ isEnough }) => isEnough);
    const otherwise = best === undefined ? '' : ` Else ${visible(best.theme)} would take it.`;
    return `${bold('It is left out')}, since ${ruleFinds('drop', drop)}.${otherwise}`;
  }
  if (section !== null) {
    const rules = contenders.length === 0 ? 'no keyword is found.' : 'the rules say:';
    const rule = `\`sections\`, ${placeText(section.place)}`;
    return `${bold(visible(theme ?? ''))}, since it stands under "${visible(section.section)}" (${rule}); ${rules}`;
  }
  if (by === 'hand') {
    const rules = contenders.length === 0 ? 'no keyword is found.' : 'the rules say:';
    return `${bold(visible(theme ?? ''))}, since the title asks for it; ${rules}`;
  }
  if (theme !== null) return `${bold(visible(theme))} takes it.`;
  if (contenders.length > 0) return 'No theme takes it: none reaches its threshold.';
  return excluded.length + denied.length > 0
    ? 'No theme takes it: no keyword counts.'
    : 'No theme takes it: no keyword is found.';
}

/** `Issue 11, 2–8 March 2026, has told it in nearly the same words (0.82), so it is left out.` */
function toldText({ in: issue, alike }: EarlierTelling, seen: Config['seen'], { bold }: Paint): string {
  const where = issueText(issue);
  if (alike === null) return `It follows a story in ${where}.`;
  const how = {
    same: 'the same words',
    near: `nearly the same words (${alike.similarity})`,
    link: 'a text about the same page',
  };
  return `${bold('It was published')} in ${where}: ${how[alike.because]}. ${whatBecomes[seen]}`;
}

/** `issue 11, 2–8 March 2026`. */
function issueText(issue: EarlierIssue): string {
  const days = daysInWords('en-GB', issue);
  const name = issue.issue !== null && /^\d/.test(issue.issue) ? `issue ${issue.issue}` : issue.issue;
  return name === null ? `the issue of ${days}` : `${visible(name)}, ${days}`;
}

const whatBecomes: Record<Config['seen'], string> = {
  'leave-out': 'So it is left out.',
  mark: 'It is shown again, and says so.',
  keep: 'It is shown again, since `seen` is `keep`.',
};

/** `"sponsored" (drop, digest.yaml:3:5) is in its title: "Sponsored"`. */
function ruleFinds(list: 'drop' | 'pin', { keyword, field, text, place }: RuleEvidence): string {
  return `the rule "${visible(keyword)}" (\`${list}\`, ${placeText(place)}) finds "${visible(text)}" in its ${field}`;
}

const placeText = (place: Place | null): string =>
  place === null ? 'built-in' : visible(`${place.file}:${place.line}:${place.column}`);

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
    quotedTexts(hit),
    ruleText(hit),
  ];
}

/** `"Rust"`, and behind it, of words that stand together, ` with "crate" body:40`. */
function quotedTexts(hit: Evidence): string {
  const others = (hit.with ?? []).map((it) => ` with "${visible(it.text)}" ${fieldText(it)}`);
  return `"${visible(hit.text)}"${others.join('')}`;
}

/** The field and, in running text, the column at which the match starts. */
const fieldText = ({ field, start }: FoundText): string =>
  field === 'title' || field === 'body' ? `${field}:${start + 1}` : field;

function ruleText({ keywordWeight, place }: Evidence): string {
  return `weight ${keywordWeight}, ${placeText(place)}`;
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

async function deniedLines(denied: DeniedHit[]): Promise<string[]> {
  const rows = denied.map((hit) => [
    `  ${visible(hit.theme)}:`,
    visible(hit.keyword),
    fieldText(hit),
    quotedTexts(hit),
    denialText(hit),
  ]);
  const head = 'Not counted because of `not`, `when` or `near`';
  return [head, ...(await table(rows, evidenceColumns.with(0, { align: 'left' })))];
}

function denialText({ by, isOfTheme, word, wordText }: DeniedHit): string {
  const whose = isOfTheme ? ' of the theme' : '';
  if (by === 'near') return 'its words stand farther apart';
  if (by === 'when') return `the entry is not what ${isOfTheme ? "its theme's" : 'its'} \`when\` asks for`;
  return `beside "${visible(wordText ?? '')}" (not: ${visible(word ?? '')}${whose})`;
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
