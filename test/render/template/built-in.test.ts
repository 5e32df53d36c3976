import fc from 'fast-check';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/render/i18n/translations.ts';
import { builtInTemplates } from '../../../src/render/template/built-in.ts';
import type { Digest } from '../../../src/types.ts';
import { hostileAddresses, hostileColours, hostileStyles, hostileTexts } from '../../support/hostile.ts';
import { rendered } from '../../support/issue.ts';
import { runs } from '../../support/runs.ts';
import { published } from '../publications.ts';
import { digest, entry, theme } from '../week.ts';
import { filled } from './fill.ts';

const [html, markdown, text] = builtInTemplates.map((template) => template.text) as [string, string, string];

/** A week with one of everything that the page can show. */
const tapes = entry({
  id: 'a1b2c3d4e5f6',
  title: "Tape Lives, and it's <cheap> & cold",
  links: ['https://example.org/a_b?x=1&y="2"'],
  why: [{ theme: 'storage', keyword: '"tape"', field: 'title', text: 'Tape', start: 0, end: 4, weight: 2 }],
  top: true,
});
const untitled = entry({ id: '00aa11bb22cc', title: '', body: 'Nobody gave this one a title.', by: 'none' });
const week: Digest = digest({
  issue: '12',
  author: 'Ada Byron',
  intro: 'Dear **readers**,\n\n- tapes\n- `disks`\n\n> See [the shelf](https://example.org/shelf).',
  themes: [
    { ...theme('Storage', [tapes, 'Disks Spin'], '💾'), count: 9 },
    theme('People & "Co"', ['Mentors Need Calendars']),
    theme('Odds', ['A Short One']),
    theme('Ends', ['Another Short One']),
  ],
  folded: ['odds', 'ends'],
  limit: 2,
  unplaced: [untitled],
  duplicates: [
    {
      entry: entry({ title: 'Tapes, Once More', links: ['https://mirror.example/tapes'] }),
      of: 'a1b2c3d4e5f6',
      because: 'near',
      similarity: 0.9,
    },
  ],
  events: [
    { entry: 'a1b2c3d4e5f6', title: 'Tape Day', start: '2026-03-04', end: null, text: '4 March' },
    { entry: '999999999999', title: 'Hidden Day', start: '2026-03-05T17:00', end: null, text: '5 March' },
  ],
});

const branded: Digest['publication'] = {
  ...published,
  accent: '#0a7b6c',
  logo: 'https://engine.example/logo.svg',
  footer: 'Written in the _engine room_.\n\nOn Mondays.',
  style: 'h1 { letter-spacing: 0.1em } /* </style> */',
};

describe('the template of the page', () => {
  const weeks: Record<string, Digest> = {
    'with one of everything': week,
    'of a publication': { ...week, publication: branded },
    'of a publication without a logo': { ...week, publication: { ...branded, logo: null } },
    'with a single section': digest({ themes: [theme('Storage', ['Disks Spin'])] }),
    'without entries': digest(),
    'of which all is in the highlights': digest({ themes: [theme('Storage', [tapes])] }),
    'without a week': digest({ week: null, from: '2026-03-04', to: '2026-03-04', themes: week.themes }),
  };

  it.each(Object.entries(weeks))('gives the page %s', async (_, of) => {
    expect(await filled(of, html)).toBe(await rendered(of, 'html'));
  });

  it.each(languages)('gives the page in the language %s', async (lang) => {
    const of = { ...week, lang };
    expect(await filled(of, html)).toBe(await rendered(of, 'html'));
  });

  it('gives the page, whatever its texts try to be', async () => {
    const hostile = fc.constantFrom(
      ...hostileTexts,
      'Don’t',
      "Don't `` \" ' < > & \\",
      '{{ title }}',
      '{% raw %}',
    );
    const address = fc.constantFrom(...hostileAddresses, 'https://example.org/?a=1&b=2');
    const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
    const anything = fc.record({
      texts: fc.array(hostile, { minLength: 9, maxLength: 9 }),
      addresses: fc.array(address, { minLength: 4, maxLength: 4 }),
      style: orNull(fc.constantFrom(...hostileStyles)),
      accent: orNull(fc.constantFrom(...hostileColours, 'teal')),
      logo: orNull(address),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ texts, addresses, style, accent, logo }) => {
        const [title, author, issue, intro, footer, name, first, second, third] = texts as [
          string,
          ...string[],
        ];
        const top = entry({ title: first!, body: second!, links: addresses, top: true });
        const of = digest({
          ...{ title, author: author!, issue: issue!, intro: intro! },
          themes: [{ ...theme('Storage', [top, third!]), title: name!, emoji: name! }],
          unplaced: [entry({ title: second!, body: third!, summary: first!, by: 'none' })],
          duplicates: [{ entry: entry({ title: third! }), of: top.id, because: 'near', similarity: 0.9 }],
          events: [{ entry: top.id, title: first!, start: '2026-03-04', end: null, text: '' }],
          publication: {
            ...published,
            home: addresses[0]!,
            url: addresses[1]!,
            footer: footer!,
            style,
            accent,
            logo,
          },
        });
        expect(await filled(of, html)).toBe(await rendered(of, 'html'));
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('the other templates', () => {
  it('give every title, as a heading', async () => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .parse(await filled(week, markdown, 'markdown'));
    const headings: string[] = [];
    visit(tree, 'heading', (heading) => void headings.push(textOf(heading)));
    expect(headings).toEqual([
      'Letters from the Engine Room',
      'Highlights',
      "Tape Lives, and it's <cheap> & cold",
      'Coming up',
      '💾 Storage',
      'Disks Spin',
      'People & "Co"',
      'Mentors Need Calendars',
      'In brief',
      'A Short One',
      'Another Short One',
      'Everything else',
    ]);
  });

  it('lead from what is coming up to headings that are there', async () => {
    const written = await filled(week, markdown, 'markdown');
    expect(written).toContain('[Tape Day](#tape-lives-and-its-cheap--cold)');
  });

  it('say every address in plain text', async () => {
    const written = await filled({ ...week, publication: branded }, text, 'text');
    for (const { links } of week.themes[0]!.entries) for (const url of links) expect(written).toContain(url);
    expect(written).toContain('Tapes, Once More (https://mirror.example/tapes)');
    expect(written).toMatch(/^LETTERS FROM THE ENGINE ROOM\nWeek 10 · /);
    expect(written.trimEnd()).toMatch(/--\nWritten in the engine room\.\n\nOn Mondays\.$/);
  });

  it('give a week without entries', async () => {
    expect(await filled(digest(), markdown, 'markdown')).toMatch(/^# Letters .*\n\nWeek 10 · .*\n$/);
    expect(await filled(digest(), text, 'text')).toMatch(/^LETTERS .*\nWeek 10 · .*\n$/);
  });
});
