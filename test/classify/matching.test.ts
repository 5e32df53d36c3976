import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules, place } from '../../src/classify/classify.ts';
import { fold, isGap, isWord } from '../../src/classify/matcher/characters.ts';
import { findAll } from '../../src/classify/matcher/find.ts';
import { lettersOf, patternsOf } from '../../src/classify/matcher/pattern.ts';
import type { Keyword } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { oddity } from '../support/texts.ts';
import { entry, keyword, settings, theme } from './rules-of-thumb.ts';

/** What a single keyword finds in a body, as the text shows it. */
async function found(written: string, body: string): Promise<string[]> {
  const rules = await compileRules(settings(theme('only', [written])));
  return findAll(entry('', body), rules).map(({ text, start, end }) => text.slice(start, end));
}

describe('a literal keyword', () => {
  it.each([
    ['agent', 'The agent waits', ['agent']],
    ['agent', 'AGENT, Agent; "agent"', ['AGENT', 'Agent', 'agent']],
    ['agent', 'Agents', ['Agents']],
    ['agent', 'reagent agentic agent2 2agent', []],
    ['ai', 'email, maintain, AI', ['AI']],
    ['policy', 'policies, policys, policy', ['policies', 'policy']],
    ['day', 'days, daies', ['days']],
    ['patch', 'patches and patchs', ['patches']],
    [
      'open source',
      'open source, Open-Source, open\u2011source, open_source',
      ['open source', 'Open-Source', 'open\u2011source', 'open_source'],
    ],
    [
      'open source',
      'open \u00a0- source\nopen\r\nsource opensource open, source',
      ['open \u00a0- source', 'open\r\nsource'],
    ],
    ['open‑source', 'open source', ['open source']],
    ["what's new", "What’s new? what's-new", ['What’s new', "what's-new"]],
    ['c++', 'C++ and c++, not C', ['C++', 'c++']],
    ['node.js', 'Node.js nodejs node-js', ['Node.js']],
    ['.net', 'ASP.NET and .NET', ['.NET', '.NET']],
    ['ci/cd', 'CI/CD', ['CI/CD']],
    ['hashicorp', 'HashiCorp’s', ['HashiCorp']],
    ['café', 'Café, cafe\u0301, cafe', ['Café', 'cafe\u0301']],
    ['cafe', 'café cafe\u0301', []],
    ['ΟΔΌΣ'.toLowerCase(), 'ΟΔΌΣ οδός', ['ΟΔΌΣ', 'οδός']],
    ['безопасность', 'Безопасность данных', ['Безопасность']],
    ['北京', '在北京的公司', ['北京']],
    ['ai', '使用AI技术', ['AI']],
    ['セキュリティ', '最新セキュリティ対策', ['セキュリティ']],
    ['ปลอดภัย', 'ความปลอดภัยของข้อมูล', ['ปลอดภัย']],
    ['👩‍💻', 'by 👩‍💻!', ['👩‍💻']],
  ])('%j in %j', async (written, body, expected) => {
    expect(await found(written, body)).toEqual(expected);
  });
});

describe('capitals', () => {
  it.each([
    ['RAG', 'RAG, rag, Rag, RAGs, RAGS', ['RAG', 'RAGs']],
    ['IT', 'it is IT', ['IT']],
    ['rag', 'RAG rag', ['RAG', 'rag']],
    ['IT support', 'IT Support, it supports', ['IT Support']],
    ['GitHub', 'github GITHUB', ['github', 'GITHUB']],
    ['S3', 's3 S3', ['s3', 'S3']],
    ['CI/CD', 'ci/cd CI/CD', ['CI/CD']],
  ])('an acronym is found in capitals only: %j in %j', async (written, body, expected) => {
    expect(await found(written, body)).toEqual(expected);
  });
});

describe('exact and prefix keywords', () => {
  it.each([
    ['=Go', 'Go go GO Gos', ['Go']],
    ['=open-source', 'open-source open source open\u2011source', ['open-source']],
    [
      'observab*',
      'Observability, observable; unobservable observab',
      ['Observability', 'observable', 'observab'],
    ],
    ['open sou*', 'open-sourced software', ['open-sourced']],
  ])('%j in %j', async (written, body, expected) => {
    expect(await found(written, body)).toEqual(expected);
  });
});

