import { Chalk, type ChalkInstance } from 'chalk';

/** Colours a text, or leaves it as it is. */
export type Paint = ChalkInstance;

/** The colours that every report uses: the 16 of any terminal, or none. */
export const painter = (colour: boolean): Paint => new Chalk({ level: colour ? 1 : 0 });
