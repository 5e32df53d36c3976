import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/classify/classify.ts';
import { explain } from '../../src/classify/explain.ts';
import type { EarlierTelling } from '../../src/index.ts';
import { explanationText } from '../../src/terminal/explanation-text.ts';
import { entry, keyword, settings, theme } from '../classify/rules-of-thumb.ts';

const rules = settings(
  theme('garden', [keyword('bee', { weight: 2 }), 'busy bee'], ['spelling bee']),
  theme('work', ['busy', 'honey']),
);

/** An explanation with its colours as letters: G of the winner, Y of others, R taken away. */
async function shown(
  title: string,
  body: string,
  more: Parameters<typeof entry>[2] = {},
  told: EarlierTelling | null = null,
): Promise<string> {
  const explanation = explain(entry(title, body, more), await compileRules(rules));
  const text = await explanationText(
    { number: 1, told, standsIn: null, seen: 'leave-out', ...explanation },
    true,
  );
  const letters: Record<string, string> = { 32: '<G ', 33: '<Y ', 31: '<R ', 39: '>' };
  return text.split('\u001b[').reduce((seen, part) => {
    const [, code = '', rest = ''] = /^(\d+)m(.*)$/s.exec(part) ?? [];
    return seen + (letters[code] ?? '') + rest;
  });
}

describe('an explanation in colour', () => {
  it('shows what matched where it stands', async () => {
    const text = await shown('The Bees and Their Honey', 'After the spelling bee\nhoney was sold.');
    expect(text).toContain('1. The <G Bees> and Their <Y Honey>\n');
    expect(text).toContain('   After the spelling <R bee>\n   honey was sold.\n');
  });

  it('shows overlapping hits once, those of the winner before others', async () => {
    expect(await shown('A Busy Bee', '')).toContain('1. A <G Busy Bee>\n');
  });

  it('steps over marks and pairs as the text has them', async () => {
    expect(await shown('🐝🐝 Bee café', '')).toContain('1. 🐝🐝 <G Bee> café\n');
  });
});

describe('the verdict', () => {
  it('says that nothing is found', async () => {
    expect(await shown('Silence', '')).toContain(
      'No theme takes it: no keyword is found.\n\nA theme would take',
    );
  });

  it('says that an editor decided, and what the rules think of it', async () => {
    const directives = { theme: 'work', top: false, skip: false };
    expect(await shown('Bees', '', { directives })).toContain(
      'work, since the title asks for it; the rules say:\n\ngarden 4\n',
    );
    expect(await shown('Silence', '', { directives })).toContain('asks for it; no keyword is found.\n');
  });

  it('says which issue has published it before, by its number, its name or its days', async () => {
    const eleventh = { issue: '11', week: '2026-W10', from: '2026-03-02', to: '2026-03-08' };
    const told = async (issue: string | null, alike: EarlierTelling['alike']) =>
      await shown('Bees', '', {}, { in: { ...eleventh, issue }, alike });
    expect(await told('11', { because: 'near', similarity: 0.82 })).toContain(
      'It was published in issue 11, 2–8 March 2026: nearly the same words (0.82). So it is left out.\n',
    );
    expect(await told('Spring', { because: 'same', similarity: 1 })).toContain(
      'in Spring, 2–8 March 2026: the same words.',
    );
    expect(await told(null, { because: 'link', similarity: 0.4 })).toContain(
      'in the issue of 2–8 March 2026: a text',
    );
    expect(await told('11', null)).toContain('It follows a story in issue 11, 2–8 March 2026.\n');
  });
});