describe('URLs are no words of the text', () => {
  it.each([
    ['github', 'see https://github.com/x and GitHub', ['GitHub']],
    ['https', 'https://example.org is not about https', ['https']],
    ['rust', '(https://example.org/rust) rust', ['rust']],
    ['更多', 'https://t.co/abc更多', ['更多']],
  ])('%j in %j', async (written, body, expected) => {
    expect(await found(written, body)).toEqual(expected);
  });
});

describe('the other fields', () => {
  const hits = async (written: string, more: Parameters<typeof entry>[2]) =>
    findAll(entry('', '', more), await compileRules(settings(theme('only', [written])))).map(
      ({ field, text }) => `${field}: ${text}`,
    );

  it('a handle is compared whole, in any case', async () => {
    expect(await hits('@GeminiCLI', { mentions: ['geminicli', 'gemini'] })).toEqual(['handles: geminicli']);
  });

  it('a tag is compared whole, in any case', async () => {
    expect(await hits('#devops', { hashtags: ['DevOps', 'DevOpsDays'] })).toEqual(['tags: DevOps']);
  });

  it('a literal finds the words that a tag is made of', async () => {
    expect(await hits('machine learning', { hashtags: ['MachineLearning', 'machinelearning'] })).toEqual([
      'tags: MachineLearning',
    ]);
    expect(await hits('LLM', { hashtags: ['LLMTools', 'llmtools'] })).toEqual(['tags: LLMTools']);
  });

  it('words and expressions look at handles, tags and links when a rule says so', async () => {
    const only = async (written: string, fields: Keyword['fields'], more: Parameters<typeof entry>[2]) => {
      const rules = await compileRules(settings(theme('only', [keyword(written, { fields })])));
      return findAll(entry('', '', more), rules).map(({ text, start, end }) => text.slice(start, end));
    };
    expect(await only('claude', ['handles'], { mentions: ['claude_code', 'claudette'] })).toEqual(['claude']);
    expect(await only('/^geo/i', ['handles'], { mentions: ['GeoGuessr'] })).toEqual(['Geo']);
    expect(await only('/ops$/i', ['tags'], { hashtags: ['LLMOps', 'OpsNews'] })).toEqual(['Ops']);
    expect(await only('pull request', ['links'], { links: ['https://a.example/pull-request/1'] })).toEqual([
      'pull-request',
    ]);
    expect(await only('/pull.1/', ['links'], { links: ['https://a.example/pull/1'] })).toEqual(['pull/1']);
  });

  it('a site is a host with its subdomains, and a path with what is below it', async () => {
    const links = ['https://gist.github.com/a', 'https://notgithub.com', 'https://GitHub.com/openai/x'];
    expect(await hits('site:github.com', { links })).toEqual([`links: ${links[0]}`, `links: ${links[2]}`]);
    expect(await hits('site:github.com/openai', { links })).toEqual([`links: ${links[2]}`]);
  });
});

describe('regular expressions', () => {
  it('say what they find and where', async () => {
    expect(await found('/v\\d+\\.\\d+/i', 'from v1.2 to V2.0')).toEqual(['v1.2', 'V2.0']);
  });

  it('run in linear time: patterns that take others years are done at once', async () => {
    const body = 'a'.repeat(20_000);
    for (const written of ['/(a+)+$b/', '/(a|aa)+$b/', '/^(a?){30}a{30}b/', '/(.*a){20}b/']) {
      expect(await found(written, body)).toEqual([]);
    }
  });
});

// ── The law ─────────────────────────────────────────────────────────────────────────────────────

/** For each keyword, a scan over the characters of the text: slow, plain, and obviously right. */
function reference(written: string, text: string): string[] {
  const characters = [...text];
  const places: string[] = [];
  const codeOf = (i: number) => characters[i]?.codePointAt(0);
  const word = (i: number) => codeOf(i) !== undefined && isWord(codeOf(i)!);
  for (const pattern of patternsOf(keyword(written))) {
    const letters = lettersOf(pattern);
    for (let start = 0; start < characters.length; start++) {
      let at = start;
      const fits = letters.written.every((wanted, i) => {
        if (!pattern.isExact && isGap(wanted)) {
          const before = at;
          while (at < characters.length && isGap(codeOf(at)!)) at++;
          return at > before;
        }
        const read = codeOf(at++);
        if (read === undefined) return false;
        return letters.strict[i] ? read === wanted : fold(read) === fold(wanted);
      });
      if (!fits) continue;
      if (isWord(letters.written[0]!) && word(start - 1)) continue;
      if (!pattern.isPrefix && isWord(letters.written.at(-1)!) && word(at)) continue;
      const from = characters.slice(0, start).join('').length;
      places.push(`${from}-${from + characters.slice(start, at).join('').length}`);
    }
  }
  return [...new Set(places)].sort();
}

