/** The page as two checkers of HTML see it: html-validate, and the Nu checker behind validator.w3.org. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/types.ts';
import { findOnPath } from '../../support/browser.ts';
import { folderWith } from '../../support/folder.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { rendered } from '../../support/issue.ts';
import { digest, entry, everything, theme } from '../week.ts';

const pages: Record<string, Digest> = {
  everything,
  empty: digest({}),
  small: digest({ themes: [theme('People', ['Hire Slowly'])] }),
  hostile: digest({
    title: hostileTexts[0],
    themes: [theme('Odd', [...hostileTexts]), theme(hostileTexts[1], ['Hire Slowly'], hostileTexts[9])],
    unplaced: hostileTexts.map((body) => entry({ title: '', body: `${body}\n`, by: 'none' })),
  }),
};

describe('html-validate', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // How large the letters of the first line are is a matter of taste.
      'doctype-style': ['error', { style: 'lowercase' }],
      // Anchors are as GitHub makes them; HTML lets them have every sign but spaces.
      'valid-id': ['error', { relaxed: true }],
    },
  });

  it.each(Object.entries(pages))('has no complaint: %s', async (_, of) => {
    const { results } = await validator.validateString(await rendered(of, 'html'));
    expect(
      results.flatMap(({ messages }) => messages.map((it) => `${it.line}: ${it.ruleId}: ${it.message}`)),
    ).toEqual([]);
  });
});

describe.skipIf(findOnPath(['java']) === null && !process.env.CI)('the Nu checker', () => {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

  it('finds no error', async () => {
    const files = await Promise.all(
      Object.entries(pages).map(async ([name, of]) => [`${name}.html`, await rendered(of, 'html')] as const),
    );
    const folder = await folderWith(Object.fromEntries(files));
    const paths = files.map(([name]) => join(folder, name));
    const { stdout } = await promisify(execFile)('java', [
      // It runs once: to compile it well takes longer than to run it.
      ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss2m'],
      ...['-jar', jar, '--errors-only', '--format', 'json', '--stdout', '--exit-zero-always'],
      ...paths,
    ]);
    const { messages } = JSON.parse(stdout) as {
      messages: { url: string; message: string; extract: string }[];
    };
    expect(messages.map(({ url, message, extract }) => `${url}: ${message}: ${extract}`)).toEqual([]);
  });
});
