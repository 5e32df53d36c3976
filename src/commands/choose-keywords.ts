/** Goes through proposed keywords with a person. */
import type { ThemeSuggestions, UncertainEntry } from '../index.ts';
import type { Answer } from '../terminal/choice.ts';
import { count } from '../terminal/report.ts';
import { shortExample } from '../terminal/suggestions-text.ts';
import type { Io } from '../terminal/terminal.ts';
import { visible } from '../terminal/visible.ts';

const choices: Answer[] = [
  { value: 'yes', label: 'Add it' },
  { value: 'no', label: 'Leave it out' },
  { value: 'rest', label: 'Add it, and all further ones of this theme' },
  { value: 'next', label: 'Go on with the next theme' },
  { value: 'end', label: 'End here, and add what was agreed to' },
];

/** Asks about each keyword in turn; nothing is chosen when the person gives up. */
export async function chooseKeywords(
  suggestions: ThemeSuggestions[],
  { ask }: Pick<Io, 'ask'>,
): Promise<ThemeSuggestions[]> {
  const chosen: ThemeSuggestions[] = [];
  for (const suggestion of suggestions) {
    const keywords: ThemeSuggestions['keywords'] = [];
    chosen.push({ ...suggestion, keywords });
    for (const [at, keyword] of suggestion.keywords.entries()) {
      const { match, weight, entries, placed, example } = keyword;
      const support = `in ${count(entries, 'snippet')}, ${placed} of them here now, such as "${shortExample(example)}"`;
      const question = `${suggestion.theme} ${at + 1}/${suggestion.keywords.length}: ${match}, weight ${weight}; ${support}`;
      const answer = await ask(visible(question), choices);
      if (answer === null) return [];
      if (answer === 'end') return chosen;
      if (answer === 'next') break;
      if (answer === 'yes') keywords.push(keyword);
      if (answer !== 'rest') continue;
      keywords.push(...suggestion.keywords.slice(at));
      break;
    }
  }
  return chosen;
}

/** How many of the likeliest themes are offered. */
const offered = 5;

/** Asks for the theme of each entry in turn, until the person ends it; null where they said none. */
export async function chooseThemes(
  entries: UncertainEntry[],
  { ask }: Pick<Io, 'ask'>,
): Promise<(string | null)[]> {
  const answers: (string | null)[] = [];
  for (const [at, { title, body, themes }] of entries.entries()) {
    const text = [title, body].filter((part) => part !== '').map(shortExample);
    const question = `uncertain ${at + 1}/${entries.length}: ${text.join(' · ')}`;
    const answer = await ask(visible(question), [
      ...themes.slice(0, offered).map((theme) => ({ value: `theme ${theme}`, label: theme })),
      { value: 'none', label: 'None of these, or no idea' },
      { value: 'end', label: 'No more entries: go on with the keywords' },
    ]);
    if (answer === null || answer === 'end') return answers;
    answers.push(answer === 'none' ? null : answer.slice('theme '.length));
  }
  return answers;
}
