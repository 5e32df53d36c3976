/** What shows that words are a title, or a sentence. */
import type { PhrasingContent } from 'mdast';
import { isFullName } from '../../text/batches/letter.ts';
import { lineText } from './prose.ts';

/** UTF-16 code units; few titles are longer, and few sentences with something to say are shorter. */
export const longestTitle = 120;

/** Whether a text ends as sentences do. */
export function endsSentence(text: string): boolean {
  return /[.!?。！？…]["”’»)]*$/.test(text);
}

/**
 * Whether two words or more are the title of what is said behind them: one sentence at least, with a word after its first; behind two
 * words one of five, and these are neither the beginning of it, "The new", nor who says it.
 */
export function isBefore(title: string, note: readonly PhrasingContent[]): boolean {
  const words = title.split(/\s+/).length;
  const isTwo = words === 2 && !openBeginning.test(title) && !isFullName(title);
  const said = words > 2 || (isTwo && lineText(note).split(/\s+/).length >= fewestSaid);
  return (
    said &&
    !openEnd.test(title) &&
    /^(?!I\s)\p{Lu}[\p{L}’']*\s+\p{Ll}[^.!?\n]*\s[^.!?\n]*[.!?](?=\s|$)/u.test(lineText(note))
  );
}

/** Words of what is said behind two. */
const fewestSaid = 5;

/** An article or a preposition, and a word that goes on. */
const openBeginning =
  /^(?:an?|the|our|your|my|his|her|their|this|that|in|on|at|for|der|die|das|dem|den|des|eine?[nmrs]?|unsere?[nmrs]?|am|im|vom|zum|zur|mit|le|la|les|l[’']|un|une|el|los|las|il|lo|gli|het|een|de)\s+\p{Ll}/iu;

/** What a title does not end in, since more has to come. */
const openEnd =
  /[,&]$|\s(?:an?|the|of|in|on|at|to|for|from|with|by|and|or|is|are|was|our|your|its|their|der|die|das|dem|den|des|ein|eine|von|vom|im|in|am|an|auf|für|mit|und|oder|ist|sind|le|la|les|de|du|des|un|une|et|est|el|los|las|del|y|en|con|para|por|di|il|het|een|van|voor)$/i;
