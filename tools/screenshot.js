/**
 * Takes docs/digest.png: the top of the page that the sample week becomes, 1280 pixels wide, in the light scheme.
 *
 *     npm run build && node tools/screenshot.js [file]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = process.argv[2] ?? `${root}docs/digest.png`;
const page = execFileSync(
  process.execPath,
  ['bin/digest.js', 'fixtures/sample/2026-W11.txt', '--week', '2026-W11', '--format', 'html', '--quiet'],
  { cwd: root, encoding: 'utf8' },
);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
const tab = await browser.newPage({ viewport: { width: 1280, height: 1100 }, colorScheme: 'light' });
await tab.setContent(page);
await tab.screenshot({ path: file });
await browser.close();
