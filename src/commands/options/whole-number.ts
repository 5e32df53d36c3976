/** Counts on the command line. */
import { InvalidArgumentError } from 'commander';

/** Reads an argument as a whole number from 1, up to the largest that is meant. */
export const wholeNumber =
  (most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text.trim()) && value >= 1 && value <= most) return value;
    const end = most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`;
    throw new InvalidArgumentError(`It has to be a whole number from 1${end}.`);
  };
