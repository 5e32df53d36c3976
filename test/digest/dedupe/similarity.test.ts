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

  it('is told by text that a source cut', () => {
    const cut = 'A ship’s anchor cut a cable off Bergen. Traffic to the islands flows over...';
    expect(similarityOf(featuresWith('Cable Cut', cut), featuresWith('Bergen’s Cable', body))?.because).toBe(
      'near',
    );
  });
});
