/** The email as Chromium shows it: on a desk and on a phone, by day and by night, and whatever the input says. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oneLine } from '../../../src/render/printable.ts';
import type { Digest } from '../../../src/types.ts';
import { deedsOf, describeInBrowser, elementsOf, openBrowser } from '../../support/browser.ts';
import { hostileAddresses, hostileColours, hostileHeaders, hostileTexts } from '../../support/hostile.ts';
import { digest, entry, theme } from '../week.ts';
import { email, published, unstyled, week } from './mail.ts';

describeInBrowser('in a browser, the email', () => {
  let browser: Browser;
  let page: Page;
  let deeds: string[];
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    deeds = await deedsOf(page);
  });
  afterAll(() => browser?.close());

  const endless = entry({ title: `Read https://engine.example/${'a'.repeat(150)}`, body: 'b'.repeat(300) });
  const wide = { ...week, unplaced: [...week.unplaced, endless] };

  it.each([320, 375, 600, 1200])('fits into %d pixels, in a column of at most 600', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.setContent(await email(wide));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const columns = await page.$$eval('table table[role]', (all) =>
      all.map((it) => it.getBoundingClientRect()),
    );
    expect(columns.length).toBe(1);
    expect(columns[0]!.width).toBeLessThanOrEqual(600);
    // In the middle, with the same margin on both sides.
    expect(columns[0]!.left).toBeCloseTo(width - columns[0]!.right, 0);
  });

  it.each(['light', 'dark'] as const)(
    'can be read in the %s scheme: text and ground differ enough',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.setContent((await email(week)).replace(/<img[^>]*>/, ''));
      const pairs = await page.evaluate<{ text: string; ground: string }[]>(coloursShown);
      expect(pairs.length).toBeGreaterThan(50);
      for (const { text, ground } of pairs)
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThan(4.5);
      expect(new Set(pairs.map(({ ground }) => ground)).size).toBe(1);
    },
  );

  it('says the same without styles and pictures, in the same order', async () => {
    const html = await email(week);
    const wordsOf = async (shown: string) => {
      await page.setContent(shown);
      const words = await page.innerText('body');
      return words.replace(/\s+/g, ' ').trim();
    };
    const bare = await wordsOf(unstyled(html).replace(/<img[^>]*>/g, ''));
    // But for the preheader, which nothing hides then.
    expect(bare).toBe(`${/^.* · .*?(?=Letters)/.exec(bare)![0]}${await wordsOf(html)}`);
  });

  it.each([...hostileTexts, ...hostileHeaders])('shows the text %j and does nothing', async (said) => {
    deeds.length = 0;
    await page.setContent(await email(weekOf(said)));
    expect([...deeds, ...strays(await elementsOf(page))]).toEqual([]);
    expect(await page.locator('h1').textContent()).toBe(oneLine(said));
    expect(await page.locator('h3').first().textContent()).toBe(oneLine(said));
    expect(await page.locator('h1, h2, h3').count()).toBe(9);
    expect(await page.locator('table').count()).toBe(2);
  });

  it.each(hostileAddresses)('leads nowhere by the address %j', async (said) => {
    deeds.length = 0;
    const week = weekOf(said);
    const intro = `[a](${said}) ![b](${said}) <${said}>\n\n[c]\n\n[c]: ${said}`;
    // A logo from the web is the one thing that an email asks for.
    const publication = { ...week.publication, logo: null };
    await page.setContent(await email({ ...week, intro, publication }));
    expect([...deeds, ...strays(await elementsOf(page))]).toEqual([]);
  });

  it.each(hostileColours)('takes %j for no colour', async (accent) => {
    const html = await email({ ...week, publication: { ...published, accent } });
    expect(html).toBe(await email(week));
  });
});

/** The colours of every text that is shown, and of what it stands on. */
const coloursShown = `
  (() => {
    const groundOf = (element) => {
      if (element === null) return 'rgb(255, 255, 255)';
      const ground = getComputedStyle(element).backgroundColor;
      return ground === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : ground;
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility() && element.textContent.trim() !== '')
      .map((element) => ({ text: getComputedStyle(element).color, ground: groundOf(element) }));
  })()`;

/** A week that says the same wherever something can be said. */
function weekOf(said: string): Digest {
  const told = entry({ id: 'a1b2c3d4e5f6', title: said, body: said, links: [said], top: true });
  return digest({
    title: said,
    issue: said,
    author: said,
    intro: said,
    preheader: said,
    themes: [{ ...theme('People', [told, entry({ title: said, summary: said })], said), title: said }],
    unplaced: [entry({ title: 'After', body: `Before.\n\n- ${said}\n- ${said}\n\nAfter`, by: 'none' })],
    events: [{ entry: told.id, title: said, start: '2026-03-04', end: null, text: said }],
    publication: {
      ...published,
      url: said,
      logo: said,
      footer: said,
      unsubscribe: said,
      accent: said,
      style: said,
    },
  });
}

const tags = [
  ...[
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'div',
    'table',
    'tbody',
    'tr',
    'td',
    'h1',
    'h2',
    'h3',
    'p',
  ],
  ...['ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'br', 'hr', 'a', 'em', 'strong', 'del', 'span', 'img'],
];
const attributes = [
  ...[
    'lang',
    'dir',
    'charset',
    'name',
    'content',
    'class',
    'style',
    'role',
    'align',
    'width',
    'height',
    'cellpadding',
  ],
  ...['cellspacing', 'border', 'href', 'src', 'alt', 'aria-hidden', 'start'],
];

/** What no harmless email has. */
function strays(elements: Awaited<ReturnType<typeof elementsOf>>): string[] {
  return elements.flatMap(({ tag, attributes: given }) => [
    ...(tags.includes(tag) ? [] : [`<${tag}>`]),
    ...given.flatMap(([name, value]) => {
      const isOdd =
        !attributes.includes(name) ||
        (name === 'href' && !/^(?:https?:\/\/|mailto:)/.test(value)) ||
        (name === 'src' && !/^https:\/\//.test(value)) ||
        (name === 'style' && !/^[\w\s:;#,%.-]+$/.test(value));
      return isOdd ? [`<${tag} ${name}="${value}">`] : [];
    }),
  ]);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Of a colour as browsers tell it: `rgb(1, 2, 3)`. */
function luminance(colour: string): number {
  const [red, green, blue] = colour
    .match(/\d+/g)!
    .map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
