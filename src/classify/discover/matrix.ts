/** Matrices row by row, and the little of linear algebra that is needed here. */

/** A dense matrix: the row `i` stands from `i * columns` to before `(i + 1) * columns`. */
export interface Matrix {
  columns: number;
  values: Float64Array;
}

/** A sparse matrix by rows: the cells of row `i` stand from `start[i]` to before `start[i + 1]`. */
export interface SparseMatrix {
  rows: number;
  columns: number;
  start: Int32Array;
  column: Int32Array;
  value: Float64Array;
}

/** How many rows a matrix has. */
export const rowsOf = ({ columns, values }: Matrix): number => values.length / columns;

/** One row, as a view: what is written there is written into the matrix. */
export const rowOf = ({ columns, values }: Matrix, row: number): Float64Array =>
  values.subarray(row * columns, row * columns + columns);

/** Gives each row the length 1, in place; a row of zeros stays. */
export function normalizeRows(matrix: Matrix): void {
  for (let row = 0; row < rowsOf(matrix); row++) {
    const cells = rowOf(matrix, row);
    let sum = 0;
    for (const cell of cells) sum += cell * cell;
    if (sum === 0) continue;
    const length = Math.sqrt(sum);
    for (let at = 0; at < cells.length; at++) cells[at]! /= length;
  }
}

/** The sum of the products of two rows. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}
