/**
 * Laws that hold of any input, for machines to look for one that breaks them: nothing throws, nothing hangs, and two ways to
 * the same thing come to the same.
 */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type fc from 'fast-check';
import { expect } from 'vitest';
import { snippets } from '../../bench/generate.js';
import { main } from '../../src/cli/main.ts';
import {
  type Config,
  classify,
  compileRules,
  jsonOf,
  loadConfig,
  openSources,
  openTexts,
  place,
  readEntries,
} from '../../src/index.ts';
import { formats } from '../../src/text/formats.ts';
import type { Diagnostic, Entry } from '../../src/types.ts';
import { readBack } from '../digest/json/read-back.ts';
import { fill } from '../render/template/fill.ts';
import { digest as issue } from '../render/week.ts';
import { rendered } from '../support/issue.ts';
import { memoryIo } from '../support/memory-io.ts';
import { variationsOf } from './mutations.ts';

/** A law, and what it is tried with. `size` is how many bytes an input has that was tried. */
export interface Law {
  inputs: fc.Arbitrary<string>;
  /** Tries one input; `cwd` is a folder of its own. */
  holds(input: string, cwd: string): Promise<void>;
}

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const week = fixture('sample/2026-W11.txt');

const snippetWords = [
  ...[
    '{top}',
    '{skip}',
    '{theme=people}',
    '{',
    '}',
    '2026-03-03',
    '\n\n2026-03-03\n',
    '---\n',
    '---\ntitle: a\n---\n',
  ],
  ...[
    '# ',
    '## ',
    '- ',
    '* ',
    '1. ',
    '> ',
    '```\n',
    '|a|b|\n|-|-|\n',
    '[x](',
    '](',
    '[x]: /y\n',
    '![',
    '<b>',
    '<!--',
    '-->',
    '&amp;',
  ],
  ...[
    'https://example.org/',
    'www.example.org',
    '@mira',
    '#tag',
    '…',
    ' • ',
    '[{"title":"a","body":"b"}]',
    '{"title":"a"}\n',
    ',',
  ],
  ...[
    'title,body\n',
    '<rss><channel><item><title>',
    '</item>',
    '<opml>',
    'Message: 1\nFrom: a\n',
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<DT><A HREF="x">',
    '* TODO ',
  ],
];
const inputs = variationsOf(
  [
    week.slice(0, 3000),
    [...snippets(4, 1)].join(''),
    '# Notes\n\n- [A title](https://example.org/a) – why it matters\n- another\n\n## Tools\n\n| a | b |\n|---|---|\n| c | d |\n',
    'title,body,url\n"One, two","Body of it",https://example.org/1\nThree,"Four\nlines",\n',
    '{"title":"A title","body":"A body."}\n{"title":"B title","body":"B body."}\n',
    '[{"title":"A title","body":"A body.","tags":["x"]}]',
    '<rss version="2.0"><channel><title>t</title><item><title>A</title><description>B &lt;b&gt;c&lt;/b&gt;</description></item></channel></rss>',
    '* Heading\n** Entry :tag:\nText of it.\n',
    '---\ntitle: The Letter\nweek: 2026-W10\nthemes:\n  - id: tea\n    keywords: [tea]\n---\nA Title\nThe body of it.\n',
  ],
  snippetWords,
);

/** What is read of a text that comes in parts of these lengths, over and over. */
async function readIn(text: string, lengths: number[], config: Config): Promise<Read> {
  const bytes = new TextEncoder().encode(text);
  const diagnostics: Diagnostic[] = [];
  const report = (it: Diagnostic) => void diagnostics.push(it);
  async function* parts() {
    for (let at = 0, turn = 0; at < bytes.length || at === 0; turn++) {
      const length = lengths[turn % lengths.length]!;
      yield bytes.slice(at, at + length);
      at += length;
    }
  }
  const sources = await openSources(['-'], config, { stdin: parts, report });
  return await readAll(sources, diagnostics, report);
}

type Sources = Awaited<ReturnType<typeof openTexts>>;