const piece = fc.constantFrom(
  ...[
    'a',
    'A',
    'b',
    's',
    'es',
    'y',
    'ies',
    'i',
    'I',
    'AI',
    'ab',
    'K',
    '\u212a',
    'ſ',
    'ß',
    'é',
    'e\u0301',
    '\u0301',
  ],
  ...[' ', '  ', '-', '\u2011', '_', '\u00a0', '\n', '.', ',', '+', "'", '’', '“', '"', '#', '/', '\u200d'],
  ...[
    'σ',
    'ς',
    'Σ',
    'д',
    'Д',
    'ب',
    'ת',
    '北',
    '京',
    'カ',
    'ー',
    'ก',
    'ั',
    '👩',
    '💻',
    '️',
    '𝒳',
    '𐐀',
    '𐐨',
    '1',
    '٣',
  ],
);
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
const word = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map((pieces) =>
    pieces
      .join('')
      .trim()
      .replace(/^[=@#/\s_\-\u2011]+|[*\s_\-\u2011]+$/gu, ''),
  )
  .filter((written) => written !== '');
const rule = fc.oneof(
  word,
  word.map((written) => `=${written}`),
  word.map((written) => `${written}*`),
);

/** Rules and a text of a few characters or of many: tables have more columns for some, and too few for others. */
const POOL = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789ABISZ',
  ...` -_.,+'"#&()!?;%$€<>|^[]éüßſıσςдבת北京カーก中文字“’–＃。`,
];
const ofAnAlphabet = fc
  .integer({ min: 2, max: 50 })
  .chain((size) => fc.shuffledSubarray(POOL, { minLength: size, maxLength: size }))
  .chain((alphabet) => {
    const character = fc.constantFrom('a', ...alphabet);
    const word = fc
      .array(character, { minLength: 1, maxLength: 6 })
      .map((some) => some.join('').replace(/^[\s_#\-–]+|[\s_\-–]+$/gu, ''))
      .filter((written) => written !== '');
    return fc.array(word, { minLength: 1, maxLength: 14 }).chain((words) => {
      const part = fc.oneof(
        character,
        fc.constantFrom(...words),
        oddity,
        fc.constantFrom(' ', 's', '.', '1', '中'),
      );
      return fc.tuple(
        fc.constant(words),
        fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      );
    });
  });

describe('the matcher', () => {
  const expectAll = async (written: string[], body: string) => {
    const rules = await compileRules(settings(theme('only', written)));
    const all = findAll(entry('', body), rules);
    for (const [index, one] of written.entries()) {
      const prefix = one.endsWith('*') && !one.startsWith('=');
      const places = all
        .filter((find) => find.keyword === index)
        .map(({ start, end }) => (prefix ? `${start}` : `${start}-${end}`));
      const expected = reference(one, body).map((place) => (prefix ? place.split('-')[0]! : place));
      expect([...new Set(places)].sort()).toEqual([...new Set(expected)].sort());
    }
  };

  it('finds what a plain scan for each keyword finds, at the same places', async () => {
    await fc.assert(fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 8 }), text, expectAll), {
      numRuns: runs(2000),
    });
  });

  it('does so whatever characters its keywords are made of, few or many', { tags: 'long' }, async () => {
    await fc.assert(
      fc.asyncProperty(ofAnAlphabet, ([written, body]) => expectAll(written, body)),
      { numRuns: runs(1500) },
    );
  });

  it('does not care how many rules it has', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `word${i} of a phrase`);
    const rules = await compileRules(settings(theme('only', many)));
    const body = 'Here word4711 of a phrases stands';
    expect(findAll(entry('', body), rules).map(({ keyword: at }) => many[at])).toEqual([
      'word4711 of a phrase',
    ]);
  });
});

it.each([
  ['한 é', '한 e\u0301'],
  ['한 é', '\u1112\u1161\u11ab é'],
  ['café naïve', 'cafe\u0301 naïve'],
  ['café naïve', 'café nai\u0308ve'],
])('%s is found where its words are composed and decomposed in one text', async (written, text) => {
  const rules = await compileRules(settings(theme('all', [written])));
  expect(place(entry(text, ''), rules).theme).toBe('all');
});
