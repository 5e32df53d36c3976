/**
 * How many groups there are, by stability (after Tibshirani & Walther 2005): each half of the entries is grouped on its
 * own, and both groupings then sort all entries. Up to the number that is there the two agree; beyond it each half
 * splits something else, by chance.
 */
import { assign, bestOf } from './k-means.ts';
import { type Matrix, rowOf, rowsOf } from './matrix.ts';

/** A number of themes, and why this one. */
export interface ThemeNumber {
  k: number;
  /** `asked`; `stable`: the most on which two halves agree; `few`: too few entries for that, so by their number. */
  why: 'asked' | 'stable' | 'few';
  /** For `stable`, how far the halves agree on so many and on one more: 1 is wholly, 0 as by chance. */
  agreement: number | null;
  beyond: number | null;
}

/** The most themes that are proposed unless more are asked for: a digest with more of them is hard to read. */
const most = 16;

/** The most entries that are grouped to find the number; more would only take longer. */
const sample = 2000;

/** Below this the halves agree on no number: there are too few entries. */
const least = 0.3;

/** A larger number has to be about as stable as the most stable one. */
const slack = 0.9;

/** Chooses the number of groups for these points. */
export function chooseNumber(points: Matrix): ThemeNumber {
  const rows = rowsOf(points);
  const largest = Math.min(most, Math.floor(rows / 20));
  const step = Math.ceil(rows / sample);
  const halves = [0, step].map((first) => pick(points, first, 2 * step));
  const stability: number[] = [];
  for (let k = 2; k <= largest + 1; k++) stability.push(agreement(points, halves, k));
  const best = Math.max(0, ...stability.slice(0, -1));
  if (best < least) {
    const k = Math.max(2, Math.min(most, Math.round(Math.sqrt(rows) / 2.5)));
    return { k, why: 'few', agreement: null, beyond: null };
  }
  const at = stability.slice(0, -1).findLastIndex((share) => share >= best * slack);
  return { k: at + 2, why: 'stable', agreement: stability[at]!, beyond: stability[at + 1]! };
}

/** Each so-manieth row from the first on. */
function pick(points: Matrix, first: number, step: number): Matrix {
  const { columns } = points;
  const rows = Math.ceil((rowsOf(points) - first) / step);
  const picked: Matrix = { columns, values: new Float64Array(rows * columns) };
  for (let row = 0; row < rows; row++) rowOf(picked, row).set(rowOf(points, first + row * step));
  return picked;
}

function agreement(points: Matrix, halves: Matrix[], k: number): number {
  const [one, other] = halves.map((half) => {
    const groups = new Int32Array(rowsOf(points));
    assign(points, bestOf(half, k, 3).centres, groups);
    return groups;
  });
  return adjustedRand(one!, other!, k);
}

/** The adjusted Rand index (Hubert & Arabie 1985): how far two groupings join the same pairs, less what chance would. */
function adjustedRand(one: Int32Array, other: Int32Array, k: number): number {
  const both = new Float64Array(k * k);
  const inOne = new Float64Array(k);
  const inOther = new Float64Array(k);
  for (const [row, group] of one.entries()) {
    both[group * k + other[row]!]!++;
    inOne[group]!++;
    inOther[other[row]!]!++;
  }
  const pairs = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const chance = (pairs(inOne) * pairs(inOther)) / ((one.length * (one.length - 1)) / 2);
  const full = (pairs(inOne) + pairs(inOther)) / 2;
  return full === chance ? 0 : (pairs(both) - chance) / (full - chance);
}