interface Read {
  entries: Entry[];
  diagnostics: Diagnostic[];
}

async function readAll(
  sources: Sources,
  diagnostics: Diagnostic[],
  report: (it: Diagnostic) => void,
): Promise<Read> {
  const entries: Entry[] = [];
  for await (const entry of readEntries(sources, { report })) entries.push(entry);
  return { entries, diagnostics };
}

const configurations = variationsOf(
  [
    fixture('template/digest.yaml'),
    'title: Orchard weekly\ninput: [notes, "*.md"]\noutput: [out/{week}.html, -]\narchive: archive\nissue: auto\nweek: last\ntimezone: Europe/Berlin\nlimit: 3\nurl: https://orchard.example/{week}.html\nfeed:\n  atom: https://orchard.example/atom\nemail:\n  from: a@orchard.example\n  to: b@orchard.example\nthemes:\n  - id: trees\n    title: Trees\n    keywords: [pruning, "grafting^2", /ap+le/, { match: pear, weight: 2, in: title }]\n    exclude: [apple pie]\n',
    '{"themes":[{"id":"a","keywords":["b"]}]}',
  ],
  [
    ...[
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a ',
      '!!js/function ',
      '!!binary ',
      '| \n',
      '>\n',
      '? ',
      '<<: ',
      '%YAML 1.1\n',
      '---\n',
      '...\n',
    ],
    ...[
      'themes:\n',
      'keywords: ',
      'weight: ',
      'id: ',
      '/(a+)+$/',
      '/[/',
      '/a{1,1000}/',
      '2026-W53',
      'extends: software\n',
      'limit: ',
      'null',
      'true',
      '~',
      '0x1F',
      '.inf',
    ],
  ],
);

const digests = variationsOf(
  [JSON.stringify(issue({}), null, 1)],
  [
    ...[
      'null',
      'true',
      '0',
      '-1',
      '1e400',
      '""',
      '[]',
      '{}',
      '[[',
      '{"',
      '":',
      ',',
      '"title":',
      '"id":',
      '"links":["javascript:alert(1)"],',
    ],
    ...[
      '"week":"2026-W54",',
      '"from":"2026-02-30",',
      '"schema":99,',
      '"entries":[{"title":"x"}],',
      '"source":null,',
      '"__proto__":{"a":1},',
      '\\ud800',
      '\\u0000',
    ],
  ],
);

const templates = variationsOf(
  [
    '<h1>{{ title }}</h1>\n{% for theme in themes %}<h2>{{ theme.title }}</h2>{% for entry in theme.entries %}<p>{{ entry.title | upcase }} {{ entry.body }}</p>{% endfor %}{% endfor %}',
    '{% assign x = title | split: " " | first %}{% if x == "The" %}{{ x | append: "!" | escape }}{% else %}{{ from | date: "%Y" }}{% endif %}{% capture y %}{{ week }}{% endcapture %}{{ y }}',
  ],
  [
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      '{{ title }}',
      '{% for x in (1..100000) %}',
      '{% endfor %}',
      '{% if ',
      '{% render "a" %}',
      '{% include "week" %}',
      '{% raw %}',
    ],
    ...[
      '| concat: x',
      '| append: y',
      '| times: 99999999',
      '| date: "%-"',
      '| where: "a", "b"',
      '| split: ""',
      '| join',
      '| truncate: -1',
      '<script>',
      '<a href="',
      '<p ',
      '>',
    ],
  ],
);

/** The configuration under which all of them hold: the built-in themes would be compiled anew for each input. */
export const configuration = `timezone: UTC
empty: publish
themes:
  - id: data
    keywords: [postgres, "queue*", "plain postgres", /part(ial|y)/, "#TypeScript", "site:t.co", "@mira"]
  - id: people
    keywords: [team, "a", { match: agent, weight: 2.5, in: title }, "北京"]
    exclude: [agent loose]
`;

/** A text as it can be written to a file: without half characters. */
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

