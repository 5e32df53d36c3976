/** How the rules did → text for a terminal. */
import type { Evaluation, LabelGroup, Measurement, Prediction } from '../index.ts';
import { type Column, table } from './columns.ts';
import { type Paint, painter } from './paint.ts';
import { grouped } from './report.ts';
import { visible } from './visible.ts';

/** A ratio to three digits; a dash where there is none. */
const ratioText = (ratio: number | null): string => (ratio === null ? '–' : ratio.toFixed(3));

/** The entries that their label does not accept where they stand, in the order of the input. */
export const wrongOnes = ({ predictions }: Evaluation): Prediction[] =>
  predictions.filter(({ accepted, placement }) => !accepted.includes(placement.theme ?? ''));

/** The three ratios, a table of the groups, the confusion matrix and, when asked for, each wrong entry. */
export async function evaluationText(
  evaluation: Evaluation,
  isVerbose: boolean,
  colour: boolean,
): Promise<string> {
  const paint = painter(colour);
  const { measurement } = evaluation;
  const parts = [
    await totals(measurement),
    await groupTable(measurement, paint),
    await confusionTable(measurement, paint),
    ...(isVerbose ? [wrongOnes(evaluation).flatMap((it) => wrongLines(it, paint))] : []),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

const left: Column = { align: 'left' };
const right: Column = { align: 'right' };

async function totals({ entries, placed, right: found, ...ratios }: Measurement): Promise<string[]> {
  const rows = [
    [
      'accuracy',
      ratioText(ratios.accuracy),
      `${grouped(found)} of ${grouped(entries)} entries stand where they belong`,
    ],
    ['coverage', ratioText(ratios.coverage), `${grouped(placed)} of ${grouped(entries)} were placed at all`],
    [
      'precision',
      ratioText(ratios.precision),
      `${grouped(found)} of ${grouped(placed)} placed ones are right`,
    ],
  ];
  return await table(rows, [left, right, left]);
}

async function groupTable({ groups, macro }: Measurement, { bold }: Paint): Promise<string[]> {
  const head = ['theme', 'entries', 'placed', 'right', 'precision', 'recall', 'F1'];
  const average = [macro.precision, macro.recall, macro.f1].map(ratioText);
  const rows = [head, ...groups.map(groupRow), ['(average)', '', '', '', ...average]];
  const [first = '', ...lines] = await table(rows, [left, right, right, right, right, right, right]);
  return [bold(first), ...lines];
}

const groupRow = ({ name, entries, placed, right: found, precision, recall, f1 }: LabelGroup): string[] => [
  visible(name),
  ...[entries, placed, found].map(grouped),
  ...[precision, recall, entries > 0 ? f1 : null].map(ratioText),
];

/** Columns have the numbers of the rows, since names would not fit; what is right is on the diagonal. */
async function confusionTable({ groups, confusion }: Measurement, { bold, dim }: Paint): Promise<string[]> {
  const numbers = groups.map((_, at) => String(at + 1));
  const rows = groups.map(({ name }, at) => {
    const cells = confusion[at]?.map((number) => (number === 0 ? '·' : grouped(number)));
    return [numbers[at]!, visible(name), ...(cells ?? [...groups, null].map(() => ''))];
  });
  const head = ['', 'labelled, and placed in', ...numbers, 'none'];
  const [first = '', ...lines] = await table(
    [head, ...rows],
    [right, left, ...head.slice(2).map(() => right)],
  );
  return [bold(first), ...lines.map((line) => line.replaceAll('·', dim('·')))];
}

/** Where it stands, what it should be, what it became, and why. */
function wrongLines({ accepted, placement }: Prediction, { bold, dim }: Paint): string[] {
  const { entry, theme, score, also, why } = placement;
  const rivals = also.filter((it) => accepted.includes(it.theme)).map((it) => `${it.theme} has ${it.score}`);
  const wanted = `${accepted.join(' or ')} was wanted${rivals.length === 0 ? '' : `, ${rivals.join(', ')}`}`;
  const became = theme === null ? 'no theme took it' : `${theme} took it with ${score}`;
  const evidence = why.map(({ keyword, field, weight }) => `${keyword} (${field}) ${weight}`).join(', ');
  return [
    `${bold(visible(`${entry.source.file}:${entry.source.line}`))}: ${visible(entry.title || entry.body.slice(0, 80))}`,
    `    ${visible(`${became}; ${wanted}`)}`,
    ...(evidence === '' ? [] : [`    ${dim(visible(evidence))}`]),
  ];
}
