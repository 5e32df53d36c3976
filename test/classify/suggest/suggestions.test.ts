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
