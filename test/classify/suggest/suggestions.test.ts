import { expect, it } from 'vitest';
import { suggestKeywords } from '../../../src/classify/suggest/suggestions.ts';
import { toKeyword } from '../../../src/index.ts';
import type { Diagnostic } from '../../../src/types.ts';
import { entry, settings, theme } from '../rules-of-thumb.ts';

it('says that there is nothing to learn from when every entry is left out', async () => {
  const skipped = { theme: null, top: false, skip: true };
  const found: Diagnostic[] = [];
  const learnt = await suggestKeywords(
    [entry('Bees', 'in the garden', { directives: skipped })],
    settings(theme('garden', ['bee'])),
    {
      ...{ themes: [], limit: null, minSupport: 3, toKeyword, advise: null },
      step: async () => {},
      report: (diagnostic) => found.push(diagnostic),
    },
  );
  expect(learnt).toBeNull();
  expect(found.map(({ code }) => code)).toEqual(['learn-no-entry']);
});

it('proposes no month and no weekday of some hundred entries, which have them by the chance of their weeks', async () => {
  const lessons = Array.from({ length: 70 }, (_, at) =>
    entry(`School ${at}`, 'On a Thursday in March pupils read', { id: `school-${at}` }),
  );
  const beds = Array.from({ length: 70 }, (_, at) =>
    entry(`Garden ${at}`, 'Worms turn the compost', { id: `garden-${at}` }),
  );
  const learnt = await suggestKeywords(
    [...lessons, ...beds],
    settings(theme('school', ['school']), theme('garden', ['garden'])),
    {
      ...{ themes: [], limit: null, minSupport: 3, toKeyword, advise: null },
      step: async () => {},
      report: (diagnostic) => expect.fail(diagnostic.message),
    },
  );
  const words = learnt!.themes.flatMap(({ keywords }) => keywords.map(({ match }) => match));
  expect(words.some((word) => word.includes('pupils'))).toBe(true);
  expect(words.filter((word) => ['march', 'thursday'].includes(word))).toEqual([]);
});
