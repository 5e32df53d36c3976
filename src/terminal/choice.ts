/** An answer that a person can choose. */
export interface Answer {
  value: string;
  label: string;
}

/** Questions to the person at the terminal; an answer is null when they gave up. */
export interface Questions {
  /** To choose one. */
  ask(message: string, choices: Answer[]): Promise<string | null>;
  /** To choose several, at least one; those in `chosen` to begin with. */
  askSeveral(message: string, choices: Answer[], chosen: string[]): Promise<string[] | null>;
  /** For a text, which begins as `usual`. */
  askText(message: string, usual: string): Promise<string | null>;
}
