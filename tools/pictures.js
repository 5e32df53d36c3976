/**
 * Takes the pictures of the README, of the sample week in the light scheme: docs/digest.png (the page), docs/email.png and
 * docs/terminal.svg.
 *
 *     npm run build && node tools/pictures.js
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the program prints. */
const digest = (...words) =>
  execFileSync(process.execPath, ['bin/digest.js', ...words], { cwd: root, encoding: 'utf8' });

const week = ['build', '-q', '-w', '2026-W11'];

writeFileSync(
  `${root}docs/terminal.svg`,
  terminal([
    ...session('digest build week.txt', digest(...week, '--color'), 16),
    ...session(
      'digest explain -e Passkeys week.txt',
      digest('explain', '-q', '--color', '-e', 'Passkeys'),
      11,
    ),
  ]),
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
for (const { name, format, width, height } of [
  { name: 'digest.png', format: 'html', width: 1280, height: 1100 },
  { name: 'email.png', format: 'email', width: 720, height: 900 },
]) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await tab.setContent(digest(...week, '-f', format));
  await tab.screenshot({ path: `${root}docs/${name}` });
}
await browser.close();

/** A command and the first lines of what it prints. */
function session(command, printed, lines) {
  return [`\x1b[32m$\x1b[39m \x1b[1m${command}\x1b[22m`, ...printed.split('\n').slice(0, lines), ''];
}

/** Lines with the codes of a terminal as a picture. */
function terminal(lines) {
  const [column, row, columns] = [8.4, 20, 96];
  const height = lines.length * row + 56;
  const width = columns * column + 40;
  const text = lines.map(
    (line, at) => `<text x="20" y="${60 + at * row}" xml:space="preserve">${spans(line.trimEnd())}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="#d7dce2">
<title>digest at a terminal</title>
<rect width="100%" height="100%" rx="8" fill="#1b1f24"/>
<circle cx="22" cy="20" r="6" fill="#f2635a"/><circle cx="42" cy="20" r="6" fill="#f5bd4f"/><circle cx="62" cy="20" r="6" fill="#5fc454"/>
${text.join('\n')}
</svg>
`;
}

/** A line as pieces of text, each with its looks; no more of it than there is room for. */
function spans(line) {
  const looks = {
    1: 'font-weight="bold"',
    2: 'opacity=".7"',
    3: 'font-style="italic"',
    4: 'text-decoration="underline"',
  };
  const colours = {
    31: '#f2777a',
    32: '#8bc98b',
    33: '#f0c674',
    34: '#81a2be',
    35: '#c397d8',
    36: '#7fd3d3',
    90: '#8b949e',
  };
  const ends = { 22: [1, 2], 23: [3], 24: [4] };
  const on = new Set();
  let colour = null;
  let room = 94;
  const [first = '', ...rest] = line.split('\x1b[');
  const pieces = [
    ['', first],
    ...rest.map((piece) => [/^[\d;]*/.exec(piece)[0], piece.replace(/^[\d;]*m/, '')]),
  ];
  return pieces
    .map(([codes, words]) => {
      for (const code of codes === '' ? [] : codes.split(';').map(Number)) {
        if (code in looks) on.add(code);
        else if (code in colours) colour = code;
        else if (code === 39) colour = null;
        else for (const it of ends[code] ?? []) on.delete(it);
      }
      const shown =
        words.length > room ? `${words.slice(0, Math.max(0, room - 1))}${room > 0 ? '…' : ''}` : words;
      room -= words.length;
      const style = [...on].map((it) => looks[it]).join(' ');
      const fill = colour === null ? '' : ` fill="${colours[colour]}"`;
      return shown === '' ? '' : `<tspan ${style}${fill}>${escaped(shown)}</tspan>`;
    })
    .join('');
}

function escaped(words) {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
