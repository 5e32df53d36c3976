import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules, place } from '../../src/classify/classify.ts';
import { fastScorer } from '../../src/classify/fast-score.ts';
import { findLinks, loadLinkFinder } from '../../src/parse/links.ts';
import type { RuleSettings } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { oddity } from '../support/texts.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

/** What the short way says of an entry: the theme and the score, or `undefined` when it cannot tell. */
async function scoreOf(rules: RuleSettings, title: string, body: string) {
  const bytes = new TextEncoder().encode(`${title}\n${body}`);
  const titleTo = new TextEncoder().encode(title).length;
  const score = fastScorer(await compileRules(rules))(bytes, {
    titleFrom: 0,
    titleTo,
    bodyFrom: titleTo + 1,
    bodyTo: bytes.length,
  });
  return score.isCertain ? { theme: score.theme, score: score.score } : undefined;
}

const plain = settings(
  theme('security', ['oauth', 'breach', keyword('zero trust', { weight: 2.5 })]),
  theme('data', ['sqlite', 'oauth', keyword('index', { fields: ['title'] })]),
);

/** Rules whose keywords lie in one another: phrases, beginnings of words, words that speak against, one field only. */
const nesting = settings(
  theme('security', [
    keyword('supply chain attack', { weight: 3 }),
    'supply chain',
    keyword('chain', { weight: 2 }),
    'attack',
    keyword('att*', { weight: 1.5 }),
    keyword('heart attack', { weight: -3 }),
  ]),
  theme('logistics', [
    keyword('supply*', { fields: ['body'] }),
    'supply',
    keyword('supply chain', { fields: ['title'] }),
    'chain att*',
  ]),
);

const link = fc.constantFrom(
  'supply',
  'chain',
  'Attack',
  'attacks',
  'attachés',
  'heart',
  'the',
  'supply‑chain',
);
const chained = fc
  .array(fc.oneof({ weight: 3, arbitrary: link }, { weight: 1, arbitrary: oddity }), { maxLength: 8 })
  .map((all) => all.join(' '));

const word = fc.constantFrom(
  'OAuth',
  'breach',
  'zero‑trust',
  'zero',
  'SQLite',
  'index',
  'and',
  '🔥',
  '“',
  '#data',
  'a@b',
);
const words = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: oddity }), { maxLength: 9 })
  .map((all) => all.join(' '));

/** Addresses in all the ways in which they are written, some of them odd. */
const address = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://', 'ftp://', '://', 'https:/'),
    fc.constantFrom('', 'user@', 'user:pass@', 'gist.', 'not'),
    fc.constantFrom('github.com', 'GitHub.com', 'arxiv.org', 'example.org', 'größe.de', 'a%2Egithub.com', ''),
    fc.constantFrom(
      '',
      ':8080',
      ':x',
      '.',
      '/',
      '/openai/x',
      '?q=github.com',
      '#top',
      '@github.com',
      ')',
      '>',
    ),
  )
  .map((parts) => parts.join(''));
const addresses = fc
  .array(fc.oneof(address, fc.constantFrom('an agent', 'see', '(', '。', 'github.com')), { maxLength: 5 })
  .map((all) => all.join(' '));
const sites = settings(
  theme('code', ['site:github.com', 'agent']),
  theme('papers', ['site:arxiv.org/abs', keyword('site:github.com/openai', { weight: 3 })]),
);

