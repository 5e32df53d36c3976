import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { inOrder, layout } from '../../../src/render/layout/layout.ts';
import { headingWords } from '../../../src/render/layout/sections.ts';
import { markdownOf } from '../../../src/render/markdown/markdown.ts';
import { pageOf } from '../../../src/render/page/page.ts';
import type { DigestEvent } from '../../../src/types.ts';
import { digest, entry, theme } from '../week.ts';

const talk = entry({ title: 'Coming up' });
const drill = entry({ title: 'Restore *Drills*', top: true });
const untitled = entry({ title: '', body: 'Join us on 12 March for an evening about tape.' });

function event(of: { id: string; title: string }, start: string, end: string | null = null): DigestEvent {
  return { entry: of.id, title: of.title, start, end, text: 'then' };
}

const week = digest({
  themes: [theme('Storage', [talk, drill, untitled], '💾'), theme('People', ['Mentors Need Calendars'])],
  events: [
    event(drill, '2026-03-04T17:00', '2026-03-04T18:00'),
    event({ ...untitled, title: 'Join us on 12 March for an…' }, '2026-03-12'),
    event(talk, '2026-06-01', '2026-06-02'),
    event({ id: '000000000000', title: 'Shown Nowhere' }, '2026-06-03'),
  ],
});

describe('"Coming up"', () => {
  it('stands behind the highlights and before the themes, and in the contents too', async () => {
    const issue = await layout(week);
    const kinds = inOrder(issue).map((part) => ('rows' in part ? 'upcoming' : part.kind));
    expect(kinds).toEqual(['highlights', 'upcoming', 'theme', 'theme']);
    const rows = issue.contents!.rows.map(({ heading, count }) => [headingWords(heading), count]);
    expect(rows.slice(0, 3)).toEqual([
      ['Highlights', null],
      ['Coming up', 4],
      ['💾 Storage', 3],
    ]);
  });

  it('has no bar in the chart, whose entries other sections count', async () => {
    const { contents } = await layout(week);
    expect(contents!.rows.map(({ share }) => share)).toEqual([0, 0, 3, 1]);
  });

  it('says when each event is, and what, and where its entry stands', async () => {
    const { upcoming, words } = await layout(week);
    expect(upcoming!.rows).toEqual(
      week.events.map((event) => ({
        event,
        when: { words: words.when(event, week), iso: event.start },
        title: event.title,
        place: event.title === 'Shown Nowhere' ? null : expect.objectContaining({ id: `e-${event.entry}` }),
      })),
    );
  });

  it('is not there when nothing is coming up', async () => {
    expect((await layout({ ...week, events: [] })).upcoming).toBeNull();
  });
});

describe('its links', () => {
  it('lead to the headings of the entries in Markdown, or to the section of one without a heading', async () => {
    const root = unified()
      .use(remarkParse)
      .parse([...markdownOf(await layout(week))].join(''));
    const slugger = new GithubSlugger();
    const headings = new Map<string, string>();
    const links: [string, string][] = [];
    visit(root, (node) => {
      if (node.type === 'heading') headings.set(`#${slugger.slug(textOf(node))}`, textOf(node));
      if (node.type === 'link') links.push([textOf(node), node.url]);
    });
    const targets = links.slice(-4).map(([words, url]) => [words, headings.get(url)]);
    expect(targets).toEqual([
      ['Restore *Drills*', 'Restore *Drills*'],
      ['Join us on 12 March for an…', '💾 Storage'],
      ['Coming up', 'Coming up'],
      ['Highlights', 'Highlights'],
    ]);
    expect(links.map(([, url]) => url)).toContain('#coming-up-1');
  });

  it('lead to the entries themselves on the page', async () => {
    const page = pageOf(await layout(week));
    for (const { id } of [drill, untitled, talk]) {
      expect(page).toContain(`href="#e-${id}"`);
      expect(page).toContain(`id="e-${id}"`);
    }
  });

  it('are left out for an entry that is not shown', async () => {
    const page = pageOf(await layout(week));
    expect(page).toContain('Shown Nowhere');
    expect(page).not.toContain('#e-000000000000');
  });
});
