import { describe, expect, it } from 'vitest';
import { cover } from '../../../src/classify/lint/coverage.ts';
import { check, type Examined } from '../../../src/classify/lint/lint.ts';
import type { Hit, Keyword, KeywordUse, Placement, Theme } from '../../../src/types.ts';
import { entry, keyword, theme } from '../rules-of-thumb.ts';

const at = (line: number) => ({ file: 'digest.yaml', line, column: 9 });

const hit = (written: string, weight = 2): Hit => ({
  theme: 'garden',
  keyword: written,
  field: 'title',
  text: written,
  start: 0,
  end: written.length,
  weight,
});

const placement = (more: Partial<Placement> = {}): Placement => ({
  entry: entry('Bees in Town', 'They like it.'),
  theme: 'garden',
  by: 'rules',
  score: 4,
  also: [],
  why: [hit('bee'), hit('town')],
  ...more,
});

const use = (it: Keyword, more: Partial<KeywordUse> = {}): KeywordUse => ({
  theme: 'garden',
  keyword: it,
  role: 'for',
  hits: 1,
  lost: 0,
  within: null,
  ...more,
});

/** What is said about a week in which nothing is wrong but this. */
function findings(wrong: Partial<Examined>): string[] {
  const examined: Examined = {
    placements: [placement()],
    themes: [],
    weights: { title: 2, body: 1 },
    uses: [],
    shared: [],
    scopes: [],
    sections: [],
    ...wrong,
  };
  return check(examined).map(({ severity, code, message, place }) => {
    const where = place === null ? '' : `${place.file}:${place.line}:${place.column}: `;
    return `${where}${severity}: ${message} [${code}]`;
  });
}

describe('an entry', () => {
  const said = (more: Partial<Placement>) => findings({ placements: [placement(more)] });

  it('with good reasons raises no complaint', () => {
    expect(said({})).toEqual([]);
  });

  it('that no theme takes is told', () => {
    expect(said({ theme: null, by: 'none', score: 0, why: [] })).toEqual([
      'week.txt:1:1: warning: no theme takes "Bees in Town" [entry-unplaced]',
    ]);
  });

  it('that only the order of the themes decided is told', () => {
    expect(said({ also: [{ theme: 'kitchen', score: 4 }] })).toEqual([
      'week.txt:1:1: warning: "Bees in Town" is in `garden` only because that stands before `kitchen`: both score 4 [entry-tie]',
    ]);
  });

  it('that a hint would have decided otherwise is told', () => {
    expect(said({ also: [{ theme: 'kitchen', score: 3.5 }] })).toEqual([
      'week.txt:1:1: warning: "Bees in Town" is in `garden` by a close call: 4 to the 3.5 of `kitchen` [entry-close]',
    ]);
    expect(said({ also: [{ theme: 'kitchen', score: 3.4 }] })).toEqual([]);
  });

  it('that a single weak keyword decided is told', () => {
    expect(said({ score: 1, why: [hit('bee', 1)] })).toEqual([
      'week.txt:1:1: warning: "Bees in Town" is in `garden` only because of "bee", which scores 1 [entry-weak]',
    ]);
    expect(said({ score: 1.2, why: [hit('bee', 1.2)] })).toEqual([]);
    expect(said({ score: 1, why: [hit('bee', 0.5), hit('town', 0.5)] })).toEqual([]);
  });

  it('that an editor placed or left out is not judged', () => {
    expect(said({ by: 'hand', score: 0, why: [] })).toEqual([]);
    const skipped = entry('Bees', '', { directives: { theme: null, top: false, skip: true } });
    expect(said({ entry: skipped, theme: null, by: 'none' })).toEqual([]);
  });

  it('is called by the beginning of a long title, or of its body', () => {
    const none = { theme: null, by: 'none' as const };
    expect(said({ ...none, entry: entry('Bees '.repeat(30)) })[0]).toContain('takes "Bees Bees');
    expect(said({ ...none, entry: entry('Bees '.repeat(30)) })[0]!.length).toBeLessThan(150);
    expect(said({ ...none, entry: entry('', 'Only a body\nof two lines') })[0]).toContain('"Only a body"');
  });
});

