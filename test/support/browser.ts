/** A browser, where there is one: the reader that the pages are written for. `.ci/run` installs it. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';

/** The path of Chromium or Chrome; null when none is installed. */
export const browserPath = findOnPath(['chromium', 'chromium-browser', 'google-chrome']);

/** A group of tests that need a browser: they are left out where there is none, but never on CI. */
export const describeInBrowser = describe.skipIf(browserPath === null && !process.env.CI);

/** Starts the browser. It keeps to itself: what a page asks for is only what the page asks for. */
export async function openBrowser(): Promise<Browser> {
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return await chromium.launch({ executablePath: browserPath!, args: flags });
}

/** What a page did beyond being shown: requests, dialogs, errors. Requests get no answer. */
export async function deedsOf(page: Page): Promise<string[]> {
  const deeds: string[] = [];
  // What the page's policy stops does not come so far.
  await page.route(/^(?!about:|file:|data:)/, async (route) => {
    deeds.push(`asks for ${route.request().url()}`);
    await route.abort();
  });
  page.on('dialog', async (dialog) => {
    deeds.push(`opens a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => deeds.push(`fails: ${message}`));
  page.on('popup', (popup) => deeds.push(`opens ${popup.url()}`));
  return deeds;
}

/** The page without the policy that would stop what slipped in. */
export function withoutPolicy(html: string): string {
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  if (bare === html) throw new Error('the page has no policy');
  return bare;
}

/** An element of a page: its name, and the names and values of its attributes. */
interface Found {
  tag: string;
  attributes: [name: string, value: string][];
}

/** The elements of a page, as the browser understands it. */
export async function elementsOf(page: Page): Promise<Found[]> {
  return await page.$$eval('*', (elements) =>
    elements.map((element) => ({
      tag: element.tagName.toLowerCase(),
      attributes: [...element.attributes].map(({ name, value }): [string, string] => [name, value]),
    })),
  );
}

/** What is wrong with the elements of a page: tags, attributes and addresses that no harmless page has. */
export function strays(elements: Found[]): string[] {
  return elements.flatMap(({ tag, attributes: given }) => [
    ...(tags.includes(tag) ? [] : [`<${tag}>`]),
    ...given.flatMap(([name, value]) => {
      if (!attributes.includes(name)) return [`<${tag} ${name}>`];
      const isAddress = name === 'href' || name === 'src';
      return isAddress && !/^(?:#|https?:\/\/|mailto:|data:image\/)/.test(value)
        ? [`<${tag} ${name}="${value}">`]
        : [];
    }),
  ]);
}

/** What a page of any harmless week is made of. */
const tags = [
  ...['html', 'head', 'meta', 'link', 'title', 'style', 'script', 'body'],
  ...['header', 'nav', 'search', 'main', 'section', 'article', 'footer', 'div'],
  ...['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'br', 'hr'],
  ...['a', 'em', 'strong', 'span', 'time', 'details', 'summary', 'img', 'svg', 'desc', 'rect'],
  ...['label', 'input', 'select', 'option', 'output'],
];
const attributes = [
  ...['lang', 'charset', 'http-equiv', 'name', 'property', 'content', 'rel', 'type', 'title'],
  ...['id', 'class', 'dir', 'href', 'src', 'alt', 'datetime', 'role', 'hidden', 'start'],
  ...['for', 'value', 'autocomplete', 'data-theme', 'data-found', 'data-nothing'],
  ...['aria-label', 'aria-labelledby', 'aria-hidden', 'aria-current', 'width', 'height', 'y', 'rx'],
];

/** The path of the first of some programs that is installed; null when none is. */
export function findOnPath(names: string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
