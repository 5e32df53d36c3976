/** How much each word speaks for a theme and against the others. */
import type { Corpus } from './corpus.ts';
import { aliveThemes, countWords, weighted } from './word-model.ts';

/**
 * What log-odds are multiplied by to become weights. Somebody's own keywords weigh 1, and have log-odds of about 4:
 * with more they would be drowned by what was learnt, with less what was learnt would not reach the threshold.
 */
const scale = 0.25;

/**
 * A weight for each candidate in each theme, `weights[candidate * themes + theme]`: the log-odds of meeting it in the
 * theme against the mean of the others, and 0 where it speaks for the others or where the theme has no entry.
 */
export function logOdds(corpus: Corpus, labels: Float32Array, themes: number): Float64Array {
  const model = countWords(corpus, weighted(corpus), labels, themes);
  const weights = new Float64Array(model.length);
  const alive = [...aliveThemes(labels, themes).entries()].flatMap(([theme, isAlive]) =>
    isAlive ? [theme] : [],
  );
  // Nothing tells a theme from the others when there are none.
  if (alive.length < 2) return weights;
  for (let row = 0; row < model.length; row += themes) {
    let sum = 0;
    for (const theme of alive) sum += Math.exp(model[row + theme]!);
    for (const theme of alive) {
      const own = model[row + theme]!;
      const others = (sum - Math.exp(own)) / (alive.length - 1);
      weights[row + theme] = Math.max(0, scale * (own - Math.log(others)));
    }
  }
  return weights;
}
