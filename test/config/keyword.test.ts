import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRule } from '../../src/config/keyword.ts';
import { anyText } from '../support/texts.ts';
import { load } from './reports.ts';

describe('the rule language', () => {
  it.each([
    ['open source', 'literal', 'open source', ''],
    ['on-call', 'literal', 'on-call', ''],
    ['C++', 'literal', 'C++', ''],
    ['ci/cd', 'literal', 'ci/cd', ''],
    ['/etc/passwd', 'literal', '/etc/passwd', ''],
    ['/api/v1', 'literal', '/api/v1', ''],
    ['北京', 'literal', '北京', ''],
    ['🚀', 'literal', '🚀', ''],
    ['release   notes', 'literal', 'release notes', ''],
    ['=new', 'exact', 'new', ''],
    ['=@types/node', 'exact', '@types/node', ''],
    ['observab*', 'prefix', 'observab', ''],
    ['@nodejs', 'handle', 'nodejs', ''],
    ['@nodejs@social.example', 'handle', 'nodejs@social.example', ''],
    ['#OpenSource', 'tag', 'OpenSource', ''],
    ['site:github.com', 'site', 'github.com', ''],
    ['site:GitHub.com/nodejs/', 'site', 'github.com/nodejs', ''],
    ['site:https://bücher.example', 'site', 'xn--bcher-kva.example', ''],
    ['/k(8|ubernete)s/', 'regex', 'k(8|ubernete)s', ''],
    ['/^breaking/im', 'regex', '^breaking', 'im'],
    ['/and/or/', 'regex', 'and/or', ''],
  ])('%s is a keyword of its kind', (written, kind, pattern, flags) => {
    expect(readRule(written)).toEqual({ kind, pattern, flags });
  });

  it('reads any text as a rule with a pattern, or says why not', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ''),
        (written) => {
          const rule = readRule(written);
          if ('why' in rule) expect(rule.advice).not.toBe('');
          else expect(rule.pattern).not.toBe('');
        },
      ),
    );
  });
});

describe('a keyword in digest.yaml', () => {
  const keywords = async (yaml: string) => {
    const { config, diagnostics } = await load(`themes:\n  - id: platform\n    keywords: ${yaml}\n`);
    expect(diagnostics).toEqual([]);
    return config.themes[0]!.keywords;
  };

  it('knows where it is written', async () => {
    const [, second] = await keywords('\n      - kubernetes\n      - helm');
    expect(second).toEqual({
      written: 'helm',
      kind: 'literal',
      pattern: 'helm',
      flags: '',
      weight: 1,
      fields: ['title', 'body', 'tags'],
      place: { file: 'digest.yaml', line: 5, column: 9 },
    });
  });

  it('looks at title, body and tags; a handle, a tag or a site where such things are', async () => {
    const fields = (await keywords('["kube*", "=Go", /k8s/, "@k8s", "#k8s", "site:k8s.io"]')).map(
      (it) => it.fields,
    );
    const words = ['title', 'body', 'tags'];
    expect(fields).toEqual([words, words, words, ['handles'], ['tags'], ['links']]);
  });

  it('may have a weight and fields of its own', async () => {
    const [one, two] = await keywords(
      '[{match: helm, weight: 2.5, in: title}, {match: kubectl, in: [body, links]}]',
    );
    expect(one).toMatchObject({ written: 'helm', weight: 2.5, fields: ['title'] });
    expect(two).toMatchObject({ written: 'kubectl', weight: 1, fields: ['body', 'links'] });
  });

  it('is the word that stands there, even if YAML reads it as a number, a truth or nothing', async () => {
    const written = (await keywords('[1984, 007, 3.10, no, true, null, {match: 404}]')).map(
      (it) => it.written,
    );
    expect(written).toEqual(['1984', '007', '3.10', 'no', 'true', 'null', '404']);
  });

  it('may be repeated in other capitals when it is an acronym, or in another field', async () => {
    expect(await keywords('[IT, it, {match: it, in: title}, "=It", "=it"]')).toHaveLength(5);
  });

  it('may come from an anchor', async () => {
    const { config, diagnostics } = await load(`themes:
  - {id: platform, keywords: &words [kubernetes, helm]}
  - {id: containers, keywords: *words}
  - {id: numbers, keywords: [&year 1984]}
  - {id: years, keywords: [*year]}
`);
    expect(diagnostics).toEqual([]);
    expect(config.themes[1]!.keywords.map((it) => it.place?.line)).toEqual([2, 2]);
    expect(config.themes[3]!.keywords[0]!.written).toBe('1984');
  });
});
