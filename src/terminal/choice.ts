/** An answer that a person can choose. */
export interface Choice {
  value: string;
  label: string;
}