describe('the short way', () => {
  it('knows by the host of a link whether a site may matter', async () => {
    await loadLinkFinder();
    const rules = await compileRules(sites);
    await fc.assert(
      fc.asyncProperty(addresses, addresses, async (title, body) => {
        const fast = await scoreOf(sites, title, body);
        if (fast === undefined) return;
        const links = [...findLinks(title), ...findLinks(body)].map(({ url }) => url);
        const { theme: winner, score } = place(entry(title, body, { links }), rules);
        expect(fast).toEqual({ theme: winner, score });
      }),
      { numRuns: runs(2000) },
    );
  });

  it('gives the theme and the score that the long way gives', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, fc.integer({ min: 0, max: 4 }), async (title, body, threshold) => {
        const rules = { ...plain, threshold };
        const { theme: winner, score } = place(
          entry(title, body, {
            hashtags: ['data', 'ZeroTrust', 'OAuth'].filter((tag) => `${title} ${body}`.includes(`#${tag}`)),
          }),
          await compileRules(rules),
        );
        expect(await scoreOf(rules, title, body)).toEqual({ theme: winner, score });
      }),
    );
  });

  it('counts what lies inside a longer hit of its theme as the long way does: not again', async () => {
    const rules = await compileRules(nesting);
    await fc.assert(
      fc.asyncProperty(chained, chained, async (title, body) => {
        const { theme: winner, score } = place(entry(title, body), rules);
        expect(await scoreOf(nesting, title, body)).toEqual({ theme: winner, score });
      }),
      { numRuns: runs(500) },
    );
  });

  it('adds up weights that no 32 bits can hold', async () => {
    const rules = settings(theme('security', [keyword('oauth', { weight: 3_000_000 })]));
    expect(await scoreOf(rules, 'OAuth', '')).toEqual({ theme: 'security', score: 6_000_000 });
  });

  it('starts afresh with every entry', async () => {
    const score = fastScorer(await compileRules(plain));
    const bytes = new TextEncoder().encode('OAuth');
    const parts = { titleFrom: 0, titleTo: 5, bodyFrom: 5, bodyTo: 5 };
    expect([score(bytes, parts).score, score(bytes, parts).score]).toEqual([2, 2]);
  });

  it.each([
    ['a phrase of exclude', settings(theme('agents', ['agent'], ['travel agent'])), 'A travel agent'],
    ['a handle that a rule wants', settings(theme('agents', ['@geminicli'])), 'with @geminicli'],
    ['a tag that a rule wants', settings(theme('agents', ['#agents'])), '#agents'],
    ['a tag behind a letter', settings(theme('agents', ['agent'])), 'C#Agents'],
    // `#agents-first` is the tag `agents-first`, in which the word stands and is no tag of its own.
    ['a tag that goes on behind a hyphen', settings(theme('agents', ['agent'])), '#agents-first'],
    ['a tag that goes on in other letters', settings(theme('agents', ['agent'])), '#agentsä'],
    ['a tag of more than 80 letters', settings(theme('agents', ['agent'])), `#${'agents'.repeat(14)}`],
    ['a tag behind a wide sign', settings(theme('agents', ['agent'])), '#agents ＃agents'],
    ['a tag in other letters', settings(theme('agents', ['agent'])), '#агенты'],
    [
      'a link where a rule looks at sites',
      settings(theme('code', ['site:github.com'])),
      'https://github.com/x',
    ],
    ['a regular expression', settings(theme('code', ['/v\\d+/'])), 'v2'],
  ])('cannot tell when there is %s', async (_, rules, body) => {
    expect(await scoreOf(rules, 'Title', body)).toBeUndefined();
  });

  it.each([
    [
      'an exclude phrase that is not there',
      settings(theme('agents', ['agent'], ['travel agent'])),
      'An agent',
    ],
    [
      'a link to another site than rules look at',
      settings(theme('agents', ['agent', 'site:github.com'])),
      'agent https://agent.example/github.com',
    ],
    [
      'a link where no rule looks at links',
      settings(theme('agents', ['agent'])),
      'agent https://agent.example',
    ],
    ['a tag that is made of several words', settings(theme('agents', ['coding agent'])), 'on #CodingAgents.'],
    ['a handle where no rule looks at handles', settings(theme('agents', ['agent'])), 'agent @travel'],
  ])('is not put off by %s', async (_, rules, body) => {
    expect(await scoreOf(rules, '', body)).toEqual({ theme: 'agents', score: 1 });
  });
});
