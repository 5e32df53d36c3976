import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPairs } from '../../../bench/pairs.js';
import { featuresOf } from '../../../src/digest/dedupe/features.ts';
import { similarityOf } from '../../../src/digest/dedupe/similarity.ts';
import { makeEntry } from '../../../src/parse/entry.ts';
import { loadLinkFinder } from '../../../src/parse/links.ts';

const pairs = readPairs(readFileSync(new URL('../../../bench/duplicates.txt', import.meta.url), 'utf8'));
const source = { file: 'week.txt', line: 1, endLine: 2 };
const featuresWith = (title: string, body: string) =>
  featuresOf(makeEntry({ title, body, date: null, source }));
const like = ({ a, b }: (typeof pairs)[number]) =>
  similarityOf(featuresWith(a.title, a.body), featuresWith(b.title, b.body));

beforeAll(loadLinkFinder);

describe('on labelled pairs', () => {
  it('no two stories are taken for one', () => {
    const wrong = pairs.filter((pair) => !pair.same && like(pair) !== null);
    expect(wrong.map(({ kind, a, b }) => `${kind}: ${a.title} / ${b.title}`)).toEqual([]);
  });

  it('four of five stories that are told twice are found', () => {
    const twice = pairs.filter(({ same }) => same);
    expect(twice.filter((pair) => like(pair) !== null).length / twice.length).toBeGreaterThan(0.8);
  });

  it('it does not matter which one comes first', () => {
    for (const { a, b, ...pair } of pairs)
      expect(like({ ...pair, a: b, b: a })).toEqual(like({ ...pair, a, b }));
  });
});

describe('the same story', () => {
  const body =
    'A ship’s anchor cut a cable off Bergen. Traffic to the islands flows over a radio link until the repair ship arrives.';

  it('says how much of the words the two share', () => {
    const again = body.replace('arrives', 'comes');
    expect(similarityOf(featuresWith('Cable Cut', body), featuresWith('Cable Cut', again))).toEqual({
      because: 'near',
      similarity: 0.9,
    });
  });

  it('is told by a link that is both entries’ only one', () => {
    const page = 'https://harbour.example/2026/cable-cut';
    const one = featuresWith('Cable Cut off Bergen', `The cable is cut. ${page}`);
    expect(similarityOf(one, featuresWith('', page))?.because).toBe('link');
    expect(similarityOf(one, featuresWith('', `${page} https://harbour.example/2026/radio-link`))).toBeNull();
  });

  it('is not told by numbers that differ', () => {
    expect(similarityOf(featuresWith('Cable 7 Cut', body), featuresWith('Cable 8 Cut', body))).toBeNull();
    expect(similarityOf(featuresWith('Cable 7 Cut', body), featuresWith('Cable Cut', body))).not.toBeNull();
    const [one, other] = ['60,000', '60000'].map((people) =>
      featuresWith('Cable Cut', `${body} ${people} wait.`),
    );
    expect(similarityOf(one!, other!)).not.toBeNull();
  });

  it('is not told by the same numbers the other way round', () => {
    const results = (body: string) => featuresWith('Results of the under-12 team', body);
    const won = results('Rovers beat Ashford 3-1 on Saturday, in the rain.');
    expect(similarityOf(won, results('Rovers lost to Ashford 1-3 on Saturday, in the rain.'))).toBeNull();
    expect(similarityOf(won, results('Rovers beat Ashford 3–1 on Saturday, in heavy rain.'))).not.toBeNull();
  });

  it('is told by text that a source cut', () => {
    const cut = 'A ship’s anchor cut a cable off Bergen. Traffic to the islands flows over...';
    expect(similarityOf(featuresWith('Cable Cut', cut), featuresWith('Bergen’s Cable', body))?.because).toBe(
      'near',
    );
  });
});

describe('the bounds of the similarity', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  /** Words that differ in their first letters, and in no number. */
  const spelt = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${letters[Math.floor(at / 26)]}${letters[at % 26]}${name}`);
  /** Two texts of `count` words that begin with the same `shared` words. */
  const twoTexts = (count: number, shared: number) => {
    const begin = spelt('ferry', shared);
    return [
      featuresWith('', [...begin, ...spelt('harbour', count - shared)].join(' ')),
      featuresWith('', [...begin, ...spelt('lantern', count - shared)].join(' ')),
    ] as const;
  };

  it.each([
    // 38 of 58, 20 of 36 and 19 of 37 rows of three words.
    [50, 40, true],
    [30, 22, true],
    [30, 21, false],
    [30, 16, false],
    [12, 10, true],
  ])('two texts of %i words that share %i in a row are one story: %s', (count, shared, isOne) => {
    expect(similarityOf(...twoTexts(count, shared)) !== null).toBe(isOne);
  });

  it('are not asked of texts with fewer than ten words', () => {
    expect(similarityOf(...twoTexts(10, 10))).not.toBeNull();
    expect(similarityOf(...twoTexts(9, 9))).toBeNull();
  });

  it.each([
    // Of its 18 rows of three words 15, 14 and 12 are in the whole text.
    [17, true],
    [16, false],
    [14, false],
  ])('a text of twenty words that was cut is in the whole one when %i of them are: %s', (shared, isOne) => {
    const begin = spelt('ferry', shared);
    const cut = featuresWith('', `${[...begin, ...spelt('lantern', 20 - shared)].join(' ')}...`);
    const whole = featuresWith('', [...begin, ...spelt('harbour', 60)].join(' '));
    expect(cut.truncated).toBe(true);
    expect(similarityOf(cut, whole) !== null).toBe(isOne);
    expect(similarityOf(whole, cut) !== null).toBe(isOne);
    expect(similarityOf({ ...cut, truncated: false }, whole)).toBeNull();
  });

  it.each([
    // What both say in other places, beside the headline.
    [20, 4, true],
    [20, 3, true],
    [20, 2, false],
    [27, 4, false],
    [40, 5, false],
  ])('of %i words %i are shared, under one headline: one story is %s', (count, shared, isOne) => {
    const title = 'The Ferry Runs Again Tonight';
    const common = spelt('shared', shared);
    const [one, other] = ['harbour', 'lantern'].map((name) =>
      featuresWith(
        title,
        spelt(name, count - shared)
          .flatMap((word, at) => [word, common[at] ?? []].flat())
          .join(' '),
      ),
    );
    expect(similarityOf(one!, other!) !== null).toBe(isOne);
  });

  it.each([
    [4, true],
    [2, false],
  ])(
    'two texts that lead to one page are one story when they share %i of twenty words: %s',
    (shared, isOne) => {
      const page = 'https://harbour.example/2026/ferry';
      const common = spelt('shared', shared);
      const [one, other] = ['harbour', 'lantern'].map((name) =>
        featuresWith('', `${[...spelt(name, 20 - shared), ...common].join(' ')} ${page}`),
      );
      expect(similarityOf(one!, other!)?.because ?? null).toBe(isOne ? 'link' : null);
    },
  );
});
