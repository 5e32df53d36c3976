/**
 * Writes a snippet file of any size, the same one for the same seed: titles, bodies, batches, links, handles,
 * tags, curly quotes and non-breaking hyphens in the proportions of a real week (280 bytes a snippet).
 *
 *     node bench/generate.js 1000000 million.txt
 */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pathToFileURL } from 'node:url';

const PLAIN =
  `the of to and a in that it is was for on you with as are this be at have from or one had by but not what all were
  when your can said there use an each which she do how their if will up other about out many then them these so some
  her would make like him into time has look two more write go see number no way could people my than first water been
  call who oil its now find long down day did get come made may part over new sound take only little work know place
  year live me back give most very after thing our just name good sentence man think say great where help through much
  before line right too mean old any same tell boy follow came want show also around form three small set put end does
  another well large must big even such because turn here why ask went men read need land different home us move try
  kind hand picture again change off play spell air away animal house point page letter mother answer found study still
  learn should world high every near add food between own below country plant last school father keep tree never start
  city earth eye light thought head under story saw left late run while press close night real life few north open seem
  together next white children begin got walk example ease paper group always music those both mark often until mile
  river car feet care second book carry took science eat room friend began idea fish mountain stop once base hear horse
  cut sure watch color face wood main enough plain girl usual young ready above ever red list though feel talk bird soon
  body dog family direct pose leave song measure door product black short numeral class wind question happen complete
  ship area half rock order fire south problem piece told knew pass since top whole king space heard best hour better`.split(
    /\s+/,
  );

/** Words of the field, which rules look for. */
export const FIELD =
  `agent model prompt context window kubernetes cluster deploy pipeline latency incident outage postmortem alert database
  postgres query schema index warehouse stream kafka security breach oauth token secret patch vulnerability open source
  licence maintainer release rust typescript compiler framework react browser design figma layout typography roadmap
  discovery customer pricing revenue startup founder funding manager hiring feedback team culture conference meetup talk
  architecture service boundary monolith event queue cache cloud region cost observability trace metric dashboard chip
  laptop phone robot sensor battery copilot review test refactor legacy migration workshop keynote`.split(
    /\s+/,
  );

const DECORATION = [
  '🔥',
  '🚀',
  '“',
  '”',
  '—',
  '•',
  '’s',
  '…',
  '(',
  ')',
  ':',
  ';',
  '"',
  '100x',
  '2026',
  'p99',
];

/** A small generator of numbers in [0, 1): mulberry32, whose whole state is its seed. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * One piece of a snippet file after the other, a few hundred snippets each.
 *
 * @param {number} count
 * @returns {Generator<string>}
 */
export function* snippets(count, seed = 1) {
  const next = numbers(seed);
  const below = (most) => Math.floor(next() * most);
  // The square favours the front of the list, as frequent words are favoured in real text.
  const word = () =>
    next() < 0.12 ? FIELD[below(FIELD.length)] : PLAIN[Math.floor(next() ** 2 * PLAIN.length)];
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  const title = () => {
    const words = Array.from({ length: 5 + below(5) }, () => capital(word()));
    if (next() < 0.1) words.splice(1, 1, `${words[1]}\u2011Driven`);
    return words.join(' ');
  };
  const sentence = () => {
    const words = Array.from({ length: 6 + below(14) }, word);
    if (next() < 0.25) words.splice(below(words.length), 0, DECORATION[below(DECORATION.length)]);
    return `${capital(words.join(' '))}.`;
  };
  const body = () => {
    let text = sentence();
    while (text.length < 130 + below(170)) text += ` ${sentence()}`;
    if (next() < 0.2) text += ` @${word()}${word()}`;
    if (next() < 0.12) text += ` #${capital(word())}${capital(word())}`;
    if (next() < 0.35) text += ` https://t.co/${Math.floor(next() * 36 ** 8).toString(36)}`;
    else if (next() < 0.4) text = `${text.slice(0, -1)}...`;
    return text;
  };

  let left = 0;
  let piece = '';
  for (let made = 0; made < count; made++) {
    if (left-- <= 0) {
      if (made > 0) piece += '\n';
      left = below(12);
    }
    piece += `${title()}\n${body()}\n`;
    if (piece.length > 1 << 18) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

const SYLLABLES =
  `ba be bi bo bu da de di do du fa fe fi fo ga ge go ha he hi ho ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no
  pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we wi za ze zo`.split(/\s+/);

/** A word that is in no language, the same one for the same number. */
function madeUp(number) {
  let word = '';
  for (let rest = number + 64; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/**
 * Snippets of 350 bytes in which rules find little: words by Zipf's law, of fifty thousand, and in one snippet of four a word of
 * the field. Texts about anything look so to rules about something.
 *
 * @param {number} count
 * @returns {Generator<string>}
 */
export function* rarely(count, seed = 2) {
  const next = numbers(seed);
  const known = PLAIN.filter((word) => !FIELD.includes(word));
  const vocabulary = Array.from({ length: 50_000 }, (_, rank) => known[rank] ?? madeUp(rank));
  // The rank of a word by Zipf's law: its logarithm is spread evenly.
  const word = () => vocabulary[Math.floor(vocabulary.length ** next()) - 1];
  const line = (words) => {
    const text = Array.from({ length: words }, word).join(' ');
    return text[0].toUpperCase() + text.slice(1);
  };
  let piece = '';
  for (let made = 0; made < count; made++) {
    const found = next() < 0.25 ? ` ${FIELD[Math.floor(next() * FIELD.length)]}` : '';
    piece += `${line(7)}\n${line(25)}${found} ${line(25)}.\n${made % 12 === 11 ? '\n' : ''}`;
    if (piece.length > 1 << 18) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [count = '1000', file] = process.argv.slice(2);
  const out = file === undefined ? process.stdout : createWriteStream(file);
  for (const piece of snippets(Number(count))) if (!out.write(piece)) await once(out, 'drain');
}
