import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules, place, type Rules } from '../../src/classify/classify.ts';
import { fastScorer } from '../../src/classify/fast-score.ts';
import type { Entry, Field, Keyword, RuleSettings, Scope, Theme } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

const all = (words: string[], near?: number, more: Partial<Keyword> = {}): Keyword => ({
  ...keyword(words.join(' + '), { fields: ['title', 'body', 'tags'] }),
  kind: 'all',
  pattern: '',
  all: words.map((it) => keyword(it)),
  ...(near === undefined ? {} : { near }),
  ...more,
});

const when = (scope: Omit<Scope, 'place'>): Scope => ({ ...scope, place: null });

const scoped = (scope: Omit<Scope, 'place'>): Keyword => ({
  ...keyword('when', { fields: ['links', 'author', 'file', 'section', 'tags'] }),
  kind: 'when',
  pattern: '',
  when: when(scope),
});

/** The score of an entry in the only theme; null when that does not take it. */
async function score(rule: string | Keyword, it: Entry, more: Partial<Theme> = {}): Promise<number | null> {
  const rules = await compileRules(settings({ ...theme('only', [rule]), ...more }));
  const placed = place(it, rules);
  return placed.theme === null ? null : placed.score;
}

describe('words that must occur together', () => {
  it('count as what of them counts least', async () => {
    expect(await score(all(['rust', 'crate']), entry('Rust crates', ''))).toBe(2);
    expect(await score(all(['rust', 'crate']), entry('Rust', 'A crate a day'))).toBe(1);
    expect(await score(all(['rust', 'crate']), entry('Rust', 'Rusty crates of old'))).toBe(1);
    expect(await score(all(['rust', 'crate']), entry('Rust', 'A box a day'))).toBeNull();
  });

  it('may be tags, handles and sites', async () => {
    const rule = all(['#rust', 'site:crates.io', 'release']);
    const rules = { ...rule, fields: ['tags', 'links', 'title', 'body'] as Field[] };
    const it = entry('A release', '', { hashtags: ['Rust'], links: ['https://crates.io/x'] });
    expect(await score(rules, it)).toBe(1);
    expect(await score(rules, { ...it, links: ['https://example.org'] })).toBeNull();
  });

  it('are not found inside an `exclude` phrase', async () => {
    const exclude = [keyword('travel agent')];
    expect(await score(all(['agent', 'llm']), entry('', 'travel agent, LLM'), { exclude })).toBeNull();
    expect(await score(all(['agent', 'llm']), entry('', 'agent, LLM'), { exclude })).toBe(1);
  });

  it.each([
    ['agent llm', 0, true],
    ['an agent in front of our llm', 4, true],
    ['an agent in front of our llm', 3, false],
    ['llm, agent', 0, true],
    ['agent one two three llm two agent', 1, true],
    ["agent that don't llm", 2, true],
    ['agent https://example.org/a/long/way llm', 1, true],
    ['agent 的模型 llm', 3, true],
    ['agent 的模型 llm', 2, false],
  ])('%j has them within %i words: %s', async (body, near, isNear) => {
    expect((await score(all(['agent', 'llm'], near), entry('', body))) !== null).toBe(isNear);
  });

  it('are near only in one text', async () => {
    expect(await score(all(['agent', 'llm'], 50), entry('An agent', 'and an llm'))).toBeNull();
  });

  it('are looked for in time that grows with the text', async () => {
    const body = Array.from({ length: 20_000 }, (_, at) =>
      at % 2 === 0 ? 'agent a b c' : 'tool a b c',
    ).join(' ');
    const rules = await compileRules(settings(theme('only', [all(['agent', 'tool', 'llm'], 3)])));
    const before = performance.now();
    expect(place(entry('', `${body} llm`), rules).theme).toBeNull();
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('words that speak against', () => {
  it('a keyword does not count beside its `not`', async () => {
    const rule = keyword('memory', { not: [keyword('alzheimer*'), keyword('#health')] });
    expect(await score(rule, entry('', 'memory'))).toBe(1);
    expect(await score(rule, entry("Alzheimer's", 'memory'))).toBeNull();
    expect(await score(rule, entry('', 'memory', { hashtags: ['health'] }))).toBeNull();
  });

  it('a theme does not take an entry that has a word of its `not`', async () => {
    const not = [keyword('webinar')];
    expect(await score('rust', entry('Rust', 'A webinar'), { not })).toBeNull();
    expect(await score('rust', entry('Rust', 'A talk'), { not })).toBe(2);
  });
});

describe('rules for some entries', () => {
  const it_ = entry('Paper', '', {
    links: ['https://export.arxiv.org/abs/1'],
    author: 'Mira Okafor',
    section: '📚 Reading › Papers:',
    hashtags: ['ML'],
    source: { file: 'notes/2026/reading.md', line: 1, endLine: 1 },
  });

  it.each<[string, Omit<Scope, 'place'>, boolean]>([
    ['a site and what is below it', { site: ['arxiv.org'] }, true],
    ['a site with a path', { site: ['arxiv.org/abs'] }, true],
    ['another path', { site: ['arxiv.org/pdf'] }, false],
    ['one of several sites', { site: ['acm.org', 'arxiv.org'] }, true],
    ['an author, in any case', { author: ['mira okafor'] }, true],
    ['a part of a name', { author: ['Mira'] }, false],
    ['a heading without its dress', { section: ['papers'] }, true],
    ['a heading around it', { section: ['Reading'] }, true],
    ['the whole of both', { section: ['Reading › Papers'] }, true],
    ['the whole as it is written', { section: ['📚 Reading › Papers:'] }, true],
    ['the name of a file', { file: ['reading.md'] }, true],
    ['the end of a name', { file: ['ing.md'] }, false],
    ['a pattern', { file: ['2026/*.md'] }, true],
    ['a star that does not cross folders', { file: ['notes/*.md'] }, false],
    ['two stars that do', { file: ['notes/**.md'] }, true],
    ['a tag', { tag: ['#ml'] }, true],
    ['all of what is named', { tag: ['ml'], author: ['Bo'] }, false],
  ])('%s', async (_, scope, holds) => {
    expect((await score(keyword('paper', { when: when(scope) }), it_)) !== null).toBe(holds);
    expect((await score('paper', it_, { when: when(scope) })) !== null).toBe(holds);
    expect((await score(scoped(scope), it_)) !== null).toBe(holds);
  });

  it('a keyword looks at heading, author and file when it says so', async () => {
    expect(await score(keyword('reading', { fields: ['section'] }), it_)).toBe(1);
    expect(await score(keyword('okafor', { fields: ['author'] }), it_)).toBe(1);
    expect(await score(keyword('2026', { fields: ['file'] }), it_)).toBe(1);
    expect(await score('reading', it_)).toBeNull();
  });
});

describe('drop, pin and sections', () => {
  const rules: RuleSettings = {
    ...settings(theme('data', ['sqlite']), theme('tools', ['hammer'])),
    drop: [keyword('sponsored')],
    pin: [keyword('outage')],
    sections: [{ section: 'Tools', theme: 'tools', place: null }],
  };
  const placed = async (it: Entry) => place(it, await compileRules(rules));

  it('what is dropped stands in no theme, and says why', async () => {
    const { theme: none, score: zero, drop } = await placed(entry('SQLite', 'Sponsored, outage'));
    expect([none, zero]).toEqual([null, 0]);
    expect(drop).toEqual({ keyword: 'sponsored', field: 'body', text: 'Sponsored', start: 0, end: 9 });
  });

  it('what an editor steered is not dropped', async () => {
    const directives = { theme: 'data', top: false, skip: false };
    expect(await placed(entry('Sponsored', '', { directives }))).toMatchObject({ theme: 'data', by: 'hand' });
    const top = await placed(
      entry('Sponsored', '', { directives: { ...directives, theme: null, top: true } }),
    );
    expect(top.drop).toBeUndefined();
  });

  it('what is pinned says why', async () => {
    expect((await placed(entry('Outage', 'sqlite'))).pin).toMatchObject({
      keyword: 'outage',
      text: 'Outage',
    });
  });

  it('a heading goes before every score, and the hand before the heading', async () => {
    expect(await placed(entry('SQLite', '', { section: 'Tools' }))).toMatchObject({
      theme: 'tools',
      by: 'section',
      score: 0,
      also: [{ theme: 'data', score: 2 }],
    });
    const directives = { theme: 'data', top: false, skip: false };
    expect(await placed(entry('SQLite', '', { section: 'Tools', directives }))).toMatchObject({ by: 'hand' });
  });

  it('the nearest heading of several that have a theme counts', async () => {
    const nested = {
      ...rules,
      sections: [...rules.sections!, { section: 'Week', theme: 'data', place: null }],
    };
    const it_ = entry('Anything', '', { section: 'Week › Tools' });
    expect(place(it_, await compileRules(nested)).theme).toBe('tools');
  });
});

// ── The law ─────────────────────────────────────────────────────────────────────────────────────

const words = ['rust', 'crate', 'agent', 'llm', 'memory', 'paper', 'webinar', 'travel agent', 'the', 'of'];
const word = fc.constantFrom(...words.slice(0, 8));
const text = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((them) => them.join(' '));
const scope = fc.constantFrom<Omit<Scope, 'place'>[]>(
  { site: ['arxiv.org'] },
  { author: ['Mira'] },
  { section: ['Tools'] },
  { tag: ['ml'], site: ['arxiv.org'] },
);
const some = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined });

const rule: fc.Arbitrary<Keyword> = fc
  .record({
    words: fc.uniqueArray(word, { minLength: 0, maxLength: 3 }),
    near: some(fc.integer({ min: 0, max: 4 })),
    not: fc.array(word, { maxLength: 2 }),
    scope: some(scope),
    weight: fc.constantFrom(1, 2, -1, 0.5),
    inTitle: fc.boolean(),
  })
  .map(({ words: [first, ...rest], near, not, scope: of, weight, inTitle }) => {
    const more: Partial<Keyword> = {
      weight,
      ...(not.length > 0 ? { not: not.map((it) => keyword(it)) } : {}),
      ...(of === undefined ? {} : { when: when(of) }),
    };
    if (first === undefined) return { ...scoped(of ?? { tag: ['ml'] }), weight };
    if (rest.length > 0) return all([first, ...rest], near, more);
    return keyword(first, { ...more, ...(inTitle ? { fields: ['title'] as Field[] } : {}) });
  });

const anEntry = fc
  .record({
    title: text,
    body: text,
    author: some(fc.constantFrom('Mira', 'Bo')),
    section: some(fc.constantFrom('Tools', 'Week › Tools', 'Other')),
    tags: fc.subarray(['ml', 'webinar']),
    links: fc.subarray(['https://arxiv.org/abs/1', 'https://example.org/paper']),
  })
  .map(({ title, body, author, section, tags, links }) =>
    entry(title, body, {
      ...(author === undefined ? {} : { author }),
      ...(section === undefined ? {} : { section }),
      hashtags: tags,
      links,
    }),
  );

const someRules = fc
  .record({
    themes: fc.array(
      fc.record({
        keywords: fc.array(rule, { maxLength: 4 }),
        not: fc.array(word, { maxLength: 1 }),
        of: some(scope),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    exclude: fc.boolean(),
    drop: fc.array(rule, { maxLength: 1 }),
    pin: fc.array(rule, { maxLength: 1 }),
    sections: fc.boolean(),
  })
  .map(
    ({ themes, exclude, drop, pin, sections }): RuleSettings => ({
      ...settings(
        ...themes.map(({ keywords, not, of }, at) => ({
          ...theme(`theme-${at}`, keywords, exclude ? ['travel agent'] : []),
          ...(not.length > 0 ? { not: not.map((it) => keyword(it)) } : {}),
          ...(of === undefined ? {} : { when: when(of) }),
        })),
      ),
      threshold: 1,
      drop,
      pin,
      sections: sections ? [{ section: 'Tools', theme: 'theme-0', place: null }] : [],
    }),
  );

describe('the matcher with all kinds of rules', () => {
  it('places as the plain definition does', { tags: 'long' }, async () => {
    await fc.assert(
      fc.asyncProperty(someRules, anEntry, async (rules, it_) => {
        const { theme: winner, score: sum, drop, pin } = place(it_, await compileRules(rules));
        const expected = plainly(rules, it_);
        expect({ winner, sum, drop: drop !== undefined, pin: pin !== undefined }).toEqual(expected);
      }),
      { numRuns: runs(1500) },
    );
  });

  it('the short way says the same, or that it cannot tell', async () => {
    await fc.assert(
      fc.asyncProperty(someRules, text, text, async (rules, title, body) => {
        const compiled = await compileRules(rules);
        const fast = scoreOfBytes(compiled, title, body);
        if (!fast.isCertain) return;
        const { theme: winner, score: sum, drop, pin } = place(entry(title, body), compiled);
        expect([fast.theme, fast.score, drop, pin]).toEqual([winner, sum, undefined, undefined]);
      }),
      { numRuns: runs(1000) },
    );
  });
});

function scoreOfBytes(rules: Rules, title: string, body: string) {
  const bytes = new TextEncoder().encode(`${title}\n${body}`);
  const titleTo = new TextEncoder().encode(title).length;
  return fastScorer(rules)(bytes, { titleFrom: 0, titleTo, bodyFrom: titleTo + 1, bodyTo: bytes.length });
}

/** A word where it stands: slow, plain, and obviously right. */
interface Spot {
  field: 'title' | 'body' | 'tags';
  start: number;
  end: number;
}

function spotsOf({ pattern, fields }: Keyword, it: Entry): Spot[] {
  const spots: Spot[] = [];
  for (const field of ['title', 'body'] as const) {
    if (!fields.includes(field)) continue;
    for (const { index } of it[field].matchAll(new RegExp(`(?<![a-z])${pattern}(?![a-z])`, 'g')))
      spots.push({ field, start: index, end: index + pattern.length });
  }
  if (fields.includes('tags') && it.hashtags.includes(pattern))
    spots.push({ field: 'tags', start: 0, end: 7 });
  return spots;
}

function plainly({ themes, drop = [], pin = [], sections = [] }: RuleSettings, it: Entry) {
  const holds = (scope: Scope | undefined): boolean => {
    if (scope === undefined) return true;
    const { site, author, section, tag } = scope;
    return (
      (site === undefined || it.links.some((link) => link.startsWith('https://arxiv.org/'))) &&
      (author === undefined || it.author === author[0]) &&
      (section === undefined || /(?:^| )Tools$/.test(it.section ?? '')) &&
      (tag === undefined || it.hashtags.includes(tag[0]!))
    );
  };
  const has = (word: Keyword) => spotsOf(word, it).length > 0;
  const isAllowed = ({ not = [], when: of }: Pick<Keyword, 'not' | 'when'>) => holds(of) && !not.some(has);
  const outside = (phrases: Keyword[]) => (spot: Spot) =>
    !phrases.some((phrase) =>
      spotsOf(phrase, it).some(
        (it_) => it_.field === spot.field && it_.start <= spot.start && spot.end <= it_.end,
      ),
    );
  /** Where each word of a rule stands; the combination when there are several. */
  const factor = (rule: Keyword, phrases: Keyword[]): number => {
    if (rule.kind === 'when') return 1;
    const parts = (rule.all ?? [rule]).map((part) => spotsOf(part, it).filter(outside(phrases)));
    if (parts.some((spots) => spots.length === 0)) return 0;
    if (rule.near === undefined)
      return parts.every((spots) => spots.some(({ field }) => field === 'title')) ? 2 : 1;
    for (const field of ['title', 'body', 'tags'] as const) {
      const here = parts.map((spots) => spots.filter((spot) => spot.field === field));
      const said = field === 'tags' ? 'webinar' : it[field];
      if (choices(here).some((spots) => isNear(said, spots, here.flat(), rule.near!)))
        return field === 'title' ? 2 : 1;
    }
    return 0;
  };
  const scores = themes.map((of) => {
    if (!isAllowed(of as Pick<Keyword, 'not'>)) return 0;
    const counting = of.keywords.filter(isAllowed);
    const single = counting
      .filter(({ kind }) => kind !== 'all' && kind !== 'when')
      .map((rule) => ({ rule, spots: spotsOf(rule, it).filter(outside(of.exclude)) }));
    const isNested = (spot: Spot, { weight }: Keyword, at: number) =>
      single.some(({ rule, spots }, place) => {
        // Of the same words the largest weight counts, of equals the first.
        const counts = weight > 0 && (rule.weight > weight || (rule.weight === weight && place < at));
        return spots.some(
          (other) =>
            other.field === spot.field &&
            other.start <= spot.start &&
            spot.end <= other.end &&
            (counts || other.end - other.start > spot.end - spot.start),
        );
      });
    const ofSingle = single.map(({ rule, spots: own }, at) => {
      const free = own.filter((spot) => !isNested(spot, rule, at));
      if (free.length === 0) return 0;
      return rule.weight * (free.some(({ field }) => field === 'title') ? 2 : 1);
    });
    const ofOthers = counting
      .filter(({ kind }) => kind === 'all' || kind === 'when')
      .map((rule) => rule.weight * factor(rule, of.exclude));
    return [...ofSingle, ...ofOthers].reduce((sum, it_) => sum + it_, 0);
  });
  const decides = (rules: Keyword[]) => rules.some((rule) => isAllowed(rule) && factor(rule, []) > 0);
  if (decides(drop)) return { winner: null, sum: 0, drop: true, pin: false };
  const best = scores.reduce((most, sum, at) => (sum >= 1 && sum > (scores[most] ?? 0) ? at : most), -1);
  const bySection = sections.length > 0 && /(?:^| )Tools$/.test(it.section ?? '');
  const winner = bySection ? 0 : best;
  const sum = winner >= 0 && scores[winner]! >= 1 ? scores[winner]! : 0;
  return { winner: themes[winner]?.id ?? null, sum, drop: false, pin: decides(pin) };
}

/** One of each list, in all ways. */
function choices<T>([first, ...rest]: T[][]): T[][] {
  if (first === undefined) return [[]];
  return first.flatMap((one) => choices(rest).map((others) => [one, ...others]));
}

/** Whether at most so many words stand between the first and the last, those apart that any of the words covers. */
function isNear(said: string, spots: Spot[], covered: Spot[], most: number): boolean {
  const from = Math.min(...spots.map(({ start }) => start));
  const to = Math.max(...spots.map(({ end }) => end));
  const others = [...said.matchAll(/[a-z]+/g)].filter(
    ({ index }) =>
      index >= from && index < to && !covered.some(({ start, end }) => start <= index && index < end),
  );
  return others.length <= most;
}
