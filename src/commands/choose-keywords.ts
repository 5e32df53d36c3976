/** Goes through proposed keywords with a person. */
import type { ThemeLesson } from '../lesson.ts';
import type { Choice } from '../terminal/choice.ts';
import { count } from '../terminal/report.ts';
import { shortened } from '../terminal/suggestions-text.ts';
import type { Io } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

const choices: Choice[] = [
  { value: 'yes', label: 'Add it' },
  { value: 'no', label: 'Leave it out' },
  { value: 'rest', label: 'Add it, and all further ones of this theme' },
  { value: 'next', label: 'Go on with the next theme' },
  { value: 'end', label: 'End here, and add what was agreed to' },
];

/** Asks about each keyword in turn; nothing is chosen when the person gives up. */
export async function chooseKeywords(
  lessons: ThemeLesson[],
  { ask }: Pick<Io, 'ask'>,
): Promise<ThemeLesson[]> {
  const chosen: ThemeLesson[] = [];
  for (const lesson of lessons) {
    const keywords: ThemeLesson['keywords'] = [];
    chosen.push({ ...lesson, keywords });
    for (const [at, keyword] of lesson.keywords.entries()) {
      const { match, weight, entries, placed, example } = keyword;
      const support = `in ${count(entries, 'snippet')}, ${placed} of them here now, such as "${shortened(example)}"`;
      const question = `${lesson.theme} ${at + 1}/${lesson.keywords.length}: ${match}, weight ${weight}; ${support}`;
      const answer = await ask(visible(question), choices);
      if (answer === null) return [];
      if (answer === 'end') return chosen;
      if (answer === 'next') break;
      if (answer === 'yes') keywords.push(keyword);
      if (answer !== 'rest') continue;
      keywords.push(...lesson.keywords.slice(at));
      break;
    }
  }
  return chosen;
}
