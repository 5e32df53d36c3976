/**
 * Truncated singular value decomposition by subspace iteration from a random start (Halko, Martinsson & Tropp 2011):
 * words that stand in the same entries come to lie in the same direction, so that entries without a word in common
 * can be near each other. Deerwester et al. 1990 call it latent semantic analysis.
 */
import { type Matrix, normalizeRows, type SparseMatrix } from './matrix.ts';
import { randomNumbers } from './random.ts';

/** How often the directions are sharpened; with more, hardly anything moves. */
const rounds = 4;

/** The rows in so many dimensions, each of length 1. */
export function embed(matrix: SparseMatrix, dimensions: number): Matrix {
  const random = randomNumbers(1);
  // Three uniform numbers make one that is nearly normal.
  const start = Float64Array.from(
    { length: matrix.columns * dimensions },
    () => random() + random() + random() - 1.5,
  );
  let directions: Matrix = { columns: dimensions, values: start };
  orthonormalize(directions);
  for (let round = 0; round < rounds; round++) {
    directions = timesTransposed(matrix, times(matrix, directions));
    orthonormalize(directions);
  }
  const embedded = times(matrix, directions);
  normalizeRows(embedded);
  return embedded;
}

function times(matrix: SparseMatrix, { columns, values }: Matrix): Matrix {
  const product = new Float64Array(matrix.rows * columns);
  eachCell(matrix, (row, column, value) => {
    const to = row * columns;
    const from = column * columns;
    for (let at = 0; at < columns; at++) product[to + at]! += value * values[from + at]!;
  });
  return { columns, values: product };
}

function timesTransposed(matrix: SparseMatrix, { columns, values }: Matrix): Matrix {
  const product = new Float64Array(matrix.columns * columns);
  eachCell(matrix, (row, column, value) => {
    const to = column * columns;
    const from = row * columns;
    for (let at = 0; at < columns; at++) product[to + at]! += value * values[from + at]!;
  });
  return { columns, values: product };
}

function eachCell(
  { rows, start, column, value }: SparseMatrix,
  visit: (row: number, column: number, value: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) visit(row, column[at]!, value[at]!);
  }
}

/** Cholesky QR: makes the columns orthonormal, in place. */
function orthonormalize({ columns, values }: Matrix): void {
  const factor = cholesky(gram({ columns, values }), columns);
  for (let row = 0; row < values.length; row += columns) {
    for (let at = 0; at < columns; at++) {
      let rest = values[row + at]!;
      for (let other = 0; other < at; other++) rest -= factor[at * columns + other]! * values[row + other]!;
      values[row + at] = rest / factor[at * columns + at]!;
    }
  }
}

/** The products of the columns with each other. */
function gram({ columns, values }: Matrix): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let row = 0; row < values.length; row += columns) {
    for (let at = 0; at < columns; at++) {
      const cell = values[row + at]!;
      for (let other = 0; other <= at; other++)
        products[at * columns + other]! += cell * values[row + other]!;
    }
  }
  return products;
}

/** The lower triangle whose product with its transpose is given, in place. */
function cholesky(lower: Float64Array, size: number): Float64Array {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = lower[row * size + column]!;
      for (let at = 0; at < column; at++) rest -= lower[row * size + at]! * lower[column * size + at]!;
      // A direction that is no more than the others together has nothing left: it stays what it is, nearly nothing.
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[column * size + column]!;
    }
  }
  return lower;
}
