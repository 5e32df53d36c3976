import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/model.ts';
import { render } from '../../src/render/render.ts';
import { digest, entry, theme } from './week.ts';

const page = (of: Digest) => render(of, 'html', { colour: false, width: 80 });
const body = async (of: Digest) => (await page(of)).replace(/^[\s\S]*<body>/, '');

const week = digest({
  themes: [
    theme('Storage', [entry({ id: 'a1b2c3d4e5f6', title: 'Tape Lives', top: true }), 'Disks Spin'], '💾'),
    theme('People', ['Mentors Need Calendars', 'Hire Slowly']),
  ],
});

describe('the page', () => {
  it('stands alone: one style, no script, and nothing to fetch', async () => {
    const html = await page(week);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b/);
    expect(html).not.toMatch(/\b(src|srcset|style|on\w+)=|url\(|@import/);
    expect(html).toContain('default-src &#x27;none&#x27;');
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('<title>Letters from the Engine Room</title>');
  });

  it('has its landmarks in order', async () => {
    const tags = (await page(week)).match(/<(a class="skip"|header|nav|main|section|footer)(?=[ >])/g);
    expect(tags).toEqual([
      '<a class="skip"',
      '<header',
      '<nav',
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

  it('gives each entry an anchor and, folded away, its evidence', async () => {
    const html = await body(week);
    expect(html.match(/id="e-a1b2c3d4e5f6"/g)).toHaveLength(1);
    expect(html.match(/<details>/g)).toHaveLength(4);
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
});

describe('input is text', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>alert(1)</script>',
    '</title><svg onload=alert(1)>',
    'a\r\n<u>b</u>',
    '&lt;script&gt;',
    '<!-- x --!>',
  ];

  it.each(payloads)('%s', async (payload) => {
    const html = await page(
      digest({
        title: payload,
        author: payload,
        issue: payload,
        intro: payload,
        themes: [
          {
            ...theme(payload, [entry({ title: payload, body: payload, links: [payload] })]),
            emoji: payload,
          },
        ],
        unplaced: [entry({ title: payload, by: 'none' })],
      }),
    );
    const tags = new Set(html.replace(/<style>[\s\S]*?<\/style>/, '').match(/<[a-z][a-z0-9]*/gi));
    for (const tag of ['<script', '<img', '<u', '<style']) expect(tags).not.toContain(tag);
    expect(html).not.toMatch(/<[^<>"]*(?:"[^"]*"[^<>"]*)*\son\w+=/);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', ' javascript:x'])(
    '%s is never an address',
    async (url) => {
      const html = await page(
        digest({
          intro: `[a](${url}) <${url}>`,
          themes: [theme('Odd', [entry({ body: url, links: [url] })])],
        }),
      );
      expect(html).not.toMatch(/href="\s*(javascript|data|vbscript):/i);
    },
  );
});
