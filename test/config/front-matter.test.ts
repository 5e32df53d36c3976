import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFrontMatter, defaultConfig } from '../../src/config/config.ts';
import { anyText } from '../support/texts.ts';
import { frontMatterDiagnostics, load, withFrontMatter } from './reports.ts';

describe('front matter', () => {
  it('sets keys for one file alone', async () => {
    const { config, facts, diagnostics } = await withFrontMatter(
      'title: Security week\ndate: 2026-03-02\nissue: 12\nweights: {title: 4}\n',
    );
    expect(diagnostics).toEqual([]);
    expect(facts.date).toBe('2026-03-02');
    expect(config).toMatchObject({ title: 'Security week', issue: '12', weights: { title: 4, body: 1 } });
  });

  it('counts the day of a time as it is written where no zone is set, else in that zone', async () => {
    const late = 'date: 2026-03-05T23:30:00-08:00\n';
    expect((await withFrontMatter(late)).facts.date).toBe('2026-03-05');
    const config = { ...(await defaultConfig('/project')), timezone: 'UTC' };
    const inZone = await applyFrontMatter(config, { language: 'yaml', text: late, line: 2 }, 'week.md');
    expect(inZone.facts.date).toBe('2026-03-06');
    expect((await withFrontMatter(`timezone: Asia/Tokyo\n${late}`)).facts.date).toBe('2026-03-06');
  });

  it('may have the keys of the issue with capitals', async () => {
    const { config, diagnostics } = await withFrontMatter('Title: Tides\nIntro: Good *morning*\nIssue: 7\n');
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({ title: 'Tides', intro: 'Good *morning*', issue: '7' });
    const wrong = await withFrontMatter('Title: Tides\nWeek: 2026-W77\n');
    expect(wrong.diagnostics).toMatchObject([{ code: 'config-value', place: { line: 3, column: 7 } }]);
  });

  it('has the address of whom a file is about, which is none of the keys of an email', async () => {
    const { diagnostics } = await withFrontMatter('title: Ida Holm\nemail: ida@example.org\n');
    expect(diagnostics).toMatchObject([{ code: 'front-matter-unknown', severity: 'note' }]);
    const ours = await withFrontMatter('title: Week 10\nemail: {from: ida@example.org}\n');
    expect(ours.diagnostics).toMatchObject([{ code: 'front-matter-key', severity: 'warning' }]);
  });

  it('may say in which language the issue is, and where it stands on the web', async () => {
    const { config, diagnostics } = await withFrontMatter(
      'lang: de\npreheader: Was sich bewegt hat\nurl: https://example.org/{week}/\n',
    );
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({
      lang: 'de',
      preheader: 'Was sich bewegt hat',
      publication: { url: 'https://example.org/{week}/' },
    });
  });

  it('says nothing about the publication, whoever wrote it', async () => {
    const { config, diagnostics } = await withFrontMatter(
      'home: https://example.com\naccent: red\nlogo: logo.svg\nstyle: brand.css\nfooter: Hello\nfeed: {items: issues}\nemail: {to: all@example.com}\n',
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(7).fill('front-matter-key'));
    const { publication, mail } = await defaultConfig('/project');
    expect(config).toMatchObject({ publication, mail });
  });

  it('means the same in JSON and TOML', async () => {
    const yaml = await withFrontMatter(
      'title: Security week\ndate: 2026-03-02\nfold: 2\nissue: 12\ndisable: [events]\n',
    );
    const json =
      '{"title": "Security week", "date": "2026-03-02",\n\t"fold": 2, "issue": 12, "disable": ["events"]}';
    const toml = 'title = "Security week"\ndate = 2026-03-02\nfold = 2\nissue = 12\ndisable = ["events"]\n';
    const said = ({ config, ...read }: typeof yaml) => ({ ...read, config: { ...config, written: {} } });
    expect(said(await withFrontMatter(json, 'json'))).toEqual(said(yaml));
    expect(said(await withFrontMatter(toml, 'toml'))).toEqual(said(yaml));
  });

  it('asks for a week instead of the days of the configuration, and the reverse', async () => {
    const { config: days } = await load('since: 2026-03-02\nuntil: 2026-03-04\n');
    const week = await applyFrontMatter(
      days,
      { language: 'yaml', text: 'week: 2026-W11', line: 2 },
      'week.txt',
    );
    expect(week.config).toMatchObject({ week: '2026-W11', since: null, until: null });
    const back = await applyFrontMatter(
      week.config,
      { language: 'yaml', text: 'until: 2026-03-04', line: 2 },
      'a.txt',
    );
    expect(back.config).toMatchObject({ week: null, since: null, until: '2026-03-04' });
  });

  it('lays its themes over those that are configured', async () => {
    const { config } = await load('themes:\n  - {id: security, keywords: [passkey]}\n');
    const text = 'themes:\n  - {id: offsite, keywords: [lisbon]}\n  - {id: security, keywords: [phishing]}\n';
    const own = await applyFrontMatter(config, { language: 'yaml', text, line: 2 }, 'week.txt');
    expect(own.config.themes.map(({ id, keywords }) => [id, keywords.map((it) => it.written)])).toEqual([
      ['offsite', ['lisbon']],
      ['security', ['passkey', 'phishing']],
    ]);
    expect(own.config.themes[0]!.keywords[0]!.place).toEqual({ file: 'week.txt', line: 3, column: 30 });
  });

  it('adds to what is dropped, pinned and has a heading', async () => {
    const { config } = await load(
      'themes: [{id: data, keywords: [sqlite]}]\ndrop: [sponsored]\nsections: {Tools: data}\n',
    );
    const text = 'drop: [webinar]\npin: [outage]\nsections: {Databases: data}';
    const own = await applyFrontMatter(config, { language: 'yaml', text, line: 2 }, 'week.txt');
    expect(own.config.drop.map(({ written }) => written)).toEqual(['sponsored', 'webinar']);
    expect(own.config.pin.map(({ written }) => written)).toEqual(['outage']);
    expect(own.config.sections.map(({ section }) => section)).toEqual(['Tools', 'Databases']);
    expect(own.config.themes).not.toBe(config.themes);
  });

  it('leaves the keys of other programs that have the names of ours', async () => {
    const { config, diagnostics } = await withFrontMatter(
      'pin: true\nsections: 3\ndrop: a few lines\nthemes: [farming]\nweights: heavy\n',
      'yaml',
    );
    expect([config.pin, config.sections, config.drop]).toEqual([[], [], []]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter-unknown']);
  });

  it('starts from the pack when it says so', async () => {
    const { config } = await load('themes:\n  - {id: our-team, keywords: [offsite]}\n');
    const block = { language: 'yaml' as const, text: 'extends: default', line: 2 };
    const own = await applyFrontMatter(config, block, 'week.txt');
    expect(own.config.themes).toEqual((await defaultConfig('/')).themes);
  });

  it('leaves the rules alone, the very same ones, when it is not about them', async () => {
    const config = await defaultConfig('/project');
    const block = { language: 'yaml' as const, text: 'title: Security week', line: 2 };
    expect((await applyFrontMatter(config, block, 'week.txt')).config.themes).toBe(config.themes);
    const rules = { ...block, text: 'threshold: 2' };
    expect((await applyFrontMatter(config, rules, 'week.txt')).config.themes).not.toBe(config.themes);
  });

  it('may be empty', async () => {
    for (const language of ['yaml', 'toml'] as const) {
      const { config, diagnostics } = await withFrontMatter('', language);
      expect([config, diagnostics]).toEqual([await defaultConfig('/project'), []]);
    }
  });
});

describe('complaints about front matter', () => {
  it('have the line of the file', async () => {
    expect(
      await frontMatterDiagnostics(
        'titel: Security week\ndate: 2 March\nthemes: [{id: a, keywords: ["*"]}]\n',
      ),
    ).toMatchInlineSnapshot(`
      "week.txt:2:1 note: the key \`titel\` means nothing here and is passed over
        | titel: Security week
        = did you mean \`title\`?
      week.txt:3:7 warning: \`date\` must be a day such as 2026-03-02, a week or a time, not the text "2 March"
        | date: 2 March
      week.txt:4:29 error: \`themes[0].keywords[0]\`, "*", cannot be used: \`*\` needs the start of a word before it
        | themes: [{id: a, keywords: ["*"]}]
        = write \`observab*\` for words that start so, or a pattern such as /\\bfive.star/"
    `);
  });

  it('keep it from deciding what is read or written', async () => {
    expect(await frontMatterDiagnostics('input: other.txt\noutput: /etc/motd.md\n')).toMatchInlineSnapshot(`
      "week.txt:2:1 warning: \`input\` cannot be set in a snippet file: it does not decide what is read or written
        | input: other.txt
        = set it in digest.yaml
      week.txt:3:1 warning: \`output\` cannot be set in a snippet file: it does not decide what is read or written
        | output: /etc/motd.md
        = set it in digest.yaml"
    `);
  });

  it('end at once when there is too much of it', async () => {
    expect(await frontMatterDiagnostics(`title: ${'x'.repeat(100_000)}`)).toMatchInlineSnapshot(`
      "week.txt:2:1 warning: there is more configuration here than 100 kB; no key of this front matter counts
        = snippets belong in files of their own, named under \`input\`"
    `);
  });

  it('want keys with values', async () => {
    expect(await frontMatterDiagnostics('- security\n')).toMatchInlineSnapshot(`
      "week.txt:2:1 error: the configuration must be keys with values, such as \`title: …\`, not a list
        | - security"
    `);
    expect(await frontMatterDiagnostics('just some words\n')).toMatchInlineSnapshot(`
      "week.txt:2:1 error: the configuration must be keys with values, such as \`title: …\`, not the text "just some words"
        | just some words"
    `);
    expect(await frontMatterDiagnostics('"week 10"', 'json')).toMatchInlineSnapshot(`
      "week.txt:2:1 error: the configuration must be keys with values, such as \`title: …\`, not the text "week 10"
        | "week 10""
    `);
  });

  it('say where it is not YAML', async () => {
    expect(await frontMatterDiagnostics('title: [unclosed\n')).toMatchInlineSnapshot(`
      "week.txt:2:8 warning: this is not YAML: a bracket is opened and never closed; no key of this front matter counts
        | title: [unclosed
        = close it, or quote a text that starts with it"
    `);
  });

  it('say where it is not JSON, and find duplicate keys there', async () => {
    expect(
      await frontMatterDiagnostics('{"title": "Security week",\n "fold": 2,\n}', 'json'),
    ).toMatchInlineSnapshot(`
      "week.txt:4:1 warning: this is not JSON: \`}\` cannot stand here; no key of this front matter counts
        | }"
    `);
    expect(await frontMatterDiagnostics('{"title": "Security week"', 'json')).toMatchInlineSnapshot(`
      "week.txt:2:26 warning: this is not JSON: it ends too early; no key of this front matter counts
        | {"title": "Security week""
    `);
    expect(await frontMatterDiagnostics('{title: Security week}', 'json')).toMatchInlineSnapshot(`
      "week.txt:2:2 warning: this is not JSON: \`t\` cannot stand here; no key of this front matter counts
        | {title: Security week}"
    `);
    expect(await frontMatterDiagnostics('{"fold": tru}', 'json')).toMatchInlineSnapshot(`
      "week.txt:2:13 warning: this is not JSON: \`}\` cannot stand here; no key of this front matter counts
        | {"fold": tru}"
    `);
    expect(await frontMatterDiagnostics('', 'json')).toMatchInlineSnapshot(`
      "week.txt:2:1 warning: this is not JSON: it ends too early; no key of this front matter counts
        | "
    `);
    expect(await frontMatterDiagnostics('{"fold": 1,\n "fold": 2}', 'json')).toMatchInlineSnapshot(`
      "week.txt:3:2 warning: \`fold\` is given twice, first in line 2; the last one counts
        |  "fold": 2}
        = keep one of them"
    `);
  });

  it('say where it is not TOML, and find the keys there', async () => {
    expect(await frontMatterDiagnostics('title = "Security week\nfold = 2\n', 'toml')).toMatchInlineSnapshot(`
      "week.txt:2:23 warning: this is not TOML: control characters are not allowed in strings; no key of this front matter counts
        | title = "Security week"
    `);
    expect(
      await frontMatterDiagnostics(
        `titel = "Security week"
fold = "three"
date = 2026-03-02T10:00:00Z

[weights]
boddy = 1

[[themes]]
id = "our-team"
keywords = ["offsite"]

[[themes]]
id = "security"
keywords = [
  "passkey",
  "*",
]
`,
        'toml',
      ),
    ).toMatchInlineSnapshot(`
      "week.txt:2:1 note: the key \`titel\` means nothing here and is passed over
        | titel = "Security week"
        = did you mean \`title\`?
      week.txt:3:1 warning: \`fold\` must be a whole number from 0, not the text "three"
        | fold = "three"
      week.txt:7:1 error: there is no key \`boddy\` in \`weights\`
        | boddy = 1
        = did you mean \`body\`?
      week.txt:15:1 error: \`themes[1].keywords[1]\`, "*", cannot be used: \`*\` needs the start of a word before it
        | keywords = [
        = write \`observab*\` for words that start so, or a pattern such as /\\bfive.star/"
    `);
  });
});

describe('any front matter', () => {
  const signs = [...'[]{}:,-#&*!|>%@`"\'\\/=.~?'].flatMap((sign) => [sign, `${sign} `]);
  const words = [
    'title',
    'themes',
    'keywords',
    'id: a',
    'match',
    '<<',
    '__proto__',
    '1',
    '\n',
    '\n  ',
    '\t',
    '---',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...signs, ...words), anyText));

  it.each(['yaml', 'json', 'toml'] as const)(
    'in %s is read or complained about, never thrown at',
    async (language) => {
      const { config } = await load('themes: [{id: our-team, keywords: [offsite]}]\n');
      await fc.assert(
        fc.asyncProperty(text, async (parts) => {
          const block = { language, text: parts.join(''), line: 2 };
          const { diagnostics } = await applyFrontMatter(config, block, 'week.txt');
          for (const { place, message } of diagnostics) {
            expect(message).not.toBe('');
            expect(place?.line).toBeGreaterThanOrEqual(2);
            expect(place?.column).toBeGreaterThanOrEqual(1);
          }
        }),
      );
    },
  );
});
