import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../src/classify/classify.ts';
import { findAll } from '../../../src/classify/matcher/find.ts';
import { passagesOf } from '../../../src/classify/matcher/words.ts';
import { makeKeyword, readRule } from '../../../src/config/keyword.ts';
import { makeEntry } from '../../../src/parse/entry.ts';
import { loadLinkFinder } from '../../../src/parse/links.ts';
import { runs } from '../../support/runs.ts';
import { oddities } from '../../support/texts.ts';

await loadLinkFinder();

const entry = (title: string, body = '') =>
  makeEntry({ title, body, date: null, source: { file: 'week.txt', line: 1, endLine: 2 } });

const wordsOf = (title: string) => passagesOf(entry(title))[0]!.words;

describe('the words of an entry', () => {
  it('are in small letters, and know whether only a gap parts them from the one before', () => {
    expect(wordsOf('Zero‑Downtime, Again')).toEqual([
      { text: 'zero', follows: false, isAcronym: false },
      { text: 'downtime', follows: true, isAcronym: false },
      { text: 'again', follows: false, isAcronym: false },
    ]);
  });

  it('are those of title, body and hashtags, a tag word by word', () => {
    const passages = passagesOf(entry('Rust', 'All of it. #OpenSource'));
    expect(passages.map(({ field, words }) => [field, words.map(({ text }) => text)])).toEqual([
      ['title', ['rust']],
      ['body', ['all', 'of', 'it', 'opensource']],
      ['tags', ['open', 'source']],
    ]);
  });

  it('are not those of addresses', () => {
    expect(wordsOf('See https://example.org/rust-book for more').map(({ text }) => text)).toEqual([
      'see',
      'for',
      'more',
    ]);
  });

  it('tell acronyms', () => {
    expect(wordsOf('US or us').map(({ isAcronym }) => isAcronym)).toEqual([true, false, false]);
  });

  it('are pairs of letters where a script writes no spaces', () => {
    expect(wordsOf('北京市').map(({ text }) => text)).toEqual(['北京', '京市']);
  });

  it('follow no single letter of such a script, which is no word', () => {
    expect(wordsOf('Rust が café').map(({ text, follows }) => [text, follows])).toEqual([
      ['rust', false],
      ['café', false],
    ]);
  });

  it('are found by the matcher when a keyword is made of one or of two in a row', async () => {
    const piece = fc.constantFrom(
      ...oddities,
      'Rust',
      'naïve',
      'CI/CD',
      'zero-day',
      '東京',
      '…',
      '“it’s”',
      'x',
      '#OpenSource',
      'C++',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const given = entry(pieces.join(' '));
        const wanted = passagesOf(given).flatMap(({ words }) =>
          words.flatMap(({ text, follows }, at) =>
            follows ? [text, `${words[at - 1]!.text} ${text}`] : [text],
          ),
        );
        const keywords = [...new Set(wanted)].flatMap((text) => {
          const rule = readRule(text);
          return 'why' in rule ? [] : [makeKeyword(text, rule, {}, null)];
        });
        const theme = { id: 'all', title: 'All', emoji: '', description: '', keywords, exclude: [] };
        const rules = await compileRules({ themes: [theme], weights: { title: 2, body: 1 }, threshold: 1 });
        const found = new Set(findAll(given, rules).map(({ keyword }) => keyword));
        expect(keywords.filter((_, at) => !found.has(at)).map(({ written }) => written)).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });
});
