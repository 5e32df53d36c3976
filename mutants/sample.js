/**
 * Prints places for `npm run test:mutants -- --mutate "$(node mutants/sample.js 8 1)"`: from each room so many blocks of
 * 25 lines, chosen by chance among all its lines; the second number is the seed. All mutants take hours, a sample minutes.
 */
import { readdirSync, readFileSync } from 'node:fs';

const rooms = ['parse', 'classify', 'digest'];
const block = 25;

const [count = 8, seed = 1] = process.argv.slice(2).map(Number);
let state = seed;

/** Lehmer's generator: the same seed gives the same blocks. */
function random() {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
}
for (let warm = 0; warm < 10; warm++) random();

const places = rooms.flatMap((room) => {
  const blocks = readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('messages.ts'))
    .sort()
    .flatMap((path) => {
      const file = `src/${room}/${path}`;
      const lines = readFileSync(file, 'utf8').split('\n').length;
      return Array.from({ length: Math.ceil(lines / block) }, (_, at) => [
        file,
        at * block + 1,
        (at + 1) * block,
      ]);
    });
  const chosen = Array.from({ length: Math.min(count, blocks.length) }, () =>
    blocks.splice(Math.floor(random() * blocks.length), 1).flat(),
  );
  return chosen.map(([file, from, to]) => `${file}:${from}-${to}`);
});
process.stdout.write(places.join(','));
