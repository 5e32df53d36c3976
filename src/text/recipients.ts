/** Where recipients are named: in the configuration itself, or in a file with an address a line. */

/** Whether what is written for recipients is the name of a file of them: `readers.txt`. */
export function isRecipientsFile(written: string): boolean {
  return /^[^@,;<>]+\.txt$/i.test(written);
}
