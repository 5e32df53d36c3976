/** The page as its readers have it: in a browser, with and without its script, wide and narrow, light and dark. */
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { layout } from '../../../src/render/layout/layout.ts';
import { pageOf } from '../../../src/render/page/page.ts';
import { describeInBrowser, openBrowser } from '../../support/browser.ts';
import { rendered } from '../../support/issue.ts';
import { digest, entry, everything, theme } from '../week.ts';

describeInBrowser('in a browser, the page', () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    browser = await openBrowser();
    html = await rendered(everything, 'html');
  });
  afterAll(() => browser?.close());

  /** Opens the page as if it were on the web, with what follows its address. */
  async function opened(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage(options);
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto(address + hash);
    onTestFinished(() => page.close());
    return page;
  }

  const address = 'https://engine.example/letters/2026-W10.html';
  const titles = (page: Page) => page.locator('article:visible > h3').allTextContents();
  const wide = { viewport: { width: 1280, height: 900 } };
  const narrow = { viewport: { width: 375, height: 812 } };

  describe('is filtered', () => {
    it('by words of the title or the body, without regard to capitals and accents', async () => {
      const page = await opened();
      await page.getByLabel('Words to look for').fill('RESUME tape');
      expect(await titles(page)).toEqual(['Tape Lives']);
      expect(await page.locator('section:visible > h2').allTextContents()).toEqual(['Highlights']);
      expect(await page.locator('search output').textContent()).toBe('1 of 4 shown');
    });

    it('by theme, wherever its entries stand', async () => {
      const page = await opened();
      await page.getByLabel('Theme').selectOption('💾 Storage');
      expect(await titles(page)).toEqual(['Tape Lives', 'Disks Spin']);
      await page.getByLabel('Theme').selectOption('Everything else');
      expect(await titles(page)).toEqual(['A Bridge Reopens']);
    });

    it('and says so when nothing is left', async () => {
      const page = await opened();
      await page.getByLabel('Words to look for').fill('submarine');
      expect(await titles(page)).toEqual([]);
      await expect.poll(() => page.getByRole('status').textContent()).toBe('Nothing found');
    });

    it('and shows everything again when nothing is asked for', async () => {
      const page = await opened('#theme=people');
      expect(await titles(page)).toEqual(['Mentors Need Calendars']);
      await page.getByLabel('Theme').selectOption('All themes');
      expect(await titles(page)).toHaveLength(4);
      expect(await page.locator('section.agenda').isVisible()).toBe(true);
      expect(await page.locator('search output').textContent()).toBe('');
    });

    it('with an address that others can open', async () => {
      const page = await opened();
      await page.getByLabel('Theme').selectOption('People');
      await page.getByLabel('Words to look for').fill('one hour');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#theme=people&text=one+hour');
      const other = await opened(new URL(page.url()).hash);
      expect(await titles(other)).toEqual(await titles(page));
      expect(await other.getByLabel('Words to look for').inputValue()).toBe('one hour');
    });

    it('until a link leads to what it hides', async () => {
      const page = await opened('#theme=people');
      await page.getByRole('link', { name: 'Storage' }).first().click();
      expect(await titles(page)).toHaveLength(4);
    });

    it('by nobody without a script, who sees everything', async () => {
      const page = await opened('#theme=people', { javaScriptEnabled: false });
      expect(await page.locator('search').isVisible()).toBe(false);
      expect(await titles(page)).toHaveLength(4);
    });
  });

  describe('can be pointed at', () => {
    it('by a link beside each entry, which shows when the pointer or the keyboard is there', async () => {
      const page = await opened('', wide);
      const link = page.getByRole('link', { name: 'Link to this entry: Disks Spin' });
      const opacity = () =>
        page.evaluate("getComputedStyle(document.querySelector('[aria-label$=Spin]')).opacity");
      expect(await opacity()).toBe('0');
      await page.getByRole('heading', { name: 'Disks Spin' }).hover();
      expect(await opacity()).toBe('1');
      await page.mouse.move(0, 0);
      await link.focus();
      expect(await opacity()).toBe('1');
      await page.keyboard.press('Enter');
      expect(page.url()).toMatch(/#e-[\da-f]{12}$/);
    });

    it('and says in its contents which section is being read', async () => {
      const page = await opened('#people', { viewport: { width: 1280, height: 400 } });
      await expect.poll(() => page.locator('nav [aria-current]').allTextContents()).toEqual(['People']);
    });
  });

  describe('fits', () => {
    it.each([320, 375, 768, 1280, 1600])('a window of %i pixels', async (width) => {
      const page = await opened('', { viewport: { width, height: 900 } });
      const inner = await page.evaluate('document.documentElement.scrollWidth');
      expect(inner).toBeLessThanOrEqual(width);
    });

    it('its contents beside the text on a wide one, where they stay within reach', async () => {
      const page = await opened('', { viewport: { width: 1280, height: 500 } });
      await page.locator('footer').scrollIntoViewIfNeeded();
      const [contents, text] = await Promise.all([
        page.locator('nav').boundingBox(),
        page.locator('main').boundingBox(),
      ]);
      expect(contents!.y).toBeGreaterThanOrEqual(0);
      expect(contents!.x + contents!.width).toBeLessThan(text!.x);
    });

    it('a language that is written from right to left', async () => {
      const issue = await layout(everything);
      const html = pageOf({ ...issue, words: { ...issue.words, lang: 'ar', dir: 'rtl' } });
      const page = await browser.newPage(wide);
      await page.setContent(html);
      const at = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
      expect((await at('nav')).x).toBeGreaterThan((await at('main')).x);
      expect((await at('nav .count')).x).toBeLessThan((await at('nav li:has(.count) a')).x);
      const chart = await at('svg');
      const bar = await at('rect:last-of-type');
      expect(Math.round(bar.x + bar.width)).toBe(Math.round(chart.x + chart.width));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
    });

    it('a shortened address among words from right to left: its ellipsis stays behind it', async () => {
      const url = 'https://engine.example/tape/a-very-long-address/2026';
      const arabic = entry({ title: 'الأشرطة باقية', body: `التفاصيل هنا: ${url}`, links: [url] });
      const page = await browser.newPage(wide);
      await page.setContent(
        await rendered(digest({ lang: 'ar', themes: [theme('أشرطة', [arabic])] }), 'html'),
      );
      const ends = await page.evaluate<number[]>(`[0, 'engine.example/tape/'.length].map((at) => {
        const [words] = document.querySelector('a[href="${url}"]').childNodes;
        const sign = new Range();
        sign.setStart(words, at);
        sign.setEnd(words, at + 1);
        return sign.getBoundingClientRect().x;
      })`);
      expect(ends[1]).toBeGreaterThan(ends[0]!);
    });

    it('paper: nothing is wider, whichever way it is written', async () => {
      for (const dir of ['ltr', 'rtl'] as const) {
        const issue = await layout(everything);
        const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
        await page.setContent(pageOf({ ...issue, words: { ...issue.words, dir } }));
        await page.emulateMedia({ media: 'print' });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(700);
      }
    });

    it('paper: contents that are longer than a page leave none empty', async () => {
      const themes = Array.from({ length: 40 }, (_, at) => theme(`Shelf ${at}`, [`Tape ${at}`]));
      const page = await browser.newPage();
      await page.setContent(await rendered(digest({ themes }), 'html'));
      const sheets = async () => (await page.pdf()).toString('latin1').match(/\/Type \/Page\n/g)!.length;
      const all = await sheets();
      await page.addStyleTag({ content: 'nav { display: none }' });
      // The contents begin below the title, and take the rest of that page and a part of the next.
      expect(all - (await sheets())).toBeLessThanOrEqual(2);
    });

    it('paper: without what can only be used on a screen', async () => {
      const page = await opened();
      await page.emulateMedia({ media: 'print' });
      for (const part of ['search', 'details', '.permalink', '.skip', '.ways'])
        expect(await page.locator(part).first().isVisible()).toBe(false);
      expect(await page.locator('.colophon').isVisible()).toBe(true);
    });
  });

  describe('has nothing that axe complains about', () => {
    it.each([
      ['wide and light', wide, 'light'],
      ['wide and dark', wide, 'dark'],
      ['narrow and light', narrow, 'light'],
      ['narrow and dark', narrow, 'dark'],
    ] as const)('%s', async (_, size, colorScheme) => {
      const page = await opened('', { ...size, colorScheme });
      expect(await complaints(page)).toEqual([]);
      for (const why of await page.locator('summary:visible').all()) await why.click();
      await page.getByLabel('Words to look for').fill('a');
      expect(await complaints(page)).toEqual([]);
    });

    it.each(['#fde047', '#001018', 'lime', 'oklch(90% 0.3 150)'])('in the accent %s', async (accent) => {
      const own = { ...everything, publication: { ...everything.publication, accent } };
      const html = await rendered(own, 'html');
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ ...wide, colorScheme });
        await page.setContent(html);
        expect(await complaints(page)).toEqual([]);
      }
    });
  });

  async function complaints(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<{ violations: axe.Result[] }>('axe.run()');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }
});
