/**
 * Whatever the input says, the page does nothing but show it. A browser is asked, and mostly without the page's policy,
 * which would hide what slipped in.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneLine } from '../../../src/render/printable.ts';
import type { Digest, Publication } from '../../../src/types.ts';
import {
  deedsOf,
  describeInBrowser,
  elementsOf,
  openBrowser,
  strays,
  withoutPolicy,
} from '../../support/browser.ts';
import {
  hostileAddresses,
  hostileColours,
  hostileHeaders,
  hostileStyles,
  hostileTexts,
} from '../../support/hostile.ts';
import { rendered } from '../../support/issue.ts';
import { digest, entry, publication, theme } from '../week.ts';

/** A week that says the same wherever something can be said. */
function weekOf(said: string): Digest {
  const hit = {
    theme: 'people',
    keyword: said,
    field: 'body',
    text: said,
    start: 0,
    end: 1,
    weight: 1,
  } as const;
  const told = entry({ id: 'a1b2c3d4e5f6', title: said, body: said, links: [said], why: [hit], top: true });
  const tags = { mentions: [said], hashtags: [said], summary: said };
  return digest({
    title: said,
    issue: said,
    author: said,
    intro: said,
    preheader: said,
    themes: [
      { ...theme('People', [told, entry({ title: said, ...tags })], said), title: said, description: said },
      theme('Storage', [entry({ body: `Before.\n\n- ${said}\n- ${said}\n\nAfter ${said}`, links: [said] })]),
    ],
    unplaced: [entry({ title: '', body: said, by: 'none' })],
    events: [{ entry: told.id, title: said, start: '2026-03-04', end: null, text: said }],
    publication: publicationOf(said),
  });
}

function publicationOf(said: string): Publication {
  return {
    url: said,
    home: said,
    feed: { items: 'entries', atom: said, rss: said, jsonfeed: said },
    accent: said,
    logo: said,
    footer: said,
    style: said,
    unsubscribe: said,
  };
}

describeInBrowser('in a browser, on the page', () => {
  let browser: Browser;
  let page: Page;
  let deeds: string[];
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    deeds = await deedsOf(page);
  });
  afterAll(() => browser?.close());

  /** Shows a page; what it did, and what does not belong on it. */
  async function shown(html: string): Promise<string[]> {
    deeds.length = 0;
    // In the same document the policy of the page before would still hold.
    await page.goto('about:blank');
    await page.setContent(html);
    // What is only asked for when it is painted is asked for now.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    return [...deeds, ...strays(await elementsOf(page))];
  }

  it.each([...hostileTexts, ...hostileHeaders])('the text %j is shown and does nothing', async (said) => {
    expect(await shown(withoutPolicy(await rendered(weekOf(said), 'html')))).toEqual([]);
    expect(await page.locator('h1').textContent()).toBe(oneLine(said));
    expect(await page.locator('article > h3').first().textContent()).toBe(oneLine(said));
    expect(await page.locator('article').count()).toBe(4);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('h1, section, main, nav, footer').count()).toBe(9);
  });

  it.each(hostileAddresses)('the address %j leads nowhere and loads nothing', async (said) => {
    const marked = { intro: `[a](${said}) ![b](${said}) <${said}>\n\n[c]\n\n[c]: ${said}` };
    const week = weekOf(said);
    // A logo of the web is loaded, as its owner wants it.
    const logo = said.startsWith('https:') ? null : said;
    const html = await rendered({ ...week, ...marked, publication: { ...week.publication, logo } }, 'html');
    expect(await shown(withoutPolicy(html))).toEqual([]);
    expect(await page.locator('img').count()).toBe(0);
  });

  it.each(hostileStyles)('the style %j stays in its element', async (style) => {
    const html = await rendered(digest({ ...small, publication: { ...publication, style } }), 'html');
    expect(await shown(html)).toEqual([]);
    expect(await page.locator('style').count()).toBe(2);
    expect(await page.locator('script').count()).toBe(1);
  });

  it('only the policy keeps a style from loading pictures', async () => {
    const style = 'body { background: url(https://evil.example/pixel.gif) }';
    const html = await rendered(digest({ ...small, publication: { ...publication, style } }), 'html');
    expect(await shown(html)).toEqual([]);
    expect(await shown(withoutPolicy(html))).toEqual(['asks for https://evil.example/pixel.gif']);
  });

  it.each(hostileColours)('the accent %j stays a value', async (accent) => {
    const html = await rendered(digest({ ...small, publication: { ...publication, accent } }), 'html');
    expect(await shown(withoutPolicy(html))).toEqual([]);
    const rules = await page.$$eval('style', (all) =>
      all.slice(1).map(({ sheet }) => sheet?.cssRules.length),
    );
    expect(rules.filter((count) => count !== 1)).toEqual([]);
  });

  it('the logo of another site is all that may be loaded from there', async () => {
    const logo = 'https://pictures.example/logo.svg';
    const style =
      '@import "https://pictures.example/x.css"; body { background: url(https://evil.example/x.png) }';
    const html = await rendered(digest({ ...small, publication: { ...publication, logo, style } }), 'html');
    expect(await shown(html)).toEqual([`asks for ${logo}`]);
  });
});

const small = digest({
  themes: [theme('Storage', ['Tape Lives', 'Disks Spin']), theme('People', ['Hire Slowly'])],
});
