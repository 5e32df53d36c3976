import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../src/render/printable.ts';
import type { Digest, DigestEntry } from '../../../src/types.ts';
import { rendered } from '../../support/issue.ts';
import { runs } from '../../support/runs.ts';
import { oddity } from '../../support/texts.ts';
import { digest, entry, publication, theme } from '../week.ts';

const text = (of: Digest) => rendered(of, 'text');
const only = (some: Partial<DigestEntry>) => digest({ themes: [theme('Storage', [entry(some)])] });

const archive = 'https://engine.example/archive/2026/03/what-we-found-when-we-restored-every-backup?utm=none';

describe('the text of a week', () => {
  it('reads well as it is', async () => {
    const week = digest({
      issue: '12',
      author: 'Ilse Marten',
      intro:
        'Spring, and the **pagers** are quiet. Read [the handbook](https://engine.example/handbook) or ask <mailto:ilse@engine.example>.\n\n> Nothing is as permanent as a temporary fix.\n\n1. restore\n2. rehearse, also on the days on which nobody wants to, since the outage will not ask\n   - with cake\n\n```\nrestore --all\n\techo done\n```',
      publication: {
        ...publication,
        url: 'https://engine.example/2026-W10.html',
        unsubscribe: 'https://engine.example/leave?reader=7',
        footer: 'Made by the night shift. Our code is [open](https://engine.example/code).',
      },
      themes: [
        theme(
          'Storage & backups',
          [
            entry({ top: true }),
            entry({
              title: 'Tape Is Not Dead, It Only Smells Funny, and the Robot That Moves It Has a Name Now',
              body: `The robot is called Mildred. See ${archive} for all of it, or https://t.example/abc if you are in a hurry.`,
              links: [archive, 'https://t.example/abc'],
            }),
            entry({
              title: '復旧訓練のすすめ',
              body: `復旧訓練は火曜日の午後に行われ、九時間かかりました。驚いたことが二つあります。詳細は${archive}をご覧ください。次回は「来週」です。`,
              links: [archive],
            }),
          ],
          '💾',
        ),
        theme('People', [
          entry({
            title: '',
            body: 'What helped: • smaller changes • a test that fails before the change and not after it, which is more rare than one thinks • one sentence on why',
          }),
          entry({
            title: 'שבוע של גיבויים',
            body: 'שחזרנו את הארכיון של החודש שעבר ביום שלישי, סתם בשביל הכיף.',
          }),
          entry({
            body: 'The whole talk, with the graphs and the apology...',
            truncated: true,
            links: ['https://t.example/talk'],
          }),
        ]),
      ],
      events: [
        { entry: '0', title: 'Restore Day on the Pier', start: '2026-03-12', end: null, text: '12 March' },
      ],
    });
    expect(await text(week)).toMatchSnapshot();
  });

  it('is one sentence when nothing came', async () => {
    expect(await text(digest())).toBe(
      'Letters from the Engine Room\n============================\n\nWeek 10 · 2–8 March 2026\n\nNo snippets\n',
    );
  });
});

describe('an address', () => {
  it('that is short stands in the text in full and has no note', async () => {
    const url = 'https://www.engine.example/mildred/';
    const page = await text(only({ body: `She waves: ${url}, at noon.`, links: [url] }));
    expect(page).toContain(`\n  She waves: ${url}, at noon.\n`);
    expect(page).not.toContain('[1]');
  });

  it('that is long stands in a note at the end of its section', async () => {
    const page = await text(
      digest({
        themes: [
          theme('Storage', [entry({ body: `See ${archive}.`, links: [archive] }), 'Disks Spin']),
          theme('People', ['Hire Slowly']),
        ],
      }),
    );
    expect(page).toContain('\n  See engine.example/archive/… [1].\n');
    expect(page).toMatch(/\n\n\[1\] https:\/\/engine\.example\/archive\/\S+\n\n\nPeople\n/);
  });

  it('that stands alone has a line of its own, however long it is', async () => {
    const links = [archive, 'https://www.engine.example/mildred/'];
    const page = await text(only({ body: 'Two pages.', links }));
    expect(page).toMatch(new RegExp(`Two pages.\n\n  ${archive.replace('?', '\\?')}\n  ${links[1]}\n$`));
  });

  it('has one note in a section, and one of the next number in another', async () => {
    const twice = entry({ body: `See ${archive}, again ${archive}.`, links: [archive] });
    const page = await text(digest({ themes: [theme('Storage', [twice, twice]), theme('People', [twice])] }));
    expect(page.match(/… \[1\]/g)).toHaveLength(4);
    expect(page.match(/… \[2\]/g)).toHaveLength(2);
    expect(page.match(/^\[\d\] /gm)).toEqual(['[1] ', '[2] ']);
  });

  it('of a place in the page is left out', async () => {
    expect(await text(digest({ themes: [theme('Storage', ['a']), theme('People', ['b'])] }))).not.toContain(
      '#',
    );
  });
});

describe('the publication', () => {
  const known = {
    ...publication,
    url: 'https://engine.example/10',
    unsubscribe: 'mailto:leave@engine.example',
  };

  it('is named above the first item, and how to leave it at the end', async () => {
    const page = await text({ ...only({}), publication: known });
    expect(page.indexOf('\nRead on the web: https://engine.example/10\n')).toBeLessThan(page.indexOf('\n* '));
    expect(page).toMatch(/\n-{24}\n\nUnsubscribe: mailto:leave@engine\.example\n$/);
  });

  it('is not where its address is none', async () => {
    const odd = { ...publication, url: 'javascript:alert(1)', unsubscribe: 'somewhere else' };
    expect(await text({ ...only({}), publication: odd })).toBe(await text(only({})));
  });
});

const trouble = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        ' ',
        '\n',
        '\n\n',
        'word ',
        'Überlänge',
        '訓練。',
        '👩🏽‍💻',
        '- x\n',
        '• ',
        '<b>',
        '&amp;',
      ),
      fc.constantFrom(archive, 'https://t.example/abc'),
      fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), oddity),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const anyEntry = fc.record({ title: trouble, body: trouble }).map(({ title, body }) => {
  const links = [archive, 'https://t.example/abc'].filter((url) => `${title} ${body}`.includes(url));
  return entry({ title, body, links });
});

it('has every title and every address of any week, in lines of 72 columns without control characters', {
  tags: 'long',
}, async () => {
  const solid = (words: string) => words.replace(/\s+/g, '');
  await fc.assert(
    fc.asyncProperty(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), async (entries) => {
      const page = await text(digest({ themes: [theme('Odd', entries)] }));
      expect(page).not.toMatch(/(?!\n)\p{Cc}| $/mu);
      expect(page.endsWith('\n') && !page.endsWith('\n\n')).toBe(true);
      let from = 0;
      for (const { title, links } of entries) {
        for (const url of links) expect(page).toContain(url);
        const at = solid(page).indexOf(solid(oneLine(title)), from);
        expect(at, title).toBeGreaterThanOrEqual(from);
        from = at;
      }
      for (const line of page.split('\n')) {
        // A piece that no line can hold stands alone in its line, between a sign before it and the number of its note.
        const piece = line.replace(/ \[\d+\]/g, '').replace(/^ *([-*•]|\d+\.|\[\d+\]) /, '');
        if (stringWidth(line) > 72) expect(piece.trim()).not.toMatch(/ /);
      }
    }),
    { numRuns: runs(200) },
  );
});

it('shows what is a tag elsewhere as it was written', async () => {
  const title = '<script>alert(1)</script> & <b>bold</b>';
  expect(await text(only({ title }))).toContain(`\n* ${title}\n`);
});
