import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preheaderOf } from '../../../src/render/email/preheader.ts';
import { layout } from '../../../src/render/layout/layout.ts';
import type { Digest } from '../../../src/types.ts';
import { oddText } from '../../support/texts.ts';
import { digest, entry, theme } from '../week.ts';

const preheader = async (of: Digest) => preheaderOf(await layout(of));

describe('a preheader', () => {
  it('is what the digest gives, as one line', async () => {
    expect(await preheader(digest({ preheader: ' Tapes,\n disks ' }))).toBe('Tapes, disks');
  });

  it('else is the first titles, the pinned ones before all, as many as there is room for', async () => {
    const themes = [theme('Storage', ['Disks Spin', entry({ title: 'Tape Lives', top: true })])];
    expect(await preheader(digest({ themes }))).toBe('Tape Lives · Disks Spin');
    const many = [
      theme('Storage', [
        'Disks Spin',
        'Backups That Nobody Restored Are Only Hopes',
        'Runbooks Nobody Reads Are Novels',
      ]),
    ];
    expect(await preheader(digest({ themes: many }))).toBe(
      'Disks Spin · Backups That Nobody Restored Are Only Hopes · Runbooks Nobody Reads Are…',
    );
  });

  it('takes the first words of an entry without a title', async () => {
    const themes = [theme('Storage', [entry({ title: '', body: 'We restored it. It took a day.' })])];
    expect(await preheader(digest({ themes }))).toBe('We restored it. It took a day.');
  });

  it('says that there is nothing where there is nothing', async () => {
    expect(await preheader(digest())).toBe('No snippets');
  });

  it('is one line of at most 90 characters that is never empty, whatever it is made of', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 140 }), oddText);
    await fc.assert(
      fc.asyncProperty(fc.option(text), text, async (given, title) => {
        const themes = [theme('Storage', [entry({ title })])];
        const words = await preheader(digest({ preheader: given, themes }));
        expect(words.length).toBeLessThanOrEqual(90);
        expect(words).toMatch(/^\S(?:.*\S)?$/u);
        expect(words).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
