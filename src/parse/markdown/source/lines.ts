/** Lines of a file, counted from 1, the last one included. */
export interface Lines {
  line: number;
  endLine: number;
}