/** The laws, by what they are about. */
export const laws: Record<string, Law> = {
  'the parser reads the same in whatever parts a text comes, and never throws': {
    inputs,
    async holds(input, cwd) {
      const config = await loadConfig({ cwd });
      const whole = await readIn(input, [input.length * 4 + 1], config);
      for (const lengths of [[1], [7, 64, 3], [4096]]) {
        expect(await readIn(input, lengths, config)).toEqual(whole);
      }
    },
  },
  'classify and build read the same entries, and place them alike': {
    inputs,
    async holds(input, cwd) {
      const built = memoryIo({ cwd, stdin: input });
      const exit = await main(['build', '-', '-f', 'json', '-q'], built.io);
      const classified = memoryIo({ cwd, stdin: input });
      const status = await main(['classify', '-', '-q', '--fields', 'line,title,theme'], classified.io);
      // Front matter may choose days, themes and a title, of which classify has no need.
      if (/^\ufeff?\s*-{3}/.test(input)) return;
      expect(status).toBe(exit);
      if (exit !== 0) return;
      const lines = classified.emitted.stdout.split('\n').filter((line) => line !== '');
      const seen = lines.map(
        (line) => JSON.parse(line) as { line: number; title: string; theme: string | null },
      );
      expect(seen.map(({ line, title }) => `${line} ${title}`).toSorted()).toEqual(
        builtEntries(built.emitted.stdout).toSorted(),
      );
    },
  },
  'the fast way to a theme and the plain one come to the same': {
    inputs,
    async holds(input, cwd) {
      const config = await loadConfig({ cwd });
      const rules = await compileRules(config);
      const sources = await openTexts([{ file: 'week.txt', text: input }], config);
      if (sources.some(({ frontMatter }) => frontMatter !== null)) return;
      const report = () => {};
      for await (const batch of classify(readEntries(sources, { report }), rules, { report }).batches()) {
        for (const placed of batch) {
          const { theme, score } = place(placed.placement().entry, rules);
          expect({ theme: placed.theme, score: placed.score }).toEqual({ theme, score });
        }
      }
    },
  },
  'a configuration is taken, or told what is wrong with it and where': {
    inputs: configurations,
    async holds(input, cwd) {
      await writeFile(join(cwd, 'digest.yaml'), wellFormed(input));
      const diagnostics: Diagnostic[] = [];
      const config = await loadConfig({ cwd, report: (it) => diagnostics.push(it) });
      for (const { message, place: where, severity } of diagnostics) {
        expect(message).not.toBe('');
        if (severity === 'error') expect(where, message).not.toBeNull();
      }
      if (!diagnostics.some(({ severity }) => severity === 'error')) await compileRules(config);
    },
  },
  'JSON is refused with a place, or renders in every format and says the same again': {
    inputs: digests,
    async holds(input) {
      const { digest, diagnostics } = await readBack(wellFormed(input));
      if (digest === null) {
        expect(diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([]);
        return;
      }
      for (const format of formats) expect(typeof (await rendered(digest, format))).toBe('string');
      const json = await jsonOf(digest);
      const again = await readBack(json);
      expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(await jsonOf(again.digest!)).toBe(json);
    },
  },
  'a template is filled in, or told what is wrong with it': {
    inputs: templates,
    async holds(input) {
      const { text, diagnostics } = await fill(issue({}), wellFormed(input));
      const isRefused = diagnostics.some(({ severity }) => severity === 'error');
      expect(typeof text).toBe('string');
      if (isRefused) expect(text).toBe('');
    },
  },
};

/** Line and title of every entry of a digest, wherever it stands. */
function builtEntries(json: string): string[] {
  if (json === '') return [];
  const digest = JSON.parse(json);
  const aside = [...digest.duplicates, ...digest.skipped].map(({ entry }) => entry);
  const shown = [
    ...digest.themes.flatMap((theme: { entries: unknown[] }) => theme.entries),
    ...digest.unplaced,
  ];
  return [...shown, ...aside].map(({ source, title }) => `${source.line} ${title}`);
}
