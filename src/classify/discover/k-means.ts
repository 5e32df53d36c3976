/**
 * Spherical k-means (Dhillon & Modha 2001) from k-means++ starts (Arthur & Vassilvitskii 2007), and the consensus of many
 * runs (Strehl & Ghosh 2002): one run depends on where it began, what most of them join belongs together.
 */
import { dot, type Matrix, normalizeRows, rowOf, rowsOf, type SparseMatrix } from './matrix.ts';
import { randomNumbers } from './random.ts';
import { embed } from './svd.ts';

/** Rows in so many groups. */
export interface Clustering {
  /** The group of each row. */
  groups: Int32Array;
  /** The middle of each group, of length 1. */
  centres: Matrix;
  /** How near the rows are to the middles of their groups: the mean cosine. */
  nearness: number;
}

/** How many runs of each embedding have a vote. */
const runs = 8;

/** How many times the votes are grouped; the best of them is taken. */
const tries = 16;

/** What most of the runs on these embeddings of the same rows agree on. */
export function consensus(embeddings: Matrix[], k: number): Int32Array {
  const all = embeddings.flatMap((points, at) =>
    Array.from({ length: runs }, (_, run) => kMeans(points, k, at * runs + run + 1).groups),
  );
  const votes = embed(votesOf(all, k), Math.min(2 * k, all.length * k));
  return bestOf(votes, k, tries).groups;
}

/** A row for each row, with a cell for each group of each run: where they agree, rows are alike. */
function votesOf(all: Int32Array[], k: number): SparseMatrix {
  const rows = all[0]!.length;
  const cells = rows * all.length;
  return {
    rows,
    columns: all.length * k,
    start: Int32Array.from({ length: rows + 1 }, (_, row) => row * all.length),
    column: Int32Array.from({ length: cells }, (_, cell) => {
      const run = cell % all.length;
      return run * k + all[run]![Math.floor(cell / all.length)]!;
    }),
    value: new Float64Array(cells).fill(1),
  };
}

/** The run of several whose rows are nearest their middles. */
export function bestOf(points: Matrix, k: number, tries: number): Clustering {
  const all = Array.from({ length: tries }, (_, seed) => kMeans(points, k, seed + 1));
  return all.reduce((best, one) => (one.nearness > best.nearness ? one : best));
}

/** The most rounds of a run: the last ones move hardly a row. */
const rounds = 25;

/** One run. The rows must have length 1. */
export function kMeans(points: Matrix, k: number, seed: number): Clustering {
  const centres = firstCentres(points, k, randomNumbers(seed));
  const groups = new Int32Array(rowsOf(points)).fill(-1);
  let nearness = 0;
  for (let round = 0; round < rounds; round++) {
    const assigned = assign(points, centres, groups);
    nearness = assigned.nearness;
    if (assigned.moved === 0) break;
    moveCentres(points, groups, centres);
  }
  return { groups, centres, nearness };
}

/** Puts each row into the group whose middle is nearest. */
export function assign(
  points: Matrix,
  centres: Matrix,
  groups: Int32Array,
): { moved: number; nearness: number } {
  let moved = 0;
  let sum = 0;
  for (let row = 0; row < groups.length; row++) {
    const point = rowOf(points, row);
    let group = 0;
    let most = -Infinity;
    for (let other = 0; other < rowsOf(centres); other++) {
      const cosine = dot(point, rowOf(centres, other));
      if (cosine <= most) continue;
      most = cosine;
      group = other;
    }
    sum += most;
    if (groups[row] !== group) moved++;
    groups[row] = group;
  }
  return { moved, nearness: sum / groups.length };
}

/** Each next centre is a row that is drawn the more likely, the farther it is from those that there are. */
function firstCentres(points: Matrix, k: number, random: () => number): Matrix {
  const { columns } = points;
  const rows = rowsOf(points);
  const centres: Matrix = { columns, values: new Float64Array(k * columns) };
  const distance = new Float64Array(rows).fill(2);
  let drawn = Math.floor(random() * rows);
  for (let centre = 0; centre < k; centre++) {
    rowOf(centres, centre).set(rowOf(points, drawn));
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const far = Math.max(0, 1 - dot(rowOf(points, row), rowOf(centres, centre)));
      distance[row] = Math.min(distance[row]!, far);
      sum += distance[row]!;
    }
    let rest = random() * sum;
    drawn = 0;
    for (rest -= distance[drawn]!; rest > 0 && drawn < rows - 1; rest -= distance[drawn]!) drawn++;
  }
  return centres;
}

function moveCentres(points: Matrix, groups: Int32Array, centres: Matrix): void {
  centres.values.fill(0);
  for (const [row, group] of groups.entries()) {
    const point = rowOf(points, row);
    const centre = rowOf(centres, group);
    for (let at = 0; at < point.length; at++) centre[at]! += point[at]!;
  }
  normalizeRows(centres);
}
