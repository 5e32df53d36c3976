import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/types.ts';
import { rendered } from '../../support/issue.ts';
import { digest, entry, publication, theme } from '../week.ts';

const page = (of: Digest) => rendered(of, 'html');
const body = async (of: Digest) => (await page(of)).replace(/^[\s\S]*<body>/, '');
const head = async (of: Digest) => (await page(of)).replace(/<style>[\s\S]*$/, '');

const themes = [
  theme('Storage', [entry({ id: 'a1b2c3d4e5f6', title: 'Tape Lives', top: true }), 'Disks Spin'], '💾'),
  theme('People', ['Mentors Need Calendars', 'Hire Slowly']),
];
const week = digest({ themes });
const published = digest({
  themes,
  issue: '12',
  author: 'Ada Byron',
  publication: {
    ...publication,
    url: 'https://engine.example/letters/2026-W10.html',
    home: 'https://engine.example/',
    feed: {
      ...publication.feed,
      atom: 'https://engine.example/feed.atom',
      jsonfeed: 'https://engine.example/feed.json',
    },
  },
});
const branded = (some: Partial<typeof publication>) =>
  digest({ themes, publication: { ...publication, ...some } });

describe('the page', () => {
  it('stands alone: one style, one script, and nothing to fetch', async () => {
    const html = await page(week);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(link|img|iframe|object|embed|form|base)\b/);
    expect(html.replace(/<script>[\s\S]*?<\/script>/, '')).not.toMatch(
      /\b(src|srcset|style|on\w+)=|url\(|@import/,
    );
    expect(html).toContain('prefers-color-scheme: dark');
  });

  it('lets nothing be loaded, and no script run but its own', async () => {
    const html = await page(week);
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy.replaceAll('&#x27;', "'").split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      `script-src 'sha256-${hash}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has its landmarks in order', async () => {
    const tags = (await page(week)).match(/<(a class="skip"|header|nav|search|main|section|footer)(?=[ >])/g);
    expect(tags).toEqual([
      '<a class="skip"',
      '<header',
      '<nav',
      '<search',
      '<main',
      '<section',
      '<section',
      '<section',
      '<footer',
    ]);
  });

  it('leads from its contents to headings that are there', async () => {
    const html = await page(week);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => decodeURIComponent(id!));
    expect(targets.length).toBeGreaterThan(3);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
  });

  it('gives each entry an anchor, a link to it, and, folded away, its evidence', async () => {
    const html = await body(week);
    expect(html.match(/id="e-a1b2c3d4e5f6"/g)).toHaveLength(1);
    expect(html).toContain('href="#e-a1b2c3d4e5f6" aria-label="Link to this entry: Tape Lives"');
    expect(html.match(/class="permalink"/g)).toHaveLength(4);
    expect(html.match(/<details>/g)).toHaveLength(4);
  });

  it('has every id once, also where a heading is named like an entry', async () => {
    const meant = { id: 'waste', title: 'Cold Trash' };
    const of = digest({ themes: [theme('E Waste', ['Old Tapes']), theme('People', [entry(meant)])] });
    const html = await body(of);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toContain('<article id="e-waste"');
    expect(html).toContain('<a href="#e-waste:">E Waste</a>');
    expect(html).toContain('<h2 id="e-waste:">E Waste</h2>');
    expect(html).toContain('<section aria-labelledby="e-waste:"');
    // GitHub makes anchors of headings alone.
    expect(await rendered(of, 'markdown')).toContain('- [E Waste](#e-waste) (1)');
  });

  it('says its days to machines', async () => {
    expect(await body(week)).toContain('<time datetime="2026-W10">Week 10</time>');
  });

  it('draws a bar for each section and says the numbers in words', async () => {
    const [chart = ''] = /<svg[\s\S]*<\/svg>/.exec(await body(week)) ?? [];
    expect(chart).toContain('role="img"');
    expect(chart).toContain('<desc>Highlights, 💾 Storage (2), People (2)</desc>');
    expect(chart.match(/<rect /g)).toHaveLength(2);
  });

  it('has a filter, which is hidden until a script can use it', async () => {
    const [filter = ''] = /<search [\s\S]*<\/search>/.exec(await body(week)) ?? [];
    expect(filter).toMatch(/^<search hidden aria-label="Filter">/);
    const choices = [...filter.matchAll(/<option value="([^"]*)">([^<]*)/g)].map(([, value, label]) => [
      value,
      label,
    ]);
    expect(choices).toEqual([
      ['', 'All themes'],
      ['storage', '💾 Storage'],
      ['people', 'People'],
    ]);
  });

  it('has neither contents nor a filter when there is one section', async () => {
    expect(await body(digest({ themes: [theme('People', ['Hire Slowly'])] }))).not.toMatch(
      /<(nav|search|select)/,
    );
  });
});

describe('the head of the page', () => {
  it.each([
    [digest({ issue: '12' }), 'Letters from the Engine Room · Issue 12'],
    [digest({}), 'Letters from the Engine Room · Week 10'],
    [digest({ week: null, to: '2026-03-05' }), 'Letters from the Engine Room · 2–5 March 2026'],
  ])('names the issue in its title: %#', async (of, title) => {
    expect(await head(of)).toContain(`<title>${title}</title>`);
  });

  it('says what is in the issue: the first titles, or the words that the editor gave', async () => {
    expect(await head(week)).toContain('<meta name="description" content="Tape Lives · Disks Spin · ');
    const given = digest({ themes, preheader: 'Why nobody restores backups' });
    expect(await head(given)).toContain('<meta name="description" content="Why nobody restores backups">');
  });

  it('tells those who link to it what to show, where it has an address', async () => {
    const html = await head(published);
    expect(html).toContain('<link rel="canonical" href="https://engine.example/letters/2026-W10.html">');
    const facts = [...html.matchAll(/<meta property="([^"]*)" content="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(facts)).toEqual({
      'og:type': 'article',
      'og:title': 'Letters from the Engine Room · Issue 12',
      'og:description': expect.stringMatching(/^Tape Lives · /),
      'og:url': 'https://engine.example/letters/2026-W10.html',
      'og:site_name': 'Letters from the Engine Room',
      'og:locale': 'en_US',
      'article:published_time': '2026-03-08',
    });
    expect(await head(week)).not.toMatch(/og:|canonical/);
  });

  it('leads to the feeds that are published, as the footer does', async () => {
    const html = await head(published);
    expect(html.match(/<link rel="alternate"[^>]*>/g)).toEqual([
      '<link rel="alternate" type="application/atom+xml" title="Letters from the Engine Room (Atom)" href="https://engine.example/feed.atom">',
      '<link rel="alternate" type="application/feed+json" title="Letters from the Engine Room (JSON Feed)" href="https://engine.example/feed.json">',
    ]);
    expect(await body(published)).toContain(
      '<a href="https://engine.example/feed.atom" type="application/atom+xml">Atom</a>',
    );
  });

  it('says nothing of when it was made: the same issue is the same page', async () => {
    expect(await page({ ...published, generatedAt: '2026-03-09T06:00:00Z' })).toBe(await page(published));
  });
});

describe('a publication', () => {
  it('has its logo above the title, and the policy lets that be loaded', async () => {
    const html = await page(branded({ logo: 'data:image/png;base64,iVBORw0KGgo=' }));
    expect(html).toContain(
      '<p class="logo"><img src="data:image/png;base64,iVBORw0KGgo=" alt="Letters from the Engine Room"></p>',
    );
    expect(html).toContain('; img-src data:; ');
    const remote = await page(branded({ logo: 'https://engine.example:8443/logo.svg?v=2' }));
    expect(remote).toContain('; img-src https://engine.example:8443; ');
  });

  it('is led to by its logo, or else by the title', async () => {
    const home = 'https://engine.example/';
    expect(await body(branded({ home }))).toContain(
      '<h1><a href="https://engine.example/">Letters from the Engine Room</a></h1>',
    );
    const html = await body(branded({ home, logo: 'data:image/png;base64,iVBORw0KGgo=' }));
    expect(html).toContain('<p class="logo"><a href="https://engine.example/"><img ');
    expect(html).toContain('<h1>Letters from the Engine Room</h1>');
  });

  it('has its accent, and its style behind the built-in one', async () => {
    const html = await page(branded({ accent: 'rgb(194 65 12 / 90%)', style: 'h1 { font-style: italic }' }));
    expect(html).toContain('<html lang="en" dir="ltr" class="branded">');
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css);
    expect(styles.slice(1)).toEqual([
      ':root { --brand: rgb(194 65 12 / 90%); }',
      '\nh1 { font-style: italic }',
    ]);
  });

  it('has its own words at the end', async () => {
    const html = await body(
      branded({ footer: 'Written in *Rotterdam*. [Write to us](mailto:ada@engine.example).' }),
    );
    const [footer = ''] = /<footer>[\s\S]*<\/footer>/.exec(html) ?? [];
    expect(footer).toContain(
      '<p>Written in <em>Rotterdam</em>. <a href="mailto:ada@engine.example">Write to us</a>.</p>',
    );
  });
});