describe('a keyword of somebody’s own', () => {
  const bee = keyword('bee', { place: at(4) });
  const said = (more: Partial<KeywordUse>) => findings({ uses: [use(bee, more)] });

  it('that is found raises no complaint', () => {
    expect(said({})).toEqual([]);
  });

  it('that is found nowhere is told where it is written', () => {
    expect(said({ hits: 0 })).toEqual([
      'digest.yaml:4:9: warning: "bee" of `garden` is found nowhere [keyword-idle]',
    ]);
    expect(said({ hits: 0, lost: 3 })[0]).toContain(
      'is only found where `exclude`, `not` or `when` takes it away',
    );
    expect(said({ hits: 0, role: 'exclude' })).toEqual([
      'digest.yaml:4:9: warning: "bee" under `exclude` of `garden` takes nothing away [exclude-idle]',
    ]);
  });

  it('that is only found inside another is told', () => {
    expect(said({ within: keyword('bee keeping') })[0]).toContain('is only found inside "bee keeping"');
  });

  it('that two themes have is told at one of the two', () => {
    const pair = { theme: 'garden', keyword: bee, otherTheme: 'work' };
    expect(findings({ shared: [{ ...pair, other: keyword('bee', { place: at(2) }) }] })).toEqual([
      'digest.yaml:4:9: warning: "bee" of `garden` is a keyword of `work` (digest.yaml:2:9) too [keyword-shared]',
    ]);
    expect(
      findings({
        shared: ['work', 'play'].map((theme) => ({
          theme,
          keyword: keyword('bees'),
          otherTheme: 'garden',
          other: bee,
        })),
      }),
    ).toEqual([
      'digest.yaml:4:9: warning: "bee" of `garden` is a keyword of `work` (built-in), `play` (built-in) too [keyword-shared]',
    ]);
  });
});

describe('the built-in pack', () => {
  it('is counted, not listed', () => {
    const uses = ['bee', 'wasp', 'fly'].map((it, number) => use(keyword(it), { hits: number }));
    const pair = { theme: 'garden', keyword: keyword('bee'), otherTheme: 'work', other: keyword('bee') };
    expect(findings({ uses, shared: [pair] })).toEqual([
      'note: 1 of 3 built-in keywords are found nowhere [pack-keywords-idle]',
      'note: built-in themes share 1 keyword [pack-keywords-shared]',
    ]);
  });
});

describe('a theme', () => {
  const own = theme('kitchen', [keyword('jam', { place: at(7) })]);

  it('that takes no entry is told at its first keyword', () => {
    expect(findings({ themes: [own] })).toEqual([
      'digest.yaml:7:9: warning: the theme `kitchen` takes no entry [theme-without-entries]',
    ]);
    expect(findings({ themes: [{ ...own, id: 'garden' }] })).toEqual([]);
  });

  it('of the built-in pack is told in one note', () => {
    expect(findings({ themes: [theme('work', ['desk']), theme('travel', ['train'])] })).toEqual([
      'note: these built-in themes take no entry: work, travel [pack-themes-without-entries]',
    ]);
  });

  it('cannot be judged without any entry', () => {
    expect(findings({ placements: [], themes: [own] })).toEqual([]);
  });
});

describe('coverage', () => {
  const themes: Theme[] = [theme('garden', ['bee', 'town']), theme('kitchen', ['jam'])];

  it('counts what each theme takes, what it nearly took, and which keywords did it', () => {
    const placements = [
      placement({ also: [{ theme: 'kitchen', score: 1 }] }),
      placement({ why: [hit('town')] }),
      placement({ theme: null, by: 'none', why: [] }),
      placement({ entry: entry('Left out', '', { directives: { theme: null, top: false, skip: true } }) }),
    ];
    expect(cover(themes, placements)).toEqual({
      entries: 3,
      placed: 2,
      unplaced: 1,
      themes: [
        {
          theme: 'garden',
          placed: 2,
          second: 0,
          work: [
            { keyword: 'town', entries: 2 },
            { keyword: 'bee', entries: 1 },
          ],
        },
        { theme: 'kitchen', placed: 0, second: 1, work: [] },
      ],
      drop: [],
      pin: [],
      sections: [],
    });
  });

  it('counts what goes before all scores: rules that drop and pin, and headings', () => {
    const found = (keyword: string) => ({ keyword, field: 'body' as const, text: keyword, start: 0, end: 1 });
    const placements = [
      placement({ theme: null, by: 'none', why: [], drop: found('sponsored') }),
      placement({ theme: null, by: 'none', why: [], drop: found('sponsored') }),
      placement({ by: 'section', pin: found('frost') }),
    ];
    expect(cover(themes, placements)).toMatchObject({
      entries: 1,
      drop: [{ keyword: 'sponsored', entries: 2 }],
      pin: [{ keyword: 'frost', entries: 1 }],
      sections: [{ keyword: 'garden', entries: 1 }],
    });
  });
});
