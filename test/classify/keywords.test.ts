import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../src/classify/classify.ts';
import { scoreEntry } from '../../src/classify/score.ts';
import { loadPack } from '../../src/config/pack.ts';
import type { Theme } from '../../src/types.ts';
import { runs } from '../support/runs.ts';
import { oddity } from '../support/texts.ts';
import { entry, settings, theme } from './rules-of-thumb.ts';

/** The same themes as if somebody had written them down, but for where. */
const unprepared = (themes: Theme[]): Theme[] => themes.map((it) => ({ ...it }));

describe('the keywords of built-in packs', async () => {
  const software = await loadPack('software');
  const marketing = await loadPack('marketing');
  const own = theme('harbour', ['ferry', 'open source harbour', 'data*'], ['ferry tale']);
  const some = [...marketing.slice(3, 6), own, ...software.slice(2), ...marketing.slice(9)];

  it('are none of a theme that is copied: the copy may get others', () => {
    for (const it of unprepared(software)) expect(it.prepared).toBeUndefined();
    expect(unprepared(software)).toEqual(software);
  });

  it('are made when an entry has them, and none for a start', async () => {
    const team = await loadPack('team');
    const { pack } = team[0]!.prepared!;
    const made = new Set<number>();
    const { keyword } = pack;
    pack.keyword = (number) => {
      made.add(number);
      return keyword(number);
    };
    const rules = await compileRules(settings(...team));
    expect([...made]).toEqual(pack.others);
    scoreEntry(entry('Retrospective on Thursday', 'What we learned.'), rules);
    expect(made.size).toBeLessThan(pack.others.length + 20);
  });

  it('find the same prepared and unprepared, among rules of one’s own, in packs of which themes are left out', async () => {
    const prepared = await compileRules(settings(...some));
    const plain = await compileRules(settings(...unprepared(some)));
    expect(prepared.keywords.all()).toEqual(plain.keywords.all());
    const words = [...software, ...marketing].flatMap(({ keywords, exclude }) => [...keywords, ...exclude]);
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words.map(({ pattern }) => pattern)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('ferry', 'tale', 's', '-', 'constructor', '__proto__', 'a', 'open'),
      },
      { weight: 1, arbitrary: oddity },
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, text, fc.array(piece, { maxLength: 2 }), (title, body, hashtags) => {
        const snippet = entry(title, body, { hashtags });
        expect(scoreEntry(snippet, prepared)).toEqual(scoreEntry(snippet, plain));
      }),
      { numRuns: runs(300) },
    );
  });
});
