import { describe, expect, it } from 'vitest';
import { rendered } from '../../support/issue.ts';
import { digest, entry, theme } from '../week.ts';

const earlier = { issue: '11', week: '2026-W09', from: '2026-02-23', to: '2026-03-01' };
const week = digest({
  themes: [
    theme('Storage', [entry({ title: 'Tape Lives', seen: earlier })], '💾'),
    theme('People', [entry({ title: 'Mentors Need Calendars', follows: { ...earlier, issue: null } })]),
  ],
  trends: {
    issues: [{ ...earlier, issue: '10' }, earlier],
    themes: [
      { id: 'storage', title: 'Storage', emoji: '💾', counts: [4, 2, 1] },
      { id: 'people', title: 'People', emoji: '', counts: [0, 0, 1] },
      { id: 'rooms', title: 'Rooms', emoji: '', counts: [3, 3, 0] },
    ],
    words: ['lantern', 'quay'],
  },
});

describe('trends', () => {
  it('stand last in Markdown, in block characters, with what is new, gone, and said for the first time', async () => {
    const text = await rendered(week, 'markdown');
    expect(text.slice(text.indexOf('## Trends'))).toBe(`## Trends

- █▅▃ 💾 Storage · 1
- ▁▁█ People · 1 · new
- ██▁ Rooms · gone

New words: lantern, quay
`);
    expect(text).toContain('- [Trends](#trends)\n');
  });

  it.each(['text', 'email'] as const)('are in %s too', async (format) => {
    expect(await rendered(week, format)).toContain('█▅▃');
  });

  it('are drawn on the page, and their numbers are its words', async () => {
    const text = await rendered(week, 'html');
    expect(text).toContain('<svg role="img" class="spark hue-1" width="19" height="16" viewBox="0 0 19 16">');
    expect(text).toContain('<title>4, 2, 1</title><rect x="0" y="0" width="5" height="16"></rect>');
    expect(text).not.toContain('█');
  });

  it('are not there when nobody counted', async () => {
    const { trends, ...without } = week;
    for (const format of ['markdown', 'html', 'text'] as const) {
      expect(await rendered(without, format)).not.toMatch(/Trends<|^#+ Trends|^Trends/m);
    }
  });
});

describe('what was told before', () => {
  it('is named below the title, by its number or else its days', async () => {
    const text = await rendered(week, 'markdown');
    expect(text).toContain('### Tape Lives\n\n_already in Issue 11_');
    expect(text).toContain('### Mentors Need Calendars\n\n_follows 23 February – 1 March 2026_');
    for (const format of ['html', 'text', 'email'] as const)
      expect(await rendered(week, format)).toContain('already in Issue 11');
  });
});
