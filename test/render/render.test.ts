import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layout } from '../../src/render/layout/layout.ts';
import { isSameDigest, renderAs } from '../../src/render/render.ts';
import type { Template } from '../../src/render/rendering.ts';
import { builtInTemplates } from '../../src/render/template/built-in.ts';
import { formats } from '../../src/text/formats.ts';
import type { OutputFormat } from '../../src/types.ts';
import { testMail } from '../support/issue.ts';
import { runs } from '../support/runs.ts';
import { week } from './email/mail.ts';
import { everything } from './week.ts';

/** Every format, and every built-in template, each as what it asks of `render`. */
const ways: { format: OutputFormat; template: Template | null }[] = [
  ...formats.map((format) => ({ format, template: null })),
  ...builtInTemplates.map(({ name, text }) => ({
    format: name,
    template: { file: `${name}.liquid`, text, partial: async () => ({ text: null, why: 'there is none' }) },
  })),
];

/** Nothing in it can be changed any more. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

describe('rendering an issue', () => {
  it.each([everything, week])(
    'gives the same bytes in any order and any number of times, and changes nothing',
    async (of) => {
      const options = { colour: false, mail: testMail };
      const alone = new Map(
        await Promise.all(
          ways.map(
            async (way) => [way, (await renderAs(of, way.format, { ...options, ...way })).text] as const,
          ),
        ),
      );
      const issue = frozen(await layout(frozen(structuredClone(of))));
      const order = fc.array(fc.constantFrom(...ways), { minLength: 2, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(order, async (asked) => {
          for (const way of asked) {
            const { text } = await renderAs(issue, way.format, { ...options, ...way });
            expect(text).toBe(alone.get(way));
          }
        }),
        { numRuns: runs(40) },
      );
    },
  );
});

describe('telling whether a file would really change', () => {
  const json = (generatedAt: string, title: string) => JSON.stringify({ title, generatedAt }, null, 2);

  it('disregards when a JSON digest was made', () => {
    const same = isSameDigest('json');
    expect(same(json('2026-03-05T12:00:00Z', 'Week'), json('2026-03-06T12:00:00Z', 'Week'))).toBe(true);
    expect(same(json('2026-03-05T12:00:00Z', 'Week'), json('2026-03-05T12:00:00Z', 'Month'))).toBe(false);
  });

  it('is not misled by a title that looks like the key', () => {
    const title = (time: string) => `"generatedAt": "${time}"`;
    expect(isSameDigest('json')(json('now', title('then')), json('now', title('later')))).toBe(false);
  });

  it('compares every other format as it is', () => {
    expect(isSameDigest('markdown')('"generatedAt": "1"', '"generatedAt": "2"')).toBe(false);
  });
});
